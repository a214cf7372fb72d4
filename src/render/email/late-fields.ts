/**
 * The fields of one reader, filled in at delivery into a mail that was rendered once for all. The template is cut at
 * its fields once; each reader then costs a few joins.
 */
import { escapeHtml, escapeText, isSeen } from '../escape.ts';

export const LATE_FIELDS = ['unsubscribe', 'preferences', 'number', 'name'] as const;
export type LateField = (typeof LATE_FIELDS)[number];

/** What is known of one reader only. */
export interface LateFields {
  /** Addresses of the reader's own pages, https: or mailto:. */
  readonly unsubscribe: string;
  readonly preferences: string;
  /** By which an office knows the reader; opaque. */
  readonly number: string;
  /** Where the centre greets by name. */
  readonly name?: string;
}

export type LateFieldMedium = 'html' | 'text';

/** What a template writes where a field will stand. */
export const LATE_FIELD_MARKS: Readonly<Record<LateField, string>> = {
  unsubscribe: '{{unsubscribe}}',
  preferences: '{{preferences}}',
  number: '{{number}}',
  name: '{{name}}',
};

/** What a template writes around the greeting, which a reader without a name to be seen does not get. */
export const GREETING_MARKS = { begin: '{{#name}}', end: '{{/name}}' } as const;

const GREETING = /\{\{#name\}\}(.*?)\{\{\/name\}\}/gs;

const MARK = /(?<!\{)\{\{(unsubscribe|preferences|number|name)\}\}(?!\})/;

const ESCAPES: Readonly<Record<LateFieldMedium, (value: string) => string>> = {
  html: escapeHtml,
  text: (value) => escapeText(value).replace(/\s+/gu, ' ').trim(),
};

const isLateField = (value: string): value is LateField => LATE_FIELDS.some((field) => field === value);

/** The fields that stand in a template, in the order of `LATE_FIELDS`. */
export const findLateFields = (template: string): LateField[] =>
  LATE_FIELDS.filter((field) => template.includes(LATE_FIELD_MARKS[field]));

type Merge = (fields: LateFields) => string;

function cut(template: string, medium: LateFieldMedium): Merge {
  const parts = template.split(MARK);
  const fixed = parts.filter((_, index) => index % 2 === 0);
  const fields = parts.filter((_, index) => index % 2 === 1).filter(isLateField);
  const leftover = fixed.find((part) => part.includes('{{'));
  if (leftover !== undefined) {
    const at = leftover.indexOf('{{');
    throw new Error(`a mail holds ${JSON.stringify(leftover.slice(at, at + 40))}, which is no late field`);
  }
  const escapeValue = ESCAPES[medium];
  const [first = '', ...rest] = fixed;
  return (values) => {
    let merged = first;
    for (let index = 0; index < fields.length; index += 1) {
      const field = fields[index];
      const value = field === undefined ? undefined : values[field];
      if (value === undefined) throw new Error(`the late field ${field} has no value`);
      merged += escapeValue(value) + (rest[index] ?? '');
    }
    return merged;
  };
}

/**
 * Throws where the template holds `{{` that is no field, and the merge where a field has no value: both are faults of
 * ours, found before the first delivery.
 */
export function compileLateFields(template: string, medium: LateFieldMedium): Merge {
  const greeting = cut(template.replace(GREETING, '$1'), medium);
  const without = cut(template.replace(GREETING, ''), medium);
  return (values) => (isSeen(values.name ?? '') ? greeting : without)(values);
}

export const mergeLateFields = (template: string, fields: LateFields, medium: LateFieldMedium): string =>
  compileLateFields(template, medium)(fields);
