/**
 * The list of 1,198 sample people that the demo imports: the size that the annual report gives, names that are plainly
 * samples, and the untidiness of a real office list (two ways to write a date, postcodes without a hyphen, missing
 * consent). Saved as Excel saves a CSV: Shift_JIS (code page 932) and CRLF.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import iconv from 'iconv-lite';
import { listTowns, type Town } from './sample-towns.ts';
import { createRandom, type SeededRandom } from './seeded-random.ts';

export const SAMPLE_SEED = 2023;
export const SAMPLE_SIZE = 1198;

export const SAMPLE_COLUMNS = [
  '登録番号',
  '氏名',
  'フリガナ',
  'メールアドレス',
  '郵便番号',
  '住所1',
  '住所2',
  '区分',
  '案内方法',
  'ふりがな版',
  '文字の大きさ',
  '同意日',
  '同意方法',
  '終了日',
  'メール停止日',
] as const;

export type SampleRow = Readonly<Record<(typeof SAMPLE_COLUMNS)[number], string>>;

export interface SampleList {
  readonly rows: readonly SampleRow[];
}

/** How many of the 1,198; whoever is left over has the last value. */
const AUDIENCES = { 就労者: 719, 求職者: SAMPLE_SIZE } as const;
const CHANNELS = { メール: 539, 郵送: 419, 両方: 144, なし: SAMPLE_SIZE } as const;
const READINGS = { つける: 300, つけない: SAMPLE_SIZE } as const;
const SIZES = { 大きい: 120, ふつう: SAMPLE_SIZE } as const;
const STATES = {
  ended: 45,
  unsubscribed: 30,
  noConsent: 24,
  noPostalAddress: 6,
  noEmail: 4,
  sharedEmail: 2,
  plain: SAMPLE_SIZE,
} as const;
type Channel = keyof typeof CHANNELS;
type State = keyof typeof STATES;

const GIVEN_NAMES = [
  ['太郎', 'タロウ'],
  ['花子', 'ハナコ'],
  ['一郎', 'イチロウ'],
  ['さくら', 'サクラ'],
  ['次郎', 'ジロウ'],
  ['ひなた', 'ヒナタ'],
  ['三郎', 'サブロウ'],
  ['みどり', 'ミドリ'],
] as const;

/** Names that break a label or a table where it was not thought of. */
const AWKWARD_NAMES: ReadonlyMap<number, readonly [string, string]> = new Map([
  [17, ['髙見本 花子', 'タカミホン ハナコ']],
  [58, ['見本﨑 一郎', 'ミホンザキ イチロウ']],
  [131, ['見本 アレクサンドラ マリア エリザベート', 'ミホン アレクサンドラ マリア エリザベート']],
  [404, ['見本小路﨑 寿限無之助', 'ミホンコウジザキ ジュゲムノスケ']],
  [777, ['見本 ヌグエン ティ トゥイ ズオン', 'ミホン ヌグエン ティ トゥイ ズオン']],
]);

const BUILDINGS = ['見本荘', '見本ハイツ', 'サンプルコーポ', '見本マンション'] as const;
const CONSENT_METHODS = ['登録時の同意書', '来所', '電話'] as const;
const SHARED_EMAIL = 'kazoku@example.jp';

/** Exactly as many of each value as the table says, in a mixed order. */
function deal<Value extends string>(counts: Readonly<Record<Value, number>>, random: SeededRandom): Value[] {
  const values: Value[] = [];
  for (const value in counts) {
    const many = Math.min(counts[value], SAMPLE_SIZE - values.length);
    values.push(...Array.from({ length: many }, () => value));
  }
  return random.shuffle(values);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** 2023-04-01, or 令和5年4月1日 in one of four; every day is after 令和 began. */
function writeDay(random: SeededRandom, fromYear: number, toYear: number): string {
  const [year, month, day] = [random.between(fromYear, toYear), random.between(5, 12), random.between(1, 28)];
  if (!random.onceIn(4)) return `${year}-${two(month)}-${two(day)}`;
  return `令和${year === 2019 ? '元' : year - 2018}年${month}月${day}日`;
}

/** 251-0036, sometimes without the hyphen, rarely in full width. */
function writePostcode(digits: string, random: SeededRandom): string {
  if (random.onceIn(6)) return digits;
  const written = `${digits.slice(0, 3)}-${digits.slice(3)}`;
  if (!random.onceIn(40)) return written;
  return written.replace(/[\d-]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0));
}

