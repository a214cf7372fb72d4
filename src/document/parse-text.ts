/** Running text → words with the writer's ruby. A line break inside a Japanese sentence adds no space. */
import type { Inline, Origin } from './nodes.ts';
import { parseWords, type Scope } from './scope.ts';

const JAPANESE =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}々〆ー、。，．・：；？！「」『』（）【】〔〕〈〉《》～〜…―　]';
const JAPANESE_BREAK = new RegExp(`(?<=${JAPANESE})\\s*\\n\\s*|\\s*\\n\\s*(?=${JAPANESE})`, 'gu');

/** Between Latin words a line break is a space. */
const joinLines = (value: string): string => value.replace(JAPANESE_BREAK, '').replace(/\s*\n\s*/g, ' ');

/** What begins a line of its own: ①, ■, ※, →, （１）. ○○さん and ○月 are names and numbers withheld. */
const SHAPE = '[■□●○◎◆◇▲△▼▽★☆]';
const WITHHELD = '○[年月日時分円名人回様]';
const NUMBER = '[（(](?:[0-9０-９]{1,2}|[ア-ンA-ZＡ-Ｚ])[）)]';
const MARK = `[①-⑳⑴-⒇㉑-㉟㊱-㊿❶-❿※→⇒▶►✓✔]|(?!${WITHHELD})${SHAPE}(?!${SHAPE})|${NUMBER}`;
const OWN_LINE = new RegExp(`[ \\t　]*\\n[\\s　]*(?=${MARK})`, 'u');

export function parseText(value: string, origin: Origin, scope: Scope): Inline[] {
  let { line } = origin;
  return value.split(OWN_LINE).flatMap((piece, index): Inline[] => {
    const words = parseWords(joinLines(piece), index === 0 ? origin : { ...origin, line, column: 1 }, scope);
    line += piece.split('\n').length;
    return index === 0 ? words : [{ kind: 'break' }, ...words];
  });
}
