/** What `new` asks on a terminal. An empty answer leaves the place marked in the file; Ctrl+C writes nothing. */
import { isCancel, text } from '@clack/prompts';
import type { PlannedIssue } from '../document/scaffold/season.ts';
import type { EntryWords } from '../document/scaffold/write-entry.ts';
import { RefusedError } from '../problems.ts';
import { readDay } from '../written-values.ts';
import type { Terminal } from './terminal.ts';

/** The prompts die without a terminal. */
export const canAsk = ({ json }: Terminal): boolean =>
  !json && process.stdin.isTTY === true && process.stdout.isTTY === true;

interface Question {
  readonly message: string;
  readonly initialValue?: string;
  readonly validate?: (value: string) => string | undefined;
}

async function ask({ message, initialValue = '', validate }: Question): Promise<string | undefined> {
  const answer = await text({ message, initialValue, validate: (value = '') => validate?.(value.trim()) });
  if (isCancel(answer)) throw new RefusedError('やめました。ファイルは作っていません。');
  return answer.trim() === '' ? undefined : answer.trim();
}

const wantsDate = (value: string): string | undefined =>
  value === '' || readDay(value) !== undefined ? undefined : '2023-07-14 の形で書いてください。';
const wantsTime = (value: string): string | undefined =>
  value === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : '10:30 の形で書いてください。';
const wantsId = (value: string): string | undefined =>
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value) ? undefined : '半角の英小文字、数字、- だけで書いてください。';
const wantsAudience = (value: string): string | undefined =>
  ['', 'employed', 'job-seeking', 'both'].includes(value) ? undefined : 'employed、job-seeking、both のどれかです。';

type Given = { readonly id: string | undefined; readonly date: string | undefined };

/** Only what the command line has not said. */
export async function askForIssue(planned: PlannedIssue, given: Given): Promise<Given> {
  const date =
    given.date ?? (await ask({ message: '発行日', initialValue: planned.date, validate: wantsDate })) ?? planned.date;
  const id =
    given.id ?? (await ask({ message: 'フォルダーの名前（id）', initialValue: planned.id, validate: wantsId }));
  return { id, date };
}

type Asked = keyof EntryWords;
type AskedKind = 'event' | 'staff' | 'resource' | 'correction';

const QUESTIONS: Readonly<Record<AskedKind, Partial<Record<Asked, Question>>>> = {
  event: {
    title: { message: '行事の名前' },
    date: { message: '行事の日（2023-07-14 の形）', validate: wantsDate },
    start: { message: '始まる時間（10:30 の形）', validate: wantsTime },
    end: { message: '終わる時間（なければ、そのまま Enter）', validate: wantsTime },
    place: { message: '場所' },
    audience: { message: '区分（employed 就労者、job-seeking 求職者、both 両方）', validate: wantsAudience },
  },
  staff: { title: { message: '氏名' }, role: { message: '仕事' } },
  resource: {
    title: { message: '場所の名前' },
    category: { message: 'どんな所か（仕事の相談 など）' },
    place: { message: '市や町' },
  },
  correction: { title: { message: '何の訂正か（電話番号の訂正 など）' } },
};

const isAsked = (key: string, questions: Partial<Record<Asked, Question>>): key is Asked =>
  Object.hasOwn(questions, key);

export async function askForEntry(kind: AskedKind, given: EntryWords): Promise<EntryWords> {
  const questions = QUESTIONS[kind];
  let words = given;
  for (const key of Object.keys(questions)) {
    if (!isAsked(key, questions) || words[key] !== undefined) continue;
    const question = questions[key];
    if (question !== undefined) words = { ...words, [key]: await ask(question) };
  }
  return words;
}
