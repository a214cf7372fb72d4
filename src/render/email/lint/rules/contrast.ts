/**
 * The contrast of all words with what is painted behind them: as written, by the rules for dark screens, and as two
 * kinds of mail program change colours by themselves, of which the reader keeps at least what the standard asks.
 */
import type { HtmlElement } from 'html-validate';
import { type Colour, contrastOf, invertLightness, lightnessOf, parseColour } from '../colours.ts';
import type { Finding, MailRule } from '../finished-mail.ts';
import { mailColourUnreadable, mailContrast, mailSelectorUnreadable } from '../lint-problems.ts';
import {
  type ColourProperty,
  findDeclared,
  parseDeclarations,
  parseMediaRules,
  type StyleRule,
} from '../style-sheet.ts';

const LEAST = 7;

/** After a mail program has changed the colours by itself. */
const LEAST_CHANGED = 4.5;

/** What a program shows where nothing is written. */
const DEFAULTS: Readonly<Record<ColourProperty, string>> = { color: '#000000', 'background-color': '#ffffff' };

type ReadColours = (element: HtmlElement) => Shown;

interface Scheme {
  readonly name: string;
  readonly least: number;
  readonly coloursOf: ReadColours;
  readonly change: (colour: Colour, property: ColourProperty) => Colour;
}

const keep = (colour: Colour): Colour => colour;

/** Turns light grounds dark and dark words light, and leaves the others. */
const darkenPartly = (colour: Colour, property: ColourProperty): Colour =>
  lightnessOf(colour) > 0.5 === (property === 'background-color') ? invertLightness(colour) : colour;

const schemesOf = (written: ReadColours, dark: ReadColours): Scheme[] => [
  { name: '明るい画面', least: LEAST, coloursOf: written, change: keep },
  { name: '暗い画面', least: LEAST, coloursOf: dark, change: keep },
  { name: 'メールソフトが全体の色を反転したとき', least: LEAST_CHANGED, coloursOf: written, change: invertLightness },
  { name: 'メールソフトが一部の色を反転したとき', least: LEAST_CHANGED, coloursOf: written, change: darkenPartly },
];

/** What is written on the element itself; a rule for dark screens goes before it. */
function writtenOn(element: HtmlElement, property: ColourProperty, rules: readonly StyleRule[]): string | undefined {
  const declared = findDeclared(rules, element, property);
  if (declared !== undefined) return declared;
  const style = parseDeclarations(element.getAttributeValue('style') ?? '');
  if (property === 'color') return style.get('color');
  return style.get('background-color') ?? element.getAttributeValue('bgcolor') ?? undefined;
}

type Shown = Readonly<Record<ColourProperty, string>>;

/** Colours of an element in one scheme; asked of each element once. */
function readColours(rules: readonly StyleRule[]): ReadColours {
  const known = new Map<HtmlElement, Shown>();
  const read = (element: HtmlElement): Shown => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const { parent } = element;
    const outer = parent === null || parent.isRootElement() ? DEFAULTS : read(parent);
    const pick = (property: ColourProperty): string => writtenOn(element, property, rules) ?? outer[property];
    const shown = { color: pick('color'), 'background-color': pick('background-color') };
    known.set(element, shown);
    return shown;
  };
  return read;
}

function* compare(element: HtmlElement, words: string, shown: Shown, scheme: Scheme): Generator<Finding> {
  const colours = { color: parseColour(shown.color), 'background-color': parseColour(shown['background-color']) };
  const { color, 'background-color': ground } = colours;
  if (color === undefined || ground === undefined) {
    yield { fault: mailColourUnreadable(color === undefined ? shown.color : shown['background-color']), at: element };
    return;
  }
  const ratio = contrastOf(scheme.change(color, 'color'), scheme.change(ground, 'background-color'));
  if (ratio < scheme.least) {
    yield { fault: mailContrast([...words].slice(0, 20).join(''), scheme.name, ratio, scheme.least), at: element };
  }
}

export const checkContrast: MailRule = function* ({ elements, shown }) {
  const css = elements.filter((element) => element.is('style')).map(({ textContent }) => textContent);
  const dark = parseMediaRules(css.join('\n'), 'prefers-color-scheme:dark');
  for (const { selector, compounds } of dark) {
    if (compounds === undefined) yield { fault: mailSelectorUnreadable(selector) };
  }
  for (const scheme of schemesOf(readColours([]), readColours(dark))) {
    for (const { element, words } of shown) yield* compare(element, words, scheme.coloursOf(element), scheme);
  }
};
