/** Where things stand on the cover sheets of the print run, for those who lay out what is a reader's own on them. */
import type { Size } from '../../variants.ts';

/** Millimetres from the top left corner. */
export const COVER = {
  /** Nothing is printed above: the address shows through the envelope's window. */
  addressUntil: 105,
  /** Where the slip is cut off. */
  cut: 148.5,
  /** Where the registration number is written, on the baseline, and where its box begins and ends. */
  number: { x: 122, y: 163, box: 92, until: 191 },
} as const;

/** Of everything that a reader is to read on it. */
export const COVER_POINTS: Record<Size, number> = { regular: 12, large: 18 };
