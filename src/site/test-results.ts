/** What the tests found on the pages of this product when they last ran; the accessibility page shows it as it is. */
import { z } from 'zod';

/** In the order in which the page shows them. */
export const CHECKS = [
  'axe（WCAG 2.2 の A と AA、AAA の一部、推奨項目）',
  '文字と背景の差（7:1 以上）',
  'HTML の書き方',
  'キーボードだけで使える',
  '押す所の大きさ（44 px 以上）',
  '読みあげの順番',
  '幅 320 px で横に動かない',
  '文字の間をひろげても読める',
  '動くものがない',
  'スクリプトなしで読める',
  '決められた色の画面（ハイコントラスト）でも見える',
] as const;
export type Check = (typeof CHECKS)[number];

const date = z.iso.date();

export const testResultsSchema = z.strictObject({
  /** Programs with their versions. */
  tools: z.array(z.string()),
  checks: z.array(
    z.strictObject({
      what: z.enum(CHECKS),
      /** Day of the run in Japan, `YYYY-MM-DD`: a check that did not run keeps its old one, for all to see. */
      date,
      /** How many pages, or pages in different settings, were looked at. */
      tried: z.int(),
      /** How many faults were found. */
      found: z.int(),
    }),
  ),
});
export type TestResults = z.output<typeof testResultsSchema>;

/** The day of the last run, `YYYY-MM-DD`; `undefined` where there was none. */
export const lastRun = (results: TestResults | undefined): string | undefined =>
  results?.checks
    .map(({ date }) => date)
    .sort()
    .at(-1);
