/** Readings stand between the lines and are half as large as the words: they need room and size. */
export const BODY_TYPE = {
  standard: { fontSize: 17, lineHeight: 1.8, tightLine: 1.45, badgeTop: 2 },
  furigana: { fontSize: 18, lineHeight: 2.2, tightLine: 2, badgeTop: 12 },
};
