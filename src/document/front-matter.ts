/**
 * What stands between the `---` lines of a file, by kind. The doc lines are the reference in docs/writing.md.
 */
import { z } from 'zod';
import { AUDIENCES } from '../variants.ts';
import { isDate } from './dates.ts';
import { WEB_VISIBILITIES } from './nodes.ts';
import { EMPLOYER_ANSWERS, PEOPLE, SHOWN_MEDIA } from './people.ts';

const date = z.string().refine(isDate, '2023-07-08 の形で、ほんとうにある日付を書いてください。');
const dayOrMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/, '2023-07-08 か 2023-07 の形で書いてください。')
  .refine((value) => value.length === 7 || isDate(value), 'ほんとうにある日付を書いてください。');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '"10:30" のように、半角の24時間の形で書いてください。');
const words = z.string().trim().min(1, '何か書いてください。');

const audience = z.enum(['both', ...AUDIENCES]).transform((value) => (value === 'both' ? [...AUDIENCES] : [value]));
const FOR_WHOM = '区分。employed（就労者）、job-seeking（求職者）、both（両方）';
const web = z
  .enum(WEB_VISIBILITIES)
  .default('yes')
  .describe('ウェブにのせるか。yes、no（メールと郵送だけ）、noplace（場所と参加方法はのせない）');
const draft = z.boolean().default(false).describe('true のあいだは、送らず、のせません');
const preheader = words.optional().describe('メールの一覧で件名のあとに見える一文。件名のくりかえしにしない');
const sample = z.boolean().default(false).describe('true なら「見本」と表示します');

export const issueSchema = z.strictObject({
  title: words.describe('号の題名。季節と年月など'),
  number: z.int().min(1).describe('号数'),
  date: date.describe('発行日'),
  subject: words.optional().describe('メールの件名。なければ通信の名前、号数、題名'),
  preheader,
  audience: audience.prefault('both').describe(`${FOR_WHOM}。書かなければ both`),
  web,
  draft,
});

export const correctionSchema = z.strictObject({
  corrects: words.describe('まちがいのあった発行物の名前。issues/2023-summer の形'),
  title: words.describe('何の訂正か。「電話番号の訂正」など'),
  date: date.describe('訂正を出す日'),
  preheader,
  audience: audience.optional().describe(`${FOR_WHOM}。書かなければ、もとの発行物と同じ`),
  web,
  draft,
});

const session = z.strictObject({ date, start: time.optional(), end: time.optional() });
const times = z.array(z.strictObject({ start: time, end: time.optional() })).min(1);

export const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const;

const attendance = z.strictObject({
  people: z.int().min(0).optional().describe('参加した人数'),
  organizations: z.int().min(0).optional().describe('参加した団体の数'),
  unit: words.default('機関').describe('団体の数え方。機関、校、社'),
  label: words.default('参加者').describe('表の見出し。参加者、相談者'),
  words: words.optional().describe('数で書けないとき。各回５名程度'),
});

export const EVENT_STATES = ['受付中', '満員', '中止', '延期'] as const;
export type EventState = (typeof EVENT_STATES)[number];

const WHEN = ['sessions', 'period', 'monthly'] as const;

/** `said` is what is wrong, `message` the mend. */
const NO_DAY = {
  params: { said: '行事の日時がありません。' },
  message:
    '日が決まっているなら、次のように書いてください。期間なら period:、毎月なら monthly: で書きます。\nsessions:\n  - date: 2023-07-08\n    start: "10:30"\n    end: "11:30"',
};

const twoWays = (first: string, second: string) => ({
  path: [second],
  params: { said: `行事の日時が、${first}: と ${second}: の二通りで書かれています。` },
  message: `${first}: か ${second}: の、どちらか一方を消してください。`,
});

