/** Events, staff and resources: written once in files of their own, shown in publications and on the site. */

import type { Audience } from '../variants.ts';
import type { ContentFile } from './content-files.ts';
import { checkEvent } from './event-checks.ts';
import {
  describeAttendance,
  describeEvent,
  fiscalYearOfEvent,
  occurrencesOf,
  type Session,
  sessionsOf,
  spanOf,
} from './event-facts.ts';
import { type EventState, eventSchema, resourceSchema, type StaffFields, staffSchema } from './front-matter.ts';
import { text, toPlainText } from './inline.ts';
import { linkContacts } from './link-contacts.ts';
import { eventHead, reportMailHead, staffPreheader } from './mail-head.ts';
import type { Document, EventBlock, Fact, FactKey, Inline, ResourceBlock, StaffBlock, WebVisibility } from './nodes.ts';
import { type Library, parseFile } from './parse-file.ts';
import type { Consent } from './people.ts';
import type { ShownEvent } from './scope.ts';

interface Entry {
  readonly id: string;
  readonly web: WebVisibility;
  readonly draft: boolean;
}

export interface EventEntry extends Entry, ShownEvent {
  readonly block: EventBlock;
  readonly title: readonly Inline[];
  /** Empty where the event is for neither half, or the source does not say. */
  readonly audiences: readonly Audience[];
  /** Days and times known for certain, in order; a period or a monthly rule has none. */
  readonly sessions: readonly Session[];
  /** What a calendar can note down: the sessions, and the days of a monthly rule that nothing speaks against. */
  readonly occurrences: readonly Session[];
  /** First and last possible day, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly fiscalYear: number;
  /** As staff wrote it; that it is over follows from `to`. */
  readonly state: EventState | undefined;
  /** Last day to apply, where there is one. */
  readonly deadline: string | undefined;
  /** The event notice as a publication of its own. */
  readonly document: Document;
}

export interface StaffEntry extends Entry {
  readonly block: StaffBlock;
  readonly name: readonly Inline[];
  readonly document: Document | undefined;
}

export interface ResourceEntry extends Entry {
  readonly block: ResourceBlock;
  readonly name: readonly Inline[];
}

export function parseEvent(file: ContentFile, library: Library): EventEntry | undefined {
  const parsed = parseFile(eventSchema, file, library);
  if (parsed === undefined) return undefined;
  const { fields, blocks, origin, words, reportNear } = parsed;
  for (const { fault, near } of checkEvent(fields)) reportNear(fault, near);
  const { center } = library;
  const title = [...words(fields.title), ...(fields.subtitle === undefined ? [] : words(` ${fields.subtitle}`))];
  const block: EventBlock = {
    kind: 'event',
    origin,
    web: fields.web,
    depth: 2,
    id: file.id,
    title,
    series: fields.series === undefined ? [] : words(fields.series),
    facts: describeEvent(fields, center.labels, words),
    calendar: occurrencesOf(fields).length > 0 && fields.web !== 'no' && !fields.draft,
    children: blocks,
  };
  const audiences = fields.audience ?? [];
  const { from, to } = spanOf(fields);
  const { web, draft } = fields;
  const when = block.facts.find(({ key }) => key === 'when')?.value ?? [];
  const head = eventHead({ title: toPlainText(title), when }, center);
  const document: Document = {
    publication: `events/${file.id}`,
    kind: 'event',
    title,
    subject: head.subject,
    preheader: fields.preheader ?? head.preheader,
    edition: block.series,
    date: fields.date ?? from,
    audiences,
    web,
    draft,
    blocks: [{ ...block, title: [], series: [] }],
    origin,
  };
  reportMailHead(document, center, reportNear);
  return {
    id: file.id,
    web,
    draft,
    block,
    title,
    audiences,
    sessions: sessionsOf(fields),
    occurrences: occurrencesOf(fields),
    from,
    to,
    fiscalYear: fiscalYearOfEvent(fields),
    state: fields.state,
    deadline: fields.apply?.by,
    attendance: describeAttendance(fields, words),
    document,
  };
}

const consentOf = ({ consent }: StaffFields): Consent | undefined =>
  consent === undefined ? undefined : { until: undefined, employer: undefined, ...consent };

export function parseStaff(file: ContentFile, library: Library): StaffEntry | undefined {
  const parsed = parseFile(staffSchema, file, library);
  if (parsed === undefined) return undefined;
  const { fields, blocks, origin, words, reportNear } = parsed;
  const { center } = library;
  const { web, draft, date } = fields;
  const name = words(fields.name);
  const block: StaffBlock = {
    kind: 'staff',
    origin,
    web,
    depth: 2,
    id: file.id,
    name,
    role: words(fields.role),
    sample: fields.sample ? text(center.labels.sample) : [],
    people: { who: fields.people ?? (fields.sample ? 'none' : 'staff'), consent: consentOf(fields) },
    children: blocks,
  };
  const document: Document | undefined =
    date === undefined
      ? undefined
      : {
          publication: `staff/${file.id}`,
          kind: 'staff',
          title: [...text('職員紹介 '), ...name],
          subject: `${center.newsletter} 職員紹介 ${toPlainText(name)}`,
          preheader: fields.preheader ?? staffPreheader(toPlainText(block.role), center),
          edition: [],
          date,
          audiences: fields.audience,
          web,
          draft,
          blocks: [{ ...block, name: [] }],
          origin,
        };
  if (document !== undefined) reportMailHead(document, center, reportNear);
  return { id: file.id, web, draft, block, name, document };
}

export function parseResource(file: ContentFile, library: Library): ResourceEntry | undefined {
  const parsed = parseFile(resourceSchema, file, library);
  if (parsed === undefined) return undefined;
  const { fields, blocks, origin, words } = parsed;
  const name = words(fields.name);
  const fact = (key: FactKey, label: string, value: string | undefined): Fact[] =>
    value === undefined
      ? []
      : [{ key, label: text(label), value: key === 'phone' ? linkContacts(words(value)) : words(value) }];
  const link: Fact[] =
    fields.url === undefined
      ? []
      : [
          {
            key: 'website',
            label: text('ホームページ'),
            value: [{ kind: 'link', href: fields.url, children: text(fields.url) }],
          },
        ];
  const block: ResourceBlock = {
    kind: 'resource',
    origin,
    web: fields.web,
    depth: 2,
    id: file.id,
    name,
    category: words(fields.category),
    sample: fields.sample ? text(library.center.labels.sample) : [],
    facts: [
      ...fact('town', '市町', fields.town),
      ...fact('address', '住所', fields.address),
      ...fact('phone', '電話', fields.phone),
      ...fact('hours', '開いている時間', fields.hours),
      ...link,
    ],
    children: blocks,
  };
  return { id: file.id, web: fields.web, draft: fields.draft, block, name };
}
