/**
 * `npm run demo`: one real issue from its source to every reader, by the same commands that staff use. Everyone on its
 * list is made up. It refuses a DATA_DIR that holds anything but its own samples, and a second run doubles nothing.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { noteFault } from '../src/cli/runner.ts';
import { formatImported } from '../src/cli/subscribers-import.ts';
import { createTerminal } from '../src/cli/terminal.ts';
import { type Config, readConfig, readEnvironment } from '../src/config.ts';
import { EMAIL_STATES, POST_STATES } from '../src/database/tables.ts';
import { EXCLUSION_REASONS } from '../src/delivery/plan.ts';
import { shortCode } from '../src/editions/digest.ts';
import { ProblemsError } from '../src/problems.ts';
import { displayWidth } from '../src/render/text/display-width.ts';
import { formatReconciliation } from '../src/reports/format-reconciliation.ts';
import { type Commands, DemoStopped, openCommands, ROOT, say } from './demo-commands.ts';
import { clearFormer, LIST, MARK, requireOnlySamples } from './demo-folder.ts';
import { writeSampleList } from './sample-list.ts';

const PUBLICATION = 'issues/2023-summer';
const TEST_ADDRESS = 'test@example.jp';

/** Whatever this machine is set up for: the demo writes to its own list and sends nothing. */
const NOTHING_REAL = {
  ...{ DATABASE_URL: '', MAIL_PROVIDER: 'outbox', SMTP_URL: '' },
  ...{ RESEND_API_KEY: '', RESEND_BASE_URL: '', RESEND_WEBHOOK_SECRET: '' },
};

