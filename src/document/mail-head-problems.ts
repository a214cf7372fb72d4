/** The wording of what is wrong with the words that others see of a mail. */
import { error, type Fault } from '../problems.ts';

export const headPlaceholder = (found: string): Fault =>
  error(
    'mail-placeholder',
    `メールの一覧に出る言葉に、うめ終わっていない印「${found}」があります。読者にそのまま見えます。`,
    `「${found}」を消して、言葉を書いてください。読者の名前は、ここには入れられません。`,
  );

export const headIndiscreet = (where: string, words: string, telling: string): Fault =>
  error(
    'mail-indiscreet',
    `${where}「${words}」に、「${telling}」という言葉があります。ほかの人の目にふれて、登録していることが知られるおそれがあります。`,
    '通信の名前や日にちなど、ほかの人が見てもわからない言葉だけにしてください。',
  );
