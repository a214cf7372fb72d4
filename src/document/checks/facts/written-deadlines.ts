/** Deadlines that a text gives by itself, closed before a letter can be answered. */
import { deadlineTooSoon } from '../fact-problems.ts';
import type { Finding, Rule } from '../rule.ts';
import { dayOfIssue, placeOf } from '../subject.ts';
import { addDays, earliestAnswer } from '../working-days.ts';
import { findDates, likeliestDates, type WrittenDate } from '../written-dates.ts';

const APPLYING = '(?:申し?込み?|応募|受け?付け?|返事|返信)';

/** 7月20日までに申し込んでください, 7月20日必着; 7月20日まで開いています is none. */
const ASKS =
  /^[^。0-9０-９]{0,4}まで(?:に[^。]{0,24}(?:返事|返信|連絡|送って|出して|電話|申し?込|応募)|[^。]{0,8}(?:申し?込|応募))|^[ 　]*(?:必着|消印|[がは]?(?:締め?切り?|〆切|期限)(?!ました))/u;

/** 締め切りは7月20日です */
const CLOSES = /(?:締め?切り?|〆切|申し?込み期限)[^。]{0,8}$/u;

/** 申し込みは7月1日から7月20日までです; まででした is over. */
const OPEN = new RegExp(`${APPLYING}[^。はがを]{0,8}[はが：:]?[^。はがを]{0,16}$`, 'u');
const UNTIL = /^[ 　]*まで(?!でした)/u;

function isDeadline({ index, words }: WrittenDate, text: string): boolean {
  const [before, after] = [text.slice(0, index), text.slice(index + words.length)];
  return ASKS.test(after) || CLOSES.test(before) || (OPEN.test(before) && UNTIL.test(after));
}

/** In days: a deadline that is gone for longer is not left over from the last issue but next year's. */
const LEFT_OVER = 90;

function dayOf(written: WrittenDate, published: string): string | undefined {
  const dates = likeliestDates(written, published);
  return dates.find((date) => date > addDays(published, -LEFT_OVER)) ?? dates[0];
}

export const checkWrittenDeadlines: Rule = function* (subject): Generator<Finding> {
  const published = dayOfIssue(subject);
  if (published === undefined) return;
  const earliest = earliestAnswer(published);
  for (const { use, text, origin, report } of subject.passages) {
    if (use === 'fact' || report !== undefined) continue;
    for (const written of findDates(text)) {
      const date = isDeadline(written, text) ? dayOf(written, published) : undefined;
      if (date === undefined || date >= earliest) continue;
      yield { fault: deadlineTooSoon(date, earliest), origin: placeOf(subject, origin, written.words) };
    }
  }
};
