import { isKana, listSpellings, type ReadingsOf } from './kana-words.ts';

/** The search page: words in, titles with an excerpt out. The index is fetched when the first word is looked for. */

interface Found {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  /** HTML in which `<mark>` stands around what was found, and nothing else. */
  readonly excerpt: string;
}

interface Hit {
  readonly id: string;
  data(): Promise<Found>;
}

interface Index {
  search(words: string): Promise<{ readonly results: readonly Hit[] }>;
}

const AT_ONCE = 10;
const INDEX = '/pagefind/pagefind.js';
const READINGS = '/pagefind/readings.json';

const form = document.querySelector<HTMLFormElement>('#search');
const field = document.querySelector<HTMLInputElement>('#search-words');
const place = document.querySelector<HTMLElement>('#search-found');

let index: Promise<Index> | undefined;
let readings: Promise<ReadingsOf> | undefined;
/** Counts what was asked; what answers an older question is no longer of interest. */
let turn = 0;

const loadIndex = (): Promise<Index> => (index ??= import(/* @vite-ignore */ INDEX));

const loadReadings = (): Promise<ReadingsOf> => (readings ??= fetch(READINGS).then((answer) => answer.json()));

async function searchAll(questions: readonly string[]): Promise<Hit[]> {
  const { search } = await loadIndex();
  const hits = new Map<string, Hit>();
  for (const question of questions) {
    for (const hit of (await search(question)).results) if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  return [...hits.values()];
}

/** Pages with the word, however it is written; where there are none, those that come near, but kana come near to anything. */
async function findWord(word: string): Promise<Hit[]> {
  const spellings = listSpellings(word, await loadReadings());
  const exact = await searchAll(spellings.map((spelling) => `"${spelling}"`));
  return exact.length > 0 ? exact : searchAll(spellings.filter((spelling) => !isKana(spelling)));
}

/** Pages with every word. */
async function find(typed: string): Promise<readonly Hit[]> {
  const [first = [], ...others] = await Promise.all(typed.split(/[\s\u3000]+/).map(findWord));
  return first.filter((hit) => others.every((other) => other.some(({ id }) => id === hit.id)));
}

const paragraph = (words: string): HTMLElement => {
  const element = document.createElement('p');
  element.textContent = words;
  return element;
};

const decode = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';

/** The excerpt out of its parts, so that nothing of it is ever taken for HTML. */
function writeExcerpt(excerpt: string): HTMLElement {
  const element = document.createElement('p');
  for (const [at, part] of excerpt.split(/<\/?mark>/).entries()) {
    if (at % 2 === 0) {
      element.append(decode(part));
    } else {
      const mark = document.createElement('mark');
      mark.textContent = decode(part);
      element.append(mark);
    }
  }
  return element;
}

function writeResult({ url, meta, excerpt }: Found): HTMLElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title ?? url;
  item.append(link, writeExcerpt(excerpt));
  return item;
}

async function look(words: string, place: HTMLElement): Promise<void> {
  turn += 1;
  const asked = turn;
  const say = (key: string): string => place.dataset[`say${key}`] ?? '';
  if (words === '') return place.replaceChildren(paragraph(say('Empty')));
  place.replaceChildren(paragraph(say('Busy')));
  const results = await find(words);
  const list = document.createElement('ol');
  list.className = 'search-results';
  const more = document.createElement('button');
  more.type = 'button';
  more.textContent = say('More');
  const show = async (): Promise<void> => {
    const from = list.children.length;
    const found = await Promise.all(results.slice(from, from + AT_ONCE).map((result) => result.data()));
    if (asked !== turn) return;
    list.append(...found.map(writeResult));
    more.hidden = list.children.length >= results.length;
    if (from > 0) list.children[from]?.querySelector('a')?.focus();
  };
  await show();
  if (asked !== turn) return;
  const count = results.length === 0 ? say('None') : `${results.length}${say('Some')}`;
  more.addEventListener('click', () => void show());
  place.replaceChildren(paragraph(count), list, more);
}

if (form && field && place) {
  form.hidden = false;
  const ask = (): void => {
    look(field.value.replace(/"/g, ' ').trim(), place).catch(() =>
      place.replaceChildren(paragraph(place.dataset.sayBroken ?? '')),
    );
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
}
