/** `astro build` as the other commands call it: the content's problems first and in our words, and no telemetry. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Config, environmentOf } from '../config.ts';
import type { Problem } from '../problems.ts';
import { checkSiteContent } from './check-content.ts';
import { oneAtATime } from './one-at-a-time.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LOCK = join(ROOT, '.astro', 'build.lock');
const ASTRO = 'node_modules/astro/bin/astro.mjs';

/** A process of its own: Astro keeps what one build has loaded, and the next must not show the content of the last. */
const runAstro = (config: Config, outDir: string, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...environmentOf(config), ASTRO_TELEMETRY_DISABLED: '1' };
    execFile(
      process.execPath,
      [ASTRO, 'build', '--outDir', outDir],
      { cwd: ROOT, env, signal },
      (failure, out, err) => {
        if (failure === null) resolve();
        else reject(new Error(`ウェブサイトを作れませんでした。\n${out}${err}`));
      },
    );
  });

/** Nobody waits for pages of content that is wrong. */
const stopFor =
  (controller: AbortController) =>
  (cause: unknown): never => {
    controller.abort();
    throw cause;
  };

/**
 * Writes the public site into the folder `outDir` (absolute) in place of what stands there, whole or not at all. Throws
 * ProblemsError where the content is wrong; returns what was left out since a consent has ended.
 */
export async function buildSite(config: Config, outDir: string): Promise<readonly Problem[]> {
  const wrong = new AbortController();
  // Astro resolves packages from where it builds: inside the checkout, in a folder that no other build uses.
  const made = join(ROOT, '.astro', `site-${randomUUID()}`);
  try {
    const running = oneAtATime(LOCK, () => runAstro(config, made, wrong.signal));
    const [checked, built] = await Promise.allSettled([checkSiteContent(config).catch(stopFor(wrong)), running]);
    if (checked.status === 'rejected') throw checked.reason;
    if (built.status === 'rejected') throw built.reason;
    await rm(outDir, { recursive: true, force: true });
    await mkdir(dirname(outDir), { recursive: true });
    // Onto another disk nothing can be moved.
    await rename(made, outDir).catch(() => cp(made, outDir, { recursive: true }));
    return checked.value;
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}
