/** The wording of what keeps a new file from being made. */
import { error, type Fault } from '../problems.ts';

export const fileExists = (path: string): Fault =>
  error(
    'file-exists',
    `${path} は、もうあります。上書きはしません。`,
    '別の id を書くか、あるファイルを開いて書いてください。',
  );

export const idNotPlain = (id: string): Fault =>
  error(
    'id-not-plain',
    `id「${id}」は使えません。ウェブの住所になります。`,
    '2024-summer のように、半角の英小文字、数字、- だけで書いてください。',
  );

export const dateNotReal = (date: string): Fault =>
  error(
    'date-not-real',
    `「${date}」は、ほんとうにある日付ではありません。`,
    '2023-07-14 の形で、カレンダーにある日を書いてください。',
  );

export const timeNotReal = (time: string): Fault =>
  error('time-not-real', `「${time}」は時間として読めません。`, '10:30 のように、半角の24時間の形で書いてください。');

export const audienceUnknown = (audience: string): Fault =>
  error(
    'audience-unknown',
    `区分「${audience}」はありません。`,
    'employed（就労者）、job-seeking（求職者）、both（両方）のどれかを書いてください。',
  );

export const structureUnknown = (from: string, near: string | undefined): Fault =>
  error(
    'issue-unknown',
    `形を引きつぐ号「${from}」がありません。`,
    near === undefined ? '--from を消すと、いちばん新しい号の形を引きつぎます。' : `--from ${near} と書いてください。`,
  );
