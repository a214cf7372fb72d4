/**
 * How fast paper is made, beside Chromium printing the same content with the same font: one four-page issue, 1,198
 * labels with barcodes, and the whole run for a printer. Cold starts are processes of their own (print.alone.ts).
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { renderCover } from '../../src/render/print/cover.ts';
import { renderPrint } from '../../src/render/print/render-print.ts';
import { launchBrowser } from '../../tests/browser.ts';
import { type Figure, formatMs, formatRatio, median } from './bench.ts';
import { countPages, type FourPages, makeHtml, openFourPages, printByChromium, printByTypst } from './print.issue.ts';

const run = promisify(execFile);
const ALONE = join(import.meta.dirname, 'print.alone.ts');
const ROUNDS = 7;
const WARM_UP = 2;

const resultSchema = z.object({ ms: z.number(), megabytes: z.number(), bytes: z.number(), pages: z.number() });

async function alone(what: 'typst' | 'chromium' | 'labels' | 'run', given = '') {
  const { stdout } = await run(process.execPath, [ALONE, what, given]);
  return resultSchema.parse(JSON.parse(stdout));
}

async function compareWarm(issue: FourPages): Promise<Figure[]> {
  const html = await makeHtml(issue);
  const { browser, close } = await launchBrowser();
  try {
    let round = 0;
    const next = (): string => {
      round += 1;
      return `${round}回目`;
    };
    const typst = () => printByTypst(issue, next());
    const chromium = () => printByChromium(browser, html, next());
    for (let warm = 0; warm < WARM_UP; warm += 1) {
      await typst();
      await chromium();
    }
    const ours = await median(ROUNDS, typst);
    const theirs = await median(ROUNDS, chromium);
    const pages = await countPages(await chromium());
    return [
      { name: 'four pages to PDF/UA-1, warm', value: formatMs(ours) },
      { name: `the same to PDF by Chromium (${pages} pages), warm`, value: formatMs(theirs) },
      { name: 'Chromium, warm, took', value: formatRatio(theirs, ours) },
    ];
  } finally {
    await close();
  }
}

async function compareCold({ kept }: FourPages): Promise<Figure[]> {
  const ours = await alone('typst', String(kept));
  const theirs = await alone('chromium', String(kept));
  return [
    { name: 'four pages from a cold start (compiler and font loaded, PDF made)', value: formatMs(ours.ms) },
    { name: 'the same by Chromium (browser launched, PDF made)', value: formatMs(theirs.ms) },
    { name: 'Chromium, cold, took', value: formatRatio(theirs.ms, ours.ms) },
  ];
}

/** The run is made from files, as it is from a frozen edition. */
async function printFromFolder({ document, context }: FourPages) {
  const dir = mkdtempSync(join(tmpdir(), 'bench-print-'));
  try {
    writeFileSync(join(dir, 'copy.pdf'), (await renderPrint(document, context, 'regular')).pdf);
    writeFileSync(join(dir, 'cover.pdf'), (await renderCover(document, context, 'regular')).pdf);
    return await alone('run', dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

async function measureRun(issue: FourPages): Promise<Figure[]> {
  const labels = await alone('labels');
  const whole = await printFromFolder(issue);
  const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
  return [
    { name: '1,198 labels with barcodes, second time', value: formatMs(labels.ms) },
    { name: `run.pdf, 1,198 readers, ${whole.pages} pages`, value: formatMs(whole.ms) },
    { name: 'run.pdf, memory of the whole process at its highest', value: `${whole.megabytes.toFixed(0)} MB` },
    { name: 'run.pdf, size', value: mb(whole.bytes) },
  ];
}

export const printBench = {
  name: 'paper',
  async run(): Promise<Figure[]> {
    const issue = await openFourPages();
    return [...(await compareWarm(issue)), ...(await compareCold(issue)), ...(await measureRun(issue))];
  },
};
