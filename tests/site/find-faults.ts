/** What axe has to say about a page, in words; counted for the accessibility page. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { CHECKS } from '../../src/site/test-results.ts';
import { record } from './results.ts';

const [AXE, CONTRAST] = CHECKS;

/** Of WCAG's AAA and not switched on by themselves. */
const STRICTER = ['color-contrast-enhanced', 'identical-links-same-purpose', 'meta-refresh-no-exceptions'];

const rules = Object.fromEntries([...STRICTER, 'target-size'].map((rule) => [rule, { enabled: true }]));

/** Faults of the page, or of the part of it that `selector` names. */
export async function findFaults(page: Page, selector?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'], rules });
  const { violations, passes } = await (selector === undefined ? builder : builder.include(selector)).analyze();
  if (!passes.some(({ id }) => id === 'color-contrast-enhanced')) throw new Error('axe did not look at the contrast');
  const isContrast = ({ id }: { id: string }): boolean => id === 'color-contrast-enhanced';
  record(CONTRAST, 1, violations.filter(isContrast).length);
  record(AXE, 1, violations.filter((violation) => !isContrast(violation)).length);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' · ')}`);
}
