import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderScript } from '../../../src/render/script/render-script.ts';
import { context, heading, paragraph, sampleDocument, text } from '../sample.ts';

const SNAPSHOTS = join(import.meta.dirname, '../../snapshots/script');
const script = renderScript(sampleDocument, context);

describe('the reading script', () => {
  it('reads as it was written', () => expect(script).toMatchFileSnapshot(join(SNAPSHOTS, 'every-block.txt')));

  it('says what it is first and how to reach the centre last', () => {
    const [first = ''] = script.split('\n');
    expect(first).toContain('みほん通信');
    expect(script.trimEnd()).toMatch(/電話番号は、0466 の 00 の 0000。[\s\S]+これで、おわります。$/);
  });

  it('tells the sections before it begins', () => {
    const told = renderScript(
      {
        ...sampleDocument,
        blocks: [heading(2, '夏'), paragraph(text('海。')), heading(2, '秋'), paragraph(text('山。'))],
      },
      context,
    );
    expect(told).toContain('この号の内容は、2つです。\n「夏」\n「秋」');
    expect(told.indexOf('「秋」')).toBeLessThan(told.indexOf('海。'));
  });

  it('describes pictures, and holds no address that cannot be heard', () => {
    expect(script).toContain('写真や絵の説明。');
    expect(script).not.toMatch(/https?:\/\/|\{\{|<|>/);
  });

  it('gives readings in brackets', () => {
    const ruby = { kind: 'ruby', base: '湘南', reading: 'しょうなん', confirmed: true } as const;
    expect(renderScript({ ...sampleDocument, blocks: [paragraph(ruby, text('の海'))] }, context)).toContain(
      '湘南（しょうなん）の海。',
    );
  });

  it('is the same for the same document', () => expect(renderScript(sampleDocument, context)).toBe(script));
});
