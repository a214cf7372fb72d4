/** Looking into a zod schema: what stands at a path, which keys an object has. */
import type { z } from 'zod';

const isSchema = (value: unknown): value is z.ZodType => typeof value === 'object' && value !== null && '_zod' in value;

/** Without optional, default and the like around it; a list is no wrapping of its items. */
function unwrap(schema: unknown): unknown {
  let current = schema;
  while (
    typeof current === 'object' &&
    current !== null &&
    !('element' in current) &&
    'unwrap' in current &&
    typeof current.unwrap === 'function'
  ) {
    current = current.unwrap();
  }
  return current;
}

/** The schemas of an object's keys; undefined for what is no object. */
export function shapeOf(schema: unknown): ReadonlyMap<string, z.ZodType> | undefined {
  const current = unwrap(schema);
  const shape: unknown =
    typeof current === 'object' && current !== null && 'shape' in current ? current.shape : undefined;
  if (typeof shape !== 'object' || shape === null) return undefined;
  return new Map(Object.entries(shape).filter((entry): entry is [string, z.ZodType] => isSchema(entry[1])));
}

/** The schema of a list's items; undefined for what is no list. */
export function elementOf(schema: unknown): z.ZodType | undefined {
  const current = unwrap(schema);
  const element = typeof current === 'object' && current !== null && 'element' in current ? current.element : undefined;
  return isSchema(element) ? element : undefined;
}

export function schemaAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(
    (current, part) => (typeof part === 'number' ? elementOf(current) : shapeOf(current)?.get(String(part))),
    schema,
  );
}

/** Whether something stands there although nobody writes it. */
export const hasDefault = (schema: z.ZodType): boolean =>
  schema.def.type === 'default' || schema.def.type === 'prefault';

export const accepts = (schema: z.ZodType, value: unknown): boolean => schema.safeParse(value).success;
