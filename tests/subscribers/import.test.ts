import { encode } from 'iconv-lite';
import type { Transaction } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { connect } from '../../src/database/connect.ts';
import type { Database } from '../../src/database/tables.ts';
import { error, warning } from '../../src/problems.ts';
import { type ImportOptions, importSubscribers } from '../../src/subscribers/import.ts';
import { endSubscriber, listSubscribers, unsubscribe } from '../../src/subscribers/list.ts';
import { readListBytes, readListFile } from '../../src/subscribers/read-list-file.ts';
import { describeEachDatabase } from '../database/describe-each-database.ts';

const HEADER =
  '登録番号,氏名,フリガナ,メールアドレス,郵便番号,住所1,住所2,区分,案内方法,ふりがな版,文字の大きさ,同意日,同意方法';
const MIHON =
  '1,見本 一子,ミホン イチコ,mihon1@example.jp,251-0052,神奈川県藤沢市藤沢1-1,見本荘101,就労者,両方,つける,大きい,令和5年4月1日,書面';
const NOW = new Date('2023-06-01T01:00:00Z');

const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({
  now: NOW,
  today: '2023-06-01',
  checkAddress: () => [],
  ...more,
});

const rowsOf = (...lines: string[]): string[][] =>
  readListBytes(new TextEncoder().encode(lines.join('\r\n')), 'auto', 'meibo.csv');

