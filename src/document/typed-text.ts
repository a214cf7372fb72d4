/** A file's text as its writer typed or pasted it → text the Markdown parser understands, lines and columns kept. */
import type { Problem } from '../problems.ts';
import { CHARACTER_EDITS, reportCharacters } from './characters.ts';
import { FULL_WIDTH_EDITS } from './full-width.ts';
import { readFullWidthTags } from './full-width-tags.ts';
import { type EditedText, editLines, type LineEdit, replaceEach } from './line-edits.ts';
import { reportPastedTables } from './pasted-tables.ts';

/** A tab between words is a space. */
const tab: LineEdit = replaceEach(/(?<=\S)\t+/gu, () => ' ');

/** date：2023-07-08 and the like in the front matter. */
const colon: LineEdit = replaceEach(/^([ -]*[A-Za-z]+)：[ 　]*/gu, ([, key = '']) => `${key}: `);

const FIELD_EDITS: readonly LineEdit[] = [...CHARACTER_EDITS, colon];
const BODY_EDITS: readonly LineEdit[] = [...CHARACTER_EDITS, ...FULL_WIDTH_EDITS, tab];

/** The fields between the `---` lines. */
export const readTypedFields = (fields: string): string => editLines(fields, FIELD_EDITS).text;

/** `source` is the whole file, for what is named; `body` the same lines without the front matter. */
export function readTypedBody(body: string): EditedText {
  return editLines(readFullWidthTags(body), BODY_EDITS);
}

export const reportTyped = (source: string, body: string, file: string): Problem[] => [
  ...reportCharacters(source, file),
  ...reportPastedTables(body, file),
];
