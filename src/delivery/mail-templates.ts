/** The frozen mails of an edition, ready to be filled in for each reader: each variant is read and cut up once. */
import type { FrozenEdition } from '../editions/store.ts';
import { compileLateFields, type LateFields } from '../render/email/late-fields.ts';
import type { Variant } from './plan.ts';

export interface MailTemplate {
  readonly subject: string;
  html(fields: LateFields): string;
  text(fields: LateFields): string;
}

export type MailTemplates = (variant: Variant) => Promise<MailTemplate>;

async function loadTemplate(edition: FrozenEdition, { audience, reading }: Variant): Promise<MailTemplate> {
  const message = edition.manifest.messages.find((one) => one.audience === audience && one.reading === reading);
  if (message === undefined) throw new Error(`the edition has no mail for ${audience} ${reading}`);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const read = async (medium: 'html' | 'text') => decoder.decode(await edition.read(audience, reading, medium));
  return {
    subject: message.subject,
    html: compileLateFields(await read('html'), 'html'),
    text: compileLateFields(await read('text'), 'text'),
  };
}

export function openMailTemplates(edition: FrozenEdition): MailTemplates {
  const loaded = new Map<string, Promise<MailTemplate>>();
  return (variant) => {
    const key = `${variant.audience} ${variant.reading}`;
    const template = loaded.get(key) ?? loadTemplate(edition, variant);
    loaded.set(key, template);
    return template;
  };
}