export const eventSchema = z
  .strictObject({
    title: words.describe('行事の名前'),
    subtitle: words.optional().describe('名前にそえる言葉'),
    series: words.optional().describe('第1回 交流会 など、名前の上に小さく出す言葉'),
    sessions: z.array(session).min(1).optional().describe('日ごとの date、start、end'),
    period: z
      .strictObject({
        from: dayOrMonth,
        to: dayOrMonth,
        count: z.int().min(1).optional(),
        start: time.optional(),
        end: time.optional(),
      })
      .optional()
      .describe('期間。from、to、count（全何回）'),
    monthly: z
      .strictObject({
        nth: z.int().min(1).max(5),
        weekday: z.enum(WEEKDAYS),
        times,
        fiscalYear: z.int(),
        count: z.int().min(1).optional(),
      })
      .optional()
      .describe('毎月の行事。nth（第何）、weekday（曜日）、times、fiscalYear（年度）、count（年に何回）'),
    form: z.enum(['集合', '対面', 'オンライン']).optional().describe('形。集合、対面、オンライン'),
    place: words.optional().describe('場所'),
    joinUrl: z
      .url('https:// から書いてください。')
      .optional()
      .describe('オンラインで参加するページ。ウェブサイトには出ません'),
    joinCode: words.optional().describe('オンラインで参加するときの番号。ウェブサイトには出ません'),
    audience: audience.optional().describe(FOR_WHOM),
    audienceNote: words.optional().describe('対象を言葉で書くとき。就労者全員 など'),
    lecturers: z
      .array(z.strictObject({ name: words, affiliation: words.optional() }))
      .min(1)
      .optional()
      .describe('講師。name と affiliation（所属）'),
    organizer: words.optional().describe('主催'),
    purpose: words.optional().describe('目的'),
    theme: words.optional().describe('テーマ'),
    apply: z
      .strictObject({
        by: date.optional().describe('締め切り'),
        how: words.optional().describe('申し込み方'),
      })
      .optional()
      .describe('申し込み。by（締め切り）と how（方法）'),
    attendance: attendance.optional().describe('終わったあとの参加者数'),
    state: z.enum(EVENT_STATES).optional().describe('ウェブに出す、いまの様子。終わったことは日付でわかります'),
    fiscalYear: z.int().optional().describe('年度。日付がこの年度の外にあると、確かめるように知らせます'),
    date: date.optional().describe('この行事案内を出す日'),
    preheader,
    web,
    draft,
  })
  .superRefine((event, context) => {
    const [first, second] = WHEN.filter((key) => event[key] !== undefined);
    if (first === undefined) context.addIssue({ code: 'custom', ...NO_DAY });
    if (first !== undefined && second !== undefined) context.addIssue({ code: 'custom', ...twoWays(first, second) });
  });
export type EventFields = z.output<typeof eventSchema>;

export const staffSchema = z.strictObject({
  name: words.describe('氏名'),
  role: words.describe('仕事'),
  sample,
  people: z.enum(PEOPLE).optional().describe('だれの紹介か。書かなければ staff（職員）。見本なら none'),
  consent: z
    .strictObject({
      date: date.describe('本人の同意をもらった日'),
      media: z.array(z.enum(SHOWN_MEDIA)).min(1).describe('同意をもらった出し方。web、email、print'),
      until: date.optional().describe('同意の終わりの日。期限がなければ書かない'),
      employer: z
        .enum(EMPLOYER_ANSWERS)
        .optional()
        .describe('登録者のとき、勤め先のこと。agreed（勤め先も同意した）、unconcerned（勤め先に関わりがない）'),
    })
    .optional()
    .describe('本人の同意。date、media、until。登録者の紹介なら employer も'),
  date: date.optional().describe('この紹介を出す日'),
  preheader,
  audience: audience.prefault('both').describe(`${FOR_WHOM}。書かなければ both`),
  web,
  draft,
});

export type StaffFields = z.output<typeof staffSchema>;

export const resourceSchema = z.strictObject({
  name: words.describe('地域資源の名前'),
  category: words.describe('どんな所か'),
  town: words.optional().describe('市や町'),
  address: words.optional().describe('住所'),
  phone: words.optional().describe('電話番号'),
  hours: words.optional().describe('開いている日と時間'),
  url: z.url('https:// から書いてください。').optional().describe('ホームページ'),
  sample,
  web,
  draft,
});
