/** An answer to send back: on paper to cut off and fax or post, on a screen a link. */
import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { isSafeLink } from './addresses.ts';
import { replySlipEmpty } from './component-problems.ts';
import { contactFacts } from './contact-facts.ts';
import { formatDate } from './dates.ts';
import { type Given, parseInside } from './define-component.ts';
import { unknownReference } from './document-problems.ts';
import { text } from './inline.ts';
import type { Block, Inline, Offer, ReplySlipBlock } from './nodes.ts';
import { offerOf } from './offers.ts';
import { reportUnsafe } from './parse-link.ts';
import { parseWords, type Scope } from './scope.ts';
import type { vocabulary } from './vocabulary.ts';

type Attributes = z.output<typeof vocabulary.ReplySlip.attributes>;

const TAKING_PART = ['参加します', '参加しません'];

const BLANKS = ['お名前', '電話番号', '聞いておきたいこと'];

function findOffers(ids: readonly string[], { origin, scope }: Given): Offer[] {
  const { events, unusable } = scope.references;
  return ids.flatMap((id) => {
    const event = events.get(id);
    if (event !== undefined) return [offerOf(event)];
    if (!unusable.has(`events/${id}`))
      scope.report(unknownReference('events', id, nearest(id, [...events.keys()])), origin);
    return [];
  });
}

const mailTo = ({ center }: Scope, subject: string): string =>
  `mailto:${center.email}?subject=${encodeURIComponent(subject)}`;

/** 「メールで返事をする」 or, where the writer gives a page, 「ウェブで返事をする」. */
function wayOnScreen({ href, title }: Attributes, { scope, origin }: Given): Pick<ReplySlipBlock, 'href' | 'label'> {
  if (href !== undefined && !isSafeLink(href)) reportUnsafe(href, origin, scope);
  const address = href ?? mailTo(scope, title);
  const means = address.startsWith('mailto:') ? 'メール' : address.startsWith('tel:') ? '電話' : 'ウェブ';
  return { href: address, label: text(`${means}で返事をする`) };
}

export function parseReplySlip(attributes: Attributes, given: Given): Block[] {
  const { origin, scope } = given;
  const { events, choices, by, title, web } = attributes;
  if (events.length === 0 && choices.length === 0) scope.report(replySlipEmpty(), origin);
  const words = (value: string): Inline[] => parseWords(value, origin, scope);
  return [
    {
      kind: 'reply-slip',
      origin,
      web,
      title: words(title),
      children: parseInside(given),
      offers: findOffers(events, given),
      choices: (choices.length > 0 ? choices : TAKING_PART).map(words),
      by,
      deadline: by === undefined ? [] : text(`${formatDate(by)}までに、お返事をください。`),
      ...wayOnScreen(attributes, given),
      cut: text('ここから切りとってください'),
      blanks: BLANKS.map((blank) => text(blank)),
      returns: contactFacts(scope.center).filter(({ key }) => key === 'fax' || key === 'address' || key === 'phone'),
    },
  ];
}
