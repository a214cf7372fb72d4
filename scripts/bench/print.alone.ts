/** One piece of print.ts in a process of its own, so that its start and its memory are its own; prints one JSON value. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCopy } from '../../src/postal/copies.ts';
import { sortIntoPiles } from '../../src/postal/piles.ts';
import { estimatePostage } from '../../src/postal/postage.ts';
import { makeLabels as make, makeRun } from '../../src/postal/print-papers.ts';
import { recipients, center as sampleCenter } from '../../tests/postal/recipients.ts';
import { timed } from './bench.ts';

/** Content, pictures and mail belong to the pieces that need them, not to the memory of the others. */
const openIssue = () => import('./print.issue.ts');

const READERS = 1198;
const center = { ...sampleCenter, post: { ...sampleCenter.post, barcode: true } };

const say = (ms: number, pdf: Uint8Array, pages: number): void => {
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ ms, megabytes, bytes: pdf.byteLength, pages }));
};

/** From the first compiler of the process to the file, the font read on the way. */
async function startTypst(kept: number): Promise<void> {
  const { countPages, openFourPages, printByTypst } = await openIssue();
  const issue = await openFourPages(kept);
  const { ms, value } = await timed(() => printByTypst(issue, '一回'));
  say(ms, value, await countPages(value));
}

async function startChromium(kept: number): Promise<void> {
  const { countPages, makeHtml, openFourPages, printByChromium } = await openIssue();
  const { launchBrowser } = await import('../../tests/browser.ts');
  const html = await makeHtml(await openFourPages(kept));
  const { ms, value } = await timed(async () => {
    const { browser, close } = await launchBrowser();
    try {
      return await printByChromium(browser, html, '一回');
    } finally {
      await close();
    }
  });
  say(ms, value, await countPages(value));
}

async function printLabels(): Promise<void> {
  const manifest = { title: '', date: '2023-07-14', code: '' };
  const none = async (): Promise<Uint8Array> => new Uint8Array();
  const options = { center, edition: { manifest, read: none, readCover: none }, outDir: '', proof: false };
  const people = recipients(READERS);
  const print = () => make(sortIntoPiles(people), { ...options, sheet: 'a-one-12', recipients: people });
  await print();
  const { ms, value } = await timed(print);
  say(ms, value.pdf, value.pages);
}

/** Everybody in one pile, with the copy and the cover that lie in a folder. */
async function printRun(dir: string): Promise<void> {
  const [copy, cover] = ['copy.pdf', 'cover.pdf'].map((name) => readFileSync(join(dir, name)));
  if (copy === undefined || cover === undefined) throw new Error('There is nothing to print.');
  const people = recipients(READERS).map((one) => ({ ...one, reading: 'standard' as const, size: 'regular' as const }));
  const piles = sortIntoPiles(people.map((one) => ({ ...one, audience: 'employed' as const })));
  const { pages } = await readCopy(copy);
  const row = { variant: '', file: '', copies: READERS, spare: 0, pages, sheets: pages / 2, enclosures: [] };
  const prepared = piles.map((pile) => ({ pile, row: { ...row, letter: pile.letter }, copy, cover }));
  const postage = estimatePostage([{ pile: 'A', copies: READERS, sheets: 2 }]);
  const manifest = { title: '', date: '2023-07-14', code: '' };
  const edition = { manifest, read: async () => copy, readCover: async () => cover };
  const options = { center, edition, outDir: '', proof: false, sheet: 'a-one-12', recipients: people };
  const { ms, value } = await timed(() => makeRun(prepared, postage, options));
  say(ms, value.pdf, value.pages);
}

const [what = '', given = ''] = process.argv.slice(2);
if (what === 'typst') await startTypst(Number(given));
if (what === 'chromium') await startChromium(Number(given));
if (what === 'labels') await printLabels();
if (what === 'run') await printRun(given);
