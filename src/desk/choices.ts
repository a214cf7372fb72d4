/** What a person chose to look at, as it stands in the address. Whatever is not understood is as if it were not said. */
import { AUDIENCES, READINGS } from '../variants.ts';

const OPTIONS = {
  audience: AUDIENCES,
  reading: READINGS,
  show: ['mail', 'text', 'source', 'paper', 'large-paper'],
  screen: ['desktop', 'phone', 'small-phone'],
  light: ['light', 'dark'],
  pictures: ['on', 'off'],
  banner: ['off', 'on'],
} as const;

type Options = typeof OPTIONS;

export type Choices = { readonly [Name in keyof Options]: Options[Name][number] };

/** The address alone decides: the same address shows the same again. */
export function readChoices(query: URLSearchParams): Choices {
  const pick = <Name extends keyof Options>(name: Name, values: readonly Choices[Name][]): Choices[Name] => {
    const [first] = values;
    if (first === undefined) throw new Error(`${name} has no values`);
    return values.find((value) => value === query.get(name)) ?? first;
  };
  return {
    audience: pick('audience', OPTIONS.audience),
    reading: pick('reading', OPTIONS.reading),
    show: pick('show', OPTIONS.show),
    screen: pick('screen', OPTIONS.screen),
    light: pick('light', OPTIONS.light),
    pictures: pick('pictures', OPTIONS.pictures),
    banner: pick('banner', OPTIONS.banner),
  };
}

export const writeChoices = (choices: Choices): string => new URLSearchParams(choices).toString();

/** CSS pixels. */
export const SCREEN_WIDTHS: Readonly<Record<Choices['screen'], number>> = {
  desktop: 760,
  phone: 390,
  'small-phone': 320,
};
