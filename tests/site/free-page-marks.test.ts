import { expect, test } from 'vitest';
import { markFreePages } from '../../src/site/free-page-marks.ts';

interface Tree {
  type: string;
  tagName: string;
  properties: Record<string, unknown>;
  children: (Tree | { type: 'text'; value: string })[];
}

const element = (tagName: string, ...children: (string | Tree)[]): Tree => ({
  type: 'element',
  tagName,
  properties: {},
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
});

const marked = (tree: Tree): Tree => {
  markFreePages()(tree);
  return tree;
};

test('a telephone number is there to be touched, a standard keeps to one line, and the end of a line is no space', () => {
  const { children } = marked(element('p', '電話は 0466-00-0000（見本）です。\n方針は JIS X 8341-3:2016 です。'));
  expect(children).toEqual([
    { type: 'text', value: '電話は ' },
    {
      type: 'element',
      tagName: 'a',
      properties: { href: 'tel:0466000000' },
      children: [{ type: 'text', value: '0466-00-0000' }],
    },
    { type: 'text', value: '（見本）です。方針は JIS\u00A0X\u00A08341-\u20603:\u20602016 です。' },
  ]);
});

test('a link that stands alone is a target of its own; one in a sentence is not, and its words stay', () => {
  expect(marked(element('p', element('a', '0466-00-0000'))).properties).toEqual({ className: ['alone'] });
  const sentence = marked(element('p', '電話は ', element('a', '0466-00-0000'), ' です。'));
  expect(sentence.properties).toEqual({});
  expect(sentence.children[1]).toEqual(element('a', '0466-00-0000'));
});
