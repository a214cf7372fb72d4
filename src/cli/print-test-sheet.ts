/** `print --test-print`: a sheet with rulers beside the printed folders; no list is read and nothing is recorded. */
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Offset } from '../postal/labels.ts';
import type { PrintFile } from '../postal/print-options.ts';
import { makeTestSheet } from '../postal/test-sheet.ts';
import { writeWhole } from '../postal/write-whole.ts';

interface Wish {
  readonly sheet?: string;
  readonly offset?: Offset;
}

export async function printTestSheet(
  { center, dataDir }: Config,
  { sheet, offset }: Wish,
): Promise<{ files: PrintFile[]; message: string }> {
  const name = sheet ?? center.post.labelSheet;
  const { pdf, pages } = await makeTestSheet({ center, sheet: name, offset: offset ?? { x: 0, y: 0 } });
  const dir = join(dataDir, 'print', '試し刷り');
  const file = `試し刷り-${name}.pdf`;
  await writeWhole(dir, new Map([[file, pdf]]));
  const path = join(dir, file);
  return {
    files: [{ kind: 'labels', path, pages, labels: 0 }],
    message: `試し刷りができました。ふつうの紙に「実際のサイズ」で印刷して、ラベル用紙と封筒に合わせてください。\n${path}`,
  };
}
