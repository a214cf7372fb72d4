/**
 * The writer's own ruby, in the notation Japanese writers know: ｜湘南《しょうなん》, or 就労《しゅうろう》 where the base
 * is the run of kanji before it. What a person wrote is confirmed, and no automatic reading ever replaces it.
 */
import type { Fault } from '../problems.ts';
import { isKana } from './kana.ts';
import type { Inline } from './nodes.ts';
import { rubyEmpty, rubyNotClosed, rubyNotKana, rubyWithoutBase } from './ruby-problems.ts';

export interface RubyFault {
  readonly fault: Fault;
  /** Where the 《 stands, in UTF-16 units from the start of the text. */
  readonly offset: number;
}

export interface ParsedRuby {
  readonly inlines: Inline[];
  readonly faults: RubyFault[];
}

/** A half-width bar may be an ordinary one (A | B), so its base holds no space; a full-width bar is always meant. */
const BASE = /(?:｜(?<wide>[^｜《》\n]+)|\|(?<narrow>[^|｜《》\s]+)|(?<bare>(?:(?!〇)[\p{Script=Han}〆ヶ])+))$/u;
const OPENING = /《(?:(?<reading>[^《》\n]*)》)?/gu;

interface Base {
  readonly base: string;
  /** Where the base starts, its bar included. */
  readonly start: number;
}

function findBase(value: string, from: number, opening: number): Base | undefined {
  const match = BASE.exec(value.slice(from, opening));
  const base = match?.groups?.wide ?? match?.groups?.narrow ?? match?.groups?.bare;
  return match === null || base === undefined ? undefined : { base, start: from + match.index };
}

function findFault(base: string | undefined, reading: string | undefined): Fault | undefined {
  if (reading === undefined) return rubyNotClosed();
  if (base === undefined) return rubyWithoutBase(reading);
  if (reading.trim() === '') return rubyEmpty(base);
  return isKana(reading) ? undefined : rubyNotKana(base, reading);
}

/** Text and ruby nodes in order; what is malformed stays as text and is reported. */
export function parseRuby(value: string): ParsedRuby {
  const inlines: Inline[] = [];
  const faults: RubyFault[] = [];
  let done = 0;
  const pushText = (end: number): void => {
    if (end > done) inlines.push({ kind: 'text', value: value.slice(done, end) });
  };
  for (const match of value.matchAll(OPENING)) {
    const reading = match.groups?.reading;
    const found = findBase(value, done, match.index);
    const fault = findFault(found?.base, reading);
    if (fault !== undefined) faults.push({ fault, offset: match.index });
    if (fault !== undefined || found === undefined || reading === undefined) continue;
    pushText(found.start);
    inlines.push({ kind: 'ruby', base: found.base, reading, confirmed: true });
    done = match.index + match[0].length;
  }
  pushText(value.length);
  return { inlines, faults };
}
