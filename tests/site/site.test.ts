import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, openShared, toPath } from './built-site.ts';

let site: BuiltSite;
const pages = (): string[] => site.files.filter((file) => file.endsWith('.html'));
const readPage = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');

beforeAll(async () => {
  site = await openShared();
}, 120_000);

test('makes a page for everything that may be seen, and for nothing else', () => {
  expect(pages().map(toPath)).toEqual([
    '/404.html',
    '/accessibility/',
    '/events/2023-07-08-chair-yoga/',
    '/events/2023-08-05-talk/',
    '/events/2023-09-30-place-withheld/',
    '/events/2099-04-shougai-fair/',
    '/events/2099-05-walk/',
    '/events/2099-monthly/',
    '/events/2099-visits/',
    '/events/',
    '/first/',
    '/home/employed/',
    '/home/job-seeking/',
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

/** What a file says, packed or not. */
async function readOpened(file: string): Promise<string> {
  const bytes = await site.read(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  // The index marks where its words end.
  return (isPacked ? gunzipSync(bytes) : bytes).toString('utf8').replaceAll('\u200B', '');
}

test('nothing marked web: no, no withheld place, no draft and nobody whose consent has ended is in any file', async () => {
  const leaks: string[] = [];
  let searched = '';
  for (const file of site.files) {
    const words = await readOpened(file);
    if (/HIDDEN|0000 です/.test(words)) leaks.push(file);
    if (file.startsWith('pagefind/fragment/')) searched += words;
  }
  expect(leaks).toEqual([]);
  expect(searched, 'the packed index was read').toContain('飲み物は自由です。');
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
      /^default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; script-src 'self'/,
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

test('places stand under their kind and their town', async () => {
  const words = (await readPage('resources/index.html')).replace(/<wbr[^>]*>/g, '');
  expect(words).toMatch(
    /<h2 id="kind-1">図書館<\/h2>\s*<div class="month">\s*<h3>藤沢市<\/h3>[\s\S]*?<h4>\s*見本図書館/,
  );
  expect(words, 'said once').not.toContain('<dt>市町</dt>');
});

test('the first page shows what comes next for whom it is asked, by links', async () => {
  const next = async (file: string): Promise<string[]> =>
    [...(await readPage(file)).matchAll(/class="event-line">[\s\S]*?href="\/events\/([^/]+)/g)].map(
      ([, id = '']) => id,
    );
  expect(await next('index.html')).toEqual(['2099-04-shougai-fair', '2099-monthly', '2099-05-walk']);
  expect(await next('home/job-seeking/index.html')).toEqual(['2099-04-shougai-fair', '2099-monthly', '2099-visits']);
  const own = await readPage('home/job-seeking/index.html');
  expect(own).toMatch(/「働いている方」への行事は、このページには出していません。\s*<a href="\/#next">ぜんぶ見る/);
  expect(own).toMatch(/<a href="\/home\/job-seeking\/#next" aria-current="page">仕事をさがしている方/);
  expect(own).toContain('<link rel="canonical" href="https://tsushin.example.jp/">');
});

describe('an event', () => {
  const words = async (file: string): Promise<string> => (await readPage(file)).replace(/<[^>]*>/g, '');

  test('says how it stands, on its page, in lists and in the issue that announced it', async () => {
    expect(await readPage('events/2023-08-05-talk/index.html')).toMatch(/<p class="state">\s*<strong>終了/);
    expect(await words('events/2099-04-shougai-fair/index.html')).toContain('満員 申し込みが、いっぱいになりました。');
    const CALLED_OFF = /<p class="state state-off">\s*<strong>中止<\/strong>/;
    expect(await readPage('events/2099-05-walk/index.html')).toMatch(CALLED_OFF);
    expect(await readPage('events/index.html')).toMatch(CALLED_OFF);
    expect(await words('issues/2023-summer/index.html')).toContain('中止 この行事は、中止になりました。');
    expect(await words('events/index.html'), 'the heading says it').not.toContain('終了');
  });

  test('has a calendar file where its days are known, and says so where they are not', async () => {
    expect(await readPage('events/2099-monthly/index.html')).toContain('href="/events/2099-monthly.ics"');
    expect(await words('events/2099-visits/index.html')).toContain('カレンダーに入れるファイルはありません。');
    expect(await readPage('events/2099-visits/index.html')).not.toContain('カレンダーに入れる</a>');
    expect(site.files).not.toContain('events/2099-visits.ics');
  });

  test('speaks as readers do', async () => {
    expect(await words('events/2099-monthly/index.html')).toMatch(/対象\s*はじめての方/);
    expect(await words('events/2099-visits/index.html')).toMatch(/やり方\s*会場で顔を合わせる/);
  });
});
