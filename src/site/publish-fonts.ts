/**
 * BIZ UDPGothic for the site, cut down to the characters that the finished pages show. The names carry a hash, so that a
 * browser never draws a new page with the font of an old one.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { collectCharacters } from './font-characters.ts';

/** What pages link to until the fonts are made. */
const PLACEHOLDER = '<link rel="stylesheet" href="/fonts/fonts.css">';

const WEIGHTS = {
  regular: { weight: 400, file: '400Regular/BIZUDPGothic_400Regular.ttf' },
  bold: { weight: 700, file: '700Bold/BIZUDPGothic_700Bold.ttf' },
} as const;

type Face = keyof typeof WEIGHTS;

const require = createRequire(import.meta.url);

const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex').slice(0, 10);

/** Returns the rule for the style sheet and the font's address on the site. */
async function writeFace(face: Face, characters: ReadonlySet<string>, folder: string) {
  const { weight, file } = WEIGHTS[face];
  const source = await readFile(require.resolve(`@expo-google-fonts/biz-udpgothic/${file}`));
  const words = [...characters].sort().join('');
  const font = await subsetFont(source, words, { targetFormat: 'woff2', noLayoutClosure: true, noHinting: true });
  const name = `biz-udpgothic-${weight}.${hashOf(font)}.woff2`;
  await writeFile(join(folder, name), font);
  const rule = `@font-face{font-family:"BIZ UDPGothic";font-weight:${weight};font-display:swap;src:url("${name}") format("woff2")}\n`;
  return { rule, href: `/fonts/${name}` };
}

interface Page {
  readonly html: string;
}

/** Makes the fonts for `pages` in the site's `folder`, and returns the pages with links to them. */
export async function addFonts<P extends Page>(folder: string, pages: readonly P[]): Promise<P[]> {
  const characters = collectCharacters(pages.map(({ html }) => html));
  const fonts = join(folder, 'fonts');
  await mkdir(fonts, { recursive: true });
  const [regular, bold] = [
    await writeFace('regular', characters.regular, fonts),
    await writeFace('bold', characters.bold, fonts),
  ];
  const sheet = regular.rule + bold.rule;
  const sheetName = `fonts.${hashOf(sheet)}.css`;
  await writeFile(join(fonts, sheetName), sheet);
  const links = `<link rel="preload" href="${regular.href}" as="font" type="font/woff2" crossorigin><link rel="stylesheet" href="/fonts/${sheetName}">`;
  return pages.map((page) => ({ ...page, html: page.html.replace(PLACEHOLDER, links) }));
}
