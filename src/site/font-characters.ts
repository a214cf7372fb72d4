/** Which characters the pages show, so that the fonts carry these and no others. */

export interface Characters {
  readonly regular: ReadonlySet<string>;
  readonly bold: ReadonlySet<string>;
}

/** The elements that the style sheet sets in bold; nothing else on the site is. */
const BOLD = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'th', 'dt']);

const PIECE = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/gi;

/** Printable ASCII is always there: entities stand for it, and telephone numbers change. */
const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index));

/** What a script shows when it is needed. */
const SAID = /\sdata-say-[a-z]+="([^"]*)"/g;

/** Reads the words of finished pages; what stands in other attributes or in the head is not drawn. */
export function collectCharacters(pages: readonly string[]): Characters {
  const regular = new Set(ASCII);
  const bold = new Set(ASCII);
  // Most pages share most of their words: each is looked at once.
  const [regularWords, boldWords] = [new Set<string>(), new Set<string>()];
  for (const page of pages) {
    for (const [, words = ''] of page.matchAll(SAID)) regularWords.add(words);
    let depth = 0;
    for (const [, closing, name, words] of page.slice(page.indexOf('<body')).matchAll(PIECE)) {
      if (words !== undefined) (depth > 0 ? boldWords : regularWords).add(words);
      else if (name !== undefined && BOLD.has(name.toLowerCase())) depth += closing === '/' ? -1 : 1;
    }
  }
  for (const words of regularWords) for (const character of words) regular.add(character);
  for (const words of boldWords) for (const character of words) bold.add(character);
  return { regular, bold };
}
