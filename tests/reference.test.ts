/** docs/writing.md says what the product does: its reference is that of the schemas, its examples are read. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGE, renderReference, updatePage } from '../scripts/reference.ts';
import { vocabulary } from '../src/document/vocabulary.ts';
import { loadIssue } from './document/load-issue.ts';

const page = readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n');

test('the reference is up to date (node scripts/reference.ts brings it there)', () => {
  expect(updatePage(page)).toBe(page);
});

test('every attribute and field has a line that explains it', () => {
  expect(
    renderReference()
      .split('\n')
      .filter((line) => /^\|.*\| {2}\|$/u.test(line)),
  ).toEqual([]);
});

/** What an example needs that a reader has and the fixture has not. */
const MISSING = new Set(['unknown-reference', 'image-missing', 'easy-read-alone', 'event-over', 'contact-unknown']);

test.each(Object.entries(vocabulary))('the example of %s is understood', async (_, { example }) => {
  const { codes } = await loadIssue(`${example.replaceAll('…', '海です。')}\n`);
  expect(codes.filter((code) => !MISSING.has(code))).toEqual([]);
});
