/**
 * content/center.yaml: everything that belongs to one centre and not to the product. The doc lines are what
 * docs/operating.md prints.
 */
import { z } from 'zod';
import { findIndiscreet, isDiscreet } from './discreet.ts';
import { AUDIENCES } from './variants.ts';

const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');
/** The pages link to each other from the root of their site. */
export const isSiteRoot = (url: string): boolean => !URL.canParse(url) || new URL(url).pathname === '/';

export const SITE_ROOT_ONLY =
  'ウェブサイトは、フォルダーの中には置けません。https://tsushin.example.jp のように、ドメインの名前までを書いてください。';

const email = z.email('center@example.jp の形で書いてください。');

const audienceLabels = z.strictObject({
  staff: z.string().describe('職員が見る呼び方。就労者 など'),
  reader: z.string().describe('読者が見る呼び方。働いている方 など'),
});

const policySchema = z.strictObject({
  approvals: z.int().min(0).max(2).default(1).describe('送る前に必要な承認の数'),
  holdMinutes: z.int().min(0).default(10).describe('送り始める前に取り消せる分数。外へ送るときだけ'),
  hours: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, '"09:00-18:00" の形で書いてください。')
    .default('09:00-18:00')
    .describe('送ってよい時間帯。外へ送るときだけ'),
  siteCheck: yesNo.default(true).describe('メールが指すページがウェブにあるか、送る前に確かめる'),
  signup: z.enum(['open', 'staff']).default('staff').describe('登録は open（ウェブからも）か staff（職員だけ）か'),
  unconfirmedReadings: z
    .enum(['warn', 'stop'])
    .default('warn')
    .describe('未確認のふりがながあるとき、知らせるか止めるか'),
  consentYears: z.int().min(0).default(0).describe('同意の有効年数。0 は期限なし'),
  abroad: yesNo.default(false).describe('国外の事業者に宛先を渡すことへの同意をとっているか'),
  retentionYears: z.int().min(1).default(3).describe('登録を終えた人の記録を残す年数'),
  onDemand: yesNo.default(false).describe('配信停止などのページをサーバーで動かすか'),
});

const STEPS = [
  'それぞれの版のPDFを、「刷る数」だけ両面で印刷して、山ごとに分けて置きます。',
  'ラベルを、山の順に用意します。ラベルの右上の番号が、山の名前から始まっているかを見ます。',
  '封筒にラベルをはり、同じ山の通信と同封物を入れます。一つの山が終わるまで、次の山に進みません。',
  '封入チェック表に印をつけます。終わったら、山の通数と印の数が合うかを数えます。',
  '一通ずつ重さをはかり、料金を確かめて、投函します。',
];

const CHANGES = [
  'メールで受け取る',
  'ふりがなのついた版にする',
  '大きい文字の版にする',
  '郵送をやめる',
  '名前や住所が変わった',
];

const mm = z.number();

const edge = z.number().min(0);

/** Label stock in millimetres, on A4. */
export const labelSheetSchema = z.strictObject({
  name: z.string().describe('職員が見る名前'),
  width: mm.positive().describe('ラベル1枚の幅'),
  height: mm.positive().describe('ラベル1枚の高さ'),
  columns: z.int().min(1).describe('横に並ぶ数'),
  rows: z.int().min(1).describe('縦に並ぶ数'),
  left: edge.describe('紙の左の端から最初のラベルまで'),
  top: edge.describe('紙の上の端から最初のラベルまで'),
  columnGap: edge.default(0).describe('横のラベルとの間'),
  rowGap: edge.default(0).describe('縦のラベルとの間'),
});

/** Measures in millimetres, from the top left corner of the cover sheet. */
export const windowSchema = z.strictObject({
  x: mm.describe('紙の左の端から窓まで'),
  y: mm.describe('紙の上の端から窓まで'),
  width: mm.positive().describe('窓の幅'),
  height: mm.positive().describe('窓の高さ'),
  slip: mm.min(0).describe('封筒の中で紙が動く幅'),
});

