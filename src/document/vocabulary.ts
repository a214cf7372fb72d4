/**
 * The components that writers may use, with their attributes. Schema, type and documentation in one: the doc lines
 * are the reference in docs/writing.md.
 */
import { z } from 'zod';
import { AUDIENCES } from '../variants.ts';
import { isDate } from './dates.ts';
import { CALLOUT_TYPES, WEB_VISIBILITIES } from './nodes.ts';
import { EMPLOYER_ANSWERS, PEOPLE, type People, SHOWN_MEDIA } from './people.ts';

const web = z
  .enum(WEB_VISIBILITIES)
  .default('yes')
  .describe(
    'ウェブにのせるか。yes（のせる）、no（のせない）、noplace（行事の場所と参加のしかたをのせない）。書かなければ yes',
  );
const id = z.string().min(1);
const date = z.string().refine(isDate);

/** Several words in one attribute, however they are parted. */
const list = z.string().transform((value) => value.split(/[\s　、，,／/]+/u).filter((word) => word !== ''));
const noWords = (): string[] => [];

const people = {
  people: z
    .enum(PEOPLE)
    .optional()
    .describe(
      'だれが出ているか。none（だれもいない、または絵）、staff（職員）、registrants（登録者）、guests（講師など）',
    ),
  consentDate: date.optional().describe('本人の同意をもらった日'),
  consentMedia: list
    .pipe(z.array(z.enum(SHOWN_MEDIA)).min(1))
    .optional()
    .describe(
      '同意をもらった出し方。web（ウェブ）、email（メール）、print（紙）を空白でならべる。ないところには出ません',
    ),
  consentUntil: date.optional().describe('同意の終わりの日。期限がなければ書かない'),
  employer: z
    .enum(EMPLOYER_ANSWERS)
    .optional()
    .describe('登録者のとき、勤め先のこと。agreed（勤め先も同意した）、unconcerned（勤め先に関わりがない）'),
};

type PeopleAttributes = z.output<z.ZodObject<typeof people>>;

/** Undefined where nothing was said. */
export function peopleOf(attributes: PeopleAttributes): People | undefined {
  const { people: who, consentDate, consentMedia, consentUntil, employer } = attributes;
  if (who === undefined) return undefined;
  if (consentDate !== undefined && consentMedia !== undefined) {
    return { who, consent: { date: consentDate, media: consentMedia, until: consentUntil, employer } };
  }
  if (consentDate === undefined && consentMedia === undefined) return { who, consent: undefined };
  const lacks = consentDate === undefined ? 'consentDate' : 'consentMedia';
  return { who, consent: undefined, half: { lacks, employer } };
}

export interface Component {
  /** What it is for, in one or two sentences. */
  readonly about: string;
  readonly attributes: z.ZodObject;
  /** What stands between the tags: blocks, one line of words, or nothing. */
  readonly inside: 'blocks' | 'words' | 'nothing';
  /** Ready to paste. */
  readonly example: string;
}

