/** `check` and `check --readings` as staff and programs meet them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPublications } from '../../src/cli/check-publications.ts';
import { checkReadings } from '../../src/cli/check-readings.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { ProblemsError } from '../../src/problems.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';

let root = '';
let contentDir = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  contentDir = join(root, 'content');
  cpSync(FIXTURES, contentDir, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function writeIssue(body: string): void {
  mkdirSync(join(contentDir, 'issues', 'test'), { recursive: true });
  writeFileSync(join(contentDir, 'issues', 'test', 'index.mdx'), HEAD + body);
}

/** A command's context and what it wrote on both streams. */
function start(json = false) {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const config = readConfig({ CONTENT_DIR: contentDir, DATA_DIR: join(root, '.data') });
  const context = { config, terminal: createTerminal(json, { out: stream, err: stream }), clock: () => new Date(0) };
  return { context, output: () => written.join('') };
}

describe('check', () => {
  it('ends with how hard the issue is to read, and the count', async () => {
    writeIssue('楽な服で来てください。\n水を持ってきてください。\n');
    const { context, output } = start();
    expect(await checkPublications(context, ['issues/test'])).toBe(0);
    expect(output()).toMatch(
      /^読みやすさ\n {2}issues\/test {2}一文 平均12字・最大12字、漢字 22%、続く漢字 最大1字（楽）、確かめていない読み \d+語\n\n/,
    );
    expect(output()).toMatch(/\n直すところも、気をつけるところもありません。\n$/);
  });

  it('fails for errors, not for warnings and hints', async () => {
    writeIssue('ｶﾞｲﾄﾞは13:00に始まります。\n');
    const calm = start(true);
    expect(await checkPublications(calm.context, [])).toBe(0);
    expect(JSON.parse(calm.output())).toMatchObject({
      errors: 0,
      warnings: 1,
      hints: 1,
      readability: [{ publication: 'issues/test' }],
    });
    writeIssue('7月8日（金）です。\n');
    expect(await checkPublications(start().context, [])).toBe(1);
  });

  it('names a character that paper cannot show', async () => {
    writeIssue('𠮷田さんの話です。\n');
    const { context, output } = start();
    await checkPublications(context, []);
    expect(output()).toContain('「𠮷」（U+20BB7）は、印刷に使う書体にない文字です。');
  });
});

describe('check --readings', () => {
  const readings = (): string => readFileSync(join(contentDir, 'readings.yaml'), 'utf8');

  it('lists the most frequent first, with the sentence, and what to type', async () => {
    writeIssue('窓を見ます。楽な日です。\n\n楽な人です。\n');
    const { context, output } = start();
    await checkReadings(context, ['issues/test'], []);
    expect(output()).toMatch(/^楽=らく {2}（2回）\n {2}楽な日です。\n/);
    expect(output()).toContain('check --readings --confirm 楽=らく');
  });

  it('writes what is confirmed, and keeps what stands there', async () => {
    writeIssue('窓を見ます。楽な日です。\n');
    writeFileSync(join(contentDir, 'readings.yaml'), '# 地名\n湘南: しょうなん # 確かめた\n\n# 人\n見本: みほん\n');
    await checkReadings(start().context, ['issues/test'], ['楽=らく', '見本町＝みほんちょう']);
    expect(readings()).toBe(
      '# 地名\n湘南: しょうなん # 確かめた\n\n# 人\n見本: みほん\n楽: らく\n見本町: みほんちょう\n',
    );
  });

  it('confirms everything that was shown, but for what is typed otherwise', async () => {
    writeIssue('楽な日です。\n');
    const { context, output } = start();
    await checkReadings(context, ['issues/test'], ['all', '日=ひ']);
    expect(readings()).toContain('楽: らく\n');
    expect(output()).toContain('まだ確かめていない読みはありません。');
  });

  it('refuses what is no reading, and writes nothing', async () => {
    writeIssue('楽な日です。\n');
    const typed = ['楽', 'らく=らく', '楽=楽'];
    const failure = await checkReadings(start().context, ['issues/test'], typed).catch((thrown: unknown) => thrown);
    const codes = failure instanceof ProblemsError ? failure.problems.map((problem) => problem.code) : [];
    expect(codes).toEqual(['confirmation-unreadable', 'confirmation-without-kanji', 'confirmation-not-kana']);
    expect(() => readings()).toThrow();
  });
});
