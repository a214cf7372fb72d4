/** The wording of what can go wrong between a document and its frozen edition. */
import { error, type Fault, warning } from '../problems.ts';

export const readingsUnconfirmed = (
  publication: string,
  count: number,
  examples: readonly string[],
  stop: boolean,
): Fault =>
  (stop ? error : warning)(
    'readings-unconfirmed',
    `ふりがな版に、まだ人が確かめていない読みが ${count}語あります（${examples.join('、')} など）。`,
    `npm run -s tsushin -- check --readings ${publication} を実行すると、読みと確かめ方が出ます。`,
  );

export const editionDamaged = (publication: string, path: string): Fault =>
  error(
    'edition-damaged',
    `${publication} の保存された発行版が、作ったときと変わっています（${path}）。このままでは送れません。`,
    `npm run -s tsushin -- build ${publication} で作りなおし、もう一度確かめて承認してください。`,
  );

export const editionMissing = (publication: string): Fault =>
  error(
    'edition-missing',
    `${publication} の発行版がまだありません。`,
    `先に npm run -s tsushin -- build ${publication} を実行してください。`,
  );

export const publicationUnknown = (publication: string, near: string | undefined): Fault =>
  error(
    'publication-unknown',
    `「${publication}」という発行物はありません。`,
    near === undefined
      ? 'issues/2023-summer のように、フォルダーと名前で書いてください。'
      : `${near} と書いてください。`,
  );

export const publicationDraft = (publication: string): Fault =>
  error('publication-draft', `${publication} は下書きです。`, '書きおわったら、draft: true の行を消してください。');
