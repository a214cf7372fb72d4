/** From names to frozen editions: all of them, or, where anything is wrong, none. */
import type { Config } from '../config.ts';
import { loadContent } from '../document/content.ts';
import { eventWithoutReaders } from '../document/document-problems.ts';
import { createFurigana, loadTokenizer } from '../document/furigana.ts';
import type { Document } from '../document/nodes.ts';
import { createWordReader } from '../document/read-words.ts';
import { problemsBehind } from '../document/sources.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { publicationDraft } from '../editions/edition-problems.ts';
import { type EditionDraft, type FrozenEdition, openEditionStore } from '../editions/store.ts';
import { formatCount, formatProblem, hasErrors, locate, type Problem, ProblemsError } from '../problems.ts';
import { findDocuments, loadSoundContent } from './publications.ts';
import type { Terminal } from './terminal.ts';

const VARIANTS_PER_AUDIENCE = 2;

function refuseUnsendable(documents: readonly Document[]): void {
  const problems = documents.flatMap((document) => [
    ...(document.draft ? [locate(publicationDraft(document.publication), document.origin)] : []),
    ...(document.audiences.length === 0 ? [locate(eventWithoutReaders(), document.origin)] : []),
  ]);
  if (problems.length > 0) throw new ProblemsError(problems);
}

/** What is named, for the rest may be unfinished; unnamed, every issue that is no draft, of content without an error. */
async function chooseDocuments(config: Config, names: readonly string[]) {
  if (names.length === 0) {
    const content = await loadSoundContent(config);
    const issues = [...content.documents.values()].filter(({ kind, draft }) => kind === 'issue' && !draft);
    return { content, documents: issues };
  }
  const content = await loadContent(config);
  return { content, documents: findDocuments(content, names) };
}

/** Hints on the wording are for `check`; here they are only counted. */
function noteProblems(written: readonly Problem[], rendered: readonly Problem[], terminal: Terminal): void {
  const shown = [...written.filter(({ severity }) => severity !== 'hint'), ...rendered];
  for (const problem of shown) terminal.note(`${formatProblem(problem)}\n`);
  if (written.length + rendered.length > 0) terminal.note(formatCount([...written, ...rendered]));
}

export async function buildPublications(
  config: Config,
  names: readonly string[],
  terminal: Terminal,
): Promise<FrozenEdition[]> {
  const { content, documents } = await chooseDocuments(config, names);
  const written = problemsBehind(documents, content);
  if (hasErrors(written)) throw new ProblemsError(written);
  refuseUnsendable(documents);
  const dictionary = { tokenizer: await loadTokenizer(), readings: content.readings };
  const furigana = createFurigana(dictionary);
  const reader = createWordReader(dictionary);
  const total = documents.reduce((sum, { audiences }) => sum + audiences.length * VARIANTS_PER_AUDIENCE, 0);
  const progress = terminal.progress('発行版を作っています', total);
  let done = 0;
  const onVariant = (): void => {
    done += 1;
    progress.step(done);
  };
  const drafts: EditionDraft[] = [];
  const problems: Problem[] = [];
  for (const document of documents) {
    const built = await buildEdition(document, { config, furigana, reader, onVariant });
    problems.push(...built.problems);
    if (built.draft) drafts.push(built.draft);
  }
  progress.end();
  if (hasErrors(problems)) throw new ProblemsError(problems);
  noteProblems(written, problems, terminal);
  const store = openEditionStore(config.dataDir);
  const editions: FrozenEdition[] = [];
  for (const draft of drafts) editions.push(await store.save(draft));
  return editions;
}
