/** What the templates of a publication's mail may name, in HTML and in plain text alike. */
import { formatDate } from '../document/dates.ts';
import { toPlainText } from '../document/inline.ts';
import type { Document, Inline } from '../document/nodes.ts';
import { publicPage, telephoneLink } from './address.ts';
import type { RenderContext } from './context.ts';
import { LATE_FIELD_MARKS } from './email/late-fields.ts';
import type { View } from './templates.ts';

type Write = (inlines: readonly Inline[]) => string;

export function viewCenter({ center, words }: Pick<RenderContext, 'center' | 'words'>, write: Write): View {
  const say = (text: string | undefined): string => (text === undefined || text === '' ? '' : write(words(text)));
  return {
    newsletter: say(center.newsletter),
    tagline: say(center.tagline),
    centerName: say(center.name),
    alsoKnownAs: say(center.alsoKnownAs),
    postcode: center.postcode,
    address: say(center.address),
    phone: center.phone,
    telephone: telephoneLink(center.phone),
    fax: center.fax,
    email: center.email,
    hours: say(center.hours),
    complaints: say(center.complaints || `${center.name} 電話 ${center.phone}`),
  };
}

/** What a correction (訂正) mends. */
export interface Correction {
  /** Title of the publication that was wrong. */
  readonly title: readonly Inline[];
  /** Day of that publication, `YYYY-MM-DD`. */
  readonly date: string;
}

/** `write` turns words into the medium's own; `blocks` are already in it. */
export function viewPublication(
  document: Document,
  context: RenderContext,
  write: Write,
  blocks: string,
  correction?: Correction,
): View {
  const page = publicPage(document, context.siteUrl);
  return {
    ...viewCenter(context, write),
    say: () => (text: string) => write(context.words(text)),
    siteUrl: context.siteUrl,
    title: toPlainText(document.title),
    preheader: document.preheader,
    heading: write(document.title),
    edition: write(document.edition),
    date: write(context.words(formatDate(document.date))),
    web: page === undefined ? false : { href: page },
    greeting: context.center.sender.greetByName ? { name: LATE_FIELD_MARKS.name } : false,
    late: { unsubscribe: LATE_FIELD_MARKS.unsubscribe, preferences: LATE_FIELD_MARKS.preferences },
    correction: correction !== undefined && {
      corrected: write(correction.title),
      correctedDate: write(context.words(formatDate(correction.date))),
    },
    blocks,
  };
}
