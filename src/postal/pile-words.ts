/** What staff call a variant on paper, in file names and in lists. */
import type { Center } from '../center.ts';
import type { Pile } from './piles.ts';

type Variant = Pick<Pile, 'audience' | 'reading' | 'size'>;

export const readingWords = ({ reading }: Variant): string => (reading === 'furigana' ? 'ふりがな版' : 'ふりがななし');
export const sizeWords = ({ size }: Variant): string => (size === 'large' ? '大きい文字' : 'ふつうの文字');

/** 就労者・ふりがな版・大きい文字 */
export const variantWords = (variant: Variant, { labels }: Center, separator = '・'): string =>
  [labels[variant.audience].staff, readingWords(variant), sizeWords(variant)].join(separator);
