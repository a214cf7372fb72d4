/** Words on their way to the templates: ruby measured, addresses spelled out, characters checked. */
import { toPlainText } from '../../document/inline.ts';
import { telephoneLink } from '../../document/link-contacts.ts';
import type { Inline, InlineRenderers, Origin } from '../../document/nodes.ts';
import { toAbsolute } from '../address.ts';
import { renderInline } from '../render-by-kind.ts';
import { printFonts } from './fonts.ts';
import { showBeside } from './links.ts';
import { tiePhrases } from './phrases.ts';
import type { PrintInline, PrintRuby } from './print-nodes.ts';

export interface InlineContext {
  readonly siteUrl: string;
  /** Text as it can be printed; reports what cannot be at the place it stands. */
  readonly printable: (text: string, origin: Origin) => string;
}

/** Characters that may not begin a line; Typst knows that of text, but not of text after a box. */
const NEVER_FIRST = /^[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー々ゝゞヽヾ！？]+/u;
const KANA_END = /[\p{Script=Hiragana}\p{Script=Katakana}、。・「」（）]$/u;
const KANA_START = /^[\p{Script=Hiragana}\p{Script=Katakana}、。・「」（）]/u;
/** Between two readings that would otherwise touch, in em of the base. */
const APART = 0.12;
/** Half a ruby character: as far as a reading may hang over kana and marks (JLREQ). */
const OVERHANG = 0.25;

function measureRuby(base: string, reading: string): PrintRuby {
  const { regular } = printFonts();
  return {
    kind: 'ruby',
    base,
    reading: [...reading],
    baseWidth: regular.widthOf(base),
    readingWidth: regular.widthOf(reading) / 2,
    before: 0,
    after: 0,
    tail: '',
  };
}

/** A base among its neighbours: how far its reading may hang over them, and what must stay with it. */
function settle(ruby: PrintRuby, previous: PrintInline | undefined, next: PrintInline | undefined): PrintRuby {
  const following = next?.kind === 'text' ? next.text : '';
  const beside = previous?.kind === 'ruby' || next?.kind === 'ruby';
  return {
    ...ruby,
    readingWidth: ruby.readingWidth + (beside ? APART : 0),
    tail: NEVER_FIRST.exec(following)?.[0] ?? '',
    before: previous?.kind === 'text' && KANA_END.test(previous.text) ? OVERHANG : 0,
    after: KANA_START.test(following) ? OVERHANG : 0,
  };
}

/** What a base has taken as its tail is no longer text. */
function settleRuby(inlines: readonly PrintInline[]): PrintInline[] {
  return inlines.flatMap((inline, index): PrintInline[] => {
    const previous = inlines[index - 1];
    if (inline.kind === 'ruby') return [settle(inline, previous, inlines[index + 1])];
    if (inline.kind !== 'text' || previous?.kind !== 'ruby') return [inline];
    const text = inline.text.replace(NEVER_FIRST, '');
    return text === '' ? [] : [{ ...inline, text }];
  });
}

interface Place {
  readonly context: InlineContext;
  readonly origin: Origin;
}

const renderers: InlineRenderers<PrintInline, Place> = {
  text: ({ value }, { context, origin }) => ({ kind: 'text', text: context.printable(value, origin) }),
  ruby: ({ base, reading }, { context, origin }) =>
    measureRuby(context.printable(base, origin), context.printable(reading, origin)),
  strong: ({ children }, place) => ({ kind: 'strong', children: renderAll(children, place) }),
  emphasis: ({ children }, place) => ({ kind: 'emphasis', children: renderAll(children, place) }),
  link: ({ href, children }, place) => {
    const whole = toAbsolute(href, place.context.siteUrl);
    return {
      kind: 'link',
      href: whole,
      shown: place.context.printable(showBeside(whole, toPlainText(children)), place.origin),
      children: renderAll(children, place),
    };
  },
  break: () => ({ kind: 'break' }),
};

/** Nobody can press a number on paper: it stands there as words. */
const withoutNumbers = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.flatMap((inline) =>
    inline.kind === 'link' && telephoneLink(toPlainText(inline.children)) === inline.href ? inline.children : [inline],
  );

const renderAll = (inlines: readonly Inline[], place: Place): PrintInline[] =>
  settleRuby(withoutNumbers(inlines).map((inline) => renderInline(renderers, inline, place)));

/** Longest phrase, in characters, that is kept on one line of running text, and in a narrow column. */
const LONGEST = { wide: 11, narrow: 5 } as const;

export const renderInlines = (
  inlines: readonly Inline[],
  origin: Origin,
  context: InlineContext,
  column: keyof typeof LONGEST = 'wide',
): PrintInline[] => tiePhrases(renderAll(inlines, { context, origin }), LONGEST[column]);
