/** One issue from source to edition, the website, and 1,198 people to the outbox, against bare loops in the same run. */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../src/config.ts';
import { loadContent } from '../../src/document/content.ts';
import { createFurigana, loadTokenizer } from '../../src/document/furigana.ts';
import { createWordReader } from '../../src/document/read-words.ts';
import { buildEdition } from '../../src/editions/build-edition.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { encodeSampleList, generateSampleList, SAMPLE_SEED } from '../sample-list.ts';
import { type Bench, type Figure, formatMs, formatRatio, median, timed } from './bench.ts';

const PUBLICATION = 'issues/2023-summer';
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const KEY = 'bench-key-bench-key-bench-key-bench';

interface Ended {
  readonly code: number | null;
  readonly out: string;
}

function tsushin(dataDir: string, ...words: string[]): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: dataDir, TSUSHIN_DATABASE_KEY: KEY };
  const child = spawn(process.execPath, [MAIN, ...words, '--json'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}

/** A fixed amount of work of one core, to read the other figures by on another machine. */
const reference = (): string => {
  const hash = createHash('sha256');
  const block = Buffer.alloc(1 << 20, 7);
  for (let index = 0; index < 200; index += 1) hash.update(block);
  return hash.digest('hex');
};

async function benchBuild(dataDir: string, bare: number): Promise<Figure[]> {
  const cold = await timed(() => tsushin(dataDir, 'build', PUBLICATION));
  const config = readConfig();
  const content = await loadContent(config);
  const document = content.documents.get(PUBLICATION);
  if (document === undefined) throw new Error(`${PUBLICATION} is missing`);
  const dictionary = { tokenizer: await loadTokenizer(), readings: content.readings };
  const options = { config, furigana: createFurigana(dictionary), reader: createWordReader(dictionary) };
  await buildEdition(document, options);
  const warm = await median(5, () => buildEdition(document, options));
  return [
    {
      name: 'one issue, 16 files, cold process',
      value: `${formatMs(cold.ms)} (${formatRatio(cold.ms, bare)} the reference)`,
    },
    { name: 'one issue, 16 files, warm', value: `${formatMs(warm)} (${formatRatio(warm, bare)} the reference)` },
  ];
}

async function benchSite(folder: string, bare: number): Promise<Figure[]> {
  const { ms } = await timed(() => buildSite(readConfig(), join(folder, 'site')));
  return [{ name: 'website of the sample content', value: `${formatMs(ms)} (${formatRatio(ms, bare)} the reference)` }];
}

/** The sample list with everyone reading by e-mail, and nobody left out. */
function writeEverybody(path: string): void {
  const rows = generateSampleList(SAMPLE_SEED).rows.map((row, index) => ({
    ...row,
    ...{
      メールアドレス: `mihon${index}@example.jp`,
      案内方法: 'メール',
      同意日: '2023-04-01',
      終了日: '',
      メール停止日: '',
    },
  }));
  writeFileSync(path, encodeSampleList({ rows }));
}

function writeBare(files: readonly Buffer[], folder: string): void {
  mkdirSync(folder);
  for (const bytes of files) {
    const file = openSync(join(folder, randomUUID()), 'w');
    writeFileSync(file, bytes);
    fsyncSync(file);
    closeSync(file);
  }
}

async function benchOutbox(dataDir: string): Promise<Figure[]> {
  const list = join(dataDir, 'everybody.csv');
  writeEverybody(list);
  await tsushin(dataDir, 'subscribers', 'import', list);
  await tsushin(dataDir, 'send', PUBLICATION, '--test', 'test@example.jp');
  await tsushin(dataDir, 'approve', PUBLICATION, '--by', 'bench');
  const { out } = await tsushin(dataDir, 'send', PUBLICATION);
  const { expect } = z.object({ expect: z.int() }).parse(JSON.parse(out));
  const { ms, value } = await timed(() => tsushin(dataDir, 'send', PUBLICATION, '--expect', String(expect)));
  if (value.code !== 0) throw new Error(`send ended with ${value.code}`);
  const outbox = join(dataDir, 'outbox', ...PUBLICATION.split('/'));
  const files = readdirSync(outbox).map((name) => readFileSync(join(outbox, name)));
  const bare = await timed(() => writeBare(files, join(dataDir, 'bare')));
  const size = files.reduce((sum, file) => sum + file.length, 0);
  return [
    { name: `${files.length} people to the outbox, process and ledger included`, value: formatMs(ms) },
    {
      name: `  against writing the same ${Math.round(size / 1e6)} MB with fsync in a bare loop`,
      value: `${formatRatio(ms, bare.ms)} (${formatMs(bare.ms)})`,
    },
  ];
}

export const publishBench: Bench = {
  name: 'publish',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    try {
      const bare = await median(3, reference);
      return [
        { name: 'reference: sha256 of 200 MiB', value: formatMs(bare) },
        ...(await benchBuild(dataDir, bare)),
        ...(await benchOutbox(dataDir)),
        ...(await benchSite(folder, bare)),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
