/**
 * docs/pictures for the README and docs/writing.md, out of the real thing: the site, one e-mail and one PDF of the same
 * issue, what a terminal says to somebody who writes a first one, and the desk where it is looked at.
 */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { buildPublications } from '../src/cli/build-publications.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import { type Config, readConfig } from '../src/config.ts';
import { startDesk } from '../src/desk/start-desk.ts';
import { buildSite } from '../src/site/build-site.ts';
import { launchBrowser, takePicture } from '../tests/browser.ts';
import { writeFirstIssue } from './first-issue.ts';
import { type Transcript, terminalPage } from './terminal-picture.ts';

const ISSUE = 'issues/2023-summer';
const OUT = fileURLToPath(new URL('../docs/pictures', import.meta.url));
const ORIGIN = 'http://pictures.example.jp';
const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/build/pdf.mjs'));

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  mjs: 'text/javascript',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  woff2: 'font/woff2',
  pdf: 'application/pdf',
};

/** The first two pages side by side, drawn by pdf.js. */
const PDF_PAGE = `<!doctype html><meta charset="utf-8"><style>body{margin:24px;display:flex;gap:24px;background:#8a979b}</style>
<script type="module">
  import * as pdfjs from '/pdf.mjs';
  pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.mjs';
  const file = await pdfjs.getDocument({ url: '/issue.pdf' }).promise;
  for (const number of [1, 2]) {
    const page = await file.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const canvas = document.createElement('canvas');
    canvas.width = viewport.width;
    canvas.height = viewport.height;
    document.body.append(canvas);
    await page.render({ canvas, viewport }).promise;
  }
  document.title = 'drawn';
</script>`;

type Read = (path: string) => Promise<string | Uint8Array>;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly read: Read;
  /** The page's title once it may be photographed. */
  readonly ready?: string;
  /** As high as what it shows. */
  readonly whole?: true;
}

/** Answers every request out of the files at hand; nothing leaves the machine. */
async function photograph(browser: Browser, { name, path, width, height, read, ready, whole }: Shot): Promise<void> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.route('**/*', async (route) => {
    const asked = decodeURIComponent(new URL(route.request().url()).pathname);
    const file = asked.endsWith('/') ? `${asked}index.html` : asked;
    const body = await read(file).catch(() => undefined);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ body: Buffer.from(body), contentType: TYPES[file.split('.').at(-1) ?? ''] ?? 'text/plain' });
  });
  await page.goto(ORIGIN + path, { waitUntil: 'networkidle' });
  if (ready !== undefined) await page.waitForFunction((title) => document.title === title, ready);
  await keep(page, name, whole === true);
  await page.close();
}

async function keep(page: Page, name: string, whole: boolean): Promise<void> {
  await sharp(await takePicture(page, { fullPage: whole }))
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(join(OUT, `${name}.png`));
}

const photographTerminal = (browser: Browser, name: string, transcript: Transcript): Promise<void> =>
  photograph(browser, {
    ...{ name, path: '/', width: 900, height: 100, whole: true },
    read: (path) =>
      path === '/index.html' ? Promise.resolve(terminalPage(transcript)) : Promise.reject(new Error(path)),
  });

/** The desk answers for itself, and only under its own name. */
async function photographDesk(browser: Browser, config: Config): Promise<void> {
  const desk = await startDesk({ readConfig: () => config, contentDir: config.contentDir, port: 0, siteDir: OUT });
  const page = await browser.newPage({ viewport: { width: 1200, height: 760 }, colorScheme: 'light' });
  await page.goto(desk.url, { waitUntil: 'load' });
  await keep(page, 'desk', false);
  await page.close();
  await desk.close();
}

const work = await mkdtemp(join(tmpdir(), 'tsushin-pictures-'));
const config = { ...readConfig(), dataDir: join(work, 'data') };
const terminal = createTerminal(false);
const site = join(work, 'site');
const [edition] = await buildPublications(config, [ISSUE], terminal);
if (edition === undefined) throw new Error(`no edition of ${ISSUE}`);
await buildSite(config, site);
await mkdir(OUT, { recursive: true });

const variant = { audience: 'employed', reading: 'standard' } as const;
const html = await edition.read(variant.audience, variant.reading, 'html');
const pdf = await edition.read(variant.audience, variant.reading, 'pdf', 'regular');
const readSite: Read = (path) => readFile(join(site, path));
const readMail: Read = async (path) => (path === '/index.html' ? html : readFile(join(edition.dir, path)));
const readPdf: Read = async (path) => {
  if (path === '/index.html') return PDF_PAGE;
  return path === '/issue.pdf' ? pdf : readFile(join(PDFJS, path));
};

const { browser, close } = await launchBrowser();
await photograph(browser, { name: 'web', path: `/${ISSUE}/`, width: 1200, height: 900, read: readSite });
await photograph(browser, { name: 'email', path: '/', width: 640, height: 900, read: readMail });
await photograph(browser, { name: 'pdf', path: '/', width: 1262, height: 890, read: readPdf, ready: 'drawn' });
const issue = await writeFirstIssue(join(work, 'first'));
await photographTerminal(browser, 'terminal-new', issue.created);
await photographTerminal(browser, 'terminal-check', issue.checked);
await photographTerminal(browser, 'terminal-check-mended', issue.mended);
await photographTerminal(browser, 'terminal-build', issue.built);
await photographDesk(browser, { ...config, contentDir: join(work, 'first/content') });
await close();
await rm(work, { recursive: true, force: true });
terminal.print(`できました: ${OUT}`);
