/** `publish` as people see it: what changes, the question, and what was done. */
import { join, resolve } from 'node:path';
import { formatProblem, RefusedError } from '../problems.ts';
import type { Changes } from '../publish/list-changes.ts';
import { publishSite } from '../publish/publish-site.ts';
import { putBack } from '../publish/site-folder.ts';
import { loadSoundContent } from './publications.ts';
import type { CommandContext } from './runner.ts';

interface Options {
  readonly to?: string;
  readonly yes?: true;
  readonly undo?: true;
}

/** Longer lists are for `--json`. */
const SHOWN = 40;

/** Fonts, index and the like follow from the pages; people want to know which pages change. */
const isPage = (path: string): boolean => path.endsWith('.html');

const toPage = (path: string): string => `/${path.replace(/(^|\/)index\.html$/, '$1')}`;

function describePart(title: string, paths: readonly string[]): string[] {
  const pages = paths.filter(isPage);
  const others = paths.length - pages.length;
  const rest = pages.length > SHOWN ? [`  ほか ${pages.length - SHOWN}ページ`] : [];
  const files = others > 0 ? [`  ほかに、画像や文字などのファイル ${others}個`] : [];
  if (paths.length === 0) return [];
  return [
    `${title} ${pages.length}ページ`,
    ...pages.slice(0, SHOWN).map((path) => `  ${toPage(path)}`),
    ...rest,
    ...files,
  ];
}

const describeChanges = ({ added, changed, removed }: Changes): string =>
  [
    ...describePart('＋ ふえる', added),
    ...describePart('～ かわる', changed),
    ...describePart('－ なくなる', removed),
  ].join('\n');

async function ask(): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return (
    (await confirm({ message: '置きかえますか', active: 'はい', inactive: 'いいえ', initialValue: false })) === true
  );
}

async function undo({ terminal }: CommandContext, folder: string): Promise<void> {
  if (!(await putBack(folder))) {
    throw new RefusedError(`${folder} には、もどせる前のウェブサイトがありません。\n→ いちど公開したあとで使えます。`);
  }
  terminal.print(`一つ前のウェブサイトにもどしました: ${folder}\n→ もう一度同じことをすると、もとにもどります。`);
  terminal.value({ folder, undone: true });
}

export async function publish(context: CommandContext, { to, yes, undo: isUndo }: Options): Promise<void> {
  const { config, terminal } = context;
  const folder = to === undefined ? join(config.dataDir, 'site') : resolve(config.workingDir, to);
  if (isUndo) return undo(context, folder);
  const { center } = config;
  const isAsked = yes === undefined && !terminal.json && process.stdin.isTTY;
  const result = await publishSite(config, await loadSoundContent(config), {
    folder,
    async confirm(changes, waiting) {
      terminal.print(describeChanges(changes));
      if (waiting.length > 0)
        terminal.note(`${center.labels.approval}がまだなので、のせないもの: ${waiting.join('、')}`);
      return yes ?? (isAsked ? ask() : false);
    },
  });
  for (const problem of result.leftOut) terminal.note(formatProblem(problem));
  terminal.print(describeEnd(result, isAsked));
  terminal.value(result);
}

function describeEnd(
  { published, changes, folder }: Awaited<ReturnType<typeof publishSite>>,
  isAsked: boolean,
): string {
  if (published) {
    return `ウェブサイトを置きかえました: ${folder}\n→ もどすには、同じ --to に --undo をつけて実行してください。`;
  }
  const isSame = [changes.added, changes.changed, changes.removed].every((paths) => paths.length === 0);
  if (isSame) return '変わるところは、ありません。';
  return isAsked
    ? '置きかえませんでした。'
    : '→ まだ置きかえていません。よければ、--yes をつけて、もう一度実行してください。';
}
