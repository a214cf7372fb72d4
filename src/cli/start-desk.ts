/** Runs the desk until somebody presses Ctrl+C. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../config.ts';
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
  if (desk.siteUrl !== undefined) terminal.print(`  ウェブサイト  ${desk.siteUrl}/`);
  terminal.print('\nこのパソコンからだけ見えます。終わるときは Ctrl+C を押してください。');
  terminal.value({ url: desk.url, siteUrl: desk.siteUrl ?? null });
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await desk.close();
}
