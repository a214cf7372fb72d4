/** Names that the content gives: nobody can write them in another way, so rules for words let them be. */
import type { Center } from '../../center.ts';
import type { EventEntry, ResourceEntry, StaffEntry } from '../entries.ts';
import { toPlainText } from '../inline.ts';
import type { Fact, Inline } from '../nodes.ts';

interface Entries {
  readonly events: readonly EventEntry[];
  readonly staff: readonly StaffEntry[];
  readonly resources: readonly ResourceEntry[];
}

const LEAST = 5;
const NAMING = new Set<Fact['key']>(['place', 'organizer', 'lecturer', 'audience']);

/** A name, and what stands before, between and inside its brackets. */
const partsOf = (name: string): string[] =>
  [name, ...name.split(/[\s、，（）()「」／/〜～]+/u)].filter((part) => [...part].length >= LEAST);

const namesOfEvent = ({ block }: EventEntry): (readonly Inline[])[] => [
  block.title,
  block.series,
  ...block.facts.filter((fact) => NAMING.has(fact.key)).map((fact) => fact.value),
];

/** 就労支援員 is what somebody is called; 働く人の相談を受けます are words of the writer's own. */
const isTitle = (role: readonly Inline[]): boolean => !/\p{Script=Hiragana}/u.test(toPlainText(role));

export function collectNames(
  { name, alsoKnownAs = '', publicName = '', newsletter }: Center,
  { events, staff, resources }: Entries,
): string[] {
  const written = [
    ...events.flatMap(namesOfEvent),
    ...staff.flatMap(({ block }) => (isTitle(block.role) ? [block.name, block.role] : [block.name])),
    ...resources.flatMap(({ block }) => [block.name, ...block.facts.map((fact) => fact.value)]),
  ];
  return [...new Set([name, alsoKnownAs, publicName, newsletter, ...written.map(toPlainText)].flatMap(partsOf))];
}
