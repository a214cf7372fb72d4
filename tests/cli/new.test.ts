/** `new`: what it writes passes `check` but for the places it marks, and nothing is ever overwritten. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFile, type NewOptions } from '../../src/cli/new-file.ts';
import { createTerminal } from '../../src/cli/terminal.ts';
import { readConfig } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { TO_WRITE } from '../../src/document/scaffold/placeholder.ts';
import { ProblemsError } from '../../src/problems.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'content');
const BOOK = join(import.meta.dirname, '..', 'fixtures', 'sample-book');
const FIRST = join(import.meta.dirname, '..', 'fixtures', 'content');

let root = '';
let contentDir = '';

const useContent = (from: string): void => {
  rmSync(contentDir, { recursive: true, force: true });
  cpSync(from, contentDir, { recursive: true });
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-'));
  contentDir = join(root, 'content');
  useContent(SAMPLES);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What the command says to programs. */
async function make(kind: string, id?: string, options: NewOptions = {}, today = '2024-05-01') {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text) };
  const config = readConfig({ CONTENT_DIR: contentDir, DATA_DIR: join(root, '.data') });
  const terminal = createTerminal(true, { out: stream, err: stream });
  await createFile({ config, terminal, clock: () => new Date(`${today}T00:00:00Z`) }, kind, id, options);
  const told: unknown = JSON.parse(written.join(''));
  return told;
}

const read = (path: string): string => readFileSync(join(contentDir, path), 'utf8');

/** Codes of the new file's problems. */
async function codesOf(path: string): Promise<string[]> {
  const { problems } = await loadContent(readConfig({ CONTENT_DIR: contentDir }));
  return [...new Set(problems.filter(({ file }) => file === `content/${path}`).map(({ code }) => code))];
}

/** As its writer fills it in. */
function fillIn(path: string): void {
  const answered = read(path).replaceAll(/people="〔[^〕]*〕"/gu, 'people="guests"');
  writeFileSync(join(contentDir, path), answered.replaceAll(TO_WRITE, '海を見ました。'));
}

describe('new issue', () => {
  it('follows the last issue, with the next number, its season and what is due', async () => {
    expect(await make('issue')).toMatchObject({
      publication: 'issues/2024-summer',
      proposals: {
        reports: { 'job-seeking': ['2024-01-19-job-fair', '2024-01-workplace-experience'] },
        resource: 'cocoterrace-shonan',
      },
    });
    const text = read('issues/2024-summer/index.mdx');
    expect(text).toMatch(/^---\ntitle: 2024年夏号 〔ここに書く：号の題名〕\nnumber: 4\ndate: 2024-07-12\n/);
    expect(text).toContain('\n## ごあいさつ\n');
    expect(text).toContain('\n<Report event="2024-01-19-job-fair">\n');
    expect(await codesOf('issues/2024-summer/index.mdx')).toEqual(['still-to-write']);
    fillIn('issues/2024-summer/index.mdx');
    expect(await codesOf('issues/2024-summer/index.mdx')).toEqual([]);
  });

  it.each([
    ['2024-08-30', 'issues/2024-summer', '2024-07-12'],
    ['2026-11-20', 'issues/2026-winter', '2026-12-11'],
    ['2027-01-20', 'issues/2027-summer', '2027-07-09'],
  ])('on %s proposes %s: late, but never seasons ago', async (today, publication, date) => {
    expect(await make('issue', undefined, {}, today)).toMatchObject({ publication });
    expect(read(`${publication}/index.mdx`)).toContain(`number: 4\ndate: ${date}\n`);
  });

  it('follows another issue and takes a name and a day', async () => {
    await make('issue', '2023-special', { from: '2023-summer', date: '2023-08-01' });
    const text = read('issues/2023-special/index.mdx');
    expect(text).toContain('date: 2023-08-01');
    expect(text).toContain('前は「面接のことを、知る講座があります」');
    expect(text).toContain('<Event id="2023-09-30-mental-health-course" />');
  });

  it.each([
    ['every component', BOOK],
    ['no issue before it', FIRST],
  ])('passes the check after an issue with %s, but for its marks', async (_, content) => {
    useContent(content);
    await make('issue', '2023-autumn');
    expect(await codesOf('issues/2023-autumn/index.mdx')).toEqual(['still-to-write']);
    fillIn('issues/2023-autumn/index.mdx');
    expect((await codesOf('issues/2023-autumn/index.mdx')).filter((code) => code !== 'block-repeated')).toEqual([]);
  });
});

