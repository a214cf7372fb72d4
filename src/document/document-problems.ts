/** The wording of everything that can be wrong in an MDX file. */
import { error, type Fault, warning } from '../problems.ts';

// The file and its syntax

export const frontMatterMissing = (): Fault =>
  error(
    'front-matter-missing',
    'ファイルの初めに項目がありません。題名や日付が分かりません。',
    '1行目に --- を書き、項目を並べ、もう一度 --- を書いてください。',
  );

export const importRefused = (): Fault =>
  error(
    'import-refused',
    'import や export は使えません。原稿はプログラムとして動きません。',
    'この行を消してください。',
  );

export const expressionRefused = (source: string): Fault =>
  error(
    'expression-refused',
    `{${source}} のような式は使えません。`,
    '波かっこの中の言葉を、そのまま文章として書いてください。',
  );

// Components

export const unknownAttribute = (component: string, name: string, near: string | undefined, example: string): Fault =>
  error(
    'unknown-attribute',
    `<${component}> に ${name} という属性はありません。`,
    near === undefined ? `${example} のように書いてください。` : `${near}="…" と書いてください。`,
  );

export const missingAttribute = (component: string, name: string, example: string): Fault =>
  error('missing-attribute', `<${component}> に ${name} がありません。`, `${example} のように書いてください。`);

export const badAttribute = (component: string, name: string, mend: string): Fault =>
  error('bad-attribute', `<${component}> の ${name} の値が正しくありません。`, mend);

export const forWithoutPurpose = (): Fault =>
  error(
    'for-without-audience',
    '<For> に、だれのためかがありません。',
    '<For audience="employed"> か <For audience="job-seeking"> と書いてください。',
  );

export const forInsideOther = (): Fault =>
  error(
    'for-inside-other',
    '<For> の中に、別の区分の <For> があります。だれにも届きません。',
    '内側の <For> を、外側の </For> のあとに移してください。',
  );

export const insideRefused = (component: string, example: string): Fault =>
  error(
    'inside-refused',
    `<${component}> の中には何も書けません。書いたことが消えてしまいます。`,
    `${example} と書き、文章はその下に書いてください。`,
  );

export const componentInText = (component: string): Fault =>
  error(
    'component-in-text',
    `<${component}> が文章の途中にあります。`,
    `<${component}> を、前後に空の行をおいて、一つの行に書いてください。`,
  );

// References

const place = (folder: string): string => `content/${folder} フォルダー`;

export const unknownReference = (folder: string, id: string, near: string | undefined): Fault =>
  error(
    'unknown-reference',
    `「${id}」が ${place(folder)}にありません。`,
    near === undefined
      ? `${place(folder)}に ${id}.mdx を作るか、id をなおしてください。`
      : `"${near}" と書いてください。`,
  );

// Words

export const h1Refused = (): Fault =>
  error(
    'heading-one',
    '見出しの # は一つだけでは使えません。題名は初めの title: に書きます。',
    '## 見出し のように、# を二つにしてください。',
  );

export const headingTooDeep = (): Fault =>
  error('heading-too-deep', '見出しが深すぎます。', '#### までの見出しにしてください。');

export const headingSkipped = (expected: number): Fault =>
  error(
    'heading-order',
    '見出しの段がとんでいます。読み上げで話のつながりが分からなくなります。',
    `${'#'.repeat(expected)} 見出し のように書いてください。`,
  );

export const headingEmpty = (): Fault =>
  error('heading-empty', '見出しに言葉がありません。', '見出しの言葉を書くか、# を消してください。');

export const imageInText = (src: string): Fault =>
  error('image-in-text', `画像 ${src} が文章の途中にあります。`, '画像の行の前と後に、空の行を入れてください。');

export const imageMissing = (src: string, near: string | undefined): Fault =>
  error(
    'image-missing',
    `画像 ${src} が見つかりません。`,
    near === undefined
      ? '画像のファイルを、この原稿と同じフォルダーに入れてください。'
      : `./${near} と書いてください。`,
  );

