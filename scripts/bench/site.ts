/**
 * How long the site takes to build when it has grown to 100 issues and 300 events, beside half of that and beside a bare
 * Astro build of the same pages, and how heavy an issue's page is over the wire. The content is the sample's, over and
 * over under other names.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { buildSite } from '../../src/site/build-site.ts';
import { type Bench, type Figure, formatMs, formatRatio, timed } from './bench.ts';
import { EVENTS, growContent, ISSUES, SAMPLE } from './grown.content.ts';
import { buildBare } from './site.bare.ts';
import { weighPage } from './weigh.page.ts';

const PAGE = 'issues/2023-summer/index.html';

const MOST = 130 * 1024;
const MOST_SCRIPT = 10 * 1024;

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;

async function bench(work: string): Promise<Figure[]> {
  const at = (name: string): string => join(work, name);
  const build = async (content: string, data: string, out: string): Promise<number> =>
    (await timed(() => buildSite(readConfig({ CONTENT_DIR: content, DATA_DIR: at(data) }), at(out)))).ms;
  await growContent(at('content'));
  await growContent(at('half'), 0.5);
  const cold = await build(at('content'), 'data', 'site');
  const warm = await build(at('content'), 'data', 'site');
  const half = await build(at('half'), 'data', 'half-site');
  const bare = await buildBare(at('content'));
  await build(SAMPLE, 'data', 'small');
  const [sample, grown] = [await weighPage(at('small'), PAGE), await weighPage(at('site'), PAGE)];
  if (Math.max(sample.all, grown.all) > MOST || sample.script > MOST_SCRIPT)
    throw new Error('an issue page is too heavy');
  return [
    { name: `${ISSUES} issues and ${EVENTS} events, cold`, value: formatMs(cold) },
    { name: 'with pictures and fonts at hand', value: formatMs(warm) },
    { name: 'half as many, with pictures and fonts at hand', value: formatMs(half) },
    { name: 'twice as many take', value: formatRatio(warm, half) },
    { name: 'bare Astro build of the same pages', value: formatMs(bare) },
    { name: 'ratio to it', value: formatRatio(warm, bare) },
    { name: 'issue page over the wire (130 KB at most)', value: kilobytes(sample.all) },
    { name: 'of it script, uncompressed (10 KB at most)', value: kilobytes(sample.script) },
    { name: `issue page among ${ISSUES} issues`, value: kilobytes(grown.all) },
  ];
}

export const siteBench: Bench = {
  name: 'site',
  async run(): Promise<readonly Figure[]> {
    const work = await mkdtemp(join(tmpdir(), 'tsushin-bench-site-'));
    try {
      return await bench(work);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
};
