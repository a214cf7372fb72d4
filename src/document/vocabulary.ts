/**
 * The components that writers may use, with their attributes. Schema, type and documentation in one: the doc lines
 * are the reference in docs/writing.md.
 */
import { z } from 'zod';
import { AUDIENCES } from '../variants.ts';
import { CALLOUT_TYPES, WEB_VISIBILITIES } from './nodes.ts';

const web = z.enum(WEB_VISIBILITIES).default('yes').describe('ウェブにのせるか');
const id = z.string().min(1);

export interface Component {
  readonly attributes: z.ZodObject;
  /** What stands between the tags: blocks, one line of words, or nothing. */
  readonly inside: 'blocks' | 'words' | 'nothing';
  /** Ready to paste. */
  readonly example: string;
}

export const vocabulary = {
  For: {
    attributes: z.strictObject({ audience: z.enum(AUDIENCES).optional().describe('だれに送るか'), web }),
    inside: 'blocks',
    example: '<For audience="employed">…</For>',
  },
  Event: {
    attributes: z.strictObject({ id: id.describe('events フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Event id="2023-07-08-chair-yoga" />',
  },
  Report: {
    attributes: z.strictObject({ event: id.describe('報告する行事の id'), web }),
    inside: 'blocks',
    example: '<Report event="2023-07-08-chair-yoga">…</Report>',
  },
  Staff: {
    attributes: z.strictObject({ id: id.describe('staff フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Staff id="mihon-hanako" />',
  },
  Resource: {
    attributes: z.strictObject({ id: id.describe('resources フォルダーのファイル名から .mdx をとったもの'), web }),
    inside: 'nothing',
    example: '<Resource id="hello-work-fujisawa" />',
  },
  Figure: {
    attributes: z.strictObject({
      src: z.string().min(1).describe('写真や絵のファイル。./yoga.png'),
      alt: z.string().describe('見えない人にも伝わる説明文'),
      web,
    }),
    inside: 'words',
    example: '<Figure src="./yoga.png" alt="いすに座ってのばしている人" />',
  },
  Callout: {
    attributes: z.strictObject({
      type: z.enum(CALLOUT_TYPES).describe('info（お知らせ）、caution（注意）、point（ポイント）'),
      web,
    }),
    inside: 'blocks',
    example: '<Callout type="info">…</Callout>',
  },
  Action: {
    attributes: z.strictObject({
      href: z.string().min(1).describe('行き先。https://…、mailto:…、tel:…、/…'),
      label: z.string().min(1).describe('ボタンの言葉'),
      web,
    }),
    inside: 'nothing',
    example: '<Action href="tel:0466-00-0000" label="電話で申し込む" />',
  },
} as const satisfies Record<string, Component>;

export type ComponentName = keyof typeof vocabulary;
export const COMPONENT_NAMES = Object.keys(vocabulary).sort();
export const isComponentName = (name: string): name is ComponentName => Object.hasOwn(vocabulary, name);
