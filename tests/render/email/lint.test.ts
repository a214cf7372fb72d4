/** Each rule of the mail lint on a mail that breaks it and nothing else. */
import { describe, expect, it } from 'vitest';
import { contrastOf, parseColour } from '../../../src/render/email/lint/colours.ts';
import { listElements } from '../../../src/render/email/lint/finished-mail.ts';
import { lintMail } from '../../../src/render/email/lint/lint-mail.ts';
import { ACCEPTED_FEATURES, MAIL_CLIENTS, openMailClients } from '../../../src/render/email/lint/mail-clients.ts';
import { markOrigin, removeMarks } from '../../../src/render/email/lint/mark-origins.ts';
import { readMail } from '../../../src/render/email/lint/read-mail.ts';
import { findPieces } from '../../../src/render/email/lint/rules/clients.ts';
import { renderEmail } from '../../../src/render/email/render-email.ts';
import { center, context, origin, paragraph, picture, sampleDocument, text } from '../sample.ts';

const SRC = `${context.siteUrl}/${picture.email.path}`;

const mailOf = (body: string, style = ''): string =>
  `<!doctype html><html lang="ja" dir="ltr"><head><title>夏号</title><style>${style}</style></head>` +
  `<body><div lang="ja" dir="ltr" style="font-size:16px;line-height:1.7"><h1>夏号</h1>${body}</div></body></html>`;

interface Given {
  readonly subject?: string;
  readonly preheader?: string;
  readonly bytes?: number;
}

async function lint(
  html: string,
  { subject = 'みほん通信 夏号', preheader = '行事のお知らせです。', bytes = 1 }: Given = {},
) {
  const pictures = new Map([[SRC, { ...picture, email: { ...picture.email, bytes: new Uint8Array(bytes) } }]]);
  const place = { ...origin, line: 30 };
  return lintMail({ html, subject, preheader, center, pictures, origin, origins: [place], title: '夏号' });
}

const codes = async (html: string, given?: Given): Promise<string[]> => [
  ...new Set((await lint(html, given)).map(({ code }) => code)),
];

const image = (attributes: string): string => `<p><img src="${SRC}" ${attributes}></p>`;

const BROKEN: readonly (readonly [code: string, html: string, given?: Given])[] = [
  ['email-large', mailOf(`<p>${'長'.repeat(21_000)}</p>`)],
  ['email-too-large', mailOf(`<p>${'長'.repeat(28_000)}</p>`)],
  ['mail-not-standard', mailOf('<p><span>閉じない</p>')],
  ['mail-forbidden', mailOf('<p onclick="x()">押す</p>')],
  ['mail-forbidden', mailOf('<p>a</p>', '@import "https://www.example.jp/a.css";')],
  ['mail-unsupported', mailOf('<p style="position:fixed">動かない</p>')],
  ['mail-contrast', mailOf('<p style="color:#777777">うすい</p>')],
  [
    'mail-contrast',
    mailOf('<p class="a" style="color:#000000">a</p>', '@media (prefers-color-scheme:dark){.a{color:#aaaaaa}}'),
  ],
  ['mail-colour-unreadable', mailOf('<p style="color:teal">色</p>')],
  ['mail-selector-unreadable', mailOf('<p>a</p>', '@media (prefers-color-scheme:dark){p:hover{color:#000000}}')],
  ['mail-title-missing', mailOf('<p>a</p>').replace(/<h1>.*?<\/h1>/, '<h2>夏号</h2>')],
  ['mail-heading-order', mailOf('<h3>段が飛ぶ</h3>')],
  ['mail-without-alt', mailOf(image('alt="" width="5" height="5"'))],
  ['mail-without-language', mailOf('<p>a</p>').replace(' lang="ja" dir="ltr" style', ' style')],
  ['mail-title-differs', mailOf('<p>a</p>').replace('<title>夏号', '<title>Page title')],
  ['mail-layout-table', mailOf('<table><tr><td>並べる</td></tr></table>')],
  ['mail-data-table', mailOf('<table><tr><th scope="col">見出し</th></tr><tr><td>値</td></tr></table>')],
  ['mail-link-vague', mailOf('<p><a href="https://www.example.jp/">こちら</a></p>')],
  ['mail-link-scheme', mailOf('<p><a href="/first/">はじめての方へ</a></p>')],
  ['mail-picture-heavy', mailOf(image('alt="海" width="5" height="5"')), { bytes: 160 * 1024 }],
  ['mail-picture-unsized', mailOf(image('alt="海" width="5"'))],
  ['mail-picture-elsewhere', mailOf('<p><img src="https://www.example.jp/a.png" alt="海" width="5" height="5"></p>')],
  ['mail-placeholder', mailOf('<p>{{title}}</p>')],
  ['mail-type-small', mailOf('<p style="font-size:15px">小さい</p>')],
  ['mail-lines-close', mailOf('<p style="line-height:1.5">せまい</p>')],
  ['mail-placeholder', mailOf('<p>a</p>'), { subject: 'みほん通信 {{name}} さんへ' }],
  ['mail-placeholder', mailOf('<p>a</p>'), { preheader: '{{{name}}} さんへのお知らせです。' }],
  ['mail-subject-nameless', mailOf('<p>a</p>'), { subject: '夏のお知らせ' }],
  ['mail-indiscreet', mailOf('<p>a</p>'), { subject: '障害年金のお話' }],
  ['mail-indiscreet', mailOf('<p>a</p>'), { subject: 'みほん通信 就労の話' }],
  ['mail-indiscreet', mailOf('<p>a</p>'), { preheader: '求職者のみなさんへの、お知らせです。' }],
  ['mail-indiscreet', mailOf('<p>a</p>'), { preheader: '障がいのある方へ' }],
  ['mail-preheader-repeats', mailOf('<p>a</p>'), { preheader: '夏号' }],
  ['mail-preheader-repeats', mailOf('<p>a</p>'), { preheader: 'みほん通信　「夏号」' }],
  ['mail-preheader-similar', mailOf('<p>a</p>'), { preheader: 'みほん通信の夏号を、お届けします。' }],
  [
    'mail-preheader-similar',
    mailOf('<p>a</p>'),
    { subject: 'みほん通信 行事のご案内 ボウリング大会', preheader: 'ボウリング大会の、ご案内です。' },
  ],
];

