/** The wording of what can be wrong with what paper is asked for by. */
import { error, type Fault, warning } from '../problems.ts';

export const printOnlyUnknown = (id: string): Fault =>
  error(
    'print-only-unknown',
    `「${id}」は、この発行物を郵便で送る人の中にありません。`,
    '登録番号か、ラベルの番号（A-012 など）を書いてください。',
  );

export const printsFormerEdition = (former: string, latest: string): Fault =>
  warning(
    'prints-former-edition',
    `もう送り始めているので、発行版 ${former} を印刷しました。あとから作りなおした発行版 ${latest} は、印刷していません。`,
    'これでよければ、そのまま使ってください。作りなおした内容も届けるときは、別の名前の発行物にしてください。',
  );
