/** An envelope afternoon on the real command line: proof, approval, paper, post and what comes back. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { encodeSampleList, generateSampleList } from '../../scripts/sample-list.ts';
import { openTsushin } from '../delivery/tsushin.ts';

const PUBLICATION = 'issues/2023-summer';
const DAY = '2023-07-14';

const enclosuresOf = (name: string): string => `${PUBLICATION}:\n    - name: ${name}\n      grams: 4\n`;

const printedSchema = z.object({
  proof: z.boolean(),
  printing: z.string().optional(),
  dir: z.string(),
  files: z.array(z.object({ kind: z.string(), path: z.string(), pages: z.int(), labels: z.int() })),
  piles: z.array(z.object({ pile: z.string(), copies: z.int(), spare: z.int(), enclosures: z.array(z.string()) })),
  postage: z.object({ pieces: z.int() }),
});

test('goes from 部数表 to 投函 and back', { timeout: 240_000 }, async () => {
  const contentDir = mkdtempSync(join(tmpdir(), 'tsushin-content-'));
  onTestFinished(() => rmSync(contentDir, { recursive: true, force: true }));
  cpSync(join(import.meta.dirname, '..', '..', 'content'), contentDir, { recursive: true });
  const { dataDir, run } = openTsushin({ CONTENT_DIR: contentDir });
  const list = generateSampleList(7);
  const path = join(dataDir, '名簿.csv');
  writeFileSync(path, encodeSampleList({ ...list, rows: list.rows.slice(0, 40) }));
  const json = async (...words: string[]) => {
    const { code, stdout, stderr } = await run(...words, '--json');
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };
  const print = async (...words: string[]) => printedSchema.parse(await json('print', PUBLICATION, ...words));

  await json('subscribers', 'import', path, '--consent', '見本の同意書');
  writeFileSync(join(contentDir, 'enclosures.yaml'), enclosuresOf('見本の同封物'));
  await json('build', PUBLICATION);
  const proof = await print();
  expect(proof.proof).toBe(true);
  for (const file of proof.files) expect(basename(file.path)).toMatch(/^校正刷り-/);
  expect((await run('posted', PUBLICATION, '--date', DAY, '--count', '1')).code).toBe(3);

  await json('send', PUBLICATION, '--test', 'test@example.jp');
  await json('approve', PUBLICATION, '--by', '見本');
  const printed = await print();
  const { pieces } = printed.postage;
  expect(printed).toMatchObject({ proof: false, printing: 'first' });
  expect(pieces).toBeGreaterThan(5);
  expect(printed.piles.reduce((sum, { copies }) => sum + copies, 0)).toBe(pieces);
  for (const { kind, path: file, labels } of printed.files) {
    expect(existsSync(file)).toBe(true);
    if (kind !== 'copies') expect([kind, labels]).toEqual([kind, pieces]);
  }

  const enclosed = ({ piles }: typeof printed): string[] => [...new Set(piles.flatMap(({ enclosures }) => enclosures))];
  expect(enclosed(printed)).toContain('見本の同封物');
  writeFileSync(join(contentDir, 'enclosures.yaml'), enclosuresOf('あとで変えた同封物'));
  expect(enclosed(await print())).toEqual(enclosed(printed));

  const csv = printed.files.find(({ kind }) => kind === 'postal-list')?.path ?? '';
  const [, serial = '', number = ''] = readFileSync(csv, 'utf8').split('\r\n')[1]?.replaceAll('"', '').split(',') ?? [];
  const single = await print('--only', serial);
  expect(single).toMatchObject({ printing: 'reprint', postage: { pieces: 1 }, piles: [{ copies: 1, spare: 0 }] });
  expect(single.dir).not.toBe(printed.dir);

  const nobody = await run('print', PUBLICATION, '--only', '', '--json');
  expect([nobody.code, JSON.parse(nobody.stdout).problems]).toMatchObject([1, [{ code: 'print-only-nobody' }]]);
  const beyond = await run('print', PUBLICATION, '--start', '0');
  expect([beyond.code, beyond.stderr]).toEqual([2, expect.stringContaining('1 からの数を書いてください。')]);

  const wrong = await run('posted', PUBLICATION, '--date', DAY, '--count', String(pieces + 1), '--json');
  expect(wrong.code).toBe(3);
  expect(JSON.parse(wrong.stdout)).toMatchObject({ expect: pieces });
  const posted = await json('posted', PUBLICATION, '--date', DAY, '--count', String(pieces));
  expect(posted.deliveries.post).toMatchObject({ queued: 0, printed: 0, posted: pieces, returned: 0 });
  expect(await json('returned', number, '--reason', '転居先不明')).toMatchObject({ state: 'returned', serial });
  const status = await json('status', PUBLICATION);
  expect(status.deliveries.post).toMatchObject({ posted: pieces - 1, returned: 1 });
  expect((await run('returned', number)).code).toBe(3);

  const again = await run('print', PUBLICATION, '--json');
  expect([again.code, JSON.parse(again.stdout).refused]).toEqual([3, expect.stringContaining('二通ずつ')]);
  const back = await run('print', PUBLICATION, '--only', number, '--json');
  expect([back.code, JSON.parse(back.stdout).problems]).toMatchObject([1, [{ code: 'print-only-returned' }]]);
});
