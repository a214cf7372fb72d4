/** `check` and `check --readings` as staff and programs meet them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
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
    expect(output()).toMatch(
      /\n直すところも、気をつけるところもありません。\nほかに、確かめていない読みが \d+語あります。→ npm run -s tsushin -- check issues\/test --readings\n$/,
    );
    writeIssue('うみです。\n');
    const calm = start();
    await checkPublications(calm.context, ['issues/test']);
    expect(calm.output()).toMatch(/気をつけるところもありません。\n$/);
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

describe('check of one publication', () => {
  const codesOf = async (...names: string[]): Promise<string[]> => {
    const { context, output } = start(true);
    await checkPublications(context, names);
    const told = z.object({ problems: z.array(z.object({ code: z.string() })) }).parse(JSON.parse(output()));
    return told.problems.map(({ code }) => code);
  };
  const break_ = (name: string): void => {
    const path = join(contentDir, ...name.split('/'));
    writeFileSync(path, readFileSync(path, 'utf8').replace('---\n', '---\nplase: 1\n'));
  };

  it.each([
    ['an event', 'events/yoga.mdx', '<Event id="yoga" />'],
    ['an event in full width', 'events/yoga.mdx', '＜Event　id＝＂yoga＂ /＞'],
    ['an event reported on', 'events/yoga.mdx', '<Report event="yoga">\n\n楽しい会でした。\n\n</Report>'],
    ['an event asked about', 'events/yoga.mdx', '<ReplySlip events="yoga">\n\n返事をください。\n\n</ReplySlip>'],
    ['an event its schedule may lack', 'events/yoga.mdx', '<Schedule from="2023-07-01" to="2023-07-31" />'],
    ['a person', 'staff/mihon.mdx', '<Staff id="mihon" />'],
    ['a place', 'resources/office.mdx', '<Resource id="office" />'],
  ])('reports what is wrong with %s, and of nothing else', async (_, file, shown) => {
    writeIssue(`${shown}\n`);
    for (const name of ['events/yoga.mdx', 'events/fair.mdx', 'staff/mihon.mdx', 'resources/office.mdx']) {
      if (name === file || !shown.includes('Schedule')) break_(name);
    }
    expect(await codesOf('issues/test')).toEqual(['unknown-field']);
  });

  it('reports what every publication is made with', async () => {
    writeIssue('海を見ます。\n');
    writeFileSync(join(contentDir, 'words.yaml'), 'repalce:\n');
    writeFileSync(join(contentDir, 'readings.yaml'), '湘南: 湘南\n');
    expect(await codesOf('issues/test')).toEqual(['bad-value', 'unknown-field']);
  });

  it('names the publication that was meant', async () => {
    writeIssue('海を見ます。\n');
    const report = (name: string) =>
      checkPublications(start().context, [name]).catch((thrown: unknown) => String(thrown));
    expect(await report('issues/tset')).toContain(
      '✖ issues/tset  publication-unknown\n  「issues/tset」という発行物はありません。\n  → issues/test と書いてください。',
    );
    for (const name of ['test', 'tset'])
      expect(await report(name)).toContain(`「${name}」という発行物はありません。\n  → issues/test と書いてください。`);
    expect(await report('夏の号')).toContain('→ issues/2023-summer のように、フォルダーと名前で書いてください。');
  });
});

/** 湘南: しょうなん as Excel or an old editor saves it. */
const SHIFT_JIS = Buffer.from([0x8f, 0xc3, 0x93, 0xec, 0x3a, 0x20, 0x82, 0xb5, 0x82, 0xe5, 0x82, 0xa4, 0x0a]);

describe('YAML that was saved otherwise', () => {
  const save = (name: string, bytes: Uint8Array): void => writeFileSync(join(contentDir, name), bytes);
  const reportOf = (thrown: unknown): string => (thrown instanceof ProblemsError ? thrown.message : String(thrown));

  it('is named in center.yaml, and read with a BOM and CRLF', () => {
    const text = readFileSync(join(contentDir, 'center.yaml'), 'utf8');
    save('center.yaml', Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`));
    expect(start().context.config.center.newsletter).toBe('しょうなん通信');
    save('center.yaml', SHIFT_JIS);
    expect(() => start()).toThrow(
      '✖ content/center.yaml:1:1  not-utf8\n  このファイルは Shift_JIS で保存されているようです。',
    );
  });

  it.each(['readings.yaml', 'words.yaml'])('is named in %s', async (name) => {
    save(name, SHIFT_JIS);
    const { context, output } = start();
    expect(await checkPublications(context, [])).toBe(1);
    expect(output()).toContain(`✖ content/${name}:1:1  not-utf8`);
  });

  it('is never confirmed into', async () => {
    writeIssue('楽な日です。\n');
    for (const bytes of [SHIFT_JIS, Buffer.from('湘南: "しょうなん\n')]) {
      save('readings.yaml', bytes);
      const thrown: unknown = await checkReadings(start().context, [], ['楽=らく']).catch(
        (failure: unknown) => failure,
      );
      expect(reportOf(thrown)).toMatch(/^✖ content\/readings\.yaml:/);
      expect(readFileSync(join(contentDir, 'readings.yaml'))).toEqual(bytes);
    }
  });

  it('is confirmed into with a BOM and CRLF', async () => {
    writeIssue('楽な日です。\n');
    save('readings.yaml', Buffer.from('\uFEFF# 地名\r\n湘南: しょうなん\r\n'));
    await checkReadings(start().context, [], ['楽=らく']);
    expect(readFileSync(join(contentDir, 'readings.yaml'), 'utf8')).toBe('# 地名\n湘南: しょうなん\n楽: らく\n');
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
    writeIssue('窓を見ます。楽な日です。見本町です。\n');
    writeFileSync(join(contentDir, 'readings.yaml'), '# 地名\n湘南: しょうなん # 確かめた\n\n# 人\n見本: みほん\n');
    const { context, output } = start();
    await checkReadings(context, ['issues/test'], ['楽=らく', '見本町＝みほんちょう']);
    expect(output()).toMatch(
      /^readings\.yaml に 2語を書きました。\nまだ確かめていない読みは \d+語です。→ npm run -s tsushin -- check issues\/test --readings\n$/,
    );
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

  it.each([
    [
      '寄席=よせ',
      '「寄席」は、原稿のどこにもありません。何も書いていません。\n  → check --readings で出た言葉を、そのまま写して、= のあとに読みを書いてください。',
    ],
    [
      'content/issues/test/index.mdx',
      '「issues/test」は発行物の名前で、言葉ではありません。何も書いていません。\n  → 発行物の名前は、--confirm より前に書いてください。npm run -s tsushin -- check issues/test --readings --confirm all',
    ],
  ])('refuses %s, and writes nothing', async (typed, told) => {
    writeIssue('楽な日です。\n');
    await expect(checkReadings(start().context, [], ['all', typed])).rejects.toThrow(told);
    expect(() => readings()).toThrow();
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
