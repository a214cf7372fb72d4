/**
 * The typeface of everything on paper, from npm and not from the machine. Windows has a BIZ UDPGothic of its own, in
 * another version; the copies handed to Typst therefore carry a family name that no system font has, and the same
 * source gives the same bytes everywhere.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Font, readFont } from './font.ts';

const PRINT_FAMILY = 'BIZ UDP Print';
const OWN_FAMILY = 'BIZ UDPGothic';

const WEIGHTS = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'] as const;

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le').swap16();

/** The part of a font that holds its names, in the font's own memory. */
function nameTable(bytes: Buffer): Buffer {
  for (let at = 12; at < 12 + 16 * bytes.readUInt16BE(4); at += 16) {
    if (bytes.toString('latin1', at, at + 4) !== 'name') continue;
    return bytes.subarray(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 8) + bytes.readUInt32BE(at + 12));
  }
  throw new Error('The font has no names.');
}

/** Overwrites a family name by one of the same length, wherever it stands in the name table. */
export function renameFamily(bytes: Buffer, from: string, to: string): Buffer {
  const names = nameTable(bytes);
  for (const [old, replacement] of [
    [utf16(from), utf16(to)],
    [Buffer.from(from, 'latin1'), Buffer.from(to, 'latin1')],
  ] as const) {
    if (old.length !== replacement.length)
      throw new Error('A family can only be renamed to a name of the same length.');
    for (let at = names.indexOf(old); at >= 0; at = names.indexOf(old, at + old.length)) replacement.copy(names, at);
  }
  return bytes;
}

interface PrintFonts {
  readonly blobs: Buffer[];
  readonly regular: Font;
  readonly bold: Font;
}

function loadFonts(): PrintFonts {
  const require = createRequire(import.meta.url);
  const [regular, bold] = WEIGHTS.map((weight) =>
    renameFamily(readFileSync(require.resolve(`@expo-google-fonts/biz-udpgothic/${weight}`)), OWN_FAMILY, PRINT_FAMILY),
  );
  if (regular === undefined || bold === undefined) throw new Error('The typeface for paper is not installed.');
  return { blobs: [regular, bold], regular: readFont(regular), bold: readFont(bold) };
}

let loaded: PrintFonts | undefined;

/** Read once per process, at the first thing to be printed. */
export function printFonts(): PrintFonts {
  loaded ??= loadFonts();
  return loaded;
}
