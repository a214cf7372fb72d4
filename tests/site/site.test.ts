import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, buildFixture, toPath } from './built-site.ts';

let site: BuiltSite;
const pages = (): string[] => site.files.filter((file) => file.endsWith('.html'));
const readPage = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');

beforeAll(async () => {
  site = await buildFixture();
}, 120_000);

afterAll(() => site.remove());

test('makes a page for everything that may be seen, and for nothing else', () => {
  expect(pages().map(toPath)).toEqual([
    '/404.html',
    '/accessibility/',
    '/events/2023-07-08-chair-yoga/',
    '/events/2023-08-05-talk/',
    '/events/2023-09-30-place-withheld/',
    '/events/2099-04-shougai-fair/',
    '/events/',
    '/first/',
    '/',
    '/issues/2022-winter/',
    '/issues/2023-summer/employed/',
    '/issues/2023-summer/',
    '/issues/2023-summer/job-seeking/',
    '/issues/',
    '/privacy/',
    '/resources/',
    '/search/',
    '/staff/',
    '/staff/mihon-hanako/',
  ]);
});

test('nothing marked web: no, no withheld place and no draft is in any file', async () => {
  const leaks: string[] = [];
  for (const file of site.files) {
    if (/HIDDEN|0000 です/.test((await site.read(file)).toString('utf8'))) leaks.push(file);
  }
  expect(leaks).toEqual([]);
  const pictures = site.files.filter((file) => file.startsWith('pictures/'));
  expect(new Set(pictures.map((file) => file.slice(0, 26))).size, 'only the picture that a page shows').toBe(1);
});

test('every link, picture, font and anchor of the site is there', async () => {
  const served = new Map(site.files.map((file) => [toPath(file), file]));
  const missing: string[] = [];
  for (const file of pages()) {
    const html = await readPage(file);
    const sets = [...html.matchAll(/\ssrcset="([^"]+)"/g)].flatMap(([, set = '']) =>
      set.split(', ').map((one) => one.split(' ')[0] ?? ''),
    );
    const targets = [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, target = '']) => target).concat(sets);
    for (const target of targets) {
      const url = new URL(target, `https://tsushin.example.jp${toPath(file)}`);
      if (url.host !== 'tsushin.example.jp' || !url.protocol.startsWith('http')) continue;
      const found = served.get(url.pathname);
      const anchored =
        url.hash === '' || (found !== undefined && (await readPage(found)).includes(` id="${url.hash.slice(1)}"`));
      if (found === undefined || !anchored) missing.push(`${file} → ${target}`);
    }
  }
  expect(missing).toEqual([]);
});

