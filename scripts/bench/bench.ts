/** What a bench module exports: figures of one part of the product, as words with their unit. */
export interface Figure {
  readonly name: string;
  readonly value: string;
}

export interface Bench {
  readonly name: string;
  readonly run: () => Promise<readonly Figure[]>;
}

export const formatMs = (ms: number): string => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(2)} s`);

/** 「1.8 ×」: how many times the second took the first. */
export const formatRatio = (measured: number, reference: number): string => `${(measured / reference).toFixed(1)} ×`;

/** Milliseconds of one run, and what it gave. */
export async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { ms: performance.now() - begun, value };
}

/** The middle of `runs` runs: these machines are noisy. */
export async function median(runs: number, work: () => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await timed(work)).ms);
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