/** 丁目 from 90 do not exist there: a sample can never be somebody's house. */
function writeAddress(town: Town, random: SeededRandom) {
  const street = `${random.between(90, 99)}-${random.between(1, 30)}-${random.between(1, 20)}`;
  const building = random.onceIn(3) ? `${random.pick(BUILDINGS)}${random.between(1, 4)}0${random.between(1, 9)}` : '';
  return { 郵便番号: writePostcode(town.postcode, random), 住所1: `${town.address}${street}`, 住所2: building };
}

const NO_ADDRESS = { 郵便番号: '', 住所1: '', 住所2: '' } as const;

const CHANNEL_OF: Partial<Record<State, Channel>> = {
  unsubscribed: 'メール',
  noPostalAddress: '郵送',
  noEmail: 'メール',
  sharedEmail: 'メール',
};

/** People whose state only makes sense with one channel change places with somebody who has it: the sums stay. */
function fitChannels(channels: Channel[], states: readonly State[]): void {
  states.forEach((state, index) => {
    const wanted = CHANNEL_OF[state];
    if (wanted === undefined || channels[index] === wanted) return;
    const other = channels.findIndex((channel, at) => channel === wanted && states[at] === 'plain');
    const own = channels[index];
    if (other < 0 || own === undefined) return;
    channels[index] = wanted;
    channels[other] = own;
  });
}

function writeName(index: number): { 氏名: string; フリガナ: string } {
  const [name, kana] = AWKWARD_NAMES.get(index) ?? [];
  const [given, givenKana] = GIVEN_NAMES[index % GIVEN_NAMES.length] ?? GIVEN_NAMES[0];
  return {
    氏名: `${name ?? `見本 ${given}`}${String(index + 1).padStart(4, '0')}`,
    フリガナ: kana ?? `ミホン ${givenKana}`,
  };
}

function writeEmail(index: number, channel: Channel, state: State, random: SeededRandom): string {
  if (state === 'noEmail') return '';
  if (state === 'sharedEmail') return SHARED_EMAIL;
  const has = channel === 'メール' || channel === '両方' || state === 'noPostalAddress' || random.onceIn(5);
  return has ? `mihon${String(index + 1).padStart(4, '0')}@example.jp` : '';
}

function writeAddressFor(channel: Channel, state: State, town: Town, random: SeededRandom) {
  const isOptional = channel === 'メール' && state !== 'noEmail';
  return state === 'noPostalAddress' || (isOptional && random.onceIn(3)) ? NO_ADDRESS : writeAddress(town, random);
}

/** Whoever stopped in 2022 had consented before; the first issue, of July 2023, finds all of it done. */
const hasStopped = (state: State): boolean => state === 'ended' || state === 'unsubscribed';

/** The same seed gives the same people, on every machine and on every day. */
export function generateSampleList(seed: number): SampleList {
  const random = createRandom(seed);
  const [firstTown, ...otherTowns] = listTowns();
  if (firstTown === undefined) throw new Error('the postcode table holds no town of the area');
  const audiences = deal(AUDIENCES, random);
  const channels = deal(CHANNELS, random);
  const readings = deal(READINGS, random);
  const sizes = deal(SIZES, random);
  const states = deal(STATES, random);
  fitChannels(channels, states);
  const rows = states.map((state, index): SampleRow => {
    const channel = channels[index] ?? 'なし';
    const town = random.pick([firstTown, ...otherTowns]);
    return {
      登録番号: String(10_001 + index),
      ...writeName(index),
      メールアドレス: writeEmail(index, channel, state, random),
      ...writeAddressFor(channel, state, town, random),
      区分: audiences[index] ?? '求職者',
      案内方法: channel,
      ふりがな版: readings[index] ?? 'つけない',
      文字の大きさ: sizes[index] ?? 'ふつう',
      同意日: state === 'noConsent' ? '' : writeDay(random, 2019, hasStopped(state) ? 2021 : 2022),
      同意方法: state === 'noConsent' ? '' : random.pick(CONSENT_METHODS),
      終了日: state === 'ended' ? writeDay(random, 2022, 2022) : '',
      メール停止日: state === 'unsubscribed' ? writeDay(random, 2022, 2022) : '',
    };
  });
  return { rows };
}

/** As Excel saves it; no value of the list needs quoting. */
export function encodeSampleList({ rows }: SampleList): Uint8Array {
  const lines = [SAMPLE_COLUMNS.join(','), ...rows.map((row) => SAMPLE_COLUMNS.map((column) => row[column]).join(','))];
  return iconv.encode(`${lines.join('\r\n')}\r\n`, 'cp932');
}

/** Writes the list to a CSV file, making its folder where it is missing. */
export async function writeSampleList(path: string, seed: number = SAMPLE_SEED): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, encodeSampleList(generateSampleList(seed)));
}
