/** `check --readings`: what nobody has confirmed yet, most frequent first, and confirming it in one step. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Content, loadContent } from '../document/content.ts';
import { readOptionalText } from '../document/content-files.ts';
import { loadTokenizer } from '../document/furigana.ts';
import { hasKanji, isKana } from '../document/kana.ts';
import { createWordReader } from '../document/read-words.ts';
import { addReadings, type Readings } from '../document/readings-file.ts';
import { listUnconfirmed, type UnconfirmedWord } from '../document/unconfirmed.ts';
import { locate, type Problem, ProblemsError } from '../problems.ts';
import { confirmationNotKana, confirmationUnreadable, confirmationWithoutKanji } from './confirmation-problems.ts';
import { findDocuments } from './publications.ts';
import type { CommandContext } from './runner.ts';

const ALL = 'all';
const FILE = 'readings.yaml';

/** The content, or ProblemsError where the readings of it cannot be read: every word would count as unconfirmed. */
async function loadReadable(config: Config): Promise<Content> {
  const content = await loadContent(config);
  const unreadable = content.problems.filter(({ file }) => file === `content/${FILE}`);
  if (unreadable.length > 0) throw new ProblemsError(unreadable);
  return content;
}

async function write(contentDir: string, confirmed: Readings): Promise<void> {
  const path = join(contentDir, FILE);
  const problems: Problem[] = [];
  const text = await readOptionalText(path, `content/${FILE}`, problems);
  if (text === undefined) throw new ProblemsError(problems);
  await writeFile(path, addReadings(text, confirmed));
}

async function listWords(content: Content, names: readonly string[]): Promise<UnconfirmedWord[]> {
  const named = findDocuments(content, names);
  const documents = named.length > 0 ? named : [...content.documents.values()];
  return listUnconfirmed(documents, createWordReader({ tokenizer: await loadTokenizer(), readings: content.readings }));
}

function parsePair(typed: string, problems: Problem[]): [word: string, reading: string][] {
  const place = { file: typed, line: 0, column: 0 };
  const match = /^([^=＝]+)[=＝]([^=＝]+)$/u.exec(typed.trim());
  const [, word = '', reading = ''] = match?.map((part) => part.trim()) ?? [];
  if (match === null) problems.push(locate(confirmationUnreadable(typed), place));
  else if (!hasKanji(word)) problems.push(locate(confirmationWithoutKanji(word), place));
  else if (!isKana(reading)) problems.push(locate(confirmationNotKana(word), place));
  else return [[word, reading]];
  return [];
}

/** What was typed, and for `all` everything shown that has a reading; throws ProblemsError for what cannot be read. */
function readConfirmed(typed: readonly string[], shown: readonly UnconfirmedWord[]): Readings {
  const problems: Problem[] = [];
  const pairs = typed.filter((pair) => pair !== ALL).flatMap((pair) => parsePair(pair, problems));
  if (problems.length > 0) throw new ProblemsError(problems);
  const all = typed.includes(ALL) ? shown : [];
  return Object.fromEntries([
    ...all.flatMap(({ word, reading }) => (reading === undefined ? [] : [[word, reading] as const])),
    ...pairs,
  ]);
}

const formatWord = ({ word, reading, count, sentence }: UnconfirmedWord): string =>
  `${word}=${reading ?? '？'}  （${count}回）\n  ${sentence}\n`;

function explain(words: readonly UnconfirmedWord[]): string {
  const [first] = [...words].sort((a, b) => Number(a.reading === undefined) - Number(b.reading === undefined));
  if (first === undefined) return 'まだ確かめていない読みはありません。';
  return [
    `まだ確かめていない読み ${words.length}語`,
    '→ 正しいものは、次のように確かめてください。まちがいは、= のあとをなおして書きます。',
    `  npm run -s tsushin -- check --readings --confirm ${first.word}=${first.reading ?? 'よみかた'}`,
    '→ すべて正しければ、--confirm all と書いてください。',
  ].join('\n');
}

export async function checkReadings(
  { config, terminal }: CommandContext,
  names: readonly string[],
  typed: readonly string[],
): Promise<number> {
  const words = await listWords(await loadReadable(config), names);
  const confirmed = readConfirmed(typed, words);
  const added = Object.keys(confirmed);
  if (added.length > 0) {
    await write(config.contentDir, confirmed);
    terminal.print(`${FILE} に ${added.length}語を書きました。\n`);
  }
  const left = added.length === 0 ? words : await listWords(await loadReadable(config), names);
  for (const word of left) terminal.print(formatWord(word));
  terminal.print(explain(left));
  terminal.value({ confirmed, unconfirmed: left });
  return 0;
}
