/** Places that a new file leaves for its writer: marked so that nobody can overlook them, and `check` names each. */

/** 〔ここに書く：何を〕 */
export const toWrite = (what: string): string => `〔ここに書く：${what}〕`;

/** Also as people retype it: other brackets of its kind, half-width colon, nothing behind it. */
export const TO_WRITE = /[〔［[]ここに書く(?:[：:]([^〕］\]]*))?[〕］\]]/gu;
