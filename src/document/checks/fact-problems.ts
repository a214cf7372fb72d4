/** The wording of facts that cannot be right, or that a person should look at once more. */
import { error, type Fault, hint, warning } from '../../problems.ts';
import { formatDate } from '../dates.ts';

export const weekdayWrong = (
  words: string,
  weekday: string,
  dates: readonly string[],
  mended: readonly string[],
): Fault =>
  error(
    'weekday-wrong',
    `「${words}」とありますが、${dates.map(formatDate).join('か')}です。${weekday}曜日ではありません。`,
    `${mended.map((words) => `「${words}」`).join('か')}と書くか、日付をなおしてください。`,
  );

export const dateImpossible = (words: string): Fault =>
  warning('date-impossible', `「${words}」という日はありません。`, 'こよみを見て、日付をなおしてください。');

export const eraMismatch = (words: string, byEra: string, byYear: string): Fault =>
  warning(
    'era-mismatch',
    `「${words}」の和暦と西暦が合っていません。`,
    `「${byEra}」か「${byYear}」のどちらかです。正しい方を書いてください。`,
  );

export const eraImpossible = (words: string, right: string): Fault =>
  warning(
    'era-impossible',
    `「${words}」という年はありません。元号がかわったあとの年です。`,
    `「${right}」のことなら、そう書いてください。ちがうなら、年をなおしてください。`,
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

export const slipEventOver = (id: string, last: string): Fault =>
  warning(
    'event-over',
    `返事を聞く行事「${id}」は${formatDate(last)}に終わっています。発行日より前です。`,
    `<ReplySlip> の events から ${id} を消してください。`,
  );

export const slipAfterEvent = (by: string, id: string, first: string): Fault =>
  warning(
    'deadline-after-event',
    `返事の締め切り（${by}）が、行事「${id}」の日（${first}）よりあとです。`,
    '<ReplySlip> の by を行事より前の日にしてください。',
  );

export const scheduleOver = (last: string, published: string): Fault =>
  warning(
    'schedule-over',
    `この一覧は${formatDate(last)}までで、発行日より前です。終わった行事しか出ません。`,
    `<Schedule from="${published}" to="…" /> のように、発行日からあとの日を書いてください。`,
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

export const preheaderUrgent = (found: string, mended: string): Fault =>
  warning(
    'preheader-urgent',
    `件名のあとに見える一文に「${found}」があります。読者があわてたり、迷惑メールとまちがえられたりします。`,
    mended === '' ? 'どんなお知らせかを一文で書いてください。' : `「${mended}」のように書いてください。`,
  );

export const glyphUnusual = (character: string): Fault =>
  warning(
    'glyph-missing',
    `「${character}」は、読者の画面や読み上げで出ないことがある文字です。`,
    `「${character}」を消すか、ふつうの漢字、ひらがな、言葉にかえてください。`,
  );
