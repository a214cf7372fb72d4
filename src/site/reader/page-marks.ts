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

function remove(): void {
  for (const added of document.querySelectorAll('ruby.auto, wbr.auto')) {
    const parent = added.parentNode;
    if (added.localName === 'ruby') added.replaceWith(added.firstChild ?? '');
    else added.remove();
    parent?.normalize();
  }
}

function rewrite(text: Text, from: number, inside: readonly Mark[]): void {
  const { data } = text;
  const places = listPlaces(data);
  const parts: (Node | string)[] = [];
  let done = 0;
  for (const { at, length, reading } of inside) {
    const start = places[at - from] ?? data.length;
    const end = places[at - from + length] ?? data.length;
    parts.push(data.slice(done, start));
    if (reading === undefined) {
      const mark = document.createElement('wbr');
      mark.className = 'auto';
      parts.push(mark);
      done = start;
    } else {
      const base = data.slice(start, end).trimEnd();
      parts.push(makeRuby(base, reading));
      done = start + base.length;
    }
  }
  text.replaceWith(...parts, data.slice(done));
}

export function markPage({ readings, breaks }: Wish): void {
  remove();
  if (!readings && !breaks) return;
  marks ??= readMarks();
  const wanted = marks.filter(({ reading }) => (reading === undefined ? breaks : readings));
  let from = 0;
  let next = 0;
  for (const text of listTexts()) {
    const to = from + [...text.data.replace(/\s/g, '')].length;
    const inside: Mark[] = [];
    for (let mark = wanted[next]; mark !== undefined && mark.at < to; next += 1, mark = wanted[next]) {
      if (mark.at >= from && mark.at + mark.length <= to) inside.push(mark);
    }
    if (inside.length > 0) rewrite(text, from, inside);
    from = to;
  }
}
