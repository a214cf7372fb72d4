/**
 * What a TrueType file says about itself, read without shaping anything: which characters it has and how wide they
 * are. Enough to name a character that cannot be printed before Typst fails on it, to set ruby, and to fit a label.
 */

export interface Font {
  has(character: string): boolean;
  /** Sum of the advance widths in em; a character the font lacks counts as one em. */
  widthOf(text: string): number;
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly glyph: (codePoint: number) => number;
}

type Tables = ReadonlyMap<string, DataView>;

function readTables(file: DataView): Tables {
  const tables = new Map<string, DataView>();
  for (let index = 0; index < file.getUint16(4); index += 1) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => file.getUint8(at + byte)));
    tables.set(tag, new DataView(file.buffer, file.byteOffset + file.getUint32(at + 8), file.getUint32(at + 12)));
  }
  return tables;
}

function tableOf(tables: Tables, tag: string): DataView {
  const table = tables.get(tag);
  if (table === undefined) throw new Error(`The font has no ${tag} table.`);
  return table;
}

/** Format 4: segments of the basic plane. */
function readSegments(cmap: DataView, at: number): Range[] {
  const count = cmap.getUint16(at + 6) / 2;
  const ends = at + 14;
  const starts = ends + 2 * count + 2;
  const deltas = starts + 2 * count;
  const offsets = deltas + 2 * count;
  return Array.from({ length: count }, (_, index) => {
    const first = cmap.getUint16(starts + 2 * index);
    const delta = cmap.getUint16(deltas + 2 * index);
    const offset = cmap.getUint16(offsets + 2 * index);
    const glyph = (codePoint: number): number => {
      if (offset === 0) return (codePoint + delta) & 0xffff;
      const listed = cmap.getUint16(offsets + 2 * index + offset + 2 * (codePoint - first));
      return listed === 0 ? 0 : (listed + delta) & 0xffff;
    };
    return { first, last: cmap.getUint16(ends + 2 * index), glyph };
  });
}

/** Format 12: groups of all planes. */
function readGroups(cmap: DataView, at: number): Range[] {
  return Array.from({ length: cmap.getUint32(at + 12) }, (_, index) => {
    const group = at + 16 + 12 * index;
    const first = cmap.getUint32(group);
    const glyph = cmap.getUint32(group + 8);
    return { first, last: cmap.getUint32(group + 4), glyph: (codePoint) => glyph + codePoint - first };
  });
}

function readRanges(cmap: DataView): Range[] {
  const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + 8 * index + 4));
  const byFormat = (format: number): number | undefined => subtables.find((at) => cmap.getUint16(at) === format);
  const groups = byFormat(12);
  if (groups !== undefined) return readGroups(cmap, groups);
  const segments = byFormat(4);
  return segments === undefined ? [] : readSegments(cmap, segments);
}

function findGlyph(ranges: readonly Range[], codePoint: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range === undefined) return 0;
    if (codePoint < range.first) high = middle - 1;
    else if (codePoint > range.last) low = middle + 1;
    else return range.glyph(codePoint);
  }
  return 0;
}

/** Reads a TTF; throws where it is none. */
export function readFont(bytes: Uint8Array): Font {
  const tables = readTables(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  // Thousands of them, and a weight may never be asked.
  let ranges: Range[] | undefined;
  const unitsPerEm = tableOf(tables, 'head').getUint16(18);
  const longMetrics = tableOf(tables, 'hhea').getUint16(34);
  const metrics = tableOf(tables, 'hmtx');
  const glyphs = new Map<string, number>();
  const glyphOf = (character: string): number => {
    const known = glyphs.get(character);
    if (known !== undefined) return known;
    ranges ??= readRanges(tableOf(tables, 'cmap'));
    const glyph = findGlyph(ranges, character.codePointAt(0) ?? 0);
    glyphs.set(character, glyph);
    return glyph;
  };
  const advanceOf = (character: string): number => {
    const glyph = glyphOf(character);
    return glyph === 0 ? unitsPerEm : metrics.getUint16(4 * Math.min(glyph, longMetrics - 1));
  };
  return {
    has: (character) => glyphOf(character) !== 0,
    widthOf: (text) => [...text].reduce((sum, character) => sum + advanceOf(character), 0) / unitsPerEm,
  };
}
