/** Whatever is typed, `--json` gives exactly one JSON value on stdout, wherever it stands. */
import { expect, test } from 'vitest';
import { openTsushin } from '../delivery/tsushin.ts';

test.each([
  ['an option that is not there', ['status', '--json', '--x'], '（--x）'],
  ['a command that is not there', ['--json', 'chekc'], '（chekc）'],
  ['no command', ['--json'], 'コマンドを書いてください。'],
  ['a group without its command', ['subscribers', '--json'], 'コマンドを書いてください。'],
  ['an argument that is missing', ['send', '--json'], '（publication）'],
  ['a value that is missing', ['send', 'issues/2023-summer', '--json', '--test'], '（--test'],
])('%s ends with 2 and says so', async (_, words, named) => {
  const { code, stdout, stderr } = await openTsushin().run(...words);
  const usage = expect.stringContaining(named);
  expect([code, JSON.parse(stdout)]).toEqual([2, { usage }]);
  expect(stderr).toEqual(usage);
});

test.each([
  [['--x'], '--help'],
  [['status', '--x'], 'status --help'],
  [['subscribers'], 'subscribers --help'],
  [['subscribers', 'list', '--status', 'x'], 'subscribers list --help'],
])('%j points to its own help', async (words, help) => {
  const { stderr } = await openTsushin().run(...words);
  expect(stderr).toMatch(new RegExp(`\n→ npm run -s tsushin -- ${help} で使い方を見られます。\n$`));
});

test.each([
  ['--json', 'status'],
  ['status', '--json'],
  ['subscribers', '--json', 'list'],
])('works as %s %s', async (...words) => {
  const { code, stdout } = await openTsushin().run(...words);
  expect([code, JSON.parse(stdout)]).toEqual([0, []]);
});

test('gives the help as a value too', async () => {
  const { code, stdout } = await openTsushin().run('status', '--help', '--json');
  expect([code, JSON.parse(stdout)]).toEqual([0, { help: expect.stringContaining('使い方:') }]);
});
