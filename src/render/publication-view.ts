/** What the templates of a publication's mail may name, in HTML and in plain text alike. */
import { formatDate } from '../document/dates.ts';
import { text, toPlainText } from '../document/inline.ts';
import type { Document, Inline } from '../document/nodes.ts';
import { publicPage, toAbsolute } from './address.ts';
import type { RenderContext } from './context.ts';
import { GREETING_MARKS, LATE_FIELD_MARKS } from './email/late-fields.ts';
import type { View } from './templates.ts';

type Write = (inlines: readonly Inline[]) => string;

/** How a medium writes words; titles, and days and times, where it can keep them from being cut. */
export interface Writing {
  readonly write: Write;
  readonly title: Write;
  readonly times: Write;
}

type CenterContext = Pick<RenderContext, 'center' | 'words'>;

export function viewCenter({ center, words }: CenterContext, { write, times }: Omit<Writing, 'title'>): View {
  const say = (value: string | undefined): string => (value === undefined || value === '' ? '' : write(words(value)));
  return {
    event: say(center.labels.event),
    newsletter: say(center.newsletter),
    tagline: say(center.tagline),
    centerName: say(center.name),
    alsoKnownAs: say(center.alsoKnownAs),
    postcode: center.postcode,
    address: say(center.address),
    phone: write(text(center.phone)),
    fax: center.fax,
    email: center.email,
    mailto: toAbsolute(`mailto:${center.email}`, ''),
    hours: center.hours === '' ? '' : times(words(center.hours)),
    complaints: say(center.complaints || `${center.name} 電話 ${center.phone}`),
  };
}

/** `blocks` are written already. */
export function viewPublication(document: Document, context: RenderContext, writing: Writing, blocks: string): View {
  const { write, title, times } = writing;
  const { center } = context;
  const page = publicPage(document, context.siteUrl);
  return {
    ...viewCenter(context, writing),
    say: () => (text: string) => write(context.words(text)),
    siteUrl: context.siteUrl,
    title: toPlainText(document.title),
    preheader: document.preheader,
    heading: title(document.title),
    edition: write(document.edition),
    date: times(context.words(formatDate(document.date))),
    web: page === undefined ? false : { href: page },
    greeting: center.sender.greetByName ? { ...GREETING_MARKS, name: LATE_FIELD_MARKS.name } : false,
    late: LATE_FIELD_MARKS,
    // Without a server the office does by hand what a mail asks of it.
    office: center.policy.onDemand ? false : { mailbox: center.sender.replyTo ?? center.email },
    blocks,
  };
}
