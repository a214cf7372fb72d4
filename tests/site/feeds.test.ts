/** What programs read of the site: feeds, calendars, the map for search engines. */
import { beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openShared, toPath } from './built-site.ts';

let site: BuiltSite;
const read = async (file: string): Promise<string> => (await site.read(file)).toString('utf8');
const links = (xml: string, tag: string): string[] =>
  [...xml.matchAll(new RegExp(`<${tag}>([^<]+)</${tag}>`, 'g'))].map(([, link = '']) => link);

beforeAll(async () => {
  site = await openShared();
}, 120_000);

test('a calendar entry keeps silent about disability', async () => {
  const fair = await read('events/2099-04-shougai-fair.ics');
  expect(fair).toContain('SUMMARY:しょうなん通信の行事\r\n');
  expect(fair).toContain('DTSTART:20990403T040000Z');
  expect(fair).not.toContain('障がい');
  const yoga = await read('events/2023-07-08-chair-yoga.ics');
  expect(yoga.replaceAll('\r\n ', '')).toContain('SUMMARY:しょうなん通信：いつでもどこでも身体をリセット イス・ヨガ');
});

test('the feed lists the issues that may be seen, newest first, and every page links to it', async () => {
  expect(links(await read('rss.xml'), 'link')).toEqual([
    'https://tsushin.example.jp/',
    'https://tsushin.example.jp/issues/2023-summer/',
    'https://tsushin.example.jp/issues/2022-winter/',
  ]);
  for (const file of site.files.filter((name) => name.endsWith('.html'))) {
    expect(await read(file), file).toMatch(/<a href="\/rss.xml"[^>]*>新しい号のお知らせ（RSS）<\/a>/);
  }
});

test('calendars: all events, and those for each audience with what is for everyone', async () => {
  const count = async (file: string): Promise<number> => [...(await read(file)).matchAll(/BEGIN:VEVENT/g)].length;
  expect(await count('events.ics')).toBe(18);
  expect(await count('events-employed.ics')).toBe(18);
  expect(await count('events-job-seeking.ics')).toBe(16);
  expect(await read('events/2099-05-walk.ics'), 'taken back').toContain('STATUS:CANCELLED');
  const page = await read('events/index.html');
  for (const name of ['events', 'events-employed', 'events-job-seeking']) expect(page).toContain(`href="/${name}.ics"`);
});

test('a monthly event is noted down on its days', async () => {
  const monthly = await read('events/2099-monthly.ics');
  const days = [...monthly.matchAll(/DTSTART:(\d{8})/g)].map(([, day]) => day);
  expect(days).toHaveLength(12);
  expect(days.slice(0, 2)).toEqual(['20990409', '20990514']);
});

test('search engines read when an event is, and nothing that the page withholds', async () => {
  const data = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(
    await read('events/2099-04-shougai-fair/index.html'),
  )?.[1];
  expect(JSON.parse(data ?? '')).toMatchObject({
    '@type': 'Event',
    startDate: '2099-04-03T13:00:00+09:00',
    eventStatus: 'https://schema.org/EventScheduled',
  });
  expect(await read('events/2023-09-30-place-withheld/index.html')).not.toContain('"location"');
});

test('search engines find every page once, and are told where the map is', async () => {
  expect(await read('robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://tsushin.example.jp/sitemap-index.xml\n',
  );
  expect(links(await read('sitemap-index.xml'), 'loc')).toEqual(['https://tsushin.example.jp/sitemap-0.xml']);
  const whole = site.files
    .filter((file) => file.endsWith('.html'))
    .map(toPath)
    .filter((path) => path !== '/404.html' && !/\/(?:employed|job-seeking)\/$/.test(path));
  expect(links(await read('sitemap-0.xml'), 'loc').sort()).toEqual(
    whole.map((path) => `https://tsushin.example.jp${path}`).sort(),
  );
});
