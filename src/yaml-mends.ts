/** The lines to write instead of a value in the wrong form: `number: 4` for ４, `apply:` with `how: 電話で` below it. */
import type { z } from 'zod';
import { accepts, elementOf, hasDefault, shapeOf } from './schema-shape.ts';
import { readAnswer, readClock, readDay, readMonth, readNumber } from './written-values.ts';

type Scalar = string | number | boolean;

const candidates = (written: string): readonly (Scalar | undefined)[] => [
  ...[readDay(written), readMonth(written), readClock(written), readNumber(written), readAnswer(written)],
  written.trim(),
];

/** What YAML would take for something else stands in quotes. */
const needsQuotes = (value: string): boolean =>
  /^(?:[-+.\d][\d.:_e+-]*|true|false|null|~|)$/i.test(value)
    ? !/^\d{4}-\d{2}(?:-\d{2})?$/.test(value)
    : /: |:$| #|^[-?:,[\]{}#&*!|>'"%@`]/.test(value);

const write = (value: Scalar): string =>
  typeof value === 'string' && needsQuotes(value) ? JSON.stringify(value) : String(value);

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

/** A value as what follows its key: on the same line, or as lines below it. */
type Fitted = string | readonly string[];

const below = (key: string, value: Fitted): string[] =>
  typeof value === 'string' ? [`${key}: ${value}`] : [`${key}:`, ...indent(value)];

function fitObject(shape: ReadonlyMap<string, z.ZodType>, written: string): Fitted | undefined {
  for (const [key, schema] of shape) {
    const value = hasDefault(schema) ? undefined : fitValue(schema, written);
    if (value === undefined) continue;
    const others = [...shape].filter(([other, needed]) => other !== key && !accepts(needed, undefined));
    return [...below(key, value), ...others.map(([other]) => `${other}: …`)];
  }
  return undefined;
}

function fitList(element: z.ZodType, written: string): Fitted | undefined {
  const value = fitValue(element, written);
  if (value === undefined || typeof value === 'string') return value === undefined ? undefined : `[${value}]`;
  const [first = '', ...rest] = value;
  return [`- ${first}`, ...indent(rest)];
}

function fitValue(schema: z.ZodType, written: string): Fitted | undefined {
  const value = candidates(written).find((candidate) => candidate !== undefined && accepts(schema, candidate));
  if (value !== undefined) return write(value);
  const element = elementOf(schema);
  if (element !== undefined) return fitList(element, written);
  const shape = shapeOf(schema);
  return shape === undefined ? undefined : fitObject(shape, written);
}

/** Undefined where nobody can tell what was meant. */
export function rewrite(key: string, schema: z.ZodType | undefined, written: string): string | undefined {
  const value = schema === undefined || written.trim() === '' ? undefined : fitValue(schema, written);
  return value === undefined ? undefined : below(key, value).join('\n');
}
