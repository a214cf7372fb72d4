/**
 * Which files a change around them concerns: in a running process only those are checked again. Entries that a file shows
 * are in its own tree, which is made anew when they change (parse-all.ts). A rule that asks more of its surroundings than
 * is compared here must be added here.
 */
import { knownContacts } from './facts/contacts.ts';
import { mentionsOf } from './mentions.ts';
import type { Surroundings } from './rule.ts';
import type { Subject } from './subject.ts';

/** Keys whose value came, went or changed. */
const changedKeys = <Value>(
  before: ReadonlyMap<string, Value>,
  now: ReadonlyMap<string, Value>,
  isSame: (a: Value, b: Value) => boolean = Object.is,
): string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((key) => {
    const [a, b] = [before.get(key), now.get(key)];
    return a === undefined || b === undefined || !isSame(a, b);
  });

const asKeys = (values: Iterable<string>): Map<string, true> => new Map([...values].map((value) => [value, true]));

const isSameData = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Pages and calendar files that there are: what a broken link is compared with. */
const placesOf = ({ paths, events }: Surroundings): Map<string, true> =>
  asKeys([...paths.keys(), ...[...events.values()].flatMap(({ id, block }) => (block.calendar ? [id] : []))]);

const isSameEverywhere = (before: Surroundings, now: Surroundings): boolean =>
  before.glyphFault === now.glyphFault &&
  isSameData([before.center, before.words], [now.center, now.words]) &&
  changedKeys(asKeys(knownContacts(before)), asKeys(knownContacts(now))).length === 0;

/** Whether a file must be checked again, now that its surroundings are no longer `before`. */
export function concernedBy(before: Surroundings, now: Surroundings): (subject: Subject) => boolean {
  if (!isSameEverywhere(before, now)) return () => true;
  const names = changedKeys(asKeys(before.names), asKeys(now.names));
  const pictures = changedKeys(before.pictures, now.pictures, isSameData);
  const renamed = changedKeys(before.paths, now.paths);
  const moved = changedKeys(placesOf(before), placesOf(now)).length > 0;
  return (subject) => {
    const mentions = mentionsOf(subject);
    return (
      names.some((name) => mentions.words.includes(name)) ||
      pictures.some((src) => mentions.pictures.has(src)) ||
      (moved && mentions.addresses.length > 0) ||
      renamed.some((path) => mentions.addresses.some((address) => address.includes(path.slice(0, -1))))
    );
  };
}
