/** The keyboard as a reader uses it. */
import type { Page } from 'playwright-core';

/** The words of what the key stands on, readings apart. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.activeElement?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) return '';
    for (const reading of copy.querySelectorAll('rt, rp, .joint')) reading.remove();
    return (copy.textContent ?? '').trim();
  });

/** Presses Tab until the key stands on these words. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if ((await focused(page)) === words) return;
  }
  throw new Error(`never reached: ${words}`);
}
