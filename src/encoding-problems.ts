/** The wording of a file that was saved in a way that cannot be read. */
import { error, type Fault } from './problems.ts';

export const notUtf8 = (encoding: string): Fault =>
  error(
    'not-utf8',
    `このファイルは${encoding}で保存されているようです。このままでは文字が化けます。`,
    '文字コードに「UTF-8」を選んで、保存しなおしてください。',
  );
