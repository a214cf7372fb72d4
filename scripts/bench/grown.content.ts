/** A content folder as it is after thirty years: the sample's, over and over under other names. */
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export const SAMPLE = join(import.meta.dirname, '..', '..', 'content');
export const ISSUES = 100;
export const EVENTS = 300;

const padded = (number: number): string => String(number).padStart(3, '0');

/** Days and weekdays of the text go with the date, so the date stays. */
const renumber = (text: string, index: number): string => text.replace(/^number: .*$/m, `number: ${index + 1}`);

/** Events of one name would make the list of names that rules know too short. */
const retitle = (text: string, index: number): string => text.replace(/^(title: .*)$/m, `$1 その${index + 1}`);

/** The sample's own events stay, since issues refer to them. `share` of all that there is after thirty years. */
export async function growContent(folder: string, share = 1): Promise<void> {
  await cp(SAMPLE, folder, { recursive: true });
  const issues = (await readdir(join(SAMPLE, 'issues'))).filter((name) => !name.startsWith('.')).sort();
  const events = (await readdir(join(SAMPLE, 'events'))).filter((name) => name.endsWith('.mdx')).sort();
  for (let index = issues.length; index < ISSUES * share; index += 1) {
    const source = issues[index % issues.length] ?? '';
    const target = join(folder, 'issues', `bench-${padded(index)}`);
    await cp(join(SAMPLE, 'issues', source), target, { recursive: true });
    const file = join(target, 'index.mdx');
    await writeFile(file, renumber(await readFile(file, 'utf8'), index));
  }
  for (let index = events.length; index < EVENTS * share; index += 1) {
    const event = await readFile(join(SAMPLE, 'events', events[index % events.length] ?? ''), 'utf8');
    await writeFile(join(folder, 'events', `bench-${padded(index)}.mdx`), retitle(event, index));
  }
}
