/** The list as a CSV file that Excel opens and that `import` takes back without a change. */
import { AUDIENCE_WORDS, CHANNEL_WORDS, COLUMN_NAMES, type ColumnName, READING_WORDS, SIZE_WORDS } from './columns.ts';
import { choiceOf, type Subscriber } from './subscriber.ts';

const CELLS: Readonly<Record<ColumnName, (subscriber: Subscriber) => string | null | undefined>> = {
  registrationNumber: ({ registrationNumber }) => registrationNumber,
  name: ({ name }) => name,
  kana: ({ kana }) => kana,
  email: ({ email }) => email,
  postcode: ({ postcode }) => postcode,
  address1: ({ address1 }) => address1,
  address2: ({ address2 }) => address2,
  audience: ({ audience }) => (audience === null ? null : AUDIENCE_WORDS[audience][0]),
  channel: (subscriber) => CHANNEL_WORDS[choiceOf(subscriber)][0],
  reading: ({ reading }) => READING_WORDS[reading][0],
  size: ({ size }) => SIZE_WORDS[size][0],
  consentedOn: ({ consentedOn }) => consentedOn,
  consentMethod: ({ consentMethod }) => consentMethod,
  endedOn: ({ endedOn }) => endedOn,
  emailStoppedOn: ({ emailStoppedOn }) => emailStoppedOn,
};

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** UTF-8 text with the BOM that Excel asks for. */
export function formatCsv(subscribers: readonly Subscriber[]): string {
  const header = Object.values(COLUMN_NAMES).map(([name]) => name);
  const rows = subscribers.map((subscriber) => Object.values(CELLS).map((cell) => cell(subscriber) ?? ''));
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(quote).join(',')}\r\n`).join('')}`;
}
