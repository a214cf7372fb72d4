/**
 * What must not stand where others can see it: on a lock screen, an envelope, a shared computer. Being on the list
 * reveals a disability, and some readers' employers do not know.
 */

const DISABILITY = /障害|障がい|障碍|しょうがい者/u;

export const isDiscreet = (words: string): boolean => !DISABILITY.test(words);
