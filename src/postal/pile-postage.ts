/** One pile as the post sees it: what is in an envelope, what it weighs and costs. */

export type EnvelopeKind = 'long3' | 'square2';

export const ENVELOPE_NAMES: Readonly<Record<EnvelopeKind, string>> = { long3: '長形3号', square2: '角形2号' };

export interface PilePostage {
  readonly pile: string;
  readonly pieces: number;
  readonly gramsPerPiece: number;
  readonly envelope: EnvelopeKind;
  readonly class: '定形' | '定形外（規格内）';
  /** Of one piece; null where the tariff has no price for that weight. */
  readonly yenPerPiece: number | null;
}

/** What goes into one envelope of a pile. */
export interface PileContents {
  readonly pile: string;
  readonly copies: number;
  /** Sheets of A4 a piece, printed on both sides, without enclosures. */
  readonly sheets: number;
  readonly enclosures?: readonly { readonly sheets: number; readonly grams: number }[];
  /** Of each piece; empty where there is none. */
  readonly postcodes?: readonly string[];
  /** How many of the addresses can have a barcode. */
  readonly barcodes?: number;
}

export interface PostageOptions {
  /** `YYYY-MM-DD` on which it is posted. */
  readonly day: string;
  /** Grams per square metre of paper. */
  readonly paperGrams: number;
  /** How postcodes of the same delivery office begin. */
  readonly localPostcodes: readonly string[];
  /** True where the postage is paid in a way that discounts ask for: not by stamps. */
  readonly paidInBulk: boolean;
  /** True where カスタマバーコード are printed. */
  readonly barcode: boolean;
  /** Price of 郵便区内特別 as the post office told it. */
  readonly localYen?: number | undefined;
}
