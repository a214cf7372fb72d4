/** One small publication that holds every kind of block and inline, and what a renderer needs beside it. */
import { type Center, centerSchema } from '../../src/center.ts';
import type { Block, Document, Fact, Inline, Origin } from '../../src/document/nodes.ts';
import type { Picture, RenderContext } from '../../src/render/context.ts';

export const origin: Origin = { file: 'content/issues/2023-summer/index.mdx', line: 12, column: 1 };
const base = { origin, web: 'yes' } as const;

export const text = (value: string): Inline => ({ kind: 'text', value });
export const ruby = (word: string, reading: string): Inline => ({ kind: 'ruby', base: word, reading, confirmed: true });
export const paragraph = (...children: Inline[]): Block => ({ ...base, kind: 'paragraph', children });
export const heading = (depth: 2 | 3 | 4, words: string): Block => ({
  ...base,
  kind: 'heading',
  depth,
  id: `section-${depth}`,
  children: [text(words)],
});
const fact = (key: Fact['key'], label: string, value: string): Fact => ({
  key,
  label: [text(label)],
  value: [text(value)],
});
const list = (ordered: boolean, start: number, ...items: string[]): Block => ({
  ...base,
  kind: 'list',
  ordered,
  start,
  items: items.map((item) => [paragraph(text(item))]),
});

export const center: Center = centerSchema.parse({
  name: '見本障害者就業・生活支援センター',
  alsoKnownAs: '見本就労援助センター',
  newsletter: 'みほん通信',
  tagline: '毎日に、ほっとひと息',
  postcode: '251-0000',
  address: '神奈川県藤沢市見本町1-2-3',
  phone: '0466-00-0000',
  fax: '0466-00-0001',
  hours: '月曜日から金曜日の午前9時から午後5時',
  email: 'center@example.jp',
  sender: { name: 'みほん通信', email: 'tsushin@example.jp', listId: 'tsushin.example.jp' },
  site: 'https://tsushin.example.jp',
  complaints: '苦情受付係 電話 0466-00-0002',
  labels: {
    employed: { staff: '就労者', reader: '働いている方' },
    'job-seeking': { staff: '求職者', reader: '仕事をさがしている方' },
  },
});

export const picture: Picture = {
  src: 'issues/2023-summer/sea.png',
  width: 1600,
  height: 800,
  sourceHash: '0123456789abcdef'.repeat(4),
  email: {
    path: 'pictures/0123456789abcdef-1072.png',
    settings: 'png 1072',
    width: 536,
    height: 268,
    bytes: new Uint8Array(),
  },
  print: { bytes: new Uint8Array(), format: 'png' },
};

export const context: RenderContext = {
  center,
  siteUrl: 'https://tsushin.example.jp',
  audience: 'employed',
  reading: 'standard',
  words: (value) => [text(value)],
  pictures: new Map([[picture.src, picture]]),
};

const figure = (src: string, alt: string, ...caption: Inline[]): Block => ({
  ...base,
  kind: 'figure',
  src,
  alt,
  caption,
});

const callout = (type: 'info' | 'caution' | 'point', label: string, ...children: Block[]): Block => ({
  ...base,
  kind: 'callout',
  type,
  label: [text(label)],
  children,
});

const plainBlocks: Block[] = [
  heading(2, 'ごあいさつ'),
  paragraph(
    ruby('湘南', 'しょうなん'),
    text('の海に、夏の光がもどってきました。'),
    { kind: 'strong', children: [text('みなさん、')] },
    { kind: 'emphasis', children: [text('いかが')] },
    text('おすごしですか。'),
    { kind: 'break' },
    text('行事のことは、'),
    { kind: 'link', href: '/events/2023-08-05-zadankai/', children: [text('座談会のページ')] },
    text('に書きました。'),
  ),
  figure('issues/2023-summer/sea.png', 'おだやかな青い海のむこうに、江の島がうかんでいる絵。', text('夏の海')),
  figure('issues/2023-summer/lost.png', '用意できなかった絵'),
  list(false, 1, '朝、同じ時間におきて、カーテンをあける', '1日に1回、外の空気をすう'),
  list(true, 3, '足のうらを床につけて、背すじをのばします。', '息をすいながら、かたを耳に近づけます。'),
  {
    ...base,
    kind: 'table',
    header: [[text('日にち')], [text('集まり')], [text('時間')]],
    rows: [
      [[text('8月5日（土）')], [text('座談会')], [text('午前11時から正午まで')]],
      [[text('9月30日（土）')], [text('第2回 交流会')], [text('午前10時30分から午前11時30分まで')]],
    ],
  },
  { ...base, kind: 'quote', children: [paragraph(text('海の風に、ほっとしました。'))] },
  { ...base, kind: 'rule' },
];

