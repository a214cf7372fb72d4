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

/** Reads the words of finished pages; what stands in attributes or in the head is not drawn. */
export function collectCharacters(pages: readonly string[]): Characters {
  const regular = new Set(ASCII);
  const bold = new Set(ASCII);
  for (const page of pages) {
    let depth = 0;
    for (const [, closing, name, words] of page.slice(page.indexOf('<body')).matchAll(PIECE)) {
      if (words !== undefined) for (const character of words) (depth > 0 ? bold : regular).add(character);
      else if (name !== undefined && BOLD.has(name.toLowerCase())) depth += closing === '/' ? -1 : 1;
    }
  }
  return { regular, bold };
}
