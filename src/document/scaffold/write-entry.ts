/** A new event, person or place as text, its places marked. */
import { toWrite } from './placeholder.ts';

/** What is known already; the rest is marked. Dates `YYYY-MM-DD`, times `HH:MM`. */
export interface EntryWords {
  readonly title?: string | undefined;
  readonly date?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly place?: string | undefined;
  readonly audience?: string | undefined;
  readonly role?: string | undefined;
  readonly category?: string | undefined;
  /** Name of the publication that was wrong. */
  readonly corrects?: string | undefined;
}

const field = (name: string, value: string | undefined, what: string): string =>
  value === undefined ? `${name}: ${toWrite(what)}` : `${name}: ${JSON.stringify(value)}`;

/** A value that cannot be left open stands there, with a mark beside it. */
const assumed = (line: string, given: string | undefined, what: string): string =>
  given === undefined ? `${line} # ${toWrite(what)}` : line;

const file = (fields: readonly string[], body: string): string => `---\n${fields.join('\n')}\n---\n\n${body}\n`;

/** `today` is only a day to stand there until the real one is known. */
export const writeEvent = ({ title, date, start, end, place, audience }: EntryWords, today: string): string =>
  file(
    [
      field('title', title, '行事の名前'),
      'sessions:',
      assumed(`  - date: ${date ?? today}`, date, '行事の日'),
      assumed(`    start: "${start ?? '10:00'}"`, start, '始まる時間'),
      ...(end === undefined ? [] : [`    end: "${end}"`]),
      field('place', place, '場所'),
      assumed(`audience: ${audience ?? 'both'}`, audience, '区分。employed、job-seeking、both'),
      field('preheader', undefined, 'どんな行事かを一文で'),
    ],
    toWrite('行事の内容を2、3文で'),
  );

export const writeStaff = ({ title, role }: EntryWords): string =>
  file(
    [
      field('name', title, '氏名'),
      field('role', role, '仕事'),
      field('preheader', undefined, '紹介の一文'),
      `# consent: ${toWrite('本人の同意。もらった日と、ウェブ・メール・紙のどれに出してよいか')}`,
    ],
    toWrite('仕事のこと、好きなことを2、3文で'),
  );

export const writeResource = ({ title, category, place }: EntryWords): string =>
  file(
    [field('name', title, '場所の名前'), field('category', category, 'どんな所か'), field('town', place, '市や町')],
    toWrite('どんなときに行くとよいかを2、3文で'),
  );

/** `today` is the day on which it goes out unless another is given. */
export const writeCorrection = ({ title, date, corrects }: EntryWords, today: string): string =>
  file(
    [
      field('corrects', corrects, 'まちがいのあった発行物'),
      field('title', title, '何の訂正か'),
      `date: ${date ?? today}`,
    ],
    `${toWrite('どこにまちがいがあったかを一文で')}\n\n- まちがい：${toWrite('まちがっていた言葉')}\n- 正しい内容：${toWrite('正しい言葉')}`,
  );
