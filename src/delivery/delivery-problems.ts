/** The wording of what can be wrong with what paper is asked for by. */
import { error, type Fault, warning } from '../problems.ts';

export const printOnlyUnknown = (id: string): Fault =>
  error(
    'print-only-unknown',
    `「${id}」は、この発行物を郵送で送る人の中にありません。`,
    '登録番号か、ラベルの番号（A-012 など）を書いてください。',
  );

export const printOnlyAmbiguous = (id: string): Fault =>
  error(
    'print-only-ambiguous',
    `「${id}」は、ある人のラベルの番号で、別の人の登録番号でもあります。どちらかわからないので、何も印刷していません。`,
    '登録番号をラベルの番号に、またはラベルの番号を登録番号に、書きかえてください。封入チェック表に両方があります。',
  );

/** `--only ""` must not put out everybody. */
export const printOnlyNobody = (): Fault =>
  error(
    'print-only-nobody',
    '--only のあとに、だれの番号もありません。何も印刷していません。',
    '--only A-012,10008 のように、ラベルの番号か登録番号を書いてください。',
  );

export const printOnlyMixed = (printed: readonly string[], waiting: readonly string[]): Fault =>
  error(
    'print-only-mixed',
    `もう印刷した人（${printed.join('、')}）と、まだ印刷していない人（${waiting.join('、')}）は、いっしょに印刷できません。ラベルの番号が重ならないようにするためです。`,
    `--only ${printed.join(',')} と --only ${waiting.join(',')} に分けて、二回印刷してください。`,
  );

export const printOnlyReturned = (id: string, reason: string): Fault =>
  error(
    'print-only-returned',
    `「${id}」あての郵便は、戻ってきました（${reason}）。同じ住所に送っても、また戻ります。`,
    '本人に住所を確かめて、名簿をなおしてから、もう一度同じコマンドを実行してください。',
  );

export const printOnlyCancelled = (id: string, reason: string): Fault =>
  error(
    'print-only-cancelled',
    `「${id}」あての郵便は、取り消しました${reason === '' ? '' : `（${reason}）`}。`,
    '本人に確かめて名簿をなおし、次の号から送ってください。この号は、手書きの封筒で送れます。',
  );

export const printedForOthers = (serials: readonly string[]): Fault =>
  warning(
    'printed-for-others',
    `もう印刷してあるうち、登録を終えたか、区分や案内方法が変わった人の分を取り消しました（ラベル ${serials.join('、')}）。`,
    'その紙とラベルは、封筒に入れずに、シュレッダーにかけてください。通数にも入りません。',
  );

export const printedElsewhere = (serials: readonly string[]): Fault =>
  warning(
    'printed-elsewhere',
    `前に印刷したあとで名前か住所が変わった人の分を、新しい名前と住所で印刷しました（ラベル ${serials.join('、')}）。`,
    '前のラベルと宛名の紙は、使わずに、シュレッダーにかけてください。',
  );

/** Of a run whose paper lies there while the ledger refused it. */
export const printedMeanwhile = (): string =>
  '同じ発行物を、ほかのパソコンか画面でも同時に印刷しています。今できた紙は、記録していません。使わずに捨てて、もう一度 print を実行してください。';

export const allPosted = (publication: string, posted: number): string =>
  `${publication} は、${posted}通の投函がすんでいて、印刷を待っている人はいません。もう一度全部を印刷すると、同じ通信が二通ずつできてしまいます。\n刷り直す人がいるときは、その人だけを書いてください。\nnpm run -s tsushin -- print ${publication} --only ラベルの番号`;

export const sendsFormerEdition = (former: string, latest: string): Fault =>
  warning(
    'sends-former-edition',
    `この発行物は、発行版 ${former} をもう印刷しています。紙とメールを同じ内容にするため、メールも発行版 ${former} です。あとから作りなおした発行版 ${latest} ではありません。`,
    'これでよければ、そのまま進めてください。作りなおした内容も届けるときは、別の名前の発行物にしてください。',
  );

export const printsFormerEdition = (former: string, latest: string): Fault =>
  warning(
    'prints-former-edition',
    `もう送り始めているので、発行版 ${former} を印刷しました。あとから作りなおした発行版 ${latest} は、印刷していません。`,
    'これでよければ、そのまま使ってください。作りなおした内容も届けるときは、別の名前の発行物にしてください。',
  );