export const imageElsewhere = (src: string): Fault =>
  error(
    'image-elsewhere',
    `画像 ${src} は、この通信の中のファイルではありません。`,
    '画像のファイルを原稿と同じフォルダーに入れ、./写真.jpg のように書いてください。',
  );

/** `meant` is the address to write, where anybody can tell. */
export function unsafeLink(href: string, meant: string | undefined): Fault {
  const spaced = /\s/.test(href);
  const otherwise = 'https://…、mailto:…、tel:…、または / から始まるこのサイトの中の住所を書いてください。';
  const write = meant === undefined ? otherwise : `${meant} と書いてください。`;
  return error(
    'unsafe-link',
    spaced ? `リンク先「${href}」に空白があります。` : `リンク先「${href}」は使えません。`,
    spaced ? `${write}空白も住所のうちなら、空白を %20 と書いてください。` : write,
  );
}

export const linkWithoutWords = (href: string): Fault =>
  error(
    'link-without-words',
    `リンク ${href} に言葉がありません。`,
    `[どこへ行くかが分かる言葉](${href}) のように書いてください。`,
  );

export const notInVocabulary = (what: string, mend: string): Fault =>
  error('not-in-vocabulary', `${what}は、すべての届け方では表せないので使えません。`, mend);

export const tableWithoutHeader = (): Fault =>
  error(
    'table-without-header',
    '表の見出しの行が空です。読み上げで、何の欄か分からなくなります。',
    '表の1行目に、| 日 | 内容 | のように見出しを書いてください。',
  );

// Facts

export const dateOutsideFiscalYear = (date: string, fiscalYear: number): Fault =>
  warning(
    'date-outside-fiscal-year',
    `${date} は、${fiscalYear}年度（${fiscalYear}年4月から${fiscalYear + 1}年3月）の外にあります。`,
    '日付か fiscalYear: を確かめてください。正しければ、このままでかまいません。',
  );

export const attendanceContradicts = (organizations: number, unit: string, people: number): Fault =>
  warning(
    'attendance-contradicts',
    `${organizations}${unit}から ${people}名となっていて、団体の数より人の数が少なくなっています。`,
    'attendance: の people と organizations を確かめてください。',
  );

export const monthlyCountDiffers = (expected: number, count: number, fiscalYear: number): Fault =>
  warning(
    'monthly-count-differs',
    `${fiscalYear}年度の毎月の日をすべて数えると ${expected}回ですが、count は ${count}回です。休んだ月があるようです。`,
    '休んだ月が分かれば、本文に書いてください。',
  );

export const timesReversed = (start: string, end: string): Fault =>
  error(
    'end-before-start',
    `終わり（${end}）が始まり（${start}）より前です。`,
    `start: "${end}" と end: "${start}" のように入れかえるか、なおしてください。`,
  );

export const datesReversed = (from: string, to: string): Fault =>
  error(
    'end-before-start',
    `終わりの日（${to}）が始まりの日（${from}）より前です。`,
    `from: ${to} と to: ${from} のように入れかえるか、なおしてください。`,
  );

export const deadlineAfterEvent = (deadline: string, first: string): Fault =>
  warning(
    'deadline-after-event',
    `締め切り（${deadline}）が行事の日（${first}）よりあとです。`,
    'apply: の by を行事より前の日にしてください。',
  );

export const likelySlip = (written: string, meant: string): Fault =>
  warning(
    'likely-slip',
    `「${written}」は書きまちがいのようです。`,
    `「${meant}」でよければ、書きなおしてください。もとの資料のとおりなら、このままでかまいません。`,
  );

export const eventWithoutReaders = (): Fault =>
  error(
    'publication-without-readers',
    'この案内には、受け取る区分がありません。だれにも届きません。',
    'audience: employed（就労者）、job-seeking（求職者）、both（両方）のどれかを書いてください。',
  );