it.each(['2024-7-12', '2024/7/12', '2024年7月12日', '令和6年7月12日'])('takes %s as a day', async (date) => {
  await make('issue', '2024-summer', { date });
  expect(read('issues/2024-summer/index.mdx')).toContain('\ndate: 2024-07-12\n');
});

describe('new event, staff, resource, correction', () => {
  it.each([
    ['event', 'events/2024-05-01-event.mdx', {}],
    [
      'event',
      'events/2024-06-08-event.mdx',
      { title: '話す会', date: '2024-06-08', start: '10:30', audience: 'employed' },
    ],
    ['resource', 'resources/resource.mdx', { title: '見本の店', category: '買い物' }],
    ['correction', 'corrections/2024-05-01-correction.mdx', { title: '電話番号の訂正' }],
  ])('%s: %s passes the check but for its marks', async (kind, path, options) => {
    await make(kind, undefined, options);
    expect(await codesOf(path)).toEqual(['still-to-write']);
    const { title } = { title: undefined, ...options };
    if (title !== undefined) expect(read(path)).toContain(`: ${JSON.stringify(title)}\n`);
  });

  it('gives a new person no consent that nobody has given', async () => {
    await make('staff');
    expect(read('staff/staff.mdx')).toContain(
      '\n# consent: 〔ここに書く：本人の同意。もらった日と、ウェブ・メール・紙のどれに出してよいか〕\n---\n',
    );
    expect(await codesOf('staff/staff.mdx')).toEqual(['consent-missing', 'still-to-write']);
  });

  it('reads the day of an event in its name, unless another is given', async () => {
    await make('event', '2024-08-03-hanasukai');
    expect(read('events/2024-08-03-hanasukai.mdx')).toContain('  - date: 2024-08-03\n');
    await make('event', '2024-08-04-hanasukai', { date: '2024-08-05' });
    expect(read('events/2024-08-04-hanasukai.mdx')).toContain('  - date: 2024-08-05\n');
    await make('event', '2024-02-30-hanasukai');
    expect(read('events/2024-02-30-hanasukai.mdx')).toContain('  - date: 2024-05-01 #');
  });

  it('reads the day on which a correction goes out in its name', async () => {
    await make('correction', '2024-08-01-phone');
    expect(read('corrections/2024-08-01-phone.mdx')).toContain('\ndate: 2024-08-01\n');
  });

  it('takes another name where one is taken', async () => {
    await make('staff');
    expect(await make('staff')).toMatchObject({ publication: 'staff/staff-2' });
  });
});

describe('a new file', () => {
  const codeOf = async (...made: Parameters<typeof make>): Promise<string | undefined> => {
    const thrown: unknown = await make(...made).catch((failure: unknown) => failure);
    return thrown instanceof ProblemsError ? thrown.problems[0]?.code : undefined;
  };

  it('never takes the place of another', async () => {
    const before = read('issues/2023-summer/index.mdx');
    expect(await codeOf('issue', '2023-summer')).toBe('file-exists');
    expect(read('issues/2023-summer/index.mdx')).toBe(before);
  });

  it('is refused for words that cannot be read', async () => {
    expect(await codeOf('issue', '../secret')).toBe('id-not-plain');
    expect(await codeOf('issue', undefined, { from: '2023-sumer' })).toBe('issue-unknown');
    expect(await codeOf('event', undefined, { date: '2023-02-30' })).toBe('date-not-real');
    expect(await codeOf('event', undefined, { start: '25:00' })).toBe('time-not-real');
    expect(await codeOf('event', undefined, { audience: 'all' })).toBe('audience-unknown');
  });
});
