import { expect, test } from 'vitest';
import { rereadable, rereadTemplates } from '../../src/render/templates.ts';

test('what is read is read again once a template has changed, and not before', () => {
  let readings = 0;
  const read = rereadable(() => {
    readings += 1;
    return readings;
  });
  expect([read(), read()]).toEqual([1, 1]);
  rereadTemplates();
  expect([read(), read()]).toEqual([2, 2]);
});
