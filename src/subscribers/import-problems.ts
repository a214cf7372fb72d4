/** What can be wrong with a list that is to be imported, and how to mend it. Repeats no names and no addresses. */
import { error, type Fault, warning } from '../problems.ts';

const PLAIN = /^[\w\-/.年月日令和平成昭元]{1,12}$/u;

/**
 * A value that is short and plainly nobody's name, address or telephone number; in a list whose cells have slipped,
 * any column may hold one of those.
 */
export function quotable(value: string): string | undefined {
  const digits = value.normalize('NFKC').match(/\d/g)?.length ?? 0;
  return PLAIN.test(value.normalize('NFKC')) && digits > 0 && digits <= 8 ? value : undefined;
}

const quote = (value: string | undefined, otherwise: string): string =>
  value === undefined ? otherwise : `「${value}」`;

export const fileMissing = (path: string): Fault =>
  error(
    'list-missing',
    `ファイルがありません（${path}）。`,
    'ファイルの名前と、置いてあるフォルダーを確かめて、書きなおしてください。',
  );

export const unreadableFile = error(
  'list-unreadable',
  '名簿のファイルを開けません。',
  'Excel で開いているときは、閉じてからもう一度実行してください。',
);

export const unknownEncoding = error(
  'list-encoding',
  '名簿の文字を読み取れません。UTF-8 でも Shift_JIS でもありません。',
  'Excel の「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存しなおしてください。',
);

export const isWorkbook = error(
  'list-is-workbook',
  'Excel のブック（.xlsx や .xls）です。名前が .csv でも、中身は CSV ではありません。',
  'Excel で開き、「名前を付けて保存」のファイルの種類で「CSV UTF-8（コンマ区切り）」か「CSV（コンマ区切り）」を選んで保存し、そのファイルを取り込んでください。',
);

export const wrongEncoding = (encoding: string): Fault =>
  error(
    'list-encoding',
    `名簿の文字を ${encoding} として読み取れません。`,
    '--encoding auto にするか、--encoding を付けずに実行してください。',
  );

export const notCsv = (line: number): Fault =>
  error(
    'list-not-csv',
    `${line}行目のあたりで、CSV として読み取れなくなりました。「"」の閉じ忘れかもしれません。`,
    'Excel で開いて表がくずれていないか確かめ、CSV 形式で保存しなおしてください。',
  );

export const emptyFile = error(
  'list-empty',
  '名簿に行がありません。',
  '1行目に列の名前（登録番号,氏名,…）、2行目から登録者を書いてください。',
);

/** `known` are the names of columns that were recognised: other cells of the first row may be somebody's. */
export const columnMissing = (column: string, known: readonly string[], count: number): Fault =>
  known.length === 0
    ? error(
        'column-missing',
        `「${column}」の列がありません。1行目の${count}列に、列の名前とわかるものがありません。`,
        '1行目に列の名前（登録番号,氏名,…）を書き、登録者は2行目からにしてください。',
      )
    : error(
        'column-missing',
        `「${column}」の列がありません。1行目の${count}列のうち、列の名前とわかったのは ${known.join('、')} です。`,
        `1行目の、${column}にあたる列の名前を「${column}」に書きかえてください。`,
      );

export const noWayToReach = error(
  'columns-unreachable',
  '「メールアドレス」の列も「住所1」の列もありません。どこへ届けるかがわかりません。',
  '1行目に「メールアドレス」か「郵便番号」と「住所1」の列をたしてください。',
);

export const tooManyCells = error(
  'too-many-cells',
  '列の名前より多くの値があります。「,」の入った住所などで、値が横にずれているかもしれません。',
  'Excel で開いて、右にはみ出した値をもとの列に戻し、CSV で保存しなおしてください。',
);

export const valueMissing = (column: string): Fault =>
  error('value-missing', `「${column}」が空です。`, `「${column}」の列に書いてください。`);

export const unreachable = error(
  'unreachable',
  'メールアドレスも住所もありません。どちらかがないと、お届けできません。',
  '「メールアドレス」か、「郵便番号」と「住所1」を書いてください。',
);

export const duplicateNumber = (number: string | undefined, firstRow: number): Fault =>
  error(
    'duplicate-number',
    `${number === undefined ? '同じ登録番号' : `登録番号 ${number} `}が ${firstRow}行目にもあります。`,
    'どちらかの行を消すか、登録番号をなおしてください。',
  );

export const zerosDiffer = (number: string, known: string): Fault =>
  error(
    'number-zeros-differ',
    `登録番号 ${number} の人は名簿にいませんが、${known} の人がいます。Excel で開くと、先頭の 0 が消えることがあります。`,
    `同じ人なら、登録番号を ${known} に書きかえてください。別の人なら、0 のほかもちがう番号にしてください。`,
  );

export const badNumber = error(
  'bad-number',
  '登録番号が長すぎるか、使えない文字が入っています。',
  '40文字までの数字や文字にしてください。例: 1024',
);

export const badEmail = error(
  'bad-email',
  'メールアドレスの形が正しくありません。',
  'mihon@example.jp の形で、アドレスをひとつだけ書いてください。ないときは空にしてください。',
);

export const oldCarrierEmail = warning(
  'old-carrier-email',
  '古い携帯電話のメールアドレスの形（「..」や「.@」）です。届かないことがあります。',
  '届かないときは、ほかのアドレスか郵送に変えてもらってください。',
);

export const badPostcode = (value: string | undefined): Fault =>
  error('bad-postcode', `郵便番号${quote(value, '')}は7けたの数字ではありません。`, '251-0000 の形で書いてください。');

export const unknownWord = (column: string, value: string | undefined, words: readonly string[]): Fault =>
  error(
    'unknown-value',
    `「${column}」に書かれた${quote(value, '言葉')}がわかりません。`,
    `${words.map((word) => `「${word}」`).join('か')}と書いてください。`,
  );

export const badDate = (column: string, value: string | undefined): Fault =>
  error(
    'bad-date',
    `「${column}」の${quote(value, '言葉')}は日付として読み取れません。`,
    '2023-04-01 か 令和5年4月1日 の形で書いてください。',
  );

export const futureConsent = (value: string): Fault =>
  error('future-consent', `「同意日」の「${value}」はまだ来ていない日です。`, '同意をもらった日を書いてください。');

export const consentWithoutDate = warning(
  'consent-without-date',
  '「同意方法」がありますが「同意日」が空なので、メールは送れません。',
  '「同意日」に、同意をもらった日を 2023-04-01 の形で書いてください。',
);

export const audienceUnknown = (count: number, words: readonly string[]): Fault =>
  warning(
    'audience-missing',
    `区分のない登録者が${count}人います。区分が決まるまで、号や行事案内は届きません。`,
    `「区分」の列に${words.map((word) => `「${word}」`).join('か')}と書いて、もう一度取り込んでください。`,
  );
