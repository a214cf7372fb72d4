/** What is remembered between two checks in one process is never stale. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCenter } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';

const FIXTURES = join(import.meta.dirname, '..', 'fixtures', 'content');
const HEAD = '---\ntitle: 夏\nnumber: 1\ndate: 2023-06-01\npreheader: 見本の号です。\n---\n\n';

let contentDir = '';

beforeEach(() => {
  contentDir = join(mkdtempSync(join(tmpdir(), 'recheck-')), 'content');
  cpSync(FIXTURES, contentDir, { recursive: true });
  mkdirSync(join(contentDir, 'issues', 'test'), { recursive: true });
});
afterEach(() => rmSync(join(contentDir, '..'), { recursive: true, force: true }));

const pathOf = (name: string): string => join(contentDir, ...name.split('/'));
const write = (name: string, text: string | Uint8Array): void => writeFileSync(pathOf(name), text);
const edit = (name: string, from: string, to: string): void =>
  write(name, readFileSync(pathOf(name), 'utf8').replace(from, to));

async function codes(): Promise<string[]> {
  const { problems } = await loadContent({ contentDir, center: readCenter(contentDir) });
  return problems.map((problem) => problem.code);
}

const draw = (width: number): Promise<Buffer> =>
  sharp({ create: { width, height: 100, channels: 3, background: '#ffffff' } })
    .png()
    .toBuffer();

describe('a second check', () => {
  it('reports the same for the same files', async () => {
    write('issues/test/index.mdx', `${HEAD}会は13:00からです。\n`);
    expect(await codes()).toEqual(['clock-24']);
    expect(await codes()).toEqual(['clock-24']);
  });

  it('sees a changed file, and files that show it', async () => {
    write('issues/test/index.mdx', `${HEAD}<Event id="yoga" />\n`);
    expect(await codes()).toEqual([]);
    edit('events/yoga.mdx', '2023-07-08', '2023-05-08');
    expect(await codes()).toEqual(['deadline-after-event', 'event-over']);
    edit('events/yoga.mdx', '2023-05-08', '2023-07-08');
    expect(await codes()).toEqual([]);
  });

  it('sees an event that came or went', async () => {
    write('issues/test/index.mdx', `${HEAD}<Event id="walk" />\n\n[ヨガの会](/events/yoga/)\n`);
    expect(await codes()).toEqual(['unknown-reference']);
    write('events/walk.mdx', readFileSync(pathOf('events/yoga.mdx')));
    expect(await codes()).toEqual([]);
    rmSync(pathOf('events/yoga.mdx'));
    expect(await codes()).toEqual(['link-broken']);
  });

  it('reports an entry of which nothing can be made at its own place only, until it is mended', async () => {
    const slip = '<ReplySlip events="yoga">\n\n返事をください。\n\n</ReplySlip>';
    write(
      'issues/test/index.mdx',
      `${HEAD}<Event id="yoga" />\n\n<Staff id="taro" />\n\n[会](/events/yoga/)\n\n${slip}\n`,
    );
    write('staff/taro.mdx', Buffer.from([0x8c, 0xa9, 0x96, 0x7b]));
    edit('events/yoga.mdx', 'place:', 'plase:');
    expect(await codes()).toEqual(['unknown-field', 'not-utf8']);
    write('staff/taro.mdx', readFileSync(pathOf('staff/mihon.mdx')));
    expect(await codes()).toEqual(['unknown-field']);
    edit('events/yoga.mdx', 'plase:', 'place:');
    expect(await codes()).toEqual([]);
  });

  it('sees changed words, a changed centre and a changed picture', async () => {
    write('issues/test/a.png', await draw(800));
    write('issues/test/index.mdx', `${HEAD}定着支援事業者に 0466-00-0009 で聞きます。\n\n![赤い花の絵](./a.png)\n`);
    expect(await codes()).toEqual(['kanji-run', 'contact-unknown']);
    edit('words.yaml', 'slips:', 'allowKanji:\n  - 定着支援事業者\nslips:');
    expect(await codes()).toEqual(['contact-unknown']);
    edit('center.yaml', '0466-00-0001', '0466-00-0009');
    expect(await codes()).toEqual([]);
    write('issues/test/a.png', await draw(30));
    expect(await codes()).toEqual(['picture-too-small']);
    rmSync(pathOf('issues/test/a.png'));
    expect(await codes()).toEqual(['image-missing']);
  });
});

/** Mentions, in every way there is, what stands in other files. */
const BODY = `定着支援事業者の職場定着支援会です。電話は0466-00-0009です。

<Event id="yoga" />

<Event id="fair" />

7月8日のヨガの会です。[こちら](/events/yoga/)と[行事](/events/walk/)と[暦](/events/yoga.ics)を見てください。

![赤い花の絵](./a.png)

<ReplySlip events="yoga" by="2023-07-01">

返事をください。

</ReplySlip>

<Schedule from="2023-06-01" to="2023-09-30" />
`;

