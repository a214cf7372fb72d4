/** 「もしかして」: the known name closest to what somebody typed. */

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Undefined where nothing is near enough to be meant (more than a third of the name differs). */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  const lower = typed.toLowerCase();
  const ranked = known
    .map((name) => ({ name, off: distance(lower, name.toLowerCase()) }))
    .sort((a, b) => a.off - b.off || (a.name < b.name ? -1 : 1));
  const best = ranked[0];
  return best && best.off <= Math.max(1, Math.ceil(best.name.length / 3)) ? best.name : undefined;
}
