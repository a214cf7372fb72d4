/** The wording of everything about people who are shown and what they agreed to. */
import { error, type Fault, warning } from '../../problems.ts';
import { formatDate } from '../dates.ts';
import type { HalfConsent, ShownMedium } from '../people.ts';
import { toWrite } from '../scaffold/placeholder.ts';

const NOT_SAID = 'people-not-said';

export const interviewPeopleNotSaid = (): Fault =>
  error(
    NOT_SAID,
    '<QA> に、だれの話かが書かれていません。話した人の同意がいるかどうか、分かりません。',
    `<QA people="${toWrite('だれの話か')}"> のように書いてください。〔 から 〕までに書く言葉は、staff は職員、registrants は登録者、guests は講師など、none は作った話です。`,
  );

/** Marks: a day, a medium or an answer that was copied would be a record of a consent that nobody gave. */
const DAY = toWrite('同意をもらった日。年-月-日の数字');
const MEDIA = toWrite('同意をもらった出し方。web、email、print');
const EMPLOYER = toWrite('勤め先のこと。agreed、unconcerned');
const ATTRIBUTES = `consentDate="${DAY}" consentMedia="${MEDIA}"`;

export const consentMissing = (who: 'staff' | 'registrants'): Fault =>
  error(
    'consent-missing',
    `${who === 'staff' ? '職員' : '登録者'}が出ていますが、本人の同意が書かれていません。`,
    who === 'staff'
      ? `${ATTRIBUTES} を書き足してください。同意をもらっていなければ、出せません。`
      : `${ATTRIBUTES} employer="${EMPLOYER}" を書き足してください。agreed は勤め先も同意した、unconcerned は勤め先に関わりがない、です。同意をもらっていなければ、出せません。`,
  );

export const consentHalf = (lacks: HalfConsent['lacks']): Fault =>
  lacks === 'consentMedia'
    ? error(
        'consent-missing',
        '本人の同意をもらった出し方（consentMedia）が書かれていません。このままでは出せません。',
        `consentMedia="${MEDIA}" を書き足してください。`,
      )
    : error(
        'consent-missing',
        '本人の同意をもらった日（consentDate）が書かれていません。このままでは出せません。',
        `consentDate="${DAY}" を書き足してください。`,
      );

export const staffConsentMissing = (isRegistrant: boolean): Fault =>
  error(
    'consent-missing',
    `この${isRegistrant ? '登録者' : '職員'}の同意が書かれていません。`,
    `初めの項目に、次のように書き足してください。見本の人なら sample: true と書いてください。\nconsent:\n  date: ${DAY}\n  media: [${MEDIA}]${isRegistrant ? `\n  employer: ${EMPLOYER}` : ''}`,
  );

/** In a file of its own the answer stands among the first fields. */
export const employerNotSaid = (inOwnFile: boolean): Fault =>
  error(
    'consent-employer-missing',
    '登録者が出ていますが、勤め先が同意しているかどうかが書かれていません。勤め先に知られたくない方がいます。',
    inOwnFile
      ? 'consent: の中に employer: agreed（勤め先も同意した）か employer: unconcerned（勤め先に関わりがない）を書き足してください。'
      : 'employer="agreed"（勤め先も同意した）か employer="unconcerned"（勤め先に関わりがない）を書き足してください。',
  );

export const consentEnded = (until: string, date: string): Fault =>
  error(
    'consent-ended',
    `同意は${formatDate(until)}までです。この発行物の日付は${formatDate(date)}で、もう終わっています。`,
    '本人にもう一度うかがい、同意の日と終わりの日を書きなおしてください。いただけなければ、消してください。',
  );

export const consentLater = (given: string, date: string): Fault =>
  error(
    'consent-later',
    `同意の日（${formatDate(given)}）が、この発行物の日付（${formatDate(date)}）よりあとです。同意をもらう前に出ることになります。`,
    '同意の日を確かめて、なおしてください。正しければ、発行物の日付を同意の日からあとにしてください。',
  );

const NAMES: Readonly<Record<ShownMedium, string>> = { web: 'ウェブ', email: 'メール', print: '紙' };

export const consentLacksMedium = (media: readonly ShownMedium[]): Fault =>
  error(
    'consent-medium',
    `この紹介は${media.map((medium) => NAMES[medium]).join('と')}でも送られますが、本人の同意がありません。`,
    `本人にうかがい、media: に ${media.join('、')} を書き足すか、date: を消して号の中だけで紹介してください。`,
  );

/** Said by the build of the website, which knows the day. */
export const consentEndedSince = (until: string): Fault =>
  warning(
    'consent-ended-since',
    `同意が${formatDate(until)}に終わったので、ウェブサイトにはのせませんでした。送った号は、そのままです。`,
    '続けてのせるときは、本人にもう一度うかがい、同意の日と終わりの日を書きなおしてください。',
  );
