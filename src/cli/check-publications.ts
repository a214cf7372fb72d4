/** The report of `check`: problems, then one line a publication on how hard it is to read, then the count. */
import { formatReadability } from '../document/checks/readability.ts';
import { type Content, loadContent } from '../document/content.ts';
import { loadTokenizer } from '../document/furigana.ts';
import type { Document } from '../document/nodes.ts';
import { createWordReader } from '../document/read-words.ts';
import { problemsBehind } from '../document/sources.ts';
import { countUnconfirmed } from '../document/unconfirmed.ts';
import { countOf, type Fault, formatCount, formatProblem, hasErrors } from '../problems.ts';
import { printFonts } from '../render/print/fonts.ts';
import { glyphMissing } from '../render/print/print-problems.ts';
import { findDocuments, normalizePublication } from './publications.ts';
import type { CommandContext } from './runner.ts';

export interface CheckOptions {
  readonly readings?: true;
  readonly confirm?: string[];
}

const glyphFault = (character: string): Fault | undefined =>
  printFonts().regular.has(character) ? undefined : glyphMissing(character);

/** Unasked, the figures are given of what staff are working on: reading every word of every year takes too long. */
const SHOWN_UNASKED = 6;

const newestIssues = ({ documents }: Content): Document[] =>
  [...documents.values()]
    .filter(({ kind }) => kind === 'issue')
    .sort((a, b) => (a.date < b.date ? -1 : 1))
    .slice(-SHOWN_UNASKED);

interface Measured {
  readonly publication: string;
  readonly line: string;
  readonly unconfirmedReadings: number;
}

async function measure(documents: readonly Document[], { readability, readings }: Content): Promise<Measured[]> {
  const reader = createWordReader({ tokenizer: await loadTokenizer(), readings });
  return documents.flatMap((document) => {
    const figures = readability.get(document.publication);
    if (figures === undefined) return [];
    const unconfirmedReadings = countUnconfirmed(document, reader);
    return [{ ...figures, line: formatReadability(figures, unconfirmedReadings), unconfirmedReadings }];
  });
}

/** The newest has its readings confirmed next; a command for all of them would ask about years ago. */
function describeUnread(unread: readonly Measured[], names: readonly string[]): string {
  const [newest] = unread.slice(-1);
  const asked = names.length > 0 ? names.map(normalizePublication).join(' ') : (newest?.publication ?? '');
  const told = names.length > 0 ? unread : unread.slice(-1);
  const count = told.reduce((sum, { unconfirmedReadings }) => sum + unconfirmedReadings, 0);
  return `ほかに、確かめていない読みが ${count}語あります。→ npm run -s tsushin -- check ${asked} --readings`;
}

export async function checkPublications(
  { config, terminal }: CommandContext,
  names: readonly string[],
): Promise<number> {
  const content = await loadContent({ ...config, glyphFault });
  const named = findDocuments(content, names);
  const problems = named.length > 0 ? problemsBehind(named, content) : content.problems;
  const documents = named.length > 0 ? named : newestIssues(content);
  const readability = await measure(documents, content);
  for (const problem of problems) terminal.print(`${formatProblem(problem)}\n`);
  if (readability.length > 0) terminal.print(`読みやすさ\n${readability.map(({ line }) => `  ${line}\n`).join('')}`);
  terminal.print(formatCount(problems));
  const unread = readability.filter(({ unconfirmedReadings }) => unconfirmedReadings > 0);
  if (unread.length > 0) terminal.print(describeUnread(unread, names));
  terminal.value({
    problems,
    errors: countOf(problems, 'error'),
    warnings: countOf(problems, 'warning'),
    hints: countOf(problems, 'hint'),
    readability: readability.map(({ line: _, ...figures }) => figures),
  });
  return hasErrors(problems) ? 1 : 0;
}
