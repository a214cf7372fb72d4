/**
 * BIZ UDPGothic for the site: one font with what the frame of all pages needs, and for each page one with the rest of its
 * characters, so that a page weighs what it shows and not what the site has grown to. Names follow from the characters
 * alone: a browser never draws a new page with the font of an old one, and a change in one page changes no other.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { type Characters, planFonts } from './font-characters.ts';
import { keepBetweenBuilds } from './keep-between-builds.ts';

/** What pages link to until the fonts are made. */
const PLACEHOLDER = '<link rel="stylesheet" href="/fonts/fonts.css">';

/** A browser that reads a policy looks no further than the next script: what it stands before is fetched after it. */
const SETTINGS = '<script src="/settings.js"></script>';

const FACES = [
  { face: 'regular', weight: 400, file: '400Regular/BIZUDPGothic_400Regular.ttf' },
  { face: 'bold', weight: 700, file: '700Bold/BIZUDPGothic_700Bold.ttf' },
] as const;
type Face = (typeof FACES)[number];

/** Part of every name: change it whenever the same characters would be drawn differently. */
const RECIPE = 'biz-udpgothic 0.4.2, 1';

const SMALL = { noLayoutClosure: true, noHinting: true } as const;

const require = createRequire(import.meta.url);

const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex').slice(0, 10);

/** `U+3042-3044,U+4E00`: the browser fetches the font where the page shows one of these. */
function toUnicodeRange(characters: readonly string[]): string {
  const ranges: { first: number; last: number }[] = [];
  for (const code of characters.map((character) => character.codePointAt(0) ?? 0).sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range?.last === code - 1) range.last = code;
    else ranges.push({ first: code, last: code });
  }
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(({ first, last }) => `U+${hex(first)}${first === last ? '' : `-${hex(last)}`}`).join();
}

interface Font {
  readonly href: string;
  readonly rule: string;
}

/** Makes each font once. */
class FontMaker {
  readonly #folder: string;
  readonly #cache: string;
  readonly #made = new Map<string, Promise<Font | undefined>>();
  readonly #sources = new Map<Face, Promise<Uint8Array>>();

  constructor(folder: string, cache: string) {
    this.#folder = folder;
    this.#cache = cache;
  }

  #readSource(face: Face): Promise<Uint8Array> {
    const path = require.resolve(`@expo-google-fonts/biz-udpgothic/${face.file}`);
    const source = this.#sources.get(face) ?? readFile(path);
    this.#sources.set(face, source);
    return source;
  }

  /** `undefined` where there is nothing to draw. */
  make(face: Face, all: Characters): Promise<Font | undefined> {
    const characters = [...all[face.face]].sort();
    const name = `${face.weight}.${hashOf(RECIPE + face.weight + characters.join(''))}.woff2`;
    const made = this.#made.get(name) ?? this.#write(face, characters, name);
    this.#made.set(name, made);
    return made;
  }

  async #write(face: Face, characters: readonly string[], name: string): Promise<Font | undefined> {
    if (characters.length === 0) return undefined;
    const bytes = await keepBetweenBuilds(this.#cache, name, async () =>
      subsetFont(await this.#readSource(face), characters.join(''), { ...SMALL, targetFormat: 'woff2' }),
    );
    await writeFile(join(this.#folder, name), bytes);
    // A font that comes late would move the lines under the reader's eyes: it is for the next page.
    const rule = `@font-face{font-family:"BIZ UDPGothic";font-weight:${face.weight};font-display:optional;src:url("${name}") format("woff2");unicode-range:${toUnicodeRange(characters)}}\n`;
    return { href: `/fonts/${name}`, rule };
  }
}

interface Page {
  readonly path: string;
  readonly html: string;
}

/** Makes the fonts for `pages` in the site's `folder`, and returns the pages with links to them. */
export async function addFonts<P extends Page>(folder: string, pages: readonly P[], dataDir: string): Promise<P[]> {
  const fonts = join(folder, 'fonts');
  await mkdir(fonts, { recursive: true });
  const maker = new FontMaker(fonts, join(dataDir, 'cache', 'fonts'));
  const plan = planFonts(pages);
  return Promise.all(
    pages.map(async (page) => {
      const faces = [plan.shared, plan.ownOf(page)].flatMap((characters) =>
        FACES.map((face) => maker.make(face, characters)),
      );
      const used = (await Promise.all(faces)).filter((font) => font !== undefined);
      const sheet = used.map(({ rule }) => rule).join('');
      const sheetName = `fonts.${hashOf(sheet)}.css`;
      await writeFile(join(fonts, sheetName), sheet);
      // Most letters are in the first; a slow line has no room for more beside the style sheets.
      const preload = `<link rel="preload" href="${used[0]?.href}" as="font" type="font/woff2" crossorigin>`;
      const links = `<link rel="stylesheet" href="/fonts/${sheetName}">${preload}${SETTINGS}</head>`;
      const html = page.html.replace(PLACEHOLDER, '').replace(SETTINGS, '').replace('</head>', links);
      return { ...page, html };
    }),
  );
}
