/** The wording of everything about people who are shown and what they agreed to. */
import { error, type Fault, warning } from '../../problems.ts';
import { formatDate } from '../dates.ts';
import type { HalfConsent, ShownMedium } from '../people.ts';

const NOT_SAID = 'people-not-said';

export const interviewPeopleNotSaid = (): Fault =>
  error(
    NOT_SAID,
    '<QA> に、だれの話かが書かれていません。話した人の同意がいるかどうか、分かりません。',
    '<QA people="guests"> のように書いてください。staff は職員、registrants は登録者、guests は講師など、none は作った話です。',
  );

const ATTRIBUTES = 'consentDate="2023-06-01" consentMedia="web email print"';

export const consentMissing = (who: 'staff' | 'registrants'): Fault =>
  error(
    'consent-missing',
    `${who === 'staff' ? '職員' : '登録者'}が出ていますが、本人の同意が書かれていません。`,
    who === 'staff'
      ? `${ATTRIBUTES} を書き足してください。日付は同意をもらった日、あとは同意をもらった出し方です。`
      : `${ATTRIBUTES} employer="agreed" を書き足してください。日付は同意をもらった日です。勤め先に関わりがなければ employer="unconcerned" です。`,
  );

export const consentHalf = (lacks: HalfConsent['lacks']): Fault =>
  lacks === 'consentMedia'
    ? error(
        'consent-missing',
        '本人の同意をもらった出し方（consentMedia）が書かれていません。このままでは出せません。',
        'consentMedia="web email print" のうち、同意をもらった出し方だけを書き足してください。',
      )
    : error(
        'consent-missing',
        '本人の同意をもらった日（consentDate）が書かれていません。このままでは出せません。',
        'consentDate="2023-06-01" のように書き足してください。',
      );

export const staffConsentMissing = (isRegistrant: boolean): Fault =>
  error(
    'consent-missing',
    `この${isRegistrant ? '登録者' : '職員'}の同意が書かれていません。`,
    `初めの項目に、次のように書き足してください。見本の人なら sample: true と書いてください。\nconsent:\n  date: 2023-06-01\n  media: [web, email, print]${isRegistrant ? '\n  employer: agreed' : ''}`,
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
