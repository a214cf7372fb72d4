/** Colours as numbers, and how far apart two of them are to the eye (WCAG 2). */

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [number, number, number];

/** `#004d66` or `#046`; undefined for any other way of writing. */
export function parseColour(value: string): Colour | undefined {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(value.trim())?.[1];
  if (digits === undefined) return undefined;
  const wide = digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const part = (index: number): number => Number.parseInt(wide.slice(index * 2, index * 2 + 2), 16) / 255;
  return [part(0), part(1), part(2)];
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** From 1 to 21. */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Lightness as HSL has it. */
export const lightnessOf = (colour: Colour): number => (Math.max(...colour) + Math.min(...colour)) / 2;

/** The same hue and saturation at the opposite lightness, as mail programs do that darken a mail by themselves. */
export function invertLightness(colour: Colour): Colour {
  const shift = 1 - 2 * lightnessOf(colour);
  return [colour[0] + shift, colour[1] + shift, colour[2] + shift];
}
