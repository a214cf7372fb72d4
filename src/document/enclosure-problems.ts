/** The wording of what can be wrong with content/enclosures.yaml, beside what its schema says. */
import { error, type Fault } from '../problems.ts';

export const enclosureForNobody = (publication: string, near: string | undefined): Fault =>
  error(
    'enclosure-for-nobody',
    `同封物が「${publication}」のところに書かれていますが、その発行物はありません。このままでは、どの封筒にも入りません。`,
    near === undefined
      ? 'issues/2023-summer のように、フォルダーと名前で書いてください。'
      : `${near} と書いてください。`,
  );
