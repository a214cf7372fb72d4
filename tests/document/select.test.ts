/** Nobody gets what is for the others: property tests on the tree every renderer is handed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, type Document, WEB_VISIBILITIES, type WebVisibility } from '../../src/document/nodes.ts';
import { select } from '../../src/document/select.ts';
import { AUDIENCES, type Audience } from '../../src/variants.ts';

const origin = { file: 'content/issues/test/index.mdx', line: 1, column: 1 };
const base = { origin, web: 'yes' } as const;

const paragraph = (word: string): Block => ({ ...base, kind: 'paragraph', children: [{ kind: 'text', value: word }] });

/** Blocks whose words name whom they are for and whether the web may have them. */
const blockFor = (audience: Audience | undefined, web: WebVisibility): fc.Arbitrary<Block> => {
  const word = `${audience ?? 'everyone'}-${web}`;
  const { tree } = fc.letrec<{ tree: Block }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constant(paragraph(word)),
      fc.array(tie('tree'), { maxLength: 3 }).map((children): Block => ({ ...base, kind: 'quote', children })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map(
        (children): Block => ({
          ...base,
          kind: 'list',
          ordered: false,
          start: 1,
          items: children.map((child) => [child]),
        }),
      ),
      fc
        .array(tie('tree'), { maxLength: 2 })
        .map((children): Block => ({ ...base, kind: 'callout', type: 'info', label: [], children })),
    ),
  }));
  return tree.map(
    (child): Block => ({ ...base, web, kind: 'for', audience, label: [], children: [child, paragraph(word)] }),
  );
};

const blocks = fc.array(
  fc
    .tuple(fc.constantFrom<Audience | undefined>(...AUDIENCES, undefined), fc.constantFrom(...WEB_VISIBILITIES))
    .chain(([audience, web]) => blockFor(audience, web))
    .chain((block) => fc.constantFrom<Block>(block, { ...base, kind: 'quote', children: [block] })),
  { maxLength: 6 },
);

const documentOf = (children: readonly Block[]): Document => ({
  publication: 'issues/test',
  kind: 'issue',
  title: [],
  subject: '',
  preheader: '',
  edition: [],
  date: '2023-07-14',
  audiences: AUDIENCES,
  web: 'yes',
  draft: false,
  blocks: children,
  origin,
});

describe('select', () => {
  it('leaves no word for one audience in the other’s tree, and loses none of its own', () => {
    fc.assert(
      fc.property(blocks, fc.constantFrom(...AUDIENCES), (children, audience) => {
        const other = audience === 'employed' ? 'job-seeking' : 'employed';
        const before = JSON.stringify(children);
        const after = JSON.stringify(select(documentOf(children), { audience }).blocks);
        const count = (text: string, word: string): number => text.split(`"${word}-`).length - 1;
        expect(count(after, other)).toBe(0);
        expect(count(after, audience)).toBe(count(before, audience));
        expect(count(after, 'everyone')).toBe(count(before, 'everyone'));
        expect(after).not.toContain('"kind":"for"');
      }),
    );
  });

  it('leaves no word of a web="no" block in the web’s tree', () => {
    fc.assert(
      fc.property(blocks, (children) => {
        const after = JSON.stringify(select(documentOf(children), { web: true }).blocks);
        expect(after).not.toMatch(/(employed|job-seeking|everyone)-no"/);
      }),
    );
  });

  it('withholds the place of a web="noplace" event from the web only', () => {
    const fact = (key: 'when' | 'place') => ({ key, label: [], value: [{ kind: 'text' as const, value: key }] });
    const event: Block = {
      ...base,
      web: 'noplace',
      kind: 'event',
      depth: 2,
      id: 'x',
      title: [],
      series: [],
      facts: [fact('when'), fact('place')],
      calendar: false,
      children: [],
    };
    const keys = (document: Document) =>
      document.blocks.flatMap((block) => (block.kind === 'event' ? block.facts.map(({ key }) => key) : []));
    expect(keys(select(documentOf([event]), { web: true }))).toEqual(['when']);
    expect(keys(select(documentOf([event]), { audience: 'employed' }))).toEqual(['when', 'place']);
  });
});
