/** The same event, person or place twice for one reader; once for each half of the readers is no repetition. */
import type { Fault } from '../../../problems.ts';
import type { Block } from '../../nodes.ts';
import type { Finding, Rule } from '../rule.ts';
import { blockRepeated, eventRepeated } from '../structure-problems.ts';
import type { Standing } from '../subject.ts';

const KINDS: Partial<Readonly<Record<Block['kind'], string>>> = {
  staff: '職員',
  event: '行事',
  resource: '地域資源',
  report: '開催報告',
};

const meet = (a: Standing, b: Standing): boolean =>
  a.audience === undefined || b.audience === undefined || a.audience === b.audience;

const explain = (kind: Block['kind'], what: string, id: string, first: number): Fault =>
  kind === 'event' ? eventRepeated(id, first) : blockRepeated(what, id, first);

export const checkRepetition: Rule = function* ({ kind, standings }): Generator<Finding> {
  if (kind !== 'issue') return;
  const shown: Standing[] = [];
  for (const standing of standings) {
    const { block } = standing;
    const what = KINDS[block.kind];
    if (what === undefined || !('id' in block)) continue;
    const first = shown.find(
      (other) =>
        other.block.kind === block.kind && 'id' in other.block && other.block.id === block.id && meet(other, standing),
    );
    if (first !== undefined)
      yield { fault: explain(block.kind, what, block.id, first.block.origin.line), origin: block.origin };
    shown.push(standing);
  }
};
