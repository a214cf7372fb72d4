/** The wording of what can be wrong in a correction. */
import { error, type Fault } from '../problems.ts';

export const correctsUnknown = (name: string, near: string | undefined): Fault =>
  error(
    'corrects-unknown',
    `訂正する発行物「${name}」がありません。`,
    near === undefined
      ? 'corrects: issues/2023-summer のように、まちがいのあった発行物の名前を書いてください。'
      : `corrects: ${near} と書いてください。`,
  );

export const correctionTooEarly = (date: string): Fault =>
  error(
    'correction-too-early',
    `訂正の日が、まちがいのあった発行物の日（${date}）より前です。`,
    'date: に、訂正を出す日を書いてください。',
  );

export const correctionPlain = (): Fault =>
  error(
    'correction-plain',
    '訂正の中に、見出しか <EasyRead> があります。訂正は、もとのページの上に出る短い文です。',
    '見出しと <EasyRead> を消して、まちがいと正しい内容を、文か箇条書きで書いてください。',
  );

export const correctionWider = (audience: string): Fault =>
  error(
    'correction-wider',
    'もとの発行物を受け取っていない人にも、訂正が届きます。その人あての内容でないことが、伝わってしまいます。',
    `audience: を消すか、audience: ${audience} と書いてください。`,
  );
