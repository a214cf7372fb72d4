/** Things that are costly to make, kept by name until they are forgotten all at once. */

export interface Memo<Made> {
  once(key: string, make: () => Promise<Made>): Promise<Made>;
  forget(): void;
}

export function createMemo<Made>(): Memo<Made> {
  const made = new Map<string, Promise<Made>>();
  return {
    once(key, make) {
      const making = made.get(key) ?? make();
      made.set(key, making);
      return making;
    },
    forget: () => made.clear(),
  };
}