let step = 0;
const heading = (title: string): void => {
  step += 1;
  say(`\n${step}. ${title}`);
};
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)}秒`;
const shown = (path: string): string => relative(process.cwd(), path) || '.';

const problemSchema = z.object({
  ...{ code: z.string(), severity: z.enum(['error', 'warning', 'hint']), message: z.string(), mend: z.string() },
  ...{ file: z.string(), line: z.int(), column: z.int() },
});
const checked = z.object({ errors: z.int(), warnings: z.int(), problems: z.array(problemSchema) });
const built = z.array(
  z.object({ edition: z.string(), dir: z.string(), files: z.array(z.object({ medium: z.string() })) }),
);
const imported = z.object({ added: z.int(), updated: z.int(), unchanged: z.int() });
const refused = z.object({ expect: z.int() });
const count = z.int();
const reconciliation = z.object({
  ...{ publication: z.string(), edition: z.string(), subscribers: count },
  deliveries: z.object({
    email: z.record(z.enum(EMAIL_STATES), count),
    post: z.record(z.enum(POST_STATES), count),
  }),
  excluded: z.record(z.enum(EXCLUSION_REASONS), count),
  people: z.object({ emailOnly: count, postOnly: count, both: count, excluded: count }),
});
const printed = z.object({
  files: z.array(
    z.object({
      kind: z.enum(['copies', 'piles', 'labels', 'packing-list', 'run', 'postal-list']),
      ...{ path: z.string(), pages: count, labels: count },
    }),
  ),
});

const PAPERS: Readonly<Record<z.output<typeof printed>['files'][number]['kind'], string>> = {
  copies: '印刷する版',
  piles: '部数表',
  labels: '宛名ラベル',
  'packing-list': '封入チェック表',
  run: '通し印刷',
  'postal-list': '郵送名簿',
};

const pad = (label: string, width: number): string => label + ' '.repeat(Math.max(1, width - displayWidth(label)));

async function check({ tsushin }: Commands): Promise<void> {
  const { errors, warnings, problems } = await tsushin(checked, ['check'], [0, 1]);
  if (errors > 0) throw new ProblemsError(problems.filter(({ severity }) => severity === 'error'));
  say(`  直すところ ${errors}件、気をつけるところ ${warnings}件`);
}

async function build({ tsushin }: Commands, config: Config): Promise<string> {
  const [edition] = await tsushin(built, ['build', PUBLICATION]);
  const media = (medium: string): number => edition?.files.filter((file) => file.medium === medium).length ?? 0;
  say(`  メール ${media('html')}、テキスト ${media('text')}、PDF ${media('pdf')} ファイル`);
  if (await clearFormer(config, PUBLICATION, edition?.edition ?? '')) {
    say('  前のデモとは原稿か見た目が変わったので、前の見本を片づけました。');
  }
  return edition?.dir ?? '';
}

async function importSamples({ tsushin }: Commands, { dataDir }: Config): Promise<void> {
  const list = join(dataDir, LIST);
  await writeSampleList(list);
  say(`  ${formatImported(await tsushin(imported, ['subscribers', 'import', list]))}`);
}

async function send({ tsushin }: Commands): Promise<void> {
  const { expect } = await tsushin(refused, ['send', PUBLICATION], [3]);
  say('  送る数を書いていないので、止まりました（わざとです）。');
  say(expect > 0 ? `  送れるのは ${expect}通です。` : '  もう全員に渡してあるので、新しく送るメールはありません。');
  await tsushin(reconciliation, ['send', PUBLICATION, '--expect', String(expect)]);
}

async function print({ tsushin }: Commands): Promise<void> {
  const { files } = await tsushin(printed, ['print', PUBLICATION]);
  for (const { kind, path, pages, labels } of files) {
    const size = `${pages > 0 ? ` ${pages}ページ` : ''}${labels > 0 ? ` ${labels}名分` : ''}`;
    say(`  ${pad(PAPERS[kind], 15)}${shown(path)}${size}`);
  }
}

async function countEverybody({ tsushin }: Commands): Promise<void> {
  const report = await tsushin(reconciliation, ['status', PUBLICATION]);
  const lines = formatReconciliation(report, shortCode(report.edition)).split('\n');
  for (const line of lines) say(`  ${line}`.trimEnd());
  const sum = Object.values(report.people).reduce((total, people) => total + people, 0);
  if (sum !== report.subscribers) throw new DemoStopped(`合計 ${sum}名 が、名簿の人数と合いません。`);
  say('  名簿の全員と合っています。');
}

async function publish(commands: Commands, config: Config): Promise<void> {
  const { dataDir } = config;
  heading('原稿を確かめる');
  await check(commands);

  heading('発行版を作る（区分 × ふりがな × 文字の大きさ）');
  const edition = await build(commands, config);

  heading('ウェブサイトを作る');
  await commands.buildSite();

  heading('名簿を読み込む（見本 1,198名、Excel が保存した Shift_JIS の CSV）');
  await importSamples(commands, config);

  heading('試しに送り、確かめて、承認する');
  await commands.tsushin(z.unknown(), ['send', PUBLICATION, '--test', TEST_ADDRESS]);
  await commands.tsushin(z.unknown(), ['approve', PUBLICATION, '--by', '見本 所長']);

  heading('メールを送る（人数を言わなければ送らない）');
  await send(commands);

  heading('郵送の山と宛名ラベルを作る');
  await print(commands);

  heading('全員の行き先を数える');
  await countEverybody(commands);

  heading('見るところ');
  say(`  ウェブ    ${shown(join(ROOT, 'dist', 'index.html'))}`);
  say(`  発行版    ${shown(edition)}`);
  say(`  メール    ${shown(join(dataDir, 'outbox'))}（.eml を開くとメールソフトで見られます）`);
  say(`  郵送      ${shown(join(dataDir, 'print'))}`);
}

async function main(): Promise<void> {
  const begun = performance.now();
  const environment = { ...readEnvironment(), ...NOTHING_REAL };
  const config = readConfig(environment);
  await requireOnlySamples(config, PUBLICATION);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(
    join(config.dataDir, MARK),
    'このフォルダーは npm run demo が作りました。人の名前、住所、アドレスは、すべて見本です。\n',
  );
  await publish(openCommands(environment), config);
  say(`\n終わりました（${seconds(begun)}）。`);
}

try {
  await main();
} catch (thrown) {
  const isKnown = thrown instanceof DemoStopped;
  if (isKnown) process.stderr.write(`\n${thrown.message}\n`);
  process.exitCode = isKnown ? 1 : noteFault(thrown, createTerminal(false)).exitCode;
}
