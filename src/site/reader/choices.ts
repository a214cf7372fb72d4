/** The first value of each is the page as it is, and is not written down. public/settings.js knows the others. */
export const CHOICES = {
  furigana: ['some', 'none', 'all'],
  size: ['100', '125', '150', '200'],
  spacing: ['usual', 'wide'],
  colour: ['usual', 'black', 'yellow'],
  phrases: ['off', 'on'],
} as const;

export type Setting = keyof typeof CHOICES;
