/** Readings and phrase breaks put into the page, and taken out again, as the reader wishes. */

interface Mark {
  /** In letters from the page's first one. */
  readonly at: number;
  readonly length: number;
  /** Missing for a break between phrases. */
  readonly reading: string | undefined;
}

interface Wish {
  readonly readings: boolean;
  readonly breaks: boolean;
  /** The letters are so large that a date has no room on a line. */
  readonly dates: boolean;
}

/** As src/site/annotate-pages.ts writes them. */
function readMarks(): Mark[] {
  const written: unknown = JSON.parse(document.querySelector('#marks')?.textContent ?? '""');
  let at = 0;
  return String(written)
    .split(';')
    .filter((mark) => mark !== '')
    .map((mark) => {
      const [gap, length, reading] = mark.split(',');
      at += Number(gap);
      return { at, length: Number(length ?? 0), reading };
    });
}

let marks: readonly Mark[] | undefined;

const SKIPPED = 'script, style, svg, ruby, template, textarea, .search-found, #tools-said';

/** The text nodes that the marks were counted on: the writer's own ruby and what a script writes are left out. */
function listTexts(): Text[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text && node.parentElement?.closest(SKIPPED) === null) texts.push(node);
  }
  return texts;
}

/** 2023年 | 7月8日 | （土曜日） */
const DATE_PART = /\d年(?=\d+月)|\d日(?=（)/g;

function listDateParts(): Mark[] {
  const letters = listTexts()
    .map(({ data }) => data.replace(/\s/g, ''))
    .join('');
  return [...letters.matchAll(DATE_PART)].map(({ 0: part, index }) => ({
    at: [...letters.slice(0, index + part.length)].length,
    length: 0,
    reading: undefined,
  }));
}

function makeRuby(base: string, reading: string): HTMLElement {
  const ruby = document.createElement('ruby');
  const rt = document.createElement('rt');
  ruby.className = 'auto';
  // For the eyes: who listens hears the word itself, once.
  rt.setAttribute('aria-hidden', 'true');
  rt.textContent = reading;
  ruby.append(base, rt);
  return ruby;
}

/** Places in `data`, by letters: a space is none. */
function listPlaces(data: string): number[] {
  const places: number[] = [];
  let place = 0;
  for (const letter of data) {
    if (!/\s/.test(letter)) places.push(place);
    place += letter.length;
  }
  places.push(data.trimEnd().length);
  return places;
}

/** A line may break beside ruby, whatever the words are: inside a phrase it must not. */
function makeJoint(): HTMLElement {
  const joint = document.createElement('span');
  joint.className = 'auto joint';
  joint.setAttribute('aria-hidden', 'true');
  joint.textContent = '\u2060';
  return joint;
}

function remove(): void {
  for (const added of document.querySelectorAll('.auto')) {
    const parent = added.parentNode;
    if (added.localName === 'ruby') added.replaceWith(added.firstChild ?? '');
    else added.remove();
    parent?.normalize();
  }
}

function makeBreak(): HTMLElement {
  const mark = document.createElement('wbr');
  mark.className = 'auto';
  return mark;
}

/** `ends` are the places at which a phrase ends. */
function rewrite(text: Text, from: number, inside: readonly Mark[], ends: ReadonlySet<number>): void {
  const { data } = text;
  const places = listPlaces(data);
  const parts: (Node | string)[] = [];
  let done = 0;
  let joined = -1;
  for (const { at, length, reading } of inside) {
    const start = places[at - from] ?? data.length;
    const end = places[at - from + length] ?? data.length;
    parts.push(data.slice(done, start));
    if (reading === undefined) {
      parts.push(makeBreak());
      done = start;
    } else {
      const base = data.slice(start, end).trimEnd();
      if (!ends.has(at) && joined !== at) parts.push(makeJoint());
      parts.push(makeRuby(base, reading));
      joined = at + length;
      if (!ends.has(joined)) parts.push(makeJoint());
      done = start + base.length;
    }
  }
  text.replaceWith(...parts, data.slice(done));
}

/** What is to stand in the page, in order; and where a phrase ends, whether a break stands there or not. */
function choose({ readings, breaks, dates }: Wish): { wanted: Mark[]; ends: Set<number> } {
  marks ??= readMarks();
  const parts = dates ? listDateParts() : [];
  const ends = new Set([...marks, ...parts].flatMap(({ at, reading }) => (reading === undefined ? [at] : [])));
  const wanted = marks.filter(({ reading }) => (reading === undefined ? breaks : readings));
  // The sort is stable: a break goes before the word that it stands before.
  return { wanted: [...parts, ...wanted].sort((a, b) => a.at - b.at), ends };
}

export function markPage(wish: Wish): void {
  remove();
  if (!wish.readings && !wish.breaks && !wish.dates) return;
  const { wanted, ends } = choose(wish);
  let from = 0;
  let next = 0;
  for (const text of listTexts()) {
    const to = from + [...text.data.replace(/\s/g, '')].length;
    const inside: Mark[] = [];
    for (let mark = wanted[next]; mark !== undefined && mark.at < to; next += 1, mark = wanted[next]) {
      if (mark.at >= from && mark.at + mark.length <= to) inside.push(mark);
    }
    if (inside.length > 0) rewrite(text, from, inside, ends);
    from = to;
  }
}
