/** What others see of a mail before it is opened, in a list of mails or on a lock screen: its subject and the words after it. */
import { type Center, findTelling } from '../center.ts';
import type { Fault } from '../problems.ts';
import { toPlainText } from './inline.ts';
import { headIndiscreet, headPlaceholder } from './mail-head-problems.ts';
import type { Document, Inline } from './nodes.ts';

const MARK = /\{\{[^{}]*\}*/u;

export interface MailHead {
  /** Plain text, as is all of it. */
  readonly title: string;
  readonly subject: string;
  readonly preheader: string;
}

interface NearFault {
  readonly fault: Fault;
  /** Words of the source beside which it stands. */
  readonly near: string;
}

function* findMarks(words: readonly string[]): Generator<NearFault> {
  const marks = words.flatMap((line) => MARK.exec(line)?.[0] ?? []);
  for (const mark of new Set(marks)) yield { fault: headPlaceholder(mark), near: mark };
}

export function* checkMailHead({ title, subject, preheader }: MailHead, center: Center): Generator<NearFault> {
  yield* findMarks([title, subject, preheader]);
  for (const [where, words] of Object.entries({ 件名: subject, 件名のあとに見える文: preheader })) {
    const telling = findTelling(words, center);
    if (telling !== undefined) yield { fault: headIndiscreet(where, words, telling), near: words };
  }
}

/** The same of a publication, at the lines where they were written. */
export function reportMailHead(
  { title, subject, preheader }: Document,
  center: Center,
  report: (fault: Fault, near: string) => void,
): void {
  const head = { title: toPlainText(title), subject, preheader };
  for (const { fault, near } of checkMailHead(head, center)) report(fault, near);
}

/** 7月8日（土）: the day, or as much as is known of it, without the hour. */
const shortDay = (when: readonly Inline[]): string =>
  (toPlainText(when).split(/[\n ]/)[0] ?? '').replace(/^\d+年/, '').replaceAll('曜日）', '）');

/** The subject and preheader of an event notice; a title that tells too much stays inside the mail. */
export function eventHead(
  { title, when }: { readonly title: string; readonly when: readonly Inline[] },
  center: Center,
): Omit<MailHead, 'title'> {
  const subject = (words: string): string => `${center.newsletter} ${center.labels.event}のご案内 ${words}`;
  return findTelling(title, center) === undefined
    ? { subject: subject(title), preheader: toPlainText(when).replaceAll('\n', '、') }
    : { subject: subject(shortDay(when)), preheader: '時間や場所は、このメールの中に書いてあります。' };
}

/** What a member of staff does, unless that tells too much. */
export const staffPreheader = (role: string, center: Center): string =>
  findTelling(role, center) === undefined ? role : 'どんな人か、どんな仕事をしているかを、お伝えします。';

export function issueSubject(
  { number, title }: { readonly number: string; readonly title: string },
  center: Center,
): string {
  const named = `${center.newsletter} ${number}`;
  return findTelling(title, center) === undefined ? `${named} ${title}` : named;
}
