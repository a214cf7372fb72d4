/** What is torn apart so that no page ends half empty, and what is not. */
import { expect, it } from 'vitest';
import { settlePages } from '../../../src/render/print/settle-pages.ts';

const PAGE = { top: 40, height: 700 };
const at = (id: string, page: number, y: number, most = 2) => ({ id, most, page, y });

/** Pages by what is loose; what is not foreseen is a fault of the test. */
async function settle(pages: Readonly<Record<string, readonly unknown[]>>) {
  const asked: string[] = [];
  const loose = await settlePages(async (tried) => {
    const key = Object.entries(tried)
      .map(([id, looseness]) => `${id}${looseness}`)
      .join(' ');
    asked.push(key);
    return pages[key] ?? expect.unreachable(`nobody asked for ${key}`);
  }, PAGE);
  return { loose, asked };
}

it('tears nothing where nothing was pushed to the next page', async () => {
  const words = [at('heading', 1, 40, 0), at('card', 2, 300)];
  expect(await settle({ '': words })).toEqual({ loose: {}, asked: [''] });
});

it('tears a card that would leave the page before it half empty', async () => {
  const { loose } = await settle({
    '': [at('card', 1, 40), at('next', 2, 40)],
    next1: [at('card', 1, 40), at('next', 1, 400)],
  });
  expect(loose).toEqual({ next: 1 });
});

it('keeps a card whole where that costs a few lines alone', async () => {
  const { loose, asked } = await settle({
    '': [at('card', 1, 40), at('next', 2, 40, 1)],
    next1: [at('card', 1, 40), at('next', 1, 650)],
  });
  expect({ loose, asked }).toEqual({ loose: {}, asked: ['', 'next1'] });
});

it('looks below a heading, tears as little as it can, and goes on from what it has found', async () => {
  const before = [at('heading', 2, 40, 0), at('long', 2, 90), at('last', 3, 40)];
  const after = [at('heading', 1, 500, 0), at('long', 1, 550), at('last', 2, 300)];
  const { loose, asked } = await settle({ '': before, long1: before, long2: after });
  expect({ loose, asked }).toEqual({ loose: { long: 2 }, asked: ['', 'long1', 'long2'] });
});

it('leaves pages that cannot be laid out to whoever names the fault', async () => {
  expect(await settlePages(async () => undefined, PAGE)).toEqual({});
});
