/** Runs the desk until somebody presses Ctrl+C. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
import { readBuiltSite } from '../desk/built-site.ts';
import { startDesk } from '../desk/start-desk.ts';
import type { CommandContext } from './runner.ts';

const SITE_DIR = fileURLToPath(new URL('../../dist', import.meta.url));

export async function runDesk({ config, terminal }: CommandContext, port: number): Promise<void> {
  const desk = await startDesk({
    readConfig: () => readConfig(),
    contentDir: config.contentDir,
    port,
    siteDir: SITE_DIR,
  });
  terminal.print(`ブラウザーで、次のアドレスをひらいてください。\n\n  下見          ${desk.url}/`);
  const site = desk.siteUrl === undefined ? undefined : await readBuiltSite(SITE_DIR, desk.siteUrl);
  terminal.print(
    site === undefined
      ? '  ウェブサイト  まだ作っていません。npm run build のあとで、もう一度 npm start してください。'
      : `  ウェブサイト  ${site.href}/\n                （${site.builtAt}に作ったもの。新しくするときは npm run build）`,
  );
  terminal.print('\nこのパソコンからだけ見えます。終わるときは Ctrl+C を押してください。');
  terminal.value({ url: desk.url, siteUrl: desk.siteUrl ?? null });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await desk.close();
}
