/** The cover sheets of one variant's print run, in every size, as entries of the manifest with their bytes. */
import type { Document } from '../document/nodes.ts';
import type { Problem } from '../problems.ts';
import type { RenderContext } from '../render/context.ts';
import { renderCover } from '../render/print/cover.ts';
import { SIZES } from '../variants.ts';
import { sha256 } from './digest.ts';
import type { EditionCover } from './manifest.ts';

export interface Cover {
  readonly entry: EditionCover;
  readonly pdf: Uint8Array;
}

/** The document has been selected and, for the furigana edition, given its readings. */
export async function renderCovers(document: Document, context: RenderContext, problems: Problem[]): Promise<Cover[]> {
  const { audience, reading } = context;
  const covers: Cover[] = [];
  for (const size of SIZES) {
    const { pdf, problems: found } = await renderCover(document, context, size);
    problems.push(...found);
    const path = `covers/${audience}-${reading}-${size}.pdf`;
    covers.push({ pdf, entry: { audience, reading, size, path, sha256: sha256(pdf), bytes: pdf.byteLength } });
  }
  return covers;
}
