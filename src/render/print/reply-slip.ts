/** The slip that a reader ticks, cuts off and sends back, as data for print/parts/reply-slip.typ. */
import { toPlainText } from '../../document/inline.ts';
import type { Block, EventBlock, Inline, ReplySlipBlock } from '../../document/nodes.ts';
import { eachBlock } from '../../document/walk.ts';
import type { RenderContext } from '../context.ts';

export interface SlipChoice {
  readonly title: readonly Inline[];
  /** What all sessions have in common: 毎月第2木曜日. */
  readonly common: readonly Inline[];
  /** A box to tick for each; one for the event as a whole where its days are not single. */
  readonly sessions: readonly (readonly (readonly Inline[])[])[];
  /** Empty where there is none. */
  readonly deadline: readonly Inline[];
}

export interface ReplySlip {
  readonly cut: readonly Inline[];
  readonly title: readonly Inline[];
  readonly number: readonly Inline[];
  readonly lead: readonly Inline[];
  readonly choices: readonly SlipChoice[];
  readonly join: readonly Inline[];
  readonly remarks: readonly Inline[];
  readonly returnTo: readonly Inline[];
}

function splitLines(inlines: readonly Inline[]): Inline[][] {
  const lines: Inline[][] = [[]];
  for (const inline of inlines) {
    if (inline.kind === 'break') lines.push([]);
    else lines.at(-1)?.push(inline);
  }
  return lines;
}

/** A line that begins with a day is a session of its own. */
const isDay = (line: readonly Inline[]): boolean => /^(?:\d{4}年)?\d{1,2}月\d{1,2}日(?!から)/.test(toPlainText(line));

/** ①午前10時から午前11時まで: one of several on the same day. */
const isNumbered = (line: readonly Inline[]): boolean => /^[①-⑳]/.test(toPlainText(line));

const SPACE: Inline = { kind: 'text', value: '　' };

/** The times of an offer, each to be answered by itself, and what they have in common. */
export function splitSessions(when: readonly Inline[]): Pick<SlipChoice, 'common' | 'sessions'> {
  const lines = splitLines(when);
  if (lines.every(isDay)) return { common: [], sessions: lines.map((line) => [line]) };
  const numbered = lines.filter(isNumbered);
  if (numbered.length < 2) return { common: [], sessions: [lines] };
  const shared = lines.filter((line) => !isNumbered(line));
  const common = shared.flatMap((line, index) => (index === 0 ? line : [SPACE, ...line]));
  return { common, sessions: numbered.map((line) => [line]) };
}

function choiceOf({ title, facts }: EventBlock): SlipChoice {
  const valueUnder = (key: string): readonly Inline[] => facts.find((fact) => fact.key === key)?.value ?? [];
  return { title, ...splitSessions(valueUnder('when')), deadline: valueUnder('deadline') };
}

const choicesOf = ({ offers }: ReplySlipBlock): SlipChoice[] =>
  offers.map(({ title, when }) => ({ title, ...splitSessions(when), deadline: [] }));

/** What the publication announces, and what its own slip offers, each once. */
function findChoices(blocks: readonly Block[]): SlipChoice[] {
  const found = new Map<string, SlipChoice>();
  const add = (choice: SlipChoice): void => {
    const key = toPlainText(choice.title);
    if (!found.has(key)) found.set(key, choice);
  };
  for (const block of eachBlock(blocks)) {
    if (block.kind === 'event') add(choiceOf(block));
    if (block.kind === 'reply-slip') for (const choice of choicesOf(block)) add(choice);
  }
  return [...found.values()];
}

/** Events that the publication announces, for whomever it was selected. */
export function composeReplySlip(
  title: readonly Inline[],
  blocks: readonly Block[],
  { center, words }: RenderContext,
): ReplySlip {
  const choices = findChoices(blocks).map((choice) => (choice.title.length === 0 ? { ...choice, title } : choice));
  const tick = choices.length === 0 ? '' : '参加したい行事に印をつけて、';
  const ways = center.fax === undefined ? '郵便で送るか' : 'ファクスか郵便で送るか';
  return {
    cut: words('ここで切ってください'),
    title: words('返信用紙'),
    number: words('登録番号'),
    lead: words(`${tick}${ways}、センターに持ってきてください。`),
    choices,
    join: words('参加します'),
    remarks: words('センターに伝えたいこと'),
    returnTo: [
      ...words('送り先'),
      { kind: 'text', value: `　〒${center.postcode} ` },
      ...words(center.address),
      { kind: 'break' as const },
      ...words(center.name),
      ...(center.fax === undefined
        ? []
        : [{ kind: 'break' as const }, ...words('ファクス'), { kind: 'text' as const, value: ` ${center.fax}` }]),
    ],
  };
}
