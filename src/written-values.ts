/** Values as people write them rather than as a file wants them: 令和5年4月1日, 午後1時, ４, はい. */

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

const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** 2023-04-01, 2023/4/1, 2023年4月1日（土）, 令和5年4月1日, R5.4.1 → `2023-04-01`; a time after it is left out. */
export function readDay(text: string): string | undefined {
  const folded = fold(text.trim().replace(/\s+\d{1,2}:\d{2}(:\d{2})?$/, ''))
    .replace(/\([日月火水木金土](?:曜日?)?\)$/u, '')
    .toUpperCase();
  const western = WESTERN.exec(folded);
  if (western) return toIsoDay(Number(western[1]), Number(western[2]), Number(western[3]));
  const japanese = JAPANESE.exec(folded);
  const base = ERAS[japanese?.[1] ?? ''];
  if (!japanese || base === undefined) return undefined;
  const year = japanese[2] === '元' ? 1 : Number(japanese[2]);
  return toIsoDay(base + year, Number(japanese[3]), Number(japanese[4]));
}

/** 2023年4月, 2023/4 → `2023-04` */
export function readMonth(text: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(fold(text));
  return match === null ? undefined : readDay(`${match[1]}-${match[2]}-1`)?.slice(0, 7);
}

/** 9:30, ９時３０分, 午後1時, 13時半 → `09:30`, `13:00`, `13:30` */
export function readClock(text: string): string | undefined {
  const match = /^(午前|午後)?(\d{1,2})(?:時|:)(?:(\d{1,2})分?|(半))?$/.exec(fold(text));
  if (match === null) return undefined;
  const [, half, hours = '', minutes = '0', thirty] = match;
  const hour = Number(hours) + (half === '午後' && Number(hours) < 12 ? 12 : 0);
  const minute = thirty === undefined ? Number(minutes) : 30;
  const isReal = hour < 24 && minute < 60;
  return isReal ? [hour, minute].map((part) => String(part).padStart(2, '0')).join(':') : undefined;
}

/** ４, 第4号, 1,198名 → the number, where there is one alone. */
export function readNumber(text: string): number | undefined {
  const match = /^[^\d-]*(\d+)[^\d]*$/.exec(fold(text).replace(/(?<=\d),(?=\d{3})/g, ''));
  return match === null ? undefined : Number(match[1]);
}

/** はい, いいえ, yes, no */
export function readAnswer(text: string): boolean | undefined {
  const folded = fold(text).toLowerCase();
  if (/^(?:はい|する|yes|on|true|○)$/u.test(folded)) return true;
  return /^(?:いいえ|しない|no|off|false|×)$/u.test(folded) ? false : undefined;
}