const calloutBlocks: Block[] = [
  heading(2, '暑い日の、すごし方'),
  callout('info', 'お知らせ', paragraph(text('8月11日は、お休みです。'))),
  callout('caution', '注意', paragraph(text('のどがかわく前に、水を飲みましょう。')), list(false, 1, '水やお茶を持つ')),
  callout('point', 'ポイント', paragraph(text('つかれたら、休みましょう。'))),
  {
    ...base,
    kind: 'action',
    href: 'mailto:center@example.jp?subject=%E7%9B%B8%E8%AB%87',
    label: [text('センターにメールを書く')],
  },
  { ...base, kind: 'action', href: 'tel:0466000000', label: [text('センターに電話をかける')] },
  { ...base, kind: 'action', href: 'https://www.example.jp/apply?a=1&b=2', label: [text('座談会に申し込む')] },
  { ...base, kind: 'action', href: '/first/', label: [text('はじめての方のページをひらく')] },
];

const cardBlocks: Block[] = [
  heading(2, '行事のお知らせ'),
  {
    ...base,
    kind: 'event',
    depth: 3,
    id: '2023-08-05-zadankai',
    title: [text('座談会')],
    series: [text('第1回 交流会')],
    facts: [
      fact('when', '日時', '2023年8月5日（土曜日） 午前11時から正午まで'),
      fact('place', '場所', 'ココテラス湘南会議室'),
      fact('lecturer', '講師', '見本 太郎（見本大学 見本学部 見本学科 とても長い所属の名前がつづく研究室）'),
    ],
    calendar: true,
    children: [paragraph(text('お茶を飲みながら話します。')), heading(4, '持ちもの'), paragraph(text('ありません。'))],
  },
  {
    ...base,
    web: 'no',
    kind: 'event',
    depth: 3,
    id: '2023-secret',
    title: [text('ウェブにのせない行事')],
    series: [],
    facts: [],
    calendar: false,
    children: [],
  },
  {
    ...base,
    kind: 'report',
    depth: 3,
    id: '2023-07-08-chair-yoga',
    label: [text('開催報告')],
    title: [text('イス・ヨガ')],
    facts: [fact('attendance', '参加者', '14名')],
    children: [paragraph(text('いすにすわったまま、体をのばしました。'))],
  },
  {
    ...base,
    kind: 'staff',
    depth: 3,
    id: 'mihon-hanako',
    name: [text('見本 花子')],
    role: [text('就業支援の担当')],
    sample: [text('見本')],
    children: [paragraph(text('海ぞいの道を散歩します。'))],
  },
  {
    ...base,
    kind: 'resource',
    depth: 3,
    id: 'hello-work',
    name: [text('ハローワーク藤沢')],
    category: [text('仕事の相談')],
    sample: [],
    facts: [fact('phone', '電話', '0466-00-0003')],
    children: [],
  },
  {
    ...base,
    kind: 'for',
    audience: undefined,
    label: [],
    children: [paragraph(text('みなさんへのお知らせです。'))],
  },
];

const scheduled = {
  id: '2023-08-05-zadankai',
  web: 'yes',
  audiences: [],
  title: [text('座談会')],
  when: [text('2023年8月5日（土曜日） 午前11時から正午まで')],
} as const;

const componentBlocks: Block[] = [
  heading(2, '話を聞きました'),
  {
    ...base,
    kind: 'easy-read',
    label: [text('かんたんに読む')],
    children: [paragraph(text('野菜のお店の話です。'))],
    long: [],
    href: '/issues/2023-summer/#section-9',
    more: [text('「話を聞きました」をくわしく読む')],
  },
  {
    ...base,
    kind: 'qa',
    people: undefined,
    items: [
      {
        question: [text('お仕事は、何ですか。')],
        answer: [paragraph(text('野菜をならべています。')), paragraph(text('毎朝です。'))],
      },
    ],
  },
  {
    ...base,
    kind: 'schedule',
    to: '2023-09-30',
    events: [{ ...scheduled, place: [text('見本会議室')], audience: [text('働いている方')] }],
    none: [text('この期間の行事は、ありません。')],
  },
  { ...base, kind: 'schedule', to: '2023-09-30', events: [], none: [text('この期間の行事は、ありません。')] },
  {
    ...base,
    kind: 'reply-slip',
    title: [text('お返事の用紙')],
    children: [paragraph(text('座談会に来る方は、お返事をください。'))],
    offers: [scheduled],
    choices: [[text('参加します')], [text('参加しません')]],
    by: '2023-07-28',
    deadline: [text('2023年7月28日（金曜日）までに、お返事をください。')],
    href: 'mailto:center@example.jp?subject=%E8%BF%94%E4%BA%8B',
    label: [text('メールで返事をする')],
    cut: [text('ここから切りとってください')],
    blanks: [[text('お名前')]],
    returns: [fact('fax', 'ファクス', '0466-00-0001')],
  },
  { ...base, kind: 'contact', name: [text('見本センター')], facts: [fact('phone', '電話', '0466-00-0000')] },
];

export const sampleDocument: Document = {
  publication: 'issues/2023-summer',
  kind: 'issue',
  title: [text('2023年夏号 海の風と、ひと息')],
  subject: 'みほん通信 2023年夏号',
  preheader: '夏から秋の行事のお知らせと、職員の紹介です。',
  edition: [text('第1号')],
  date: '2023-07-14',
  audiences: ['employed', 'job-seeking'],
  web: 'yes',
  draft: false,
  blocks: [...plainBlocks, ...calloutBlocks, ...cardBlocks, ...componentBlocks],
  origin,
};
