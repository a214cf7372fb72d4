/** The values that stand in the cells of a list, normalised: widths, 和暦, a leading zero that Excel dropped. */

import type { Fault } from '../problems.ts';
import * as wording from './import-problems.ts';

export type Parsed<T> = { readonly value: T; readonly problems?: readonly Fault[] };

/** Full-width digits and letters become half-width, half-width kana full-width. */
export const foldWidth = (text: string): string => text.normalize('NFKC').trim();

/** Names stay as they are written (髙, 﨑): only white space around and between is tidied. */
export const tidyName = (text: string): string => text.replace(/[\s\u3000]+/g, ' ').trim();

const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  R: 2018,
  平成: 1988,
  H: 1988,
  昭和: 1925,
  S: 1925,
};

const WESTERN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const JAPANESE = /^(令和|平成|昭和|R|H|S)(\d{1,2}|元)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

function toIsoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1900 ? date.toISOString().slice(0, 10) : undefined;
}

/** 2023-04-01, 2023/4/1, 2023年4月1日, 令和5年4月1日, R5.4.1 → `2023-04-01`; a time after it is left out. */
export function readDay(text: string): string | undefined {
  const folded = foldWidth(text)
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, '')
    .replace(/\s/g, '')
    .toUpperCase();
  const western = WESTERN.exec(folded);
  if (western) return toIsoDay(Number(western[1]), Number(western[2]), Number(western[3]));
  const japanese = JAPANESE.exec(folded);
  const base = ERAS[japanese?.[1] ?? ''];
  if (!japanese || base === undefined) return undefined;
  const year = japanese[2] === '元' ? 1 : Number(japanese[2]);
  return toIsoDay(base + year, Number(japanese[3]), Number(japanese[4]));
}

/** `251-0000`; digits that lost their leading zeros in Excel get them back. undefined where it is no postcode. */
export function readPostcode(text: string): string | undefined {
  const digits = foldWidth(text).replace(/[〒\s‐‑–—―−ー-]/g, '');
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
