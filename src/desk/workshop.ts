/**
 * What the desk shows, made when somebody looks and kept until something changes: the content as it is now, and each
 * variant through the very functions that build an edition.
 */
import type { Config } from '../config.ts';
import { composeMessage, envelopeOf, lateFieldsOf } from '../delivery/message.ts';
import { sealAsMime } from '../delivery/providers/mime.ts';
import { addTestBanner, TEST_MARK } from '../delivery/test-banner.ts';
import { type Content, loadContent } from '../document/content.ts';
import { createFurigana, type Furigana, loadTokenizer } from '../document/furigana.ts';
import { text } from '../document/inline.ts';
import type { Document } from '../document/nodes.ts';
import { prepareVariant, type VariantChoice } from '../editions/prepare-variant.ts';
import { hasErrors, type Problem, ProblemsError } from '../problems.ts';
import type { Picture } from '../render/context.ts';
import { mergeLateFields } from '../render/email/late-fields.ts';
import { lintText } from '../render/email/lint/lint-text.ts';
import { renderEmail } from '../render/email/render-email.ts';
import type { NoticeKind } from '../render/notices/notice.ts';
import { renderNotice } from '../render/notices/render-notice.ts';
import { preparePictures } from '../render/pictures.ts';
import { renderPrint } from '../render/print/render-print.ts';
import { rereadTemplates } from '../render/templates.ts';
import { renderText } from '../render/text/render-text.ts';
import type { Reading, Size } from '../variants.ts';
import type { Choices } from './choices.ts';
import { createMemo } from './memo.ts';
import { sampleNotice } from './notice-samples.ts';

/** Stands where a reader would: the links of what is shown concern nobody. */
const NOBODY = { subscriberId: 'test', name: '見本 太郎' };

/** Stands where a frozen edition's short code would. */
const NO_CODE = '見本';

/** The day on a notice's mail; that of a publication's is its own. */
const NOTICE_DAY = '2023-07-14';

export interface Desktop {
  readonly config: Config;
  readonly content: Content;
}

export interface MadeMail {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  /** The mail as the outbox would write it. */
  readonly eml: Uint8Array;
  readonly problems: readonly Problem[];
}

export interface MadePaper {
  readonly pdf: Uint8Array;
  readonly problems: readonly Problem[];
}

/** `banner` marks it as a test. */
export interface MailChoice extends Omit<VariantChoice, 'medium'> {
  readonly banner: Choices['banner'];
}

/** All throw ProblemsError where what they show has errors. */
export interface Workshop {
  desktop(): Promise<Desktop>;
  mail(publication: string, choice: MailChoice): Promise<MadeMail>;
  paper(publication: string, choice: Omit<VariantChoice, 'medium'>, size: Size): Promise<MadePaper>;
  notice(kind: NoticeKind, reading: Reading): Promise<MadeMail>;
  /** `name` is that of a file in `pictures/`. */
  picture(name: string): Promise<Uint8Array | undefined>;
  /** Something has changed: all is made anew when it is looked at next. */
  renew(): void;
}

const isOf = (document: Document) => (problem: Problem) => problem.file === document.origin.file;

function refuse(problems: readonly Problem[]): void {
  if (hasErrors(problems)) throw new ProblemsError(problems);
}

interface Mail extends Omit<MadeMail, 'eml'> {
  readonly name: string;
  readonly date: string;
}

/** As `send --test` would send it; no edition is frozen yet that had a code. */
const markAsTest = (mail: Mail): Mail => ({
  ...{ ...mail, subject: `${TEST_MARK}${mail.subject}` },
  ...addTestBanner({ html: mail.html, text: mail.text }, NO_CODE),
});

/** Filled in and written as for one reader. */
async function finish(mail: Mail, { center, siteUrl }: Config): Promise<MadeMail> {
  const { name, date, subject, ...rest } = mail;
  const envelope = envelopeOf(center, siteUrl);
  const fields = lateFieldsOf(envelope, NOBODY);
  const html = mergeLateFields(mail.html, fields, 'html');
  const plain = mergeLateFields(mail.text, fields, 'text');
  const message = composeMessage(envelope, {
    ...{ deliveryId: name.replaceAll('/', '-'), subscriberId: NOBODY.subscriberId, to: center.email, subject },
    ...{ date: new Date(`${date}T09:00:00+09:00`), html, text: plain },
  });
  const { bodies } = await sealAsMime([message]);
  return { ...rest, subject, html, text: plain, eml: bodies[0] ?? new Uint8Array() };
}

/** `readConfig` is called again after each change, for center.yaml is content too. */
export function createWorkshop(readConfig: () => Config): Workshop {
  const desktops = createMemo<Desktop>();
  const readers = createMemo<Furigana>();
  const mails = createMemo<MadeMail>();
  const papers = createMemo<MadePaper>();
  const shown = new Map<string, Picture>();

  const desktop = (): Promise<Desktop> =>
    desktops.once('', async () => {
      const config = readConfig();
      return { config, content: await loadContent(config) };
    });

  const furiganaFor = (reading: Reading): Promise<Furigana> =>
    readers.once(reading, async () => {
      if (reading === 'standard') return (inlines) => [...inlines];
      return createFurigana({ tokenizer: await loadTokenizer(), readings: (await desktop()).content.readings });
    });

  async function prepare(publication: string, choice: VariantChoice) {
    const { config, content } = await desktop();
    const document = content.documents.get(publication);
    const own = content.problems.filter(
      document === undefined ? ({ file }) => file.includes(`/${publication}`) : isOf(document),
    );
    refuse(own);
    if (document === undefined) throw new ProblemsError(own);
    const pictures = await preparePictures(document, config.contentDir);
    for (const picture of pictures.values()) shown.set(picture.email.path, picture);
    const furigana = await furiganaFor(choice.reading);
    return { config, own, document, variant: prepareVariant(document, choice, { config, furigana, pictures }) };
  }

  return {
    desktop,
    mail: (publication, choice) =>
      mails.once(`${publication} ${choice.audience} ${choice.reading} ${choice.banner}`, async () => {
        const { config, own, document, variant } = await prepare(publication, { ...choice, medium: 'email' });
        const { html, problems } = await renderEmail(variant.document, variant.context);
        const { subject, preheader, date, origin } = document;
        const plain = renderText(variant.document, variant.context);
        const all = [...own, ...problems, ...lintText(plain, origin)];
        refuse(all);
        const mail = { name: publication, date, subject, preheader, html, text: plain, problems: all };
        return finish(choice.banner === 'on' ? markAsTest(mail) : mail, config);
      }),
    paper: (publication, choice, size) =>
      papers.once(`${publication} ${choice.audience} ${choice.reading} ${size}`, async () => {
        const { own, variant } = await prepare(publication, { ...choice, medium: 'print' });
        const { pdf, problems } = await renderPrint(variant.document, variant.context, size);
        refuse(problems);
        return { pdf, problems: [...own, ...problems] };
      }),
    notice: (kind, reading) =>
      mails.once(`${kind} ${reading}`, async () => {
        const { config } = await desktop();
        const furigana = await furiganaFor(reading);
        const { center, siteUrl } = config;
        const context = { center, siteUrl, reading, words: (value: string) => furigana(text(value)) };
        const notice = await renderNotice(sampleNotice(kind, siteUrl), context);
        refuse(notice.problems);
        return finish({ ...notice, name: kind, date: NOTICE_DAY }, config);
      }),
    picture: async (name) => shown.get(`pictures/${name}`)?.email.bytes,
    renew() {
      rereadTemplates();
      for (const memo of [desktops, readers, mails, papers]) memo.forget();
    },
  };
}
