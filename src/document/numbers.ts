/**
 * Readings that follow from arithmetic rather than from a dictionary: dates, times, ages and counted things. A number in
 * digits stays outside the ruby (14 + 名《めい》) unless number and counter are one word (2人《ふたり》).
 */
import { COUNTERS, type Counter, DAYS, MULTIPLIERS, SUFFIXES } from './counters.ts';
import { readFirstDay } from './first-day.ts';
import { isKanjiNumeral, numberValue, speakNumber } from './numerals.ts';
import type { Word } from './word.ts';

const NUMBER = /[0-9０-９]+(?:[,，.．][0-9０-９]+)*|[〇一二三四五六七八九十百千]+|何|(?<!\p{Script=Han})数/gu;
const SPACE = /^[ 　]?/u;
const longestFirst = (table: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(table).sort((a, b) => b.length - a.length);
const COUNTER_WORDS = longestFirst(COUNTERS);

/** A number in kanji after another kanji is mostly part of a word (統一); these may stand before a number. */
const BEFORE_KANJI_NUMERAL = /(?:[^\p{Script=Han}]|[第全約計丸年月日泊時分後前各週度毎和成着員間]|^)$/u;
/** Longer words that begin like number and counter: 第1日曜日, 2日本, 1回り, 2分割. */
const NOT_A_COUNTER =
  /^(?:[月日]曜|日本|回り|分[野類担割析布]|人[称]|人三脚|時[的期代]|本[人当来日社部]|度[々合]|部[分屋長]|代[表理わ]|通[りう]|行[政動事きくっうい]|組[み合]|期[間限待]|点[検字]|社[会員]|番組|食[べ堂事]|割[引り]|位置|区[分切]|校[長舎]|台風|条件|問[いう題])/u;
/** 49年生まれ is no 49年生. */
const BORN = '年生ま';
/** 第二土曜日, 第二・第四; 第九 is also だいく. */
const ORDINAL_AFTER = /^(?:$|[^\p{Script=Han}]|[月火水木金土日]曜)/u;
/** 2、3日 and 1、2人: the number before says that both are said as plain numbers, unless they are dates. */
const NUMBER_BEFORE = /(?<![月日0-9０-９][ 　]?|[月日0-9０-９][、，・])([1-9１-９])[、，～〜][ 　]?$/u;
const MINUTES_AROUND = /^(?:間|前(?!後)|後|ほど|くらい|ぐらい|ごと|以内|以上|たっ|かか)/u;

/** Numbers that are not said: 何階 sounds as 3階 does, 数本 as 5本; the values themselves mean nothing. */
const VAGUE: Readonly<Record<string, { spoken: string; like: number }>> = {
  何: { spoken: 'なん', like: 33 },
  数: { spoken: 'すう', like: 55 },
};

/** A number and its counter in the text. */
interface Counted {
  readonly text: string;
  readonly start: number;
  readonly number: string;
  readonly value: number;
  readonly word: string;
  readonly counter: Counter;
  readonly counterStart: number;
  readonly end: number;
}

const confirmed = (start: number, end: number, reading: string): Word => ({ start, end, reading, confirmed: true });

const lastDigit = (value: number): number => Math.floor(value) % 10;

const countOf = (number: string): number => VAGUE[number]?.like ?? numberValue(number);

/** せんぼん, まんぼん sound as さんぼん does. */
const counterReading = (counter: Counter, value: number): string =>
  counter.changed?.[value > 0 && value % 1000 === 0 ? 3 : lastDigit(value)] ?? counter.reading;

function isOneOfTwo({ text, start, value, word }: Counted): boolean {
  const before = NUMBER_BEFORE.exec(text.slice(0, start))?.[1];
  if (before === undefined || numberValue(before) + 1 !== value) return false;
  return word === '日' || (word === '人' && value === 2);
}

/** The reading of number and counter as one word, where they are one. */
function fusedReading(counted: Counted): string | undefined {
  const { number, word, value, text, end } = counted;
  if (isOneOfTwo(counted)) return undefined;
  if (number === '数' && word === '日') return 'すうじつ';
  if (word === '日') return DAYS[value];
  if (word === '人' && text[end] !== '前') return { 1: 'ひとり', 2: 'ふたり' }[value];
  const isLimit = /^(?:代|台|以上|以下|未満)/u.test(text.slice(end));
  if ((word === '歳' || word === '才') && value === 20 && !isLimit) return 'はたち';
  return undefined;
}

function readFirst({ text, start, end, number, counterStart }: Counted): Word {
  const { reading, confirmed: isSure } = readFirstDay(text, start, end);
  if (reading === 'ついたち' || isKanjiNumeral(number)) return { start, end, reading, confirmed: isSure };
  return { start: counterStart, end, reading: 'にち', confirmed: isSure };
}

function readCounted(counted: Counted): Word {
  const { text, start, end, number, value, word, counter, counterStart } = counted;
  if (word === '日' && value === 1) return readFirst(counted);
  const fused = fusedReading(counted);
  if (fused !== undefined) return confirmed(start, end, fused);
  const fraction = word === '分' && /^の[0-9０-９一二三四五六七八九十]/u.test(text.slice(end));
  if (word === '分' && text[start - 1] === '度') return confirmed(counterStart, end, 'ぶ');
  const reading = fraction ? 'ぶん' : counterReading(counter, value);
  const vague = VAGUE[number];
  if (vague !== undefined) return confirmed(start, end, vague.spoken + reading);
  if (!isKanjiNumeral(number)) return { ...confirmed(counterStart, end, reading), confirmed: !isOneOfTwo(counted) };
  return confirmed(start, end, speakNumber(value, fraction ? {} : counter.numerals) + reading);
}

const endsWord = (text: string, end: number): boolean => !/^(?:[\p{Script=Han}ば])/u.test(text.slice(end));

/** 1日中 and 1年中 are じゅう. */
const isWhole = ({ text, value, word, start, end }: Counted): boolean =>
  value === 1 && (word === '年' || (word === '日' && readFirstDay(text, start, end).reading === 'いちにち'));

/** 間, 目, 前 … after a counter, as many as there are. */
function* readSuffixes(counted: Counted): Generator<Word> {
  const { text, end } = counted;
  for (let from = end; from < text.length; from++) {
    const suffix = text[from] ?? '';
    const reading = SUFFIXES[suffix];
    if (reading === undefined || (suffix !== '間' && !endsWord(text, from + 1))) return;
    if (suffix === '間' && text[from + 1] === '違') return;
    yield confirmed(from, from + 1, suffix === '中' && isWhole(counted) ? 'じゅう' : reading);
  }
}

function acceptsKanjiNumeral(text: string, start: number, end: number, word: string): boolean {
  if (COUNTERS[word]?.kanji !== true || !BEFORE_KANJI_NUMERAL.test(text.slice(0, start))) return false;
  const isEnough = text.slice(start, end) === '十分';
  return !isEnough || text[start - 1] === '時' || MINUTES_AROUND.test(text.slice(end));
}

function findCounter(text: string, start: number, number: string, value: number): Counted | undefined {
  const numberEnd = start + number.length;
  const gap = isKanjiNumeral(number) || number in VAGUE ? 0 : (SPACE.exec(text.slice(numberEnd))?.[0].length ?? 0);
  const counterStart = numberEnd + gap;
  const isBorn = text.startsWith(BORN, counterStart);
  const word = isBorn ? '年' : COUNTER_WORDS.find((candidate) => text.startsWith(candidate, counterStart));
  const counter = word === undefined ? undefined : COUNTERS[word];
  if (word === undefined || counter === undefined) return undefined;
  if (NOT_A_COUNTER.test(text.slice(counterStart))) return undefined;
  const end = counterStart + word.length;
  if (isKanjiNumeral(number) && !acceptsKanjiNumeral(text, start, end, word)) return undefined;
  return { text, start, number, value, word, counter, counterStart, end };
}

/** 万, 千 and the like right after digits; returns where they end. */
function* readMultipliers(text: string, start: number, value: number): Generator<Word, number> {
  let from = start;
  for (let multiplier = MULTIPLIERS[text[from] ?? '']; multiplier; multiplier = MULTIPLIERS[text[from] ?? '']) {
    yield confirmed(from, from + 1, from === start ? counterReading(multiplier, value) : multiplier.reading);
    from++;
  }
  return from;
}

const isOrdinal = (text: string, start: number, end: number, value: number): boolean =>
  text[start - 1] === '第' &&
  isKanjiNumeral(text.slice(start, end)) &&
  value !== 9 &&
  ORDINAL_AFTER.test(text.slice(end));

/** Words for every counted thing of the text, in order. */
export function* readNumbers(text: string): Generator<Word> {
  for (const match of text.matchAll(NUMBER)) {
    const number = match[0];
    const value = countOf(number);
    const end = match.index + number.length;
    const after = isKanjiNumeral(number) ? end : yield* readMultipliers(text, end, value);
    const counted =
      after === end
        ? findCounter(text, match.index, number, value)
        : findCounter(text, after - 1, text.slice(after - 1, after), 10_000);
    if (counted === undefined) {
      if (isOrdinal(text, match.index, end, value)) yield confirmed(match.index, end, speakNumber(value));
      continue;
    }
    yield after === end ? readCounted(counted) : confirmed(counted.counterStart, counted.end, counted.counter.reading);
    yield* readSuffixes(counted);
  }
}
