import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLateFields, findLateFields, mergeLateFields } from '../../../src/render/email/late-fields.ts';

const template = '<p>{{name}} 様</p><a href="{{preferences}}">変える</a><a href="{{unsubscribe}}">やめる</a>';
const fields = {
  unsubscribe: 'https://t.example.jp/u/1?a=1&b=2',
  preferences: 'mailto:c@example.jp?subject=x',
  number: 'r0123456789',
  name: '見本 太郎',
};

describe('late fields', () => {
  it('stand where the template names them', () => {
    expect(findLateFields(template)).toEqual(['unsubscribe', 'preferences', 'name']);
    expect(mergeLateFields(template, fields, 'html')).toBe(
      '<p>見本 太郎 様</p><a href="mailto:c@example.jp?subject=x">変える</a><a href="https://t.example.jp/u/1?a=1&amp;b=2">やめる</a>',
    );
    expect(mergeLateFields('{{unsubscribe}}', fields, 'text')).toBe(fields.unsubscribe);
  });

  it.each(['{{email}}', '{{ name }}', '{{{name}}}', '{{', '{{name}'])('are the only braces: %s', (leftover) => {
    expect(() => compileLateFields(`前 ${leftover} 後`, 'html')).toThrow('which is no late field');
  });

  it('must have a value', () => {
    const { name: _, ...rest } = fields;
    expect(() => mergeLateFields(template, rest, 'html')).toThrow('name has no value');
  });

  it.each(['', '   ', '\u3000', '\u200B\u2060', '\u3164'])('greet nobody whose name is not to be seen: %j', (name) => {
    const greeting = 'こんにちは。{{#name}}<p>{{name}} 様</p>{{/name}}';
    expect(mergeLateFields(greeting, { ...fields, name }, 'html')).toBe('こんにちは。');
    expect(mergeLateFields(greeting, fields, 'html')).toBe('こんにちは。<p>見本 太郎 様</p>');
    expect(() => compileLateFields('{{#name}}{{name}} 様', 'html')).toThrow('which is no late field');
  });

  it('keep what emoji are joined of, and nothing else that is not seen', () => {
    const flag = '\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}';
    const merged = mergeLateFields(
      '{{name}}',
      { ...fields, name: `見\u200B本\u00AD👨‍👩‍👧\u200F${flag}\u{E0041}` },
      'text',
    );
    expect(merged).toBe(`見本👨‍👩‍👧${flag}`);
  });

  it('never become markup, another field or another line', () => {
    const value = fc.string({ unit: 'grapheme' }).map((word) => `${word}<b>"{{name}}\r\nBcc: x`);
    fc.assert(
      fc.property(value, value, value, (unsubscribe, preferences, name) => {
        const html = mergeLateFields(template, { ...fields, unsubscribe, preferences, name }, 'html');
        expect(html.match(/[<>"]/g)).toEqual(template.match(/[<>"]/g));
        expect(html).not.toContain('{{');
        const line = mergeLateFields(
          '{{unsubscribe}}|{{preferences}}|{{name}}',
          { ...fields, unsubscribe, preferences, name },
          'text',
        );
        expect(line).not.toMatch(/[\r\n]|\{\{/);
      }),
    );
  });

  it('leave all the rest of the template as it is', () => {
    const rest = fc.string().filter((word) => !word.includes('{') && !word.includes('}'));
    fc.assert(
      fc.property(rest, rest, (before, after) => {
        const merge = compileLateFields(`${before}{{unsubscribe}}${after}{{unsubscribe}}`, 'text');
        expect(merge(fields)).toBe(`${before}${fields.unsubscribe}${after}${fields.unsubscribe}`);
      }),
    );
  });
});
