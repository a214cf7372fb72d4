/** Which characters pages show, and in which weight, so that the fonts carry these and no others. */

export interface Characters {
  readonly regular: ReadonlySet<string>;
  readonly bold: ReadonlySet<string>;
}

/** The elements that the style sheet sets in bold; nothing else on the site is. */
const BOLD = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'th', 'dt']);

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/gi;

/** Data for scripts is not drawn; the readings in it are kana, which every font has. */
const DATA = /<script[\s\S]*?<\/script>/gi;

/** What a script shows when it is needed. */
const SAID = /\sdata-say-[a-z]+="([^"]*)"/g;

const MAIN = /<main[\s>][\s\S]*<\/main>/;

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));

/** Entities stand for ASCII, telephone numbers change, and readings are shown and words typed in any kana. */
const ALWAYS = [
  ...range(0x20, 0x7e),
  ...range(0x3041, 0x3096),
  ...range(0x30a1, 0x30fc),
  ...'、。「」『』（）！？：〜～―…・',
];

/** Reads the words of a part of a page; what stands in other attributes is not drawn. */
export function collectCharacters(html: string): Characters {
  const found = { regular: new Set<string>(), bold: new Set<string>() };
  for (const [, words = ''] of html.matchAll(SAID)) for (const character of words) found.regular.add(character);
  let depth = 0;
  for (const [, closing, name, words] of html.replace(DATA, '').matchAll(PIECE)) {
    if (words !== undefined) for (const character of words) found[depth > 0 ? 'bold' : 'regular'].add(character);
    else if (name !== undefined && BOLD.has(name.toLowerCase())) depth += closing === '/' ? -1 : 1;
  }
  return found;
}

const union = (sets: Iterable<ReadonlySet<string>>): Set<string> => new Set([...sets].flatMap((set) => [...set]));

const unite = (all: readonly Characters[]): Characters => ({
  regular: union(all.map(({ regular }) => regular)),
  bold: union(all.map(({ bold }) => bold)),
});

const without = (set: ReadonlySet<string>, shared: ReadonlySet<string>): Set<string> =>
  new Set([...set].filter((character) => !shared.has(character) && character > ' '));

interface Page {
  /** From the site's root. */
  readonly path: string;
  readonly html: string;
}

/** An issue stands together with what it shows to one audience alone. */
const groupOf = (path: string): string => path.split('/').slice(0, 2).join('/');

export interface FontPlan {
  /** What the frame of every page needs: other words on a page change nothing in it. */
  readonly shared: Characters;
  /** What a page needs beside it. */
  readonly ownOf: (page: Page) => Characters;
}

export function planFonts(pages: readonly Page[]): FontPlan {
  const frames = new Set(pages.map(({ html }) => html.slice(html.indexOf('<body')).replace(MAIN, '')));
  const frame = unite([...frames].map(collectCharacters));
  const shared = { regular: union([frame.regular, new Set(ALWAYS)]), bold: union([frame.bold, new Set(ALWAYS)]) };
  const own = new Map<string, Characters>();
  for (const { path, html } of pages) {
    const { regular, bold } = collectCharacters(MAIN.exec(html)?.[0] ?? '');
    const found = { regular: without(regular, shared.regular), bold: without(bold, shared.bold) };
    own.set(groupOf(path), unite([found, own.get(groupOf(path)) ?? found]));
  }
  return { shared, ownOf: ({ path }) => own.get(groupOf(path)) ?? { regular: new Set(), bold: new Set() } };
}
