import { isHiragana, isKana, listSpellings, type ReadingsOf } from './kana-words.ts';

/** The search page: words in, titles with an excerpt out. The index is fetched when the first word is looked for. */

interface Found {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  /** HTML in which `<mark>` stands around what was found, and nothing else. */
  readonly excerpt: string;
  /** All words of the page, with U+200B between them. */
  readonly content: string;
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

/** The first of each. */
const onlyOnce = (hits: readonly Hit[]): Hit[] => [...new Map(hits.map((hit) => [hit.id, hit])).values()];

async function searchAll(questions: readonly string[]): Promise<Hit[]> {
  const { search } = await loadIndex();
  const hits: Hit[] = [];
  for (const question of questions) hits.push(...(await search(question)).results);
  return onlyOnce(hits);
}

/** What comes near to katakana is much; more than these are not looked into. */
const LOOKED_INTO = 40;

/** ハローワーク is one word to the index and two to the browser: whether a page has it, its own words tell. */
async function findKatakana(word: string): Promise<Hit[]> {
  const near = (await searchAll([word])).slice(0, LOOKED_INTO);
  const pages = await Promise.all(near.map((hit) => hit.data()));
  return near.filter((_, index) => pages[index]?.content.replace(/\u200B/g, '').includes(word));
}

/** Pages that come near; to hiragana, which are in every sentence, anything does. */
async function findNear(spelling: string): Promise<Hit[]> {
  if (isHiragana(spelling)) return [];
  return isKana(spelling) ? findKatakana(spelling) : searchAll([spelling]);
}

/** Pages with the word, however it is written; where there are none, those that come near. */
async function findWord(word: string): Promise<Hit[]> {
  const spellings = listSpellings(word, await loadReadings());
  const exact = await searchAll(spellings.map((spelling) => `"${spelling}"`));
  return exact.length > 0 ? exact : onlyOnce((await Promise.all(spellings.map(findNear))).flat());
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

/** Where the page begins a new line, the index puts a dot that nobody has written. */
const decode = (html: string): string =>
  (new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '').replace(
    /(^|[^!-~])\.(?=\s|$)/g,
    '$1\u3000',
  );

/** The excerpt out of its parts, so that nothing of it is ever taken for HTML. */
function writeExcerpt(excerpt: string): HTMLElement {
  const element = document.createElement('p');
  element.append('…');
  for (const [at, part] of excerpt.split(/<\/?mark>/).entries()) {
    if (at % 2 === 0) {
      element.append(decode(part));
    } else {
      const mark = document.createElement('mark');
      mark.textContent = decode(part);
      element.append(mark);
    }
  }
  element.append('…');
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
    look(field.value.normalize('NFKC').replace(/"/g, ' ').trim(), place).catch(() =>
      place.replaceChildren(paragraph(place.dataset.sayBroken ?? '')),
    );
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    ask();
  });
}