/** Each may be made once or twice in any order; what it replaces may be gone by then. */
const EDITS: readonly (() => Promise<void> | void)[] = [
  () => edit('events/yoga.mdx', 'title: イス・ヨガ', 'title: 職場定着支援会'),
  () => edit('events/yoga.mdx', 'title: 職場定着支援会', 'title: 別の会'),
  () => edit('events/yoga.mdx', '2023-07-08', '2023-05-08'),
  () => edit('events/yoga.mdx', '2023-07-01', '2023-06-02'),
  () => edit('events/yoga.mdx', 'form: 集合', 'form: 集合\nweb: no'),
  () => edit('events/yoga.mdx', '電話で申し込みます。', '0466-00-0009に電話で申し込みます。'),
  () => edit('resources/office.mdx', '0466-00-0000', '0466-00-0009'),
  () => edit('staff/mihon.mdx', '見本 花子', '定着支援事業者'),
  () => edit('words.yaml', 'slips:', 'allowKanji:\n  - 定着支援事業者\nslips:'),
  () => edit('issues/test/index.mdx', '定着支援事業者', '就労移行支援者'),
  () => write('events/walk.mdx', readFileSync(pathOf('events/yoga.mdx'))),
  () => rmSync(pathOf('events/walk.mdx'), { force: true }),
  () => rmSync(pathOf('events/fair.mdx'), { force: true }),
  async () => write('issues/test/a.png', await draw(30)),
  async () => write('issues/test/a.png', await draw(800)),
];

/** The same files under another name, of which this process remembers nothing. */
async function checkAnew(): Promise<unknown> {
  const elsewhere = join(mkdtempSync(join(tmpdir(), 'recheck-')), 'anew');
  cpSync(contentDir, elsewhere, { recursive: true, preserveTimestamps: true });
  const { problems, readability } = await loadContent({ contentDir: elsewhere, center: readCenter(elsewhere) });
  rmSync(join(elsewhere, '..'), { recursive: true, force: true });
  return [problems.map((problem) => ({ ...problem, file: problem.file.replace('anew/', 'content/') })), readability];
}

it('a check after any changes reports what a first check does', async () => {
  const start = join(contentDir, '..', 'start');
  write('issues/test/index.mdx', HEAD + BODY);
  write('issues/test/a.png', await draw(800));
  const staff = readFileSync(pathOf('staff/mihon.mdx'), 'utf8');
  write('staff/mihon.mdx', `${staff}\n[こちら](/events/yoga/)と[道](/events/wolk/)と0466-00-0009を見てください。\n`);
  cpSync(contentDir, start, { recursive: true });
  const order = fc.array(fc.constantFrom(...EDITS), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(order, async (edits) => {
      rmSync(contentDir, { recursive: true, force: true });
      cpSync(start, contentDir, { recursive: true });
      const source = { contentDir, center: readCenter(contentDir) };
      let again = await loadContent(source);
      for (const change of edits) {
        await change();
        again = await loadContent(source);
      }
      expect([again.problems, again.readability]).toEqual(await checkAnew());
    }),
    { numRuns: 30 },
  );
}, 60_000);
