/** The wording of what is wrong with a finished mail. */
import { error, type Fault, warning } from '../../problems.ts';

const inKilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)}KB`;

const MEND =
  '絵の説明や本文を短くするか、記事をウェブのページに移してリンクにしてください。ふりがな版だけのときは、号を2つに分けてください。';

export const emailTooLarge = (bytes: number, limit: number): Fault =>
  error(
    'email-too-large',
    `メールが大きすぎます（${inKilobytes(bytes)}、上限は${inKilobytes(limit)}）。Gmail では途中で切れ、配信停止のリンクが見えなくなります。`,
    MEND,
  );

export const emailLarge = (bytes: number, limit: number): Fault =>
  warning(
    'email-large',
    `メールが大きくなっています（${inKilobytes(bytes)}、目安は${inKilobytes(limit)}まで）。`,
    MEND,
  );
