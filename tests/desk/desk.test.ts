/** The desk on a copy of the sample content, asked over HTTP as a browser would and as an attacker might. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type Desk, startDesk } from '../../src/desk/start-desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const contentDir = join(folder, 'content');
const siteDir = join(folder, 'dist');
const summer = join(contentDir, 'issues', '2023-summer', 'index.mdx');

const options = {
  readConfig: () => readConfig({ CONTENT_DIR: contentDir, DATA_DIR: join(folder, 'data') }),
  ...{ contentDir, siteDir, port: 0 },
};

let desk: Desk;
beforeAll(async () => {
  cpSync(join(import.meta.dirname, '..', '..', 'content'), contentDir, { recursive: true });
  mkdirSync(join(siteDir, 'events'), { recursive: true });
  writeFileSync(join(siteDir, 'index.html'), '<!doctype html><title>見本のサイト</title>');
  const builtAt = new Date('2023-07-14T01:30:00Z');
  utimesSync(join(siteDir, 'index.html'), builtAt, builtAt);
  writeFileSync(join(siteDir, '404.html'), '<!doctype html><title>ありません</title>');
  writeFileSync(join(siteDir, 'events', 'a.ics'), 'BEGIN:VCALENDAR');
  writeFileSync(join(folder, 'secret.txt'), 'ひみつ');
  desk = await startDesk(options);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, init?: RequestInit): Promise<Response> => fetch(`${desk.url}${path}`, init);
const read = async (path: string): Promise<string> => (await ask(path)).text();

/** As `fetch` cannot: with a path and header fields of one's own. */
const askRaw = (url: string, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const asking = request({ hostname, port, path, headers, method }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part) => {
        body += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asking.on('error', reject).end();
  });

const MAIL = '/mails/issues/2023-summer';
const PAGE = '/publications/issues/2023-summer';

