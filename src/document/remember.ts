/**
 * In a running process only what changed is made again: the last value for each name, as long as everything it was made
 * from is the same.
 */

export type Remember<Value> = (name: string, from: readonly unknown[], make: () => Value) => Value;

/** `from` is compared one by one with `===`: strings by their text, everything else by identity. */
export function rememberLast<Value>(): Remember<Value> {
  const last = new Map<string, { readonly from: readonly unknown[]; readonly value: Value }>();
  return (name, from, make) => {
    const known = last.get(name);
    if (
      known !== undefined &&
      known.from.length === from.length &&
      known.from.every((part, index) => part === from[index])
    ) {
      return known.value;
    }
    const value = make();
    last.set(name, { from, value });
    return value;
  };
}
