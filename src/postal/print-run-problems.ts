/** The wording of what can stop labels, lists and copies. Names people by their registration number alone. */
import { error, type Fault, locate, ProblemsError, warning } from '../problems.ts';

export const refusePrint = (fault: Fault): never => {
  throw new ProblemsError([locate(fault, { file: '郵便発送', line: 0, column: 0 })]);
};

export const unknownSheet = (name: string, near: string | undefined, names: readonly string[]): Fault =>
  error(
    'unknown-label-sheet',
    `「${name}」というラベル用紙はありません。`,
    near === undefined ? `使える用紙: ${names.join('、')}` : `${near} と書いてください。`,
  );

export const startBeyondSheet = (start: number, last: number): Fault =>
  error(
    'label-start-beyond-sheet',
    `この用紙に、${start}番目のラベルはありません。`,
    `--start には 1 から ${last} までの数を書いてください。`,
  );

/** Stock without a margin has its heading on a label. */
export const headingNeedsLabel = (start: number): Fault =>
  error(
    'label-start-leaves-no-label',
    `この用紙は上に余白がないので、はじめのラベルに山の名前を印刷します。${start}番目から始めると、宛名のラベルが残りません。`,
    `--start には 1 から ${start - 1} までの数を書くか、新しい用紙を入れて --start を書かずに実行してください。`,
  );

export const labelTooLong = (part: string): Fault =>
  error(
    'label-too-long',
    `${part}が長すぎて、字を小さくしてもラベルに入りません。`,
    `名簿の${part}を短くするか、大きいラベルの用紙（a-one-10）を使ってください。`,
  );

export const labelWithoutStreet = (): Fault =>
  error(
    'label-without-street',
    '住所1がないので、ラベルを作れません。',
    '名簿の住所1に、市や町から番地までを書いてください。',
  );

export const labelGlyphMissing = (character: string): Fault =>
  error(
    'glyph-missing',
    `「${character}」は、印刷に使う書体にない文字です。`,
    '名簿のこの文字を、印刷できる字体にかえてください。',
  );

export const nobodyByPost = (): Fault =>
  error(
    'nobody-by-post',
    '郵便で送る人がいません。',
    '名簿の案内方法が「郵送」か「両方」の人がいるか、確かめてください。',
  );

export const serialsRepeated = (serials: readonly string[]): Fault =>
  error(
    'serials-repeated',
    `ラベルの番号 ${serials.join('、')} が、二人につきます。ちがう人の封筒に入れるもとになるので、何も保存していません。`,
    'この文を添えて、担当者に知らせてください。',
  );

/** `where` is the paper whose numbers, read back, are not those of the people. */
export const serialsDiffer = (where: string, expected: number, found: number, examples: readonly string[]): Fault =>
  error(
    'print-counts-differ',
    `送る人は${expected}名ですが、${where}にある番号は${found}件で、合いません${examples.length === 0 ? '' : `（${examples.join('、')} など）`}。何も保存していません。`,
    'この文を添えて、担当者に知らせてください。',
  );

export const printFailed = (message: string): Fault =>
  error(
    'print-failed',
    `紙の形にできませんでした。（組版からの知らせ: ${message}）`,
    'この文を添えて、担当者に知らせてください。',
  );

export const windowOutsidePage = (name: string, until: number): Fault =>
  error(
    'window-outside-page',
    `${name}の窓が、宛名の紙の上からはみ出しています。宛名が見えなくなります。`,
    `窓が、横は 0 から 210、縦は 0 から ${until}（mm）の中に入るように、x、y、width、height をなおしてください。`,
  );

export const windowTooSmall = (name: string, width: number, height: number): Fault =>
  error(
    'window-too-small',
    `${name}の窓が小さすぎて、紙が動くと宛名がかくれます。`,
    `窓から slip を両側に引いた広さが、${width}×${height}（mm）より大きくなるようにしてください。`,
  );

export const barcodeTooWide = (sheet: string): Fault =>
  error(
    'barcode-too-wide',
    `カスタマバーコードは、${sheet}のラベルより幅があります。`,
    '幅68mm より大きいラベルを使うか、center.yaml の post: barcode: を no にしてください。',
  );

export const coverMissing = (): Fault =>
  error(
    'cover-missing',
    'この発行版には、宛名の紙と返信用紙がありません。前の版の道具でつくられています。',
    'build をもう一度実行して、確かめと承認をしなおしてください。',
  );

export const offsetTooFar = (furthest: number): Fault =>
  error(
    'label-offset-too-far',
    `ずらす長さが大きすぎて、ラベルの外に印刷されます。`,
    `--offset には、右と下へのずれを -${furthest} から ${furthest}（mm）の数で書いてください。たとえば 0.5,-1`,
  );

export const coversDiffer = (readers: number, covers: number): Fault =>
  error(
    'print-covers-differ',
    `送る人は${readers}名ですが、宛名の紙は${covers}枚できて、登録番号の順も合いません。何も保存していません。`,
    'この文を添えて、担当者に知らせてください。',
  );

export const runDiffers = (expected: number, pages: number): Fault =>
  error(
    'print-run-differs',
    `通しの印刷ファイルは${expected}ページになるはずですが、できたものは${pages}ページで、番号も合いません。何も保存していません。`,
    'この文を添えて、担当者に知らせてください。',
  );

export const listCharactersLost = (characters: readonly string[]): Fault =>
  warning(
    'list-characters-lost',
    `「${characters.join('」「')}」は Shift_JIS にない文字なので、郵送名簿では「〓」にしました。`,
    'この文字のまま渡すには、--list-encoding を書かずに、UTF-8 の名簿を使ってください。',
  );

export const sheetOutsidePaper = (): Fault =>
  error(
    'label-sheet-outside-paper',
    'このラベル用紙の寸法では、ラベルが A4 の紙からはみ出します。',
    '用紙の台紙をものさしではかって、width、height、columns、rows、left、top をなおしてください。',
  );
