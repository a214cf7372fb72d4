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
import {
  confirmationIsPublication,
  confirmationNotKana,
  confirmationUnreadable,
  confirmationUnused,
  confirmationWithoutKanji,
} from './confirmation-problems.ts';
import { findDocuments, normalizePublication } from './publications.ts';
import type { CommandContext } from './runner.ts';

const ALL = 'all';
const FILE = 'readings.yaml';
const NONE_LEFT = 'まだ確かめていない読みはありません。';

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
  if (match === null && /[/\\]/u.test(typed))
    problems.push(locate(confirmationIsPublication(normalizePublication(typed)), place));
  else if (match === null) problems.push(locate(confirmationUnreadable(typed), place));
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

/** Everything that readers may be shown, as one text to look a word up in. */
const textOf = ({ documents, events, staff, resources }: Content, { center }: Config): string =>
  JSON.stringify([[...documents.values()], events, staff, resources, center]);

/** A word used nowhere is a slip: it would stand in the file and never help. */
function requireUsed(confirmed: Readings, shown: readonly UnconfirmedWord[], text: string): void {
  const known = new Set(shown.map(({ word }) => word));
  const unused = Object.keys(confirmed).filter((word) => !known.has(word) && !text.includes(word));
  if (unused.length === 0) return;
  throw new ProblemsError(
    unused.map((word) => locate(confirmationUnused(word), { file: `${word}=${confirmed[word]}`, line: 0, column: 0 })),
  );
}

const formatWord = ({ word, reading, count, sentence }: UnconfirmedWord): string =>
  `${word}=${reading ?? '？'}  （${count}回）\n  ${sentence}\n`;

function explain(words: readonly UnconfirmedWord[]): string {
  const [first] = [...words].sort((a, b) => Number(a.reading === undefined) - Number(b.reading === undefined));
  if (first === undefined) return NONE_LEFT;
  return [
    `まだ確かめていない読み ${words.length}語`,
    '→ 正しいものは、次のように確かめてください。まちがいは、= のあとをなおして書きます。',
    `  npm run -s tsushin -- check --readings --confirm ${first.word}=${first.reading ?? 'よみかた'}`,
    '→ すべて正しければ、--confirm all と書いてください。',
  ].join('\n');
}

const countLeft = (left: readonly UnconfirmedWord[], names: readonly string[]): string =>
  left.length === 0
    ? NONE_LEFT
    : `まだ確かめていない読みは ${left.length}語です。→ npm run -s tsushin -- check ${[...names.map(normalizePublication), '--readings'].join(' ')}`;

export async function checkReadings(
  { config, terminal }: CommandContext,
  names: readonly string[],
  typed: readonly string[],
): Promise<number> {
  const content = await loadReadable(config);
  const words = await listWords(content, names);
  const confirmed = readConfirmed(typed, words);
  requireUsed(confirmed, words, textOf(content, config));
  const added = Object.keys(confirmed);
  if (added.length > 0) await write(config.contentDir, confirmed);
  const left = added.length === 0 ? words : await listWords(await loadReadable(config), names);
  if (added.length > 0) {
    terminal.print(`${FILE} に ${added.length}語を書きました。\n${countLeft(left, names)}`);
  } else {
    for (const word of left) terminal.print(formatWord(word));
    terminal.print(explain(left));
  }
  terminal.value({ confirmed, unconfirmed: left });
  return 0;
}