describeEachDatabase('an import', (open) => {
  test('adds people with every field read', async () => {
    const { db } = await open();
    const report = await importSubscribers(db, rowsOf(HEADER, MIHON), options());
    expect(report).toMatchObject({ added: 1, updated: 0, unchanged: 0, invalid: [] });
    const [person] = await listSubscribers(db, {}, NOW);
    expect(person).toMatchObject({
      registrationNumber: '1',
      name: '見本 一子',
      email: 'mihon1@example.jp',
      postcode: '251-0052',
      audience: 'employed',
      channel: 'both',
      reading: 'furigana',
      size: 'large',
      status: 'active',
      consentedOn: '2023-04-01',
      consentMethod: '書面',
    });
    expect(person?.id).toMatch(/^[a-z2-7]{26}$/);
  });

  test('repeated changes nothing; a corrected row is updated and keeps its id', async () => {
    const { db } = await open();
    await importSubscribers(db, rowsOf(HEADER, MIHON), options());
    const [before] = await listSubscribers(db, {}, NOW);
    expect(await importSubscribers(db, rowsOf(HEADER, MIHON), options())).toMatchObject({ unchanged: 1, updated: 0 });
    const corrected = MIHON.replace('就労者', '求職者');
    expect(await importSubscribers(db, rowsOf(HEADER, corrected), options())).toMatchObject({ added: 0, updated: 1 });
    expect(await listSubscribers(db, {}, NOW)).toEqual([{ ...before, audience: 'job-seeking' }]);
  });

  test('never starts mail again and never takes back an end', async () => {
    const { db } = await open();
    await importSubscribers(db, rowsOf(HEADER, MIHON, MIHON.replace('1,', '2,')), options());
    await unsubscribe(db, '1', NOW);
    await endSubscriber(db, '2', '2023-05-31', NOW);
    const header = `${HEADER},終了日,メール停止日`;
    const again = await importSubscribers(
      db,
      rowsOf(header, `${MIHON},,`, `${MIHON.replace('1,', '2,')},,`),
      options(),
    );
    expect(again).toMatchObject({ unchanged: 2 });
    expect((await listSubscribers(db, {}, NOW)).map(({ status }) => status)).toEqual(['unsubscribed', 'ended']);
  });

  test('does not take back a stop that comes in after it was started', async () => {
    const { db, source } = await open();
    const other = await connect(source);
    onTestFinished(() => other.destroy());
    await importSubscribers(db, rowsOf(HEADER, MIHON), options());
    const begin = db.transaction.bind(db);
    vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
      const builder = begin();
      const execute = builder.execute.bind(builder);
      const afterStop = async <T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T> => {
        await unsubscribe(other, '1', NOW);
        return execute(work);
      };
      return Object.assign(builder, { execute: afterStop });
    });
    const corrected = MIHON.replace('見本 一子', '見本 直子');
    expect(await importSubscribers(db, rowsOf(HEADER, corrected), options())).toMatchObject({ updated: 1 });
    expect(await listSubscribers(db, {}, NOW)).toMatchObject([{ name: '見本 直子', status: 'unsubscribed' }]);
  });

  test('a dry run counts and writes nothing', async () => {
    const { db } = await open();
    expect(await importSubscribers(db, rowsOf(HEADER, MIHON), options({ dryRun: true }))).toMatchObject({ added: 1 });
    expect(await listSubscribers(db, {}, NOW)).toEqual([]);
  });

  test('columns that are not in the file leave what is known', async () => {
    const { db } = await open();
    await importSubscribers(db, rowsOf(HEADER, MIHON), options());
    const [before] = await listSubscribers(db, {}, NOW);
    await importSubscribers(db, rowsOf('No.,お名前,E-mail', '１,見本 一子,new@example.jp'), options());
    expect(await listSubscribers(db, {}, NOW)).toEqual([{ ...before, email: 'new@example.jp' }]);
  });

  test('one consent for the file is recorded for those who have none', async () => {
    const { db } = await open();
    const other = '2,見本 二郎,,mihon2@example.jp,,,,求職者,メール,,,,';
    await importSubscribers(db, rowsOf(HEADER, MIHON, other), options({ consent: '登録時の同意書' }));
    const people = await listSubscribers(db, {}, NOW);
    expect(people.map(({ consentedOn, consentMethod }) => [consentedOn, consentMethod])).toEqual([
      ['2023-04-01', '書面'],
      ['2023-06-01', '登録時の同意書'],
    ]);
  });

  test('one bad row, and nothing is imported; every problem of every row is told at once', async () => {
    const { db } = await open();
    const rows = rowsOf(
      HEADER,
      MIHON,
      '1,,,mihon,25,神奈川県藤沢市,,はたらく人,はと,たぶん,巨大,きのう,',
      ',見本 三子,,,,,,就労者,郵送,,,2099-01-01,',
    );
    const report = await importSubscribers(db, rows, options());
    expect(report).toMatchObject({ added: 0, updated: 0, unchanged: 0 });
    expect(report.invalid.map(({ row, problems }) => [row, problems.map(({ code }) => code)])).toEqual([
      [
        3,
        [
          'value-missing',
          'bad-email',
          'bad-postcode',
          'unknown-value',
          'unknown-value',
          'unknown-value',
          'unknown-value',
        ].concat(['bad-date', 'duplicate-number']),
      ],
      [4, ['value-missing', 'unreachable', 'future-consent']],
    ]);
    expect(await listSubscribers(db, {}, NOW)).toEqual([]);
  });

  test('what the address check calls an error stops, what it only remarks does not', async () => {
    const { db } = await open();
    const remark = warning('postcode-unknown', 'あ。', 'い。');
    const fault = error('postcode-bad', 'う。', 'え。');
    const told = await importSubscribers(db, rowsOf(HEADER, MIHON), options({ checkAddress: () => [remark] }));
    expect(told).toMatchObject({ added: 1, warnings: [{ row: 2, problems: [remark] }] });
    const stopped = await importSubscribers(db, rowsOf(HEADER, MIHON), options({ checkAddress: () => [fault] }));
    expect(stopped.invalid).toEqual([{ row: 2, problems: [fault] }]);
  });

  test.each([
    ['0012', '12'],
    ['12', '0012'],
  ])('%s that comes back as %s is not a second person', async (known, given) => {
    const { db } = await open();
    await importSubscribers(db, rowsOf(HEADER, MIHON.replace('1,', `${known},`)), options());
    const bad = MIHON.replace('1,', '3,').replace('令和5年4月1日', 'きのう');
    const report = await importSubscribers(db, rowsOf(HEADER, MIHON.replace('1,', `${given},`), bad), options());
    expect(report).toMatchObject({ added: 0, updated: 0 });
    expect(report.invalid.map(({ row, problems }) => [row, problems[0]?.code])).toEqual([
      [2, 'number-zeros-differ'],
      [3, 'bad-date'],
    ]);
    expect(report.invalid[0]?.problems[0]?.message).toMatch(`登録番号 ${given} の人は名簿にいませんが、${known} の人`);
    expect(await listSubscribers(db, {}, NOW)).toHaveLength(1);
  });

  test('people without an audience are counted', async () => {
    const { db } = await open();
    const report = await importSubscribers(db, rowsOf('登録番号,氏名,住所', '1,見本,藤沢市1-1'), options());
    expect(report).toMatchObject({ added: 1, withoutAudience: 1 });
    expect((await listSubscribers(db, {}, NOW))[0]).toMatchObject({
      channel: 'post',
      audience: null,
      status: 'active',
    });
  });
});