describe('the desk', () => {
  it('lists what could be sent', async () => {
    const page = await read('/');
    expect(page).toContain('2023年夏号 海の風と、ひと息');
    expect(page).toContain('href="/publications/events/2023-08-05-zadankai"');
    expect(page).toContain('お試しのメール');
    expect(page).toContain(`href="${desk.siteUrl}/"`);
    expect(page).toContain(
      '2023年7月14日（金曜日）午前10時30分に作ったものです。原稿を書きかえても変わりません。新しくするときは、命令を打つ画面で <code>npm run build</code> と打ってください。',
    );
  });

  it('shows a mail in a frame that can do nothing, in the way that was asked for', async () => {
    const page = await read(`${PAGE}?screen=small-phone&light=dark&pictures=off`);
    expect(page).toMatch(/<iframe sandbox title="メール" src="[^"]*light=dark[^"]*pictures=off[^"]*" width="320">/);
    expect(page).toContain('夏から秋の行事のお知らせと、職員の紹介です。');
    expect((await ask(PAGE)).headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-src 'self'/);
  });

  it('shows the mail light or dark whatever the machine is set to, with pictures from here or none', async () => {
    const light = await ask(MAIL);
    expect(light.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; img-src ${desk.url}; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox`,
    );
    const html = await light.text();
    expect(html).toContain('@media not all');
    const src = /src="(\/pictures\/[^"]+)"/.exec(html)?.[1] ?? '';
    expect((await ask(src)).headers.get('content-type')).toMatch(/^image\//);
    const dark = await ask(`${MAIL}?light=dark&pictures=off`);
    expect(dark.headers.get('content-security-policy')).toContain("img-src 'none'");
    expect(await dark.text()).toContain('@media all');
  });

  it('shows the text, the HTML within, the paper and the file of the mail', async () => {
    expect(await read(`${PAGE}?show=text`)).toContain('■ ごあいさつ');
    expect(await read(`${PAGE}?show=source`)).toContain('&lt;!doctype html&gt;');
    const pdf = await ask('/papers/issues/2023-summer?audience=job-seeking&reading=furigana&show=large-paper');
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const eml = await ask('/files/issues/2023-summer');
    expect(eml.headers.get('content-disposition')).toBe('attachment; filename="issues-2023-summer.eml"');
    const mail = await PostalMime.parse(await eml.arrayBuffer());
    expect(mail.subject).toBe('しょうなん通信 2023年夏号 海の風と、ひと息');
  });

  it('shows each audience and reading its own, and every notice', async () => {
    expect(await read(MAIL)).not.toContain('面接の講座');
    expect(await read(`${MAIL}?audience=job-seeking&reading=furigana`)).toContain('<rt>めんせつ<rp>');
    expect(await read('/notice-mails/confirm')).toContain('確認のページをひらく');
    expect(await read('/notices/goodbye?show=text')).toContain('お送りするのをやめました');
  });

  it('shows a mail as a test would arrive', async () => {
    expect(await read(`${PAGE}?banner=on`)).toContain('<strong>【テスト】しょうなん通信');
    expect(await read(`${MAIL}?banner=on`)).toContain('職員がたしかめるためのメールです（発行版 見本）');
    expect(await read(MAIL)).not.toContain('職員がたしかめるためのメールです');
    expect(await read('/notices/confirm')).not.toContain('テストの帯');
  });

  it('falls back to what there is where the address makes no sense', async () => {
    expect((await ask(`${PAGE}?audience=<script>&screen=9`)).status).toBe(200);
    expect(await read(`${PAGE}?audience="><script>alert(1)</script>`)).not.toContain('alert(1)');
    for (const path of ['/publications/issues/nothing', '/notices/nothing', '/constructor/x', '/pictures/../x']) {
      expect((await ask(path)).status).toBe(404);
    }
  });
});

describe('the desk for others', () => {
  it('answers only under its own name, and only to be looked at', async () => {
    const port = new URL(desk.url).port;
    expect((await askRaw(desk.url, '/', { host: `rebound.example:${port}` })).status).toBe(403);
    expect((await askRaw(desk.url, '/', { host: `localhost:${port}` })).status).toBe(200);
    expect((await askRaw(desk.url, '/', {}, 'POST')).status).toBe(405);
  });

  it('hands out nothing outside the built website', async () => {
    const site = desk.siteUrl ?? '';
    expect((await askRaw(site, '/')).body).toContain('見本のサイト');
    expect((await askRaw(site, '/events/a.ics')).body).toBe('BEGIN:VCALENDAR');
    for (const path of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '//../secret.txt', '/%']) {
      const { status, body } = await askRaw(site, path);
      expect([path, status >= 400, body.includes('ひみつ')]).toEqual([path, true, false]);
    }
  });

  it('says how to build the website where there is none', async () => {
    const without = await startDesk({ ...options, siteDir: join(folder, 'nothing') });
    expect(without.siteUrl).toBeUndefined();
    expect(await (await fetch(`${without.url}/`)).text()).toContain(
      'ウェブサイトの下見は、まだ作っていません。見るときは、命令を打つ画面で <code>npm run build</code> と打ち、<code>npm start</code> をやりなおしてください。',
    );
    await without.close();
  });

  it('moves to a free port where its own is taken', async () => {
    const second = await startDesk({ ...options, port: Number(new URL(desk.url).port) });
    expect(second.url).not.toBe(desk.url);
    expect((await fetch(`${second.url}/`)).status).toBe(200);
    await second.close();
  });
});

describe('the desk while somebody writes', () => {
  /** The next change that an open page is told of. */
  async function nextChange(): Promise<() => Promise<void>> {
    const stream = (await ask('/changes')).body?.pipeThrough(new TextDecoderStream()).getReader();
    return async () => {
      for (let heard = ''; !heard.includes('event: change'); ) heard += (await stream?.read())?.value ?? '';
      await stream?.cancel();
    };
  }

  async function change(file: string, rewrite: (text: string) => string): Promise<void> {
    const changed = await nextChange();
    writeFileSync(file, rewrite(readFileSync(file, 'utf8')));
    await changed();
  }

  it('shows what was written, and what is wrong with it in place of the mail', async () => {
    const before = readFileSync(summer, 'utf8');
    await change(summer, (text) => text.replace('夏の光がもどってきました', '青い風がふきました'));
    expect(await read(MAIL)).toContain('青い風がふきました');
    await change(summer, (text) => `${text}\n<Figure src="./lost.png" alt="ない絵" />\n`);
    const page = await read(PAGE);
    expect(page).toContain('lost.png が見つかりません。');
    expect(page).toContain('直すところがあるので、まだ作れません。');
    expect(page).not.toContain('<iframe');
    await change(summer, () => before);
    expect(await read(PAGE)).toContain('<iframe');
  });

  it('says what is wrong with center.yaml instead of anything else', async () => {
    const file = join(contentDir, 'center.yaml');
    const before = readFileSync(file, 'utf8');
    await change(file, (text) => text.replace('name: しょうなん通信\n', 'name: 障害者の通信\n'));
    expect(await read('/')).toContain('障害の語を含まない名前にしてください');
    await change(file, () => before);
    expect(await read('/')).toContain('2023年夏号');
  });
});