export const centerSchema = z.strictObject({
  name: z.string().min(1).describe('センターの正式な名前'),
  alsoKnownAs: z.string().optional().describe('もう一つの名前'),
  publicName: z.string().optional().describe('封筒や差出人に使う、障害の語を含まない名前'),
  newsletter: z.string().min(1).describe('通信の名前'),
  tagline: z.string().default('').describe('通信の名前にそえる一文'),
  postcode: z
    .string()
    .regex(/^\d{3}-\d{4}$/, '251-0000 の形で書いてください。')
    .describe('郵便番号'),
  address: z.string().min(1).describe('住所'),
  phone: z.string().min(1).describe('電話番号'),
  fax: z.string().optional().describe('ファクス番号'),
  hours: z.string().default('').describe('電話を受ける日と時間'),
  email: email.describe('センターのメールアドレス'),
  sender: z
    .strictObject({
      name: z
        .string()
        .min(1)
        .refine(
          isDiscreet,
          '通信の名前など、障害の語を含まない名前にしてください。差出人の名前は、ほかの人の目にもふれます。',
        )
        .describe('差出人の名前。通信の名前にし、障害の語を入れない'),
      email: email.describe('差出人のアドレス'),
      replyTo: email.optional().describe('返信先'),
      listId: z
        .string()
        .regex(/^[a-z0-9.-]+$/, 'tsushin.example.jp の形で書いてください。')
        .describe('List-Id'),
      greetByName: yesNo.default(false).describe('メールに読者の名前を入れるか'),
    })
    .describe('メールの差出人'),
  jisTest: z
    .strictObject({
      date: z.iso.date('2026-04-01 の形で書いてください。').describe('試験をした日'),
      by: z.string().min(1).describe('試験をした人や団体'),
      report: z.url('https:// から書いてください。').optional().describe('結果をのせたページ'),
    })
    .optional()
    .describe('人による JIS X 8341-3 の試験。していなければ書きません'),
  site: z
    .url('https://tsushin.example.jp の形で書いてください。')
    .refine(isSiteRoot, SITE_ROOT_ONLY)
    .describe('ウェブサイトの住所'),
  complaints: z.string().default('').describe('苦情・ご意見の窓口'),
  labels: z.strictObject({
    employed: audienceLabels,
    'job-seeking': audienceLabels,
    newcomer: audienceLabels
      .default({ staff: '新規相談者', reader: 'はじめての方' })
      .describe('はじめて相談する人の呼び方'),
    everyone: z.string().default('みなさん'),
    event: z.string().default('行事'),
    report: z.string().default('開催報告'),
    info: z.string().default('お知らせ'),
    caution: z.string().default('注意'),
    point: z.string().default('ポイント'),
    easyRead: z.string().default('かんたんに読む'),
    sample: z.string().default('見本'),
    approval: z.string().default('承認'),
  }),
  post: z
    .strictObject({
      labelSheet: z.string().default('a-one-12').describe('ラベル用紙'),
      labelSheets: z.record(z.string(), labelSheetSchema).default({}).describe('ほかのラベル用紙の寸法（mm）'),
      spareCopies: z.int().min(0).default(5).describe('版ごとの予備の部数'),
      barcode: yesNo.default(false).describe('カスタマバーコードを印刷するか'),
      senderName: z
        .string()
        .refine(isDiscreet, '通信の名前など、障害の語を含まない名前にしてください。封筒は、ほかの人の目にもふれます。')
        .optional()
        .describe('封筒の差出人の名前。障害の語を入れない。なければ publicName、それもなければ通信の名前'),
      payment: z
        .enum(['stamps', 'counter', 'monthly'])
        .default('stamps')
        .describe('料金の払い方。stamps（切手）、counter（料金別納）、monthly（料金後納）'),
      postOffice: z.string().default('').describe('差し出す郵便局の名前。料金別納・後納の表示に入れる'),
      localPostcodes: z
        .array(z.string().regex(/^\d{3,7}$/, '"251" のように、郵便番号の始まりの数字を書いてください。'))
        .default([])
        .describe('差し出す郵便局と同じ郵便区の、郵便番号の始まり'),
      localYen: z.int().positive().optional().describe('郵便区内特別郵便物の1通の料金。郵便局で確かめた額'),
      steps: z.array(z.string().min(1)).default(STEPS).describe('部数表に印刷する、封入と投函のすすめかた'),
      changes: z
        .array(z.string().min(1))
        .default(CHANGES)
        .describe('紙面の「受け取り方を変えるとき」の紙で、印をつけるもの'),
      paperGrams: z.number().positive().default(64).describe('紙の重さ。1平方メートルあたりのグラム'),
      windows: z
        .strictObject({ long3: windowSchema, square2: windowSchema })
        .partial()
        .optional()
        .describe('窓つき封筒の窓の位置（mm）'),
    })
    .prefault({})
    .describe('郵送'),
  policy: policySchema.prefault({}).describe('送るときの決まり'),
});

export type Center = z.output<typeof centerSchema>;
export type Policy = Center['policy'];

/** 就労者 names its segment in 就労の話 as well. */
const stemOf = (label: string): string => label.replace(/(?<=..)者$/u, '');

/** The word of a subject, a preheader or a calendar entry that tells too much of its reader; the newsletter's name is known. */
export const findTelling = (words: string, { newsletter, labels }: Center): string | undefined =>
  findIndiscreet(
    newsletter === '' ? words : words.replaceAll(newsletter, ''),
    AUDIENCES.map((audience) => stemOf(labels[audience].staff)).filter((label) => label !== ''),
  );
