/** The desk: everything that could be sent, to be looked at before it is. On this machine only, and it changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../config.ts';
import { readBuiltSite } from './built-site.ts';
import { createChanges } from './changes.ts';
import { createDesk } from './desk.ts';
import { listen } from './listen.ts';
import { serveFolder } from './site-files.ts';
import { watchFolders } from './watch.ts';
import { createWorkshop } from './workshop.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

export interface DeskOptions {
  /** Read again after each change. Throws ProblemsError where center.yaml is wrong. */
  readonly readConfig: () => Config;
  readonly contentDir: string;
  /** Where somebody else is there, a free one is taken. */
  readonly port: number;
  /** Where the website was built, if it was. */
  readonly siteDir: string;
}

export interface Desk {
  readonly url: string;
  /** Of the built website, where there is one. */
  readonly siteUrl: string | undefined;
  close(): Promise<void>;
}

/** 0 asks for any free one. */
const nextTo = (port: number): number => (port === 0 ? 0 : port + 1);

export async function startDesk({ readConfig, contentDir, port, siteDir }: DeskOptions): Promise<Desk> {
  const workshop = createWorkshop(readConfig);
  const changes = createChanges();
  const site = existsSync(join(siteDir, 'index.html')) ? await listen(nextTo(port), serveFolder(siteDir)) : undefined;
  const desk = await listen(
    port,
    createDesk({ workshop, changes, readSite: async () => site && readBuiltSite(siteDir, site.url) }),
  );
  const folders = [contentDir, join(PROJECT, 'emails'), join(PROJECT, 'print')];
  const stopWatching = watchFolders(folders, () => {
    workshop.renew();
    changes.tell();
  });
  return {
    url: desk.url,
    siteUrl: site?.url,
    async close() {
      stopWatching();
      await Promise.all([desk.close(), site?.close()]);
    },
  };
}