describe('the wording of', () => {
  const problemsOf = async (...lines: string[]) => {
    const { readEntries } = await import('../../src/subscribers/read-entries.ts');
    const { invalid } = readEntries(rowsOf(...lines), options());
    return invalid.flatMap(({ row, problems }) => problems.map(({ message, mend }) => `${row} ${message} → ${mend}`));
  };

  test('a missing column names the columns that were recognised', async () => {
    expect(await problemsOf('会員ID,氏名,メール', '1,見本,a@example.jp')).toEqual([
      '1 「登録番号」の列がありません。1行目の3列のうち、列の名前とわかったのは 氏名、メール です。 → 1行目の、登録番号にあたる列の名前を「登録番号」に書きかえてください。',
    ]);
  });

  test('a file without names of columns repeats nobody', async () => {
    expect(await problemsOf(MIHON)).toEqual([
      '1 「登録番号」の列がありません。1行目の13列に、列の名前とわかるものがありません。 → 1行目に列の名前（登録番号,氏名,…）を書き、登録者は2行目からにしてください。',
      '1 「氏名」の列がありません。1行目の13列に、列の名前とわかるものがありません。 → 1行目に列の名前（登録番号,氏名,…）を書き、登録者は2行目からにしてください。',
      '1 「メールアドレス」の列も「住所1」の列もありません。どこへ届けるかがわかりません。 → 1行目に「メールアドレス」か「郵便番号」と「住所1」の列をたしてください。',
    ]);
  });

  test('cells in the wrong column repeats no name, address or telephone number', async () => {
    const slipped =
      '見本花子,見本花子,藤沢市見本1-1,hanako@example.jp,0466-00-0000,見本荘,見本町,見本一郎,0466000000,090';
    const header = '登録番号,氏名,郵便番号,住所1,同意日,区分,案内方法,ふりがな版,終了日,文字';
    for (const lines of [
      [header, slipped, slipped],
      [header, `${slipped},見本`, `${slipped},見本`],
    ]) {
      const said = await problemsOf(...lines);
      expect(said.length).toBeGreaterThan(12);
      expect(said.join()).not.toMatch(/花子|一郎|藤沢|見本荘|見本町|hanako|0466/u);
    }
  });

  test('a row with too many cells repeats none of them', async () => {
    const said = await problemsOf(
      '登録番号,氏名,郵便番号,住所1',
      '1,見本,251-00,藤沢市1-1,余り',
      '1,見本,999-9999,藤沢市1,余り',
    );
    expect(said.join()).not.toMatch(/251-00」|999-9999|登録番号 1 /u);
  });

  test('a number twice', async () => {
    expect(await problemsOf('登録番号,氏名,メール', '0７,見本,a@example.jp', '', '07,見本,b@example.jp')).toEqual([
      '4 登録番号 07 が 2行目にもあります。 → どちらかの行を消すか、登録番号をなおしてください。',
    ]);
  });

  test('a postcode that is none', async () => {
    expect(await problemsOf('登録番号,氏名,郵便番号,住所1', '1,見本,251-00,藤沢市1-1')).toEqual([
      '2 郵便番号「251-00」は7けたの数字ではありません。 → 251-0000 の形で書いてください。',
    ]);
  });

  test('values that slipped to the right', async () => {
    expect(await problemsOf('登録番号,氏名,住所', '1,見本,藤沢市1-1,見本荘')).toEqual([
      '2 列の名前より多くの値があります。「,」の入った住所などで、値が横にずれているかもしれません。 → Excel で開いて、右にはみ出した値をもとの列に戻し、CSV で保存しなおしてください。',
    ]);
  });

  test('a word nobody knows', async () => {
    expect(
      await problemsOf('登録番号,氏名,メール,区分', '1,見本,a@example.jp,会社員', '2,見本,b@example.jp,3'),
    ).toEqual([
      '2 「区分」に書かれた言葉がわかりません。 → 「就労者」か「求職者」と書いてください。',
      '3 「区分」に書かれた「3」がわかりません。 → 「就労者」か「求職者」と書いてください。',
    ]);
  });

  test('nowhere to send to', async () => {
    expect(await problemsOf('登録番号,氏名,メール,住所', '1,見本,,')).toEqual([
      '2 メールアドレスも住所もありません。どちらかがないと、お届けできません。 → 「メールアドレス」か、「郵便番号」と「住所1」を書いてください。',
    ]);
  });
});

