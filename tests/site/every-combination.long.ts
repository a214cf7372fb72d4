/**
 * Every combination of the reading tools, light and dark. axe takes too long to see each on every template: each is seen on
 * some, turn by turn, so that every template is seen with every choice. Run by `npm run check`.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHOICES } from '../../src/site/reader/choices.ts';
import { findFaults } from './find-faults.ts';
import { type OpenSite, openSite, TEMPLATES } from './open-site.ts';
import { keepResults, record } from './results.ts';

type Chosen = Readonly<Record<string, string>>;

const combinations: readonly Chosen[] = Object.entries(CHOICES).reduce<Chosen[]>(
  (all, [name, values]) => all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
  [{}],
);

/** How many templates see a combination. */
const TURNS = 2;

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await keepResults();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing, and nothing moves sideways, %s',
  async (colorScheme) => {
    expect(combinations).toHaveLength(144);
    const faults: Record<string, unknown> = {};
    for (const [index, chosen] of combinations.entries()) {
      const page = await opened.open({ colorScheme, viewport: { width: 320, height: 700 } }, chosen);
      for (let turn = 0; turn < TURNS; turn += 1) {
        const path = TEMPLATES[(index * TURNS + turn) % TEMPLATES.length] ?? '/';
        await page.goto(opened.origin + path);
        const found = await findFaults(page);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        record('幅 320 px で横に動かない', 1, overflow > 0 ? 1 : 0);
        if (found.length > 0 || overflow > 0) faults[`${path} ${JSON.stringify(chosen)}`] = { found, overflow };
      }
      await page.context().close();
    }
    expect(faults).toEqual({});
  },
  15 * 60_000,
);
