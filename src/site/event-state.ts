/** How an event stands on the day the site is built: 受付中・満員・中止・延期・終了. */
import type { EventState } from '../document/front-matter.ts';

export interface ShownState {
  readonly label: EventState | '終了';
  /** For people; `event` is what the centre calls an event. */
  readonly sentence: (event: string) => string;
}

const SENTENCES: Readonly<Record<ShownState['label'], ShownState['sentence']>> = {
  受付中: () => '申し込みを、受けつけています。',
  満員: () => '申し込みが、いっぱいになりました。',
  中止: (event) => `この${event}は、中止になりました。`,
  延期: (event) => `この${event}は、延期になりました。新しい日にちは、決まったらお知らせします。`,
  終了: (event) => `この${event}は、終わりました。`,
};

interface Dated {
  readonly state: EventState | undefined;
  readonly to: string;
  readonly deadline: string | undefined;
}

/** It does not take place on the day that was told. */
export const isOff = ({ state }: Pick<Dated, 'state'>): boolean => state === '中止' || state === '延期';

function labelOf({ state, to, deadline }: Dated, today: string): ShownState['label'] | undefined {
  if (state === '中止' || state === '延期') return state;
  if (to < today) return '終了';
  if (state === '満員') return state;
  // Nobody is invited to apply after the last day to do so.
  if (deadline !== undefined && deadline < today) return undefined;
  return state ?? (deadline === undefined ? undefined : '受付中');
}

/** `undefined` where there is nothing to say. */
export function findState(event: Dated, today: string): ShownState | undefined {
  const label = labelOf(event, today);
  return label === undefined ? undefined : { label, sentence: SENTENCES[label] };
}

/** Whether it makes sense to note it down or to apply. */
export const isOpen = (event: Dated, today: string): boolean => {
  const label = labelOf(event, today);
  return label === undefined || label === '受付中' || label === '満員';
};