test('headings come in order, one h1 a page', async () => {
  for (const file of pages()) {
    const levels = [...(await readPage(file)).matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(
      levels.filter((level) => level === 1),
      file,
    ).toHaveLength(1);
    levels.reduce((above, level) => {
      expect(level - above, `${file}: h${level} after h${above}`).toBeLessThanOrEqual(1);
      return level;
    });
  }
});

test('nothing inline, nothing from elsewhere: the policy of each page forbids both', async () => {
  const headers = (await site.read('.htaccess')).toString('utf8');
  for (const file of pages()) {
    const html = await readPage(file);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    expect(policy, file).toMatch(
      /^default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'/,
    );
    expect(policy, file).not.toContain('unsafe-inline');
    expect(headers, `the header says the same as ${file}`).toContain(`"${policy}; frame-ancestors 'none'"`);
    expect(html, file).not.toMatch(/<style|\sstyle="|\son[a-z]+="/);
    const inline = [...html.matchAll(/<script(?![^>]* src=)([^>]*)>/g)].map(([, attributes]) => attributes?.trim());
    expect(
      inline.filter((attributes) => !/^type="application\/(ld\+)?json"/.test(attributes ?? '')),
      file,
    ).toEqual([]);
  }
});

describe('an issue', () => {
  test('shows both audiences, each labelled, and is dated in both calendars', async () => {
    const html = await readPage('issues/2023-summer/index.html');
    expect(html).toContain('2023年（令和5年）7月25日');
    expect(html).toMatch(/<div class="for for-employed">\s*<p class="tag"><strong>働いている方へ/);
    expect(html).toMatch(/<div class="for for-job-seeking">\s*<p class="tag"><strong>仕事をさがしている方へ/);
    expect(html).not.toContain('choice-hidden');
  });

  test('says what the choice leaves out, with the way back to all of it', async () => {
    const html = await readPage('issues/2023-summer/employed/index.html');
    expect(html).toContain('お仕事のあとに');
    expect(html).not.toContain('お仕事をさがすとき');
    expect(html).toMatch(
      /「仕事をさがしている方」への記事は、このページには出していません。\s*<a href="\/issues\/2023-summer\/">ぜんぶ見る/,
    );
    expect(html).toContain('<link rel="canonical" href="https://tsushin.example.jp/issues/2023-summer/">');
  });

  test('offers no choice where there is nothing to choose', async () => {
    expect(await readPage('issues/2022-winter/index.html')).not.toContain('class="choice"');
  });

  test('carries the readings beside its words, which stay whole for those who listen', async () => {
    const html = await readPage('issues/2023-summer/index.html');
    expect(html).toContain('<ruby>茅ヶ崎<rp>（</rp><rt>ちがさき</rt><rp>）</rp></ruby>');
    expect(html).not.toContain('class="auto"');
    expect(html).toMatch(
      /<script type="application\/json" id="marks">"[\d,;\p{Script=Hiragana}ー]+"<\/script><\/body>/u,
    );
  });

  test('offers its picture small and large, to every browser', async () => {
    const html = await readPage('issues/2023-summer/index.html');
    expect(html).toMatch(
      /<picture>\s*<source type="image\/avif" srcset="[^"]+ \d+w[^"]*" sizes="[^"]+">\s*<source type="image\/webp"/,
    );
    expect(html).toMatch(
      /<img src="\/pictures\/[0-9a-f]{16}-\d+\.png" width="\d+" height="\d+" alt="夏の海と、白い雲の絵" loading="lazy"/,
    );
  });
});

test('a calendar entry keeps silent about disability', async () => {
  const fair = (await site.read('events/2099-04-shougai-fair.ics')).toString('utf8');
  expect(fair).toContain('SUMMARY:しょうなん通信の行事\r\n');
  expect(fair).toContain('DTSTART:20990403T040000Z');
  expect(fair).not.toContain('障がい');
  const yoga = (await site.read('events/2023-07-08-chair-yoga.ics')).toString('utf8');
  expect(yoga.replaceAll('\r\n ', '')).toContain('SUMMARY:しょうなん通信：いつでもどこでも身体をリセット イス・ヨガ');
});

test('the feed lists the issues that may be seen, newest first', async () => {
  const feed = (await site.read('rss.xml')).toString('utf8');
  const links = [...feed.matchAll(/<link>([^<]+)<\/link>/g)].map(([, link]) => link);
  expect(links).toEqual([
    'https://tsushin.example.jp/',
    'https://tsushin.example.jp/issues/2023-summer/',
    'https://tsushin.example.jp/issues/2022-winter/',
  ]);
});

test('calendars: all events, and those for each audience with what is for everyone', async () => {
  const count = async (file: string): Promise<number> =>
    [...(await site.read(file)).toString('utf8').matchAll(/BEGIN:VEVENT/g)].length;
  expect(await count('events.ics')).toBe(5);
  expect(await count('events-employed.ics')).toBe(5);
  expect(await count('events-job-seeking.ics')).toBe(4);
});

test('an event says how it stands', async () => {
  expect(await readPage('events/2023-08-05-talk/index.html')).toMatch(/<p class="state"><strong>[\s\S]*?終了/);
  const fair = await readPage('events/2099-04-shougai-fair/index.html');
  expect(fair.replace(/<[^>]*>/g, '')).toContain('満員 申し込みが、いっぱいになりました。');
});

test('search engines read when an event is, and nothing that the page withholds', async () => {
  const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(
    await readPage('events/2099-04-shougai-fair/index.html'),
  )?.[1];
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@type': 'Event',
    startDate: '2099-04-03T13:00:00+09:00',
    eventStatus: 'https://schema.org/EventScheduled',
  });
  expect(await readPage('events/2023-09-30-place-withheld/index.html')).not.toContain('"location"');
});
