/** A file's text as its writer typed or pasted it → text the Markdown parser understands, lines and columns kept. */
import type { Problem } from '../problems.ts';
import { tableRow } from './barred-rows.ts';
import { CHARACTER_EDITS, reportCharacters } from './characters.ts';
import { type EditedText, editLines, type LineEdit, replaceEach } from './line-edits.ts';
import { reportPastedTables } from './pasted-tables.ts';
import { EMPHASIS_EDITS } from './typed-emphasis.ts';
import { LINE_EDITS } from './typed-lines.ts';
import { link } from './typed-links.ts';
import { readTypedTags, TAG_EDITS } from './typed-tags.ts';

/** A tab between words is a space. */
const tab: LineEdit = replaceEach(/(?<=\S)\t+/gu, () => ' ');

/** date：2023-07-08 and the like in the front matter. */
const colon: LineEdit = replaceEach(/^([ -]*[A-Za-z]+)：[ 　]*/gu, ([, key = '']) => `${key}: `);

const FIELD_EDITS: readonly LineEdit[] = [...CHARACTER_EDITS, colon];
/** In this order: a rule of ＊ is no bold, a bullet may hold a link. */
const BODY_EDITS: readonly LineEdit[] = [
  ...[...CHARACTER_EDITS, ...TAG_EDITS, ...LINE_EDITS, tableRow],
  ...[...EMPHASIS_EDITS, link, tab],
];

/** The fields between the `---` lines. */
export const readTypedFields = (fields: string): string => editLines(fields, FIELD_EDITS).text;

/** `source` is the whole file, for what is named; `body` the same lines without the front matter. */
export function readTypedBody(body: string): EditedText {
  return editLines(readTypedTags(body), BODY_EDITS);
}

export const reportTyped = (source: string, body: string, file: string): Problem[] => [
  ...reportCharacters(source, file),
  ...reportPastedTables(body, file),
];