export const vocabulary = {
  For: {
    about: 'だれに送るか、ウェブにのせるかを決めます。中に書いたものすべてにききます。',
    attributes: z.strictObject({
      audience: z.enum(AUDIENCES).optional().describe('だれに送るか。employed（就労者）、job-seeking（求職者）'),
      web,
    }),
    inside: 'blocks',
    example: '<For audience="employed">…</For>',
  },
  Event: {
    about: '行事のお知らせです。日時や場所は、events フォルダーの行事のファイルから出ます。',
    attributes: z.strictObject({ id: id.describe('events フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Event id="2023-07-08-chair-yoga" />',
  },
  Report: {
    about:
      '開いた行事の報告です。行事の名前、日時、参加者の数は、行事のファイルから出ます。中に、どんな会だったかを書きます。',
    attributes: z.strictObject({ event: id.describe('報告する行事の id'), web }),
    inside: 'blocks',
    example: '<Report event="2023-07-08-chair-yoga">…</Report>',
  },
  Staff: {
    about: '職員の紹介です。staff フォルダーのファイルから出ます。',
    attributes: z.strictObject({ id: id.describe('staff フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Staff id="mihon-hanako" />',
  },
  Resource: {
    about: '地域の場所やサービスの紹介です。resources フォルダーのファイルから出ます。',
    attributes: z.strictObject({ id: id.describe('resources フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Resource id="hello-work-fujisawa" />',
  },
  Figure: {
    about: '写真や絵です。中に書いた言葉は、下に小さく出ます。',
    attributes: z.strictObject({
      src: z.string().min(1).describe('写真や絵のファイル。./yoga.png'),
      alt: z.string().describe('見えない人にも伝わる説明文'),
      ...people,
      web,
    }),
    inside: 'words',
    example: '<Figure src="./yoga.png" alt="いすに座ってのばしている人の絵" people="none" />',
  },
  Callout: {
    about: '大事なところを囲みます。',
    attributes: z.strictObject({
      type: z.enum(CALLOUT_TYPES).describe('info（お知らせ）、caution（注意）、point（ポイント）'),
      web,
    }),
    inside: 'blocks',
    example: '<Callout type="info">…</Callout>',
  },
  Action: {
    about: 'ボタンです。紙では、行き先の文字と QR コードになります。一つの号に一つだけにします。',
    attributes: z.strictObject({
      href: z.string().min(1).describe('行き先。https://…、mailto:…、tel:…、/…'),
      label: z.string().min(1).describe('ボタンの言葉'),
      web,
    }),
    inside: 'nothing',
    example: '<Action href="tel:0466-00-0000" label="電話で申し込む" />',
  },
  Contact: {
    about: 'センターの連絡先です。center.yaml から出ます。',
    attributes: z.strictObject({ web }),
    inside: 'nothing',
    example: '<Contact />',
  },
  ReplySlip: {
    about:
      '返事の用紙です。紙では切りとってファクスか郵便で送れる形に、ウェブとメールでは返事をするボタンになります。中に、何の返事かを書きます。',
    attributes: z.strictObject({
      events: list.default(noWords).describe('返事がほしい行事の id。いくつもあるときは空白でならべる'),
      choices: list
        .default(noWords)
        .describe('えらんでもらう言葉。空白でならべる。書かなければ「参加します」「参加しません」'),
      by: date.optional().describe('返事の締め切り'),
      title: z.string().min(1).default('お返事の用紙').describe('用紙の題名'),
      href: z.string().min(1).optional().describe('ウェブやメールで返事をする所。書かなければセンターへのメール'),
      web,
    }),
    inside: 'blocks',
    example: '<ReplySlip events="2023-08-05-zadankai" by="2023-07-28">…</ReplySlip>',
  },
  QA: {
    about: '聞き書きです。行の初めに「Q：」と書くと質問、「A：」と書くと答えになります。答えは何段落でも書けます。',
    attributes: z.strictObject({ ...people, web }),
    inside: 'blocks',
    example:
      '<QA people="registrants" consentDate="2023-06-01" consentMedia="web email print" employer="agreed">\n\nQ：今のお仕事は何ですか。\n\nA：スーパーで、野菜をならべています。\n\n</QA>',
  },
  EasyRead: {
    about:
      '「かんたんに読む」です。見出しのすぐ下に置くと、その見出しの文章をやさしく言いかえたものになります。ふつうの版では文章の前に出ます。ふりがな版では文章のかわりに出て、もとの文章へのリンク（紙では QR コード）がつきます。',
    attributes: z.strictObject({ web }),
    inside: 'blocks',
    example: '<EasyRead>\n\n8月5日に、話す会があります。\n\n</EasyRead>',
  },
  Schedule: {
    about: '二つの日の間にある行事の一覧です。読む人の区分に合うものだけが出ます。',
    attributes: z.strictObject({
      from: date.describe('初めの日。2023-07-14 の形'),
      to: date.describe('終わりの日'),
      web,
    }),
    inside: 'nothing',
    example: '<Schedule from="2023-07-14" to="2023-09-30" />',
  },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof vocabulary;
export const COMPONENT_NAMES = Object.keys(vocabulary).sort();
export const isComponentName = (name: string): name is ComponentName => Object.hasOwn(vocabulary, name);