describe('the mail lint', () => {
  it('finds nothing wrong in a mail that has nothing wrong', async () => {
    expect(
      await codes(
        mailOf(`<p>あ</p>${image('alt="海" width="5" height="5"')}<p><a href="{{unsubscribe}}">やめる</a></p>`),
      ),
    ).toEqual([]);
  });

  it.each(BROKEN.map(([code, html, given]) => ({ code, html, given })))(
    'finds $code',
    async ({ code, html, given }) => {
      expect(await codes(html, given)).toContain(code);
    },
  );

  it('says what a table without names lacks, and what a link without words leads to', async () => {
    expect(await codes(mailOf('<p><a href="https://www.example.jp/"></a></p><h2></h2>'))).toEqual(
      expect.arrayContaining(['mail-link-empty', 'mail-heading-empty']),
    );
  });

  it('names the writer’s line where the mail knows it, else the publication', async () => {
    const marked = markOrigin(image('alt="" width="5" height="5"'), { ...origin, line: 30 }, []);
    expect(await lint(mailOf(marked))).toMatchObject([{ code: 'mail-without-alt', file: origin.file, line: 30 }]);
    expect(await lint(mailOf('<h3>段</h3>'))).toMatchObject([{ line: origin.line }]);
  });

  it('marks places where a reader never sees them', async () => {
    const html = '<p class="a">data-origin="7" <b>x</b></p>';
    expect(removeMarks(markOrigin(html, origin, []))).toBe(html);
    expect((await renderEmail(sampleDocument, context)).html).not.toContain('data-origin');
  });

  it('stops the build at the writer’s line', async () => {
    const heavy = { ...picture, email: { ...picture.email, bytes: new Uint8Array(200 * 1024) } };
    const figure = {
      kind: 'figure',
      src: picture.src,
      alt: '海',
      caption: [],
      web: 'yes',
      origin: { ...origin, line: 77 },
    } as const;
    const document = { ...sampleDocument, blocks: [paragraph(text('あ')), { ...figure, people: undefined }] };
    const { problems } = await renderEmail(document, { ...context, pictures: new Map([[picture.src, heavy]]) });
    expect(problems).toMatchObject([{ code: 'mail-picture-heavy', severity: 'error', line: 77 }]);
  });
});

describe('what mail programs drop', () => {
  it('is accepted only where it happens: the table holds nothing that is no longer true', async () => {
    const ask = await openMailClients();
    const { html } = await renderEmail(sampleDocument, context);
    const pieces = findPieces(listElements((await readMail(html)).root));
    const dropped = new Set([...pieces.values()].flatMap(({ piece }) => ask(piece).map(({ feature }) => feature)));
    expect(ACCEPTED_FEATURES.filter((feature) => !dropped.has(feature))).toEqual([]);
  });

  it('is asked of programs that the data knows', async () => {
    const ask = await openMailClients();
    const silent = MAIL_CLIENTS.filter(
      (client) =>
        !ask({ html: '<i style="position:fixed"></i><video></video><p style="display:grid"></p>' }).some(
          (drop) => drop.client === client,
        ),
    );
    expect(silent).toEqual(expect.not.arrayContaining(['gmail.desktop-webmail', 'outlook.windows', 'yahoo.ios']));
  });
});

it('measures contrast as WCAG does', () => {
  const [white, grey] = [parseColour('#fff'), parseColour('#767676')];
  if (white === undefined || grey === undefined) throw new Error('colours that can be read');
  expect(contrastOf(white, grey)).toBeCloseTo(4.54, 2);
  expect(parseColour('rgb(0,0,0)')).toBeUndefined();
});
