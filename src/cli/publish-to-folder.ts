/** `publish` as people see it: what changes, the question, and what was done. */
import { formatProblem, RefusedError } from '../problems.ts';
import type { Changes } from '../publish/list-changes.ts';
import { type OpenPlace, openPlace } from '../publish/open-place.ts';
import { publishSite } from '../publish/publish-site.ts';
import { putBack } from '../publish/put-up.ts';
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
  const files = others > 0 ? [`  画像や文字などのファイル ${others}個`] : [];
  if (paths.length === 0) return [];
  return [
    pages.length > 0 ? `${title} ${pages.length}ページ` : title,
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

async function undo({ terminal }: CommandContext, place: OpenPlace): Promise<void> {
  if (!(await putBack(place))) {
    throw new RefusedError(
      `${place.name} には、もどせる前のウェブサイトがありません。\n→ 二回目に公開したあとから、使えます。`,
    );
  }
  terminal.print(`一つ前のウェブサイトにもどしました: ${place.name}\n→ もう一度同じことをすると、もとにもどります。`);
  terminal.value({ folder: place.name, undone: true });
}

async function putUpApproved(context: CommandContext, place: OpenPlace, yes: boolean): Promise<void> {
  const { config, terminal } = context;
  const isAsked = !yes && !terminal.json && process.stdin.isTTY;
  let end = (): void => {};
  const result = await publishSite(config, await loadSoundContent(config), {
    place,
    async confirm(changes, waiting) {
      terminal.print(describeChanges(changes));
      if (waiting.length > 0)
        terminal.note(`${config.center.labels.approval}がまだなので、のせないもの: ${waiting.join('、')}`);
      return yes || (isAsked ? ask() : false);
    },
    onUpload(files) {
      const progress = terminal.progress('ウェブサイトを置いています', files);
      end = progress.end;
      let done = 0;
      return () => {
        done += 1;
        progress.step(done);
      };
    },
  }).finally(() => end());
  for (const problem of result.leftOut) terminal.note(formatProblem(problem));
  terminal.print(describeEnd(result, isAsked));
  terminal.value(result);
}

export async function publish(context: CommandContext, { to, yes, undo: isUndo }: Options): Promise<void> {
  const place = await openPlace(to, context.config);
  try {
    await (isUndo ? undo(context, place) : putUpApproved(context, place, yes ?? false));
  } finally {
    place.close();
  }
}

function describeEnd(
  { published, changes, folder, undoable }: Awaited<ReturnType<typeof publishSite>>,
  isAsked: boolean,
): string {
  if (published) {
    const back = undoable ? '\n→ もどすには、--yes の代わりに --undo をつけて実行してください。' : '';
    return `ウェブサイトを置きました: ${folder}${back}`;
  }
  const isSame = [changes.added, changes.changed, changes.removed].every((paths) => paths.length === 0);
  if (isSame) return '変わるところは、ありません。';
  return isAsked
    ? '置きかえませんでした。'
    : '→ まだ置きかえていません。よければ、--yes をつけて、もう一度実行してください。';
}
