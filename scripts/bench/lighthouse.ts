/** What Lighthouse gives pages of the sample on its slow phone, from a server that packs as rented web space does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { readConfig } from '../../src/config.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { launchBrowser } from '../../tests/browser.ts';
import { serveSite } from '../../tests/site/serve-site.ts';
import type { Bench, Figure } from './bench.ts';
import { SAMPLE } from './grown.content.ts';

const PAGES = ['/', '/issues/2023-summer/', '/events/', '/events/2023-10-14-bowling/', '/accessibility/', '/search/'];

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function look(url: string, port: number): Promise<string> {
  const result = await lighthouse(url, { port, logLevel: 'silent', onlyCategories: CATEGORIES });
  if (result === undefined) throw new Error(`Lighthouse saw nothing of ${url}`);
  const { audits, categories } = result.lhr;
  const scores = CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));
  const paint = (audits['largest-contentful-paint']?.numericValue ?? 0) / 1000;
  const shift = audits['cumulative-layout-shift']?.numericValue ?? 0;
  return `${scores.join(' · ')}, largest paint ${paint.toFixed(2)} s, layout shift ${shift.toFixed(3)}`;
}

export const lighthouseBench: Bench = {
  name: `lighthouse: ${CATEGORIES.join(' · ')}`,
  async run(): Promise<readonly Figure[]> {
    const work = await mkdtemp(join(tmpdir(), 'tsushin-bench-lighthouse-'));
    const dir = join(work, 'site');
    const server = await serveSite(dir);
    const port = await findPort();
    const { close } = await launchBrowser({ args: [`--remote-debugging-port=${port}`] });
    try {
      // A page that names another site as its own loses points.
      const config = readConfig({ CONTENT_DIR: SAMPLE, DATA_DIR: join(work, 'data'), SITE_URL: server.origin });
      await buildSite(config, dir);
      const figures: Figure[] = [];
      for (const path of PAGES) figures.push({ name: path, value: await look(server.origin + path, port) });
      return figures;
    } finally {
      await close();
      await server.close();
      await rm(work, { recursive: true, force: true });
    }
  },
};
