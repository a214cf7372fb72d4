import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readPermission } from '../../src/site/listing.ts';
import { loadIssue } from '../document/load-issue.ts';

async function permit(body: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tsushin-listing-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'listing.json');
  await writeFile(file, JSON.stringify({ approved: [{ publication: 'issues/test', edition: 'abc' }] }));
  const { content } = await loadIssue(body);
  return readPermission(content, file);
}

test.each([
  '<Event id="yoga" />',
  '<Schedule from="2023-07-01" to="2023-07-31" />',
  '<ReplySlip events="yoga" by="2023-07-01">\n\nお返事をください。\n\n</ReplySlip>',
])('an event is approved with the issue that shows it: %s', async (body) => {
  const { entry, publication } = await permit(`${body}\n`);
  expect(publication('issues/test')).toBe(true);
  expect(entry('events', 'yoga')).toBe(true);
  expect(entry('events', 'fair')).toBe(false);
});
