/** The values that stand in the cells of a list, normalised: widths, 和暦, a leading zero that Excel dropped. */

import { looksForeign } from '../postal/address.ts';
import type { Fault } from '../problems.ts';
import * as wording from './import-problems.ts';

export { readDay } from '../written-values.ts';

export type Parsed<T> = { readonly value: T; readonly problems?: readonly Fault[] };

/** Full-width digits and letters become half-width, half-width kana full-width. */
export const foldWidth = (text: string): string => text.normalize('NFKC').trim();

/** Names stay as they are written (髙, 﨑): only white space around and between is tidied. */
export const tidyName = (text: string): string => text.replace(/[\s\u3000]+/g, ' ').trim();

/** Of whatever country. */
const FOREIGN_POSTCODE = /^[A-Z\d][A-Z\d -]{1,11}$/i;

/**
 * `251-0000`; digits that lost their leading zeros in Excel get them back, but for those of an address in another
 * country, which stay as they are. undefined where it is no postcode.
 */
export function readPostcode(text: string, address = ''): string | undefined {
  const digits = foldWidth(text).replace(/[〒\s‐‑–—―−ー-]/g, '');
  if (looksForeign(address) && !/^\d{7}$/.test(digits)) {
    return FOREIGN_POSTCODE.test(foldWidth(text)) ? foldWidth(text) : undefined;
  }
  if (!/^\d{5,7}$/.test(digits)) return undefined;
  const hasHyphen = /[‐‑–—―−ー-]/.test(foldWidth(text));
  if (hasHyphen && digits.length < 7) return undefined;
  const whole = digits.padStart(7, '0');
  return `${whole.slice(0, 3)}-${whole.slice(3)}`;
}

const LOCAL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** Phone companies that once gave out addresses with dots that the standard forbids. */
const OLD_CARRIERS =
  /(^|\.)(docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.ne\.jp|vodafone\.ne\.jp|disney\.ne\.jp|willcom\.com|pdx\.ne\.jp|emnet\.ne\.jp|ymobile\.ne\.jp|ymobile1\.ne\.jp)$/;

/** True for `a..b@docomo.ne.jp`: in use, but outside the standard, so that some providers refuse them. */
export function breaksMailStandard(email: string): boolean {
  const local = email.slice(0, email.lastIndexOf('@'));
  return local.startsWith('.') || local.endsWith('.') || local.includes('..');
}

export function readEmail(text: string): Parsed<string | undefined> {
  const folded = foldWidth(text).replace(/^mailto:/i, '');
  const at = folded.lastIndexOf('@');
  const local = folded.slice(0, Math.max(at, 0));
  const domain = folded.slice(at + 1).toLowerCase();
  if (at < 1 || !LOCAL.test(local) || !DOMAIN.test(domain)) return { value: undefined, problems: [wording.badEmail] };
  const email = `${local}@${domain}`;
  if (!breaksMailStandard(email)) return { value: email };
  if (OLD_CARRIERS.test(domain)) return { value: email, problems: [wording.oldCarrierEmail] };
  return { value: undefined, problems: [wording.badEmail] };
}
