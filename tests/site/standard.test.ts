/** What the site is held to beside axe, measured on every template. */
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenSite, openSite, openTools, STRONGEST, TEMPLATES } from './open-site.ts';
import { keepResults, record } from './results.ts';

let opened: OpenSite;

beforeAll(async () => {
  opened = await openSite();
}, 120_000);

afterAll(async () => {
  await opened.close();
  await keepResults();
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Numbers stay whole by the style sheet; a long title is the writer's to choose.
    rules: { 'tel-non-breaking': 'off', 'long-title': 'off' },
  });
  const faults: Record<string, string[]> = {};
  const pages = opened.site.files.filter((file) => file.endsWith('.html'));
  for (const file of pages) {
    const report = await validator.validateString((await opened.site.read(file)).toString('utf8'), file);
    const found = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
    );
    record('HTML の書き方', 1, found.length);
    if (found.length > 0) faults[file] = found;
  }
  expect(faults).toEqual({});
});

const sideways = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

test.each([
  ['as it is', undefined],
  ['with every tool at its strongest', STRONGEST],
])(
  'nothing moves sideways at 320 px, which is 1280 px at 400 %%, %s',
  async (_, chosen) => {
    const page = await opened.open({ viewport: { width: 320, height: 256 } }, chosen);
    const wide: Record<string, number> = {};
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => request.url().startsWith(opened.origin) || elsewhere.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    for (const path of TEMPLATES) {
      await page.goto(opened.origin + path);
      await openTools(page);
      const overflow = await page.evaluate(sideways);
      record('幅 320 px で横に動かない', 1, overflow > 0 ? 1 : 0);
      if (overflow > 0) wide[path] = overflow;
    }
    expect(wide).toEqual({});
    expect(elsewhere, 'nothing is asked of another site').toEqual([]);
    expect(complaints, 'the browser refuses nothing').toEqual([]);
    await page.context().close();
  },
  30_000,
);

test('with the spacing of WCAG 1.4.12 nothing is cut off', async () => {
  const page = await opened.open({ viewport: { width: 320, height: 700 }, bypassCSP: true });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    await page.addStyleTag({
      content:
        '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.matches('svg, svg *, .table, .table *'))
        .filter(
          (element) =>
            getComputedStyle(element).overflow !== 'visible' && element.scrollWidth > element.clientWidth + 1,
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    const overflow = await page.evaluate(sideways);
    record('文字の間をひろげても読める', 1, cut.length + (overflow > 0 ? 1 : 0));
    expect.soft({ cut, overflow }, path).toEqual({ cut: [], overflow: 0 });
  }
  await page.context().close();
}, 30_000);

test('nothing moves, whether the reader asked for stillness or not', async () => {
  const page = await opened.open({ reducedMotion: 'no-preference' });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const style = getComputedStyle(element);
          return style.animationName !== 'none' || style.transitionDuration !== '0s' || style.scrollBehavior !== 'auto';
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    record('動くものがない', 1, moving.length);
    expect.soft(moving, path).toEqual([]);
  }
  await page.context().close();
});

test('without script every word is there, and no tool that would do nothing', async () => {
  const plain = await opened.open({ javaScriptEnabled: false });
  const scripted = await opened.open();
  for (const path of TEMPLATES) {
    await plain.goto(opened.origin + path);
    await scripted.goto(opened.origin + path);
    const [without, with_] = [await plain.locator('main').innerText(), await scripted.locator('main').innerText()];
    const isWhole = path === '/search/' ? without.includes('言葉でさがすことができません') : without === with_;
    record('スクリプトなしで読める', 1, isWhole ? 0 : 1);
    expect.soft(isWhole, path).toBe(true);
    expect(await plain.locator('#tools-open').isVisible(), path).toBe(false);
  }
  await plain.context().close();
  await scripted.context().close();
}, 30_000);

const FORCED = '決められた色の画面（ハイコントラスト）でも見える';

test('in forced colours the pressed choice, the button and the focus are still seen', async () => {
  const page = await opened.open({ forcedColors: 'active' });
  await page.goto(`${opened.origin}/issues/2023-summer/`);
  await page.click('#tools-open');
  await page.click('[data-preset="large"]');
  await page.keyboard.press('Tab');
  const seen = await page.evaluate(() => {
    const style = (selector: string): CSSStyleDeclaration => {
      const element = document.querySelector(selector);
      if (element === null) throw new Error(selector);
      return getComputedStyle(element);
    };
    return {
      pressed: style('[data-preset="large"]').borderTopWidth,
      usual: style('[data-preset="calm"]').borderTopWidth,
      focus: style('[data-preset="furigana"]').outlineStyle,
    };
  });
  expect(seen).toEqual({ pressed: '3px', usual: '2px', focus: 'solid' });
  await page.context().close();
});

test('in forced colours whatever a ground held together has a line around it', async () => {
  const page = await opened.open({ forcedColors: 'active' });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    const lost = await page.evaluate(() =>
      [...document.querySelectorAll('main *, .masthead *')]
        .filter((element) => {
          const own = getComputedStyle(element);
          const ground = own.borderTopLeftRadius !== '0px' && !element.matches('img, svg');
          return ground && element.getClientRects().length > 0 && own.borderTopStyle === 'none';
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    record(FORCED, 1, lost.length);
    expect.soft(lost, path).toEqual([]);
  }
  await page.context().close();
});

test('what is to be touched is 44 px high, but for links in a sentence', async () => {
  const page = await opened.open({ viewport: { width: 360, height: 800 } });
  for (const path of TEMPLATES) {
    await page.goto(opened.origin + path);
    await openTools(page);
    const small = await page.evaluate(() => {
      const wordsOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s/g, '');
      const inSentence = (target: Element): boolean =>
        target.matches('a') &&
        wordsOf(target.closest('p, li, dd, dt, td, th, figcaption, h1, h2, h3, h4')) !== wordsOf(target) &&
        getComputedStyle(target).display === 'inline';
      return [...document.querySelectorAll('a, button, label, summary, input[type=search], [role=button]')]
        .filter((target) => target.getClientRects().length > 0 && target.getBoundingClientRect().height < 44)
        .filter((target) => !target.matches('label[for]') && !inSentence(target))
        .map((target) => target.outerHTML.slice(0, 200));
    });
    record('押す所の大きさ（44 px 以上）', 1, small.length);
    expect.soft(small, path).toEqual([]);
  }
  await page.context().close();
}, 30_000);
