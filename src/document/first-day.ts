/**
 * 1日 is ついたち as a date and いちにち as a length of time. Only what stands around it tells which; where that leaves a doubt, the
 * likelier one is taken and a person confirms it.
 */

interface FirstDay {
  readonly reading: 'ついたち' | 'いちにち';
  readonly confirmed: boolean;
}

const NUMBER = '[0-9０-９〇一二三四五六七八九十百千何数]+(?:[、，～〜.．][0-9０-９]+)*[ 　]?';

/** 毎月1日, 4月5日・1日; not 月1日, which is one day a month. */
const MONTH_BEFORE =
  /(?:[0-9０-９〇一二三四五六七八九十]|\p{sc=Han})[ 　]?月[ 　]*(?:[0-9０-９〇一二三四五六七八九十]+[ 　]*日[ 　]*(?:[（(][^）)]*[）)])?[ 　]*[、，,・･～〜~－-][ 　]*)*$/u;
const WEEKDAY_AFTER = /^[ 　]?[（(][ 　]?[日月火水木金土]/u;

const LENGTH_BEFORE = /(?:週[ 　]?|丸|まる|あと|もう|たった|今日|きょう|約|各|計)$/u;
const LENGTH_AFTER = new RegExp(
  `^(?:[中間目分を]|ごと|あたり|当たり|につき|おき|がかり|じゅう|限り|限定|単位|平均|以上|以内|体験|コース|も(?:早|休|欠)|の(?:流れ|終わり|おわり|始まり|はじまり|うち|過ごし|すごし|疲れ|生活|作業|仕事|勤務|労働|食事)|に?[ 　]?(?:約|およそ|最大|平均)?${NUMBER}(?:時間|分|回|杯|錠|粒|包|食|度(?!に)|歩|コマ)|[ 　]?(?:約|およそ|最大|平均)?${NUMBER}(?:人|名|件|個|本|枚|冊|通|円|ページ|[百千万]))`,
  'u',
);
const DATE_AFTER = new RegExp(
  `^[ 　]?(?:から|まで|より|付|現在|時点|開[催始会講]|発行|締|と|は|または|か[0-9０-９]|[、，・･～〜~（(]|午[前後]|の(?:午[前後]|[朝昼夜夕])|に(?![ 　]?${NUMBER})|[0-9０-９]+[ 　]?(?:日|時(?!間)))`,
  'u',
);

const sure = (reading: FirstDay['reading']): FirstDay => ({ reading, confirmed: true });
const likely = (reading: FirstDay['reading']): FirstDay => ({ reading, confirmed: false });

/** Of a 1日 or 一日 between `start` and `end`; one in kanji is hardly ever a date unless its month stands before it. */
export function readFirstDay(text: string, start: number, end: number): FirstDay {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  if (MONTH_BEFORE.test(before) || WEEKDAY_AFTER.test(after)) return sure('ついたち');
  if (LENGTH_BEFORE.test(before) || LENGTH_AFTER.test(after)) return sure('いちにち');
  const isDate = text[start] !== '一' && !/月[ 　]?$/u.test(before) && DATE_AFTER.test(after);
  return likely(isDate ? 'ついたち' : 'いちにち');
}
