import { expect, test } from 'vitest';
import { digestWeb } from '../../src/editions/web-digest.ts';
import { loadIssue } from '../document/load-issue.ts';

const part = (web: string): string =>
  `こんにちは。\n\n<Callout type="info"${web}>\n\n部屋は、3階です。\n\n</Callout>\n`;

const digest = async (body: string): Promise<string> => digestWeb((await loadIssue(body)).document);

test('a part that leaves or enters the public web makes another, with the same words in every mail', async () => {
  const hidden = await digest(part(' web="no"'));
  expect(hidden).not.toBe(await digest(part('')));
  expect(hidden, 'lines do not matter').toBe(await digest(`\n\n${part(' web="no"')}`));
  expect(hidden, 'nor what is kept off it').toBe(await digest(part(' web="no"').replace('3階', '2階')));
});