describe('a list file', () => {
  const text = `${HEADER}\r\n${MIHON.replace('見本 一子', '髙﨑 一子')}\r\n`;
  const bytesOf = {
    'UTF-8': new TextEncoder().encode(text),
    'UTF-8 with BOM': new TextEncoder().encode(`\uFEFF${text}`),
    Shift_JIS: new Uint8Array(encode(text, 'cp932')),
  };

  test.each(Object.entries(bytesOf))('in %s is read', (_, bytes) => {
    const rows = readListBytes(bytes, 'auto', 'meibo.csv');
    expect(rows[0]?.[0]).toBe('登録番号');
    expect(rows[1]?.[1]).toBe('髙﨑 一子');
  });

  test.each([
    [
      Uint8Array.from([0xff, 0xfe, 0x31, 0x00]),
      'auto' as const,
      '名簿の文字を読み取れません。UTF-8 でも Shift_JIS でもありません。',
    ],
    [bytesOf.Shift_JIS, 'utf-8' as const, '名簿の文字を utf-8 として読み取れません。'],
    [new TextEncoder().encode('登録番号,氏名\n1,"見本'), 'auto' as const, 'CSV として読み取れなくなりました。'],
    [new TextEncoder().encode('\r\n\r\n'), 'auto' as const, '名簿に行がありません。'],
    [Buffer.from('PK\u0003\u0004 xl/workbook.xml', 'latin1'), 'auto' as const, '「CSV UTF-8（コンマ区切り）」か'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'shift_jis' as const, 'Excel のブック'],
  ])('that cannot be read is a problem', (bytes, encoding, message) => {
    expect(() => readListBytes(bytes, encoding, 'meibo.csv')).toThrow(message);
  });

  test('that is not there is a problem', async () => {
    await expect(readListFile('/nai/meibo.csv', 'auto')).rejects.toThrow(
      '✖ meibo.csv  list-missing\n  ファイルがありません（/nai/meibo.csv）。\n  → ファイルの名前と、置いてあるフォルダーを確かめて、書きなおしてください。',
    );
  });
});
