/** The components of the vocabulary → blocks. */
import { nearest } from '../nearest.ts';
import { isSafeLink } from './addresses.ts';
import { scheduleReversed } from './component-problems.ts';
import { contactFacts } from './contact-facts.ts';
import { captionOf, define, type Element, type Given, type ParseBlocks, parseInside } from './define-component.ts';
import { forInsideOther, forWithoutPurpose, insideRefused, unknownReference } from './document-problems.ts';
import { depthBelow, embed } from './embed.ts';
import { text } from './inline.ts';
import type { Block } from './nodes.ts';
import { listScheduled } from './offers.ts';
import { parseFigure } from './parse-figure.ts';
import { reportUnsafe } from './parse-link.ts';
import { parseQaItems } from './parse-qa.ts';
import { parseReplySlip } from './parse-reply-slip.ts';
import { originOf, parseWords, type Scope } from './scope.ts';
import { tagRefused } from './tag-problems.ts';
import { type ComponentName, isComponentName, peopleOf, vocabulary } from './vocabulary.ts';
import { strictest } from './web-visibility.ts';

const parsers: { readonly [Name in ComponentName]: (given: Given) => Block[] } = {
  For: define('For', vocabulary.For.attributes, ({ audience, web }, given) => {
    const { origin, scope } = given;
    if (audience === undefined && web === 'yes') scope.report(forWithoutPurpose(), origin);
    if (audience !== undefined && scope.audience !== undefined && scope.audience !== audience) {
      scope.report(forInsideOther(), origin);
    }
    const label = audience === undefined ? [] : text(`${scope.center.labels[audience].reader}へ`);
    const children = parseInside({ ...given, scope: { ...scope, audience: audience ?? scope.audience } });
    return [{ kind: 'for', origin, web, audience, label, children }];
  }),
  Event: define('Event', vocabulary.Event.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.events.get(id);
    if (found === undefined) return missing('events', id, scope.references.events, { origin, scope });
    return [embed({ ...found.block, origin, web: strictest(web, found.block.web) }, scope.heading.depth)];
  }),
  Report: define('Report', vocabulary.Report.attributes, ({ event, web }, given) => {
    const { origin, scope } = given;
    const found = scope.references.events.get(event);
    const depth = depthBelow(scope.heading.depth);
    const children = parseInside(given);
    if (found === undefined) return [...missing('events', event, scope.references.events, given), ...children];
    const { id, title } = found.block;
    const facts = [...found.block.facts.filter((fact) => REPORTED.has(fact.key)), ...found.attendance];
    const label = text(scope.center.labels.report);
    return [{ kind: 'report', origin, web: strictest(web, found.block.web), depth, id, label, title, facts, children }];
  }),
  Staff: define('Staff', vocabulary.Staff.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.staff.get(id);
    if (found === undefined) return missing('staff', id, scope.references.staff, { origin, scope });
    return [embed({ ...found, origin, web: strictest(web, found.web) }, scope.heading.depth)];
  }),
  Resource: define('Resource', vocabulary.Resource.attributes, ({ id, web }, { origin, scope }) => {
    const found = scope.references.resources.get(id);
    if (found === undefined) return missing('resources', id, scope.references.resources, { origin, scope });
    return [embed({ ...found, origin, web: strictest(web, found.web) }, scope.heading.depth)];
  }),
  Figure: define('Figure', vocabulary.Figure.attributes, (attributes, { node, origin, scope }) => {
    const { src, alt, web } = attributes;
    const people = peopleOf(attributes);
    return parseFigure({ src, alt, web, people, caption: captionOf(node, scope) }, origin, scope);
  }),
  Callout: define('Callout', vocabulary.Callout.attributes, ({ type, web }, given) => {
    const label = text(given.scope.center.labels[type]);
    return [{ kind: 'callout', origin: given.origin, web, type, label, children: parseInside(given) }];
  }),
  Action: define('Action', vocabulary.Action.attributes, ({ href, label, web }, { origin, scope }) => {
    if (!isSafeLink(href)) reportUnsafe(href, origin, scope);
    return [{ kind: 'action', origin, web, href, label: parseWords(label, origin, scope) }];
  }),
  Contact: define('Contact', vocabulary.Contact.attributes, ({ web }, { origin, scope: { center } }) => [
    { kind: 'contact', origin, web, name: text(center.name), facts: contactFacts(center) },
  ]),
  ReplySlip: define('ReplySlip', vocabulary.ReplySlip.attributes, parseReplySlip),
  QA: define('QA', vocabulary.QA.attributes, (attributes, given) => {
    const { origin } = given;
    return [{ kind: 'qa', origin, web: attributes.web, people: peopleOf(attributes), items: parseQaItems(given) }];
  }),
  EasyRead: define('EasyRead', vocabulary.EasyRead.attributes, ({ web }, given) => {
    const label = text(given.scope.center.labels.easyRead);
    const children = parseInside(given);
    return [{ kind: 'easy-read', origin: given.origin, web, label, children, long: [], href: '', more: [] }];
  }),
  Schedule: define('Schedule', vocabulary.Schedule.attributes, ({ from, to, web }, { origin, scope }) => {
    if (to < from) scope.report(scheduleReversed(from, to), origin);
    const none = text('この期間の行事は、ありません。');
    return [{ kind: 'schedule', origin, web, to, events: listScheduled(from, to, scope), none }];
  }),
};

/** What a report repeats of the announcement: an invitation that is over would mislead. */
const REPORTED = new Set(['when', 'place', 'lecturer']);

function missing(
  folder: string,
  id: string,
  known: ReadonlyMap<string, unknown>,
  { origin, scope }: Pick<Given, 'origin' | 'scope'>,
): Block[] {
  if (!scope.references.unusable.has(`${folder}/${id}`))
    scope.report(unknownReference(folder, id, nearest(id, [...known.keys()])), origin);
  return [];
}

export function parseElement(node: Element, scope: Scope, parseBlocks: ParseBlocks): Block[] {
  const origin = originOf(node, scope);
  const given = { node, origin, scope, parseBlocks };
  const name = node.name ?? '';
  if (!isComponentName(name)) {
    scope.report(tagRefused(name), origin);
    return parseInside(given);
  }
  if (vocabulary[name].inside === 'nothing' && node.children.length > 0) {
    scope.report(insideRefused(name, vocabulary[name].example), origin);
  }
  return parsers[name](given);
}
