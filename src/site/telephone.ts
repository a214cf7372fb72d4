/** A number to be called by a touch: digits alone, whatever hyphens and widths it is written with. */
export const telephoneLink = (number: string): string => `tel:${number.normalize('NFKC').replace(/[^\d+]/g, '')}`;
