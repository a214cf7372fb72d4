/** What a print run is made from, and what it hands back. */
import type { Center } from '../center.ts';
import type { EnclosedPaper } from '../document/enclosures.ts';
import type { Problem } from '../problems.ts';
import type { Audience, Reading, Size } from '../variants.ts';
import type { Offset } from './labels.ts';
import type { Recipient } from './piles.ts';
import type { Postage } from './postage.ts';
import type { ListEncoding } from './postal-list.ts';

/** What a print run needs of a frozen edition; the edition checks its own hashes as it is read. */
export interface PrintableEdition {
  readonly manifest: { readonly title: string; readonly date: string; readonly code: string };
  read(audience: Audience, reading: Reading, medium: 'pdf', size: Size): Promise<Uint8Array>;
  readCover(audience: Audience, reading: Reading, size: Size): Promise<Uint8Array | undefined>;
}

export interface PrintRunOptions {
  readonly recipients: readonly Recipient[];
  readonly edition: PrintableEdition;
  readonly center: Center;
  /** Absolute; replaced as a whole. */
  readonly outDir: string;
  /** True before approval: everything is marked 校正刷り, in name and on paper. */
  readonly proof: boolean;
  /** Name in label-sheets.yaml. */
  readonly sheet: string;
  /** First free label of the first sheet, from 1. */
  readonly start?: number;
  /** By how much the printer has to be corrected. */
  readonly offset?: Offset;
  /** Which run with labels of its own, from 1. */
  readonly run?: number;
  /** Labels that other copies of the same campaign bear. */
  readonly taken?: ReadonlySet<string>;
  /** As the centre has it where it is not said. */
  readonly spareCopies?: number;
  /** Day of printing, for the tariff. */
  readonly day?: string;
  readonly enclosures?: readonly EnclosedPaper[];
  readonly encoding?: ListEncoding;
}

export type PrintFileKind = 'copies' | 'piles' | 'labels' | 'packing-list' | 'run' | 'postal-list';

export interface PrintFile {
  readonly kind: PrintFileKind;
  /** Absolute. */
  readonly path: string;
  /** 0 for what has no pages. */
  readonly pages: number;
  /** How many people stand in it; for copies, how many copies have a reader. */
  readonly labels: number;
}

export interface PileSummary {
  readonly pile: string;
  /** As staff call it: 就労者・ふりがな版・大きい文字. */
  readonly variant: string;
  readonly audience: Audience;
  readonly reading: Reading;
  readonly size: Size;
  readonly copies: number;
  readonly spare: number;
  readonly pages: number;
  readonly sheets: number;
  /** How many カスタマバーコード are printed. */
  readonly barcodes: number;
  readonly enclosures: readonly string[];
}

export interface PrintRun {
  readonly files: PrintFile[];
  readonly piles: PileSummary[];
  /** With labels on envelopes. */
  readonly postage: Postage;
  /** With windows: each piece has its cover sheet more. */
  readonly windowPostage: Postage;
  readonly problems: Problem[];
  /** The label of each delivery; not for showing. */
  readonly serials: ReadonlyMap<string, string>;
}

/** A file before it is saved. */
export interface Made {
  readonly kind: PrintFileKind;
  readonly name: string;
  readonly content: Uint8Array | string;
  readonly pages: number;
  readonly labels: number;
}
