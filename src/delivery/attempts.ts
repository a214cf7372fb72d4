/**
 * One sealed request, handed over until its outcome is known: always with the same key and the same bytes, so that a
 * second attempt can never be a second mail.
 */
import type { Outcome, Provider, Sealed } from './providers/provider.ts';

export const MAX_ATTEMPTS = 5;
const LONGEST_WAIT_MS = 60_000;

/** 1 s, 2 s, 4 s … or what the provider asks for, but never so long that the lease runs out. */
export const waitFor = (attempt: number, askedMs: number | undefined): number =>
  Math.min(askedMs ?? 1000 * 2 ** (attempt - 1), LONGEST_WAIT_MS);

export interface Attempts {
  readonly provider: Provider;
  readonly sealed: Sealed;
  readonly key: string;
  readonly sleep: (ms: number) => Promise<void>;
  /** Right before each attempt; false where this process may no longer send. */
  readonly begin: () => Promise<boolean>;
  /** Whether one more attempt is sure not to send twice; asked only where the former may have been taken. */
  readonly mayRepeat: () => boolean;
  /** What an earlier process left unknown. */
  readonly doubt: Outcome | undefined;
  /** With `wait` it is tried again where nothing was taken for now; else that is the outcome. */
  readonly whenBusy: 'give-back' | 'wait';
}

export interface Attempted {
  /** undefined where the provider never heard of it. */
  readonly outcome: Outcome | undefined;
  readonly isLost?: true;
}

const isTaken = ({ kind }: Outcome): boolean => kind === 'submitted' || kind === 'duplicate';

/**
 * What was unknown once stays so until the provider says that it has taken it: a refusal of the second attempt does not
 * tell what became of the first.
 */
export async function handOverUntilKnown(attempts: Attempts): Promise<Attempted> {
  const { provider, sealed, key, sleep, begin, mayRepeat, whenBusy } = attempts;
  let { doubt } = attempts;
  for (let attempt = 1; ; attempt += 1) {
    if (!(await begin())) return { outcome: doubt, isLost: true };
    const outcome = await provider.handOver(sealed, key);
    if (isTaken(outcome)) return { outcome };
    if (outcome.kind === 'unknown') doubt = outcome;
    const isBusy = outcome.kind === 'retry-later' && !outcome.stop;
    const isRepeated = outcome.kind === 'unknown' || (isBusy && (doubt !== undefined || whenBusy === 'wait'));
    const isUnsafe = doubt !== undefined && !mayRepeat();
    if (!isRepeated || isUnsafe || attempt >= MAX_ATTEMPTS) return { outcome: doubt ?? outcome };
    await sleep(waitFor(attempt, outcome.kind === 'retry-later' ? outcome.afterMs : undefined));
  }
}
