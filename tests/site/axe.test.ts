/** axe on every template: as it comes, with the reading tools open, and with every tool at its strongest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFaults } from './find-faults.ts';
import { type OpenSite, openSite, openTools, STRONGEST, TEMPLATES } from './open-site.ts';
import { keepResults } from './results.ts';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await keepResults();
});

describe.each([
  ['light', undefined],
  ['dark', undefined],
  ['light', { ...STRONGEST, colour: 'yellow' }],
  ['dark', { ...STRONGEST, colour: 'black' }],
] as const)('%s, %o', (colorScheme, chosen) => {
  test('axe finds nothing on any template', async () => {
    const faults: Record<string, string[]> = {};
    const page = await opened.open({ colorScheme }, chosen);
    for (const path of TEMPLATES) {
      await page.goto(opened.origin + path);
      const closed = chosen === undefined ? await findFaults(page) : [];
      await openTools(page);
      // The panel stands in the head of the page: of a plain page the rest has just been looked at.
      const found = [...closed, ...(await findFaults(page, chosen === undefined ? '.masthead' : undefined))];
      if (found.length > 0) faults[path] = found;
    }
    expect(faults).toEqual({});
    await page.context().close();
  }, 90_000);
});
