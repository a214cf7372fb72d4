/** The closed choices by which readers differ: segment, furigana, size of print. Labels are content (center.yaml). */

export const AUDIENCES = ['employed', 'job-seeking'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const READINGS = ['standard', 'furigana'] as const;
export type Reading = (typeof READINGS)[number];

export const SIZES = ['regular', 'large'] as const;
export type Size = (typeof SIZES)[number];
