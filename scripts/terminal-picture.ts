/** What was typed into a terminal and what came back, as a page to be photographed for docs/writing.md. */

export interface Transcript {
  readonly typed: string;
  readonly answer: string;
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const draw = (path: string): string =>
  `<svg width="15" height="15" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="2.5">${path}</svg>`;

/** The sign a line begins with says what kind it is; the typeface of the browser lacks two of them. */
const KINDS: readonly (readonly [sign: string, kind: string, drawn: string])[] = [
  ['✖', 'error', draw('<path d="M2 2l12 12M14 2l-12 12"/>')],
  ['⚠', 'warning', draw('<path d="M8 2l6.5 12h-13z"/>')],
  ['→', 'mend', '→'],
];

function writeLine(line: string): string {
  const [sign = '', kind, drawn = ''] = KINDS.find(([first]) => line.trimStart().startsWith(first)) ?? [];
  return kind === undefined ? escapeText(line) : `<b class="${kind}">${escapeText(line).replace(sign, drawn)}</b>`;
}

/** In the one typeface that the browser of the tests has. */
export const terminalPage = ({ typed, answer }: Transcript): string => `<!doctype html>
<html lang="ja"><meta charset="utf-8"><title>terminal</title><style>
  body { margin: 0; padding: 24px 28px; background: #1a1a1c; color: #f1f1f4; font: 17px/1.7 'BIZ UDPGothic'; }
  pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
  b { font-weight: 400; } .typed { color: #fff; font-weight: 700; } .prompt { color: #9db7f9; }
  .error { color: #ffbbbb; } .warning { color: #ffd43d; } .mend { color: #9bd4b5; }
</style><pre><span class="prompt">C:\\tsushin&gt;</span> <span class="typed">${escapeText(typed)}</span>

${answer.trimEnd().split('\n').map(writeLine).join('\n')}</pre></html>`;
