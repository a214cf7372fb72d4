/** The command line: words in, verbs called, results printed. One file per command. */
import { type Argument, Command, CommanderError, type Option } from 'commander';
import { approveCommand } from './approve.ts';
import { buildCommand } from './build.ts';
import { cancelCommand } from './cancel.ts';
import { checkCommand } from './check.ts';
import { newCommand } from './new.ts';
import { postedCommand } from './posted.ts';
import { printCommand } from './print.ts';
import { publishCommand } from './publish.ts';
import { resumeCommand } from './resume.ts';
import { returnedCommand } from './returned.ts';
import { createRun, type Run } from './runner.ts';
import { sendCommand } from './send.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';
import { subscribersCommand } from './subscribers.ts';
import { createTerminal, type Terminal } from './terminal.ts';

const COMMANDS: readonly ((run: Run) => Command)[] = [
  startCommand,
  newCommand,
  checkCommand,
  buildCommand,
  subscribersCommand,
  sendCommand,
  approveCommand,
  statusCommand,
  resumeCommand,
  cancelCommand,
  printCommand,
  postedCommand,
  returnedCommand,
  publishCommand,
];

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '使い方:',
  'Arguments:': '引数:',
  'Options:': 'オプション:',
  'Commands:': 'コマンド:',
};

/** Usage faults by commander's code; its own sentence is English. */
const FAULTS: Readonly<Record<string, string>> = {
  'commander.unknownOption': '知らないオプションがあります。',
  'commander.unknownCommand': '知らないコマンドです。',
  'commander.missingArgument': '必要な引数がありません。',
  'commander.missingMandatoryOptionValue': '必要なオプションがありません。',
  'commander.optionMissingArgument': 'オプションのあとに値がありません。',
  'commander.excessArguments': '引数が多すぎます。',
  'commander.invalidArgument': '引数の値が正しくありません。',
};

/** What may be written for an option or argument and what holds without it, in Japanese; commander would add both in English. */
function describeWord({ description, argChoices, defaultValue }: Option | Argument): string {
  const choices = argChoices === undefined ? [] : [`${argChoices.join('、')} のどれか`];
  const value = defaultValue === undefined || defaultValue === false ? [] : [`書かなければ ${String(defaultValue)}`];
  const notes = [...choices, ...value];
  return notes.length === 0 ? description : `${description}（${notes.join('。')}）`;
}

/** Settings are not inherited by commands added later, so each one gets them. */
function speakJapanese(command: Command, terminal: Terminal): void {
  command
    .exitOverride()
    .helpOption('-h, --help', '使い方を表示します')
    .helpCommand(false)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      optionDescription: describeWord,
      argumentDescription: describeWord,
    })
    .configureOutput({
      outputError: () => {},
      writeOut: (help) => (terminal.json ? terminal.value({ help }) : process.stdout.write(help)),
    });
  if (command.commands.length === 0) command.option('--json', '結果を JSON 一つで表示します');
  for (const child of command.commands) speakJapanese(child, terminal);
}

function createProgram(terminal: Terminal): Command {
  const run = createRun(terminal);
  const program = new Command('tsushin').description('通信をつくり、届け、確かめる道具です');
  for (const command of COMMANDS) program.addCommand(command(run));
  speakJapanese(program, terminal);
  return program;
}

/** What a command's own parser said, or the values that an option takes: the end of commander's sentence. */
function hintOf(message: string): string {
  const [, said = ''] = /is invalid\.\s*(.+)$/s.exec(message) ?? [];
  const [, choices] = /^Allowed choices are (.+)\.$/.exec(said) ?? [];
  if (choices !== undefined) return `${choices.replaceAll(', ', '、')} のどれかを書いてください。`;
  return /\p{Script=Hiragana}/u.test(said) ? said : '';
}

/** The names of the command that was typed, of a group and of one in it. */
function commandIn(words: readonly string[], command: Command): string[] {
  const [word = '', ...rest] = words;
  const child = command.commands.find((one) => one.name() === word);
  return child === undefined ? [] : [word, ...commandIn(rest, child)];
}

const seeHelp = (command: readonly string[]): string =>
  `→ npm run -s tsushin -- ${[...command, '--help'].join(' ')} で使い方を見られます。`;

/** What is wrong with the words, and what to do. */
function describeFault({ code, message }: CommanderError, command: readonly string[]): string {
  if (code === 'commander.help') return `コマンドを書いてください。\n${seeHelp(command)}`;
  const quoted = /'([^']+)'/.exec(message)?.[1];
  const named = quoted === undefined ? '' : `（${quoted}）`;
  return `${FAULTS[code] ?? '使い方が正しくありません。'}${named}${hintOf(message)}\n${seeHelp(command)}`;
}

/** Exit code 2 for words that are not understood. */
function explainUsage(thrown: unknown, command: readonly string[], terminal: Terminal): number {
  if (!(thrown instanceof CommanderError)) throw thrown;
  if (thrown.exitCode === 0) return 0;
  const usage = describeFault(thrown, command);
  terminal.note(usage);
  terminal.value({ usage });
  return 2;
}

/** `--json` may stand anywhere: it concerns what is printed, not what is done. */
const given = process.argv.slice(2);
const terminal = createTerminal(given.includes('--json'));
const words = given.filter((word) => word !== '--json');
const program = createProgram(terminal);
try {
  await program.parseAsync(words, { from: 'user' });
} catch (thrown) {
  process.exitCode = explainUsage(thrown, commandIn(words, program), terminal);
}
