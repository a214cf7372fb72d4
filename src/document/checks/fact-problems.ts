/** The wording of facts that cannot be right, or that a person should look at once more. */
import { error, type Fault, hint, warning } from '../../problems.ts';
import { formatDate } from '../dates.ts';

export const weekdayWrong = (words: string, weekday: string, date: string, mended: string): Fault =>
  error(
    'weekday-wrong',
    `「${words}」とありますが、${formatDate(date)}です。${weekday}曜日ではありません。`,
    `「${mended}」と書くか、日付をなおしてください。`,
  );

export const dateImpossible = (words: string): Fault =>
  warning('date-impossible', `「${words}」という日はありません。`, 'こよみを見て、日付をなおしてください。');

export const eraMismatch = (words: string, byEra: string, byYear: string): Fault =>
  warning(
    'era-mismatch',
    `「${words}」の和暦と西暦が合っていません。`,
    `「${byEra}」か「${byYear}」のどちらかです。正しい方を書いてください。`,
  );

export const dateDiffersFromEvent = (words: string, days: string): Fault =>
  warning(
    'date-differs-from-event',
    `「${words}」とありますが、この行事の日は${days}です。`,
    '行事の日のことなら、日付をそろえてください。ほかの日のことなら、このままでかまいません。',
  );

export const deadlineTooSoon = (deadline: string, earliest: string): Fault =>
  warning(
    'deadline-too-soon',
    `締め切りは${formatDate(deadline)}です。郵送の読者は間に合いません。届くまでに3営業日、返事に7日かかります。`,
    `締め切りを${formatDate(earliest)}か、それよりあとにしてください。または、発行日を早くしてください。`,
  );

export const eventOver = (id: string, last: string): Fault =>
  warning(
    'event-over',
    `この行事は${formatDate(last)}に終わっています。発行日より前です。`,
    `報告なら <Report event="${id}">…</Report> と書いてください。お知らせなら、この行を消してください。`,
  );

export const publicHoliday = (date: string, name: string): Fault =>
  hint(
    'public-holiday',
    `${formatDate(date)}は祝日です（${name}）。`,
    'この日に開くことを確かめてください。正しければ、このままでかまいません。',
  );

export const contactUnknown = (contact: string): Fault =>
  warning(
    'contact-unknown',
    `「${contact}」は、センターの連絡先でも、地域資源の連絡先でもありません。だれか個人のものかもしれません。`,
    '個人のものなら消してください。窓口のものなら、content/resources の phone: などに書くと、知らせなくなります。',
  );

export const actionRepeated = (first: number): Fault =>
  warning(
    'action-repeated',
    `ボタンが ${first}行目にもあります。二つ以上あると、何をすればよいか迷います。`,
    'いちばんしてほしいことを一つだけボタンにし、ほかは文の中のリンクにしてください。',
  );

export const subjectUrgent = (found: string, mended: string): Fault =>
  warning(
    'subject-urgent',
    `件名に「${found}」があります。読者があわてたり、迷惑メールとまちがえられたりします。`,
    mended === '' ? '何のお知らせかが分かる件名を書いてください。' : `「${mended}」のように書いてください。`,
  );
