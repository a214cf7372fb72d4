/** The wording of what the finished mail gets wrong. Most of it is a fault of a template, which a centre may change. */
import { error, type Fault, warning } from '../../../problems.ts';

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)}KB`;

const SHORTEN =
  '絵の説明や本文を短くするか、記事をウェブのページに移してリンクにしてください。ふりがな版だけのときは、号を2つに分けてください。';

const TEMPLATE =
  'emails フォルダーのひな形を変えたときは、変える前にもどしてください。変えていないときは、この文を添えて担当者に知らせてください。';

export const emailTooLarge = (bytes: number, limit: number): Fault =>
  error(
    'email-too-large',
    `メールが大きすぎます（${inKilobytes(bytes)}、上限は${inKilobytes(limit)}）。Gmail では途中で切れ、配信停止のリンクが見えなくなります。`,
    SHORTEN,
  );

export const emailLarge = (bytes: number, limit: number): Fault =>
  warning(
    'email-large',
    `メールが大きくなっています（${inKilobytes(bytes)}、目安は${inKilobytes(limit)}まで）。`,
    SHORTEN,
  );

export const mailNotStandard = (rule: string, message: string): Fault =>
  error(
    'mail-not-standard',
    `メールの HTML が決まりに合いません（${rule}: ${message}）。メールソフトによって、くずれて見えます。`,
    TEMPLATE,
  );

export const mailForbidden = (what: string, reason: string): Fault =>
  error('mail-forbidden', `メールに使えないもの（${what}）があります。${reason}`, TEMPLATE);

export const mailUnsupported = (feature: string, clients: readonly string[]): Fault =>
  error(
    'mail-unsupported',
    `メールのひな形にある「${feature}」は、${clients.join('、')} で使えません。`,
    '使わない書き方に変えるか、なくても読めることを確かめて src/render/email/lint/accepted-degradations.yaml に理由を書いてください。',
  );

export const mailContrast = (words: string, scheme: string, ratio: number, least: number): Fault =>
  error(
    'mail-contrast',
    `「${words}」の文字の色と背景の色の差が足りません（${scheme}、${ratio.toFixed(1)}:1。${least}:1 以上が必要です）。`,
    'emails/styles.mjml か emails/media.mjml の色を、もっと差のあるものにしてください。',
  );

export const mailColourUnreadable = (value: string): Fault =>
  error(
    'mail-colour-unreadable',
    `色「${value}」は、読みやすさを確かめられません。`,
    '#004d66 のような6けたの書き方にしてください。',
  );

export const mailSelectorUnreadable = (selector: string): Fault =>
  error(
    'mail-selector-unreadable',
    `暗い画面のための書き方「${selector}」は、読みやすさを確かめられません。`,
    'emails/media.mjml では、要素の名前、.クラス、空白、「>」だけで書いてください。',
  );

export const mailTitleMissing = (count: number): Fault =>
  error(
    'mail-title-missing',
    `メールの大見出し（h1）が ${count}つあります。読み上げソフトで題名を探せるよう、1つにします。`,
    TEMPLATE,
  );

export const mailHeadingOrder = (words: string): Fault =>
  error(
    'mail-heading-order',
    `見出し「${words}」の段が、前の見出しから飛んでいます。`,
    '見出しの「#」の数を、前の見出しより1つだけ多くしてください。',
  );

export const mailHeadingEmpty = (): Fault =>
  error('mail-heading-empty', '言葉のない見出しがあります。', '見出しの言葉を書くか、「#」の行を消してください。');

export const mailWithoutAlt = (): Fault =>
  error(
    'mail-without-alt',
    '説明文のない画像があります。画像を表示しない人や、読み上げで聞く人に伝わりません。',
    '画像に alt="何の絵か" を書いてください。',
  );

export const mailWithoutLanguage = (where: string): Fault =>
  error(
    'mail-without-language',
    `メールの${where}に、日本語であること（lang と dir）が書かれていません。読み上げの声が外国語になります。`,
    TEMPLATE,
  );

export const mailTitleDiffers = (title: string): Fault =>
  error('mail-title-differs', `メールの title が「${title}」で、発行物の題名とちがいます。`, TEMPLATE);

export const mailLayoutTable = (): Fault =>
  error(
    'mail-layout-table',
    '並べるための表に role="presentation" がありません。読み上げソフトが表として読みます。',
    TEMPLATE,
  );

export const mailDataTable = (): Fault =>
  error(
    'mail-data-table',
    '見出しの行（th）か題（caption）のない表があります。読み上げで、何の数字か伝わりません。',
    TEMPLATE,
  );

export const mailLinkEmpty = (href: string): Fault =>
  error('mail-link-empty', `言葉のないリンク（${href}）があります。`, 'リンクに、行き先がわかる言葉を書いてください。');

export const mailLinkVague = (words: string): Fault =>
  error(
    'mail-link-vague',
    `「${words}」というリンクだけでは、行き先がわかりません。`,
    'リンクの言葉を、行き先の名前にしてください。',
  );

export const mailLinkScheme = (href: string): Fault =>
  error(
    'mail-link-scheme',
    `リンク先「${href}」は、メールからひらけません。`,
    'https:// か mailto: か tel: で始まるリンクにしてください。',
  );

export const mailPictureHeavy = (bytes: number, limit: number): Fault =>
  error(
    'mail-picture-heavy',
    `画像が重すぎます（${inKilobytes(bytes)}、上限は${inKilobytes(limit)}）。電波の弱い所で表示されません。`,
    '細かい模様の少ない絵にするか、切り取って小さくしてください。',
  );

export const mailPictureUnsized = (): Fault =>
  error('mail-picture-unsized', '画像の幅と高さが書かれていません。読んでいる途中で、文が動きます。', TEMPLATE);

export const mailPictureElsewhere = (src: string): Fault =>
  error(
    'mail-picture-elsewhere',
    `ウェブサイトにない画像（${src}）があります。開いたことが、よそに伝わるおそれがあります。`,
    TEMPLATE,
  );

export const mailPlaceholder = (found: string): Fault =>
  error('mail-placeholder', `うめ終わっていない印「${found}」が残っています。`, TEMPLATE);

export const mailSubjectNameless = (newsletter: string, subject: string): Fault =>
  warning(
    'mail-subject-nameless',
    `件名「${subject}」に、通信の名前がありません。どこからのメールか、一覧でわかりません。`,
    `subject: ${newsletter} ${subject} のように、通信の名前から書いてください。`,
  );

const PREHEADER = 'preheader: に、件名にないこと（中に何が書いてあるか）を1文で書いてください。';

export const mailPreheaderRepeats = (): Fault =>
  error('mail-preheader-repeats', '件名のあとに見える文（preheader）がないか、件名と同じです。', PREHEADER);

export const mailPreheaderSimilar = (preheader: string): Fault =>
  warning(
    'mail-preheader-similar',
    `件名のあとに見える文「${preheader}」が、件名とほとんど同じです。一覧で、同じ言葉が2回見えます。`,
    PREHEADER,
  );

export const mailTypeSmall = (words: string, pixels: number, least: number): Fault =>
  error(
    'mail-type-small',
    `「${words}」の文字が小さすぎます（${pixels}ピクセル、${least}ピクセル以上が必要です）。`,
    'emails/styles.mjml の font-size を大きくしてください。',
  );

export const mailLinesClose = (words: string, ratio: number, least: number): Fault =>
  error(
    'mail-lines-close',
    `「${words}」の行と行の間がせますぎます（文字の${ratio}倍、${least}倍以上が必要です）。`,
    'emails/styles.mjml の line-height を大きくしてください。',
  );
