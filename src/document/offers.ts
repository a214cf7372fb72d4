/** Events that another text names in a list: on offer to those whom they are for, on the web as far as they allow. */

import { text } from './inline.ts';
import type { Offer, ScheduledEvent } from './nodes.ts';
import type { Scope, ShownEvent } from './scope.ts';

export const offerOf = ({ block, audiences, web }: ShownEvent): Offer => ({
  id: block.id,
  audiences,
  web,
  title: block.title,
  when: block.facts.find(({ key }) => key === 'when')?.value ?? [],
});

function schedule(event: ShownEvent, { center }: Scope): ScheduledEvent {
  const [audience, ...others] = event.audiences;
  return {
    ...offerOf(event),
    place: event.block.facts.find(({ key }) => key === 'place')?.value ?? [],
    audience: audience === undefined || others.length > 0 ? [] : text(center.labels[audience].reader),
  };
}

/** The events for readers that can take place between two days, the first one first. */
export const listScheduled = (from: string, to: string, scope: Scope): ScheduledEvent[] =>
  [...scope.references.events.values()]
    .filter((event) => !event.draft && event.audiences.length > 0 && event.from <= to && event.to >= from)
    .filter(({ audiences }) => scope.audience === undefined || audiences.includes(scope.audience))
    .sort((a, b) => (`${a.from} ${a.block.id}` < `${b.from} ${b.block.id}` ? -1 : 1))
    .map((event) => schedule(event, scope));
