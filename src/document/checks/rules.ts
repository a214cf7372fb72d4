/** Every rule there is: how a text is put together, what it says, how it is worded. */
import { checkAnnouncements, checkHolidays } from './facts/announcements.ts';
import { checkContacts } from './facts/contacts.ts';
import { checkEras } from './facts/era.ts';
import { checkEventDates } from './facts/event-dates.ts';
import { checkGlyphs } from './facts/glyphs.ts';
import { checkActions, checkSubject } from './facts/message.ts';
import { checkPeople } from './facts/people.ts';
import { checkWeekdays } from './facts/weekday.ts';
import { checkWrittenDeadlines } from './facts/written-deadlines.ts';
import { checkItems } from './plain/items.ts';
import { checkKanjiRuns } from './plain/kanji-runs.ts';
import { checkLength } from './plain/length.ts';
import { checkNegatives } from './plain/negatives.ts';
import { checkStyle } from './plain/style.ts';
import { checkCharacters, checkClock, checkHardWords } from './plain/words.ts';
import type { Rule } from './rule.ts';
import { checkLinks } from './structure/links.ts';
import { checkMarks } from './structure/marks.ts';
import { checkPictures } from './structure/pictures.ts';
import { checkRepetition } from './structure/repetition.ts';
import { checkStillToWrite } from './structure/still-to-write.ts';

const STRUCTURE: readonly Rule[] = [checkLinks, checkMarks, checkPictures, checkRepetition, checkStillToWrite];

const FACTS: readonly Rule[] = [
  checkWeekdays,
  checkEras,
  checkEventDates,
  checkAnnouncements,
  checkWrittenDeadlines,
  checkHolidays,
  checkContacts,
  checkPeople,
  checkActions,
  checkSubject,
  checkGlyphs,
];

const PLAIN: readonly Rule[] = [
  checkLength,
  checkKanjiRuns,
  checkNegatives,
  checkStyle,
  checkItems,
  checkHardWords,
  checkClock,
  checkCharacters,
];

export const RULES: readonly Rule[] = [...STRUCTURE, ...FACTS, ...PLAIN];
