/**
 * content/center.yaml: everything that belongs to one centre and not to the product. The doc lines are what
 * docs/operating.md prints.
 */
import { z } from 'zod';

const yesNo = z.enum(['yes', 'no']).transform((value) => value === 'yes');
const email = z.email('center@example.jp の形で書いてください。');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '"09:00" の形で書いてください。');

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
      name: z.string().min(1).describe('差出人の名前。通信の名前にし、障害の語を入れない'),
      email: email.describe('差出人のアドレス'),
      replyTo: email.optional().describe('返信先'),
      listId: z
        .string()
        .regex(/^[a-z0-9.-]+$/, 'tsushin.example.jp の形で書いてください。')
        .describe('List-Id'),
      greetByName: yesNo.default(false).describe('メールに読者の名前を入れるか'),
    })
    .describe('メールの差出人'),
  site: z.url('https://tsushin.example.jp の形で書いてください。').describe('ウェブサイトの住所'),
  complaints: z.string().default('').describe('苦情・ご意見の窓口'),
  labels: z.strictObject({
    employed: audienceLabels,
    'job-seeking': audienceLabels,
    everyone: z.string().default('みなさん'),
    event: z.string().default('行事'),
    report: z.string().default('開催報告'),
    info: z.string().default('お知らせ'),
    caution: z.string().default('注意'),
    point: z.string().default('ポイント'),
    sample: z.string().default('見本'),
    approval: z.string().default('承認'),
  }),
  post: z
    .strictObject({
      labelSheet: z.string().default('a-one-12').describe('ラベル用紙'),
      spareCopies: z.int().min(0).default(5).describe('版ごとの予備の部数'),
      barcode: yesNo.default(false).describe('カスタマバーコードを印刷するか'),
    })
    .prefault({})
    .describe('郵送'),
  policy: policySchema.prefault({}).describe('送るときの決まり'),
});

export type Center = z.output<typeof centerSchema>;
export type Policy = Center['policy'];

export { clock as clockSchema };
