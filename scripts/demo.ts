/**
 * `npm run demo`: one real issue from its source to every reader, by the same commands that staff use. Everyone on its
 * list is made up. It refuses a DATA_DIR that holds anything but its own samples, and a second run doubles nothing.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../src/config.ts';
import { generateSampleList, SAMPLE_SEED, writeSampleList } from './sample-list.ts';

const PUBLICATION = 'issues/2023-summer';
const TEST_ADDRESS = 'test@example.jp';
const MARK = '見本データ.txt';
const ROOT = resolve(import.meta.dirname, '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');

/** Whatever this machine is set up for: the demo writes to its own list and sends nothing. */
const ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  ...process.env,
  ...{ DATABASE_URL: '', MAIL_PROVIDER: 'outbox', SMTP_URL: undefined },
  ...{ RESEND_API_KEY: undefined, RESEND_BASE_URL: undefined, RESEND_WEBHOOK_SECRET: undefined },
};

interface Ended {
  readonly code: number;
  readonly out: string;
}

function start(args: readonly string[], quiet: boolean): Promise<Ended> {
  return new Promise((done, fail) => {
    const stdio = ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'] as const;
    const child = spawn(process.execPath, args, { cwd: ROOT, env: ENVIRONMENT, stdio: [...stdio] });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.resume();
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, out: Buffer.concat(chunks).toString('utf8') }));
  });
}

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

class DemoStopped extends Error {}

/** One command of the toolkit, shown as staff would type it; its JSON by schema. */
async function tsushin<S extends z.ZodType>(
  schema: S,
  words: readonly string[],
  expected: readonly number[] = [0],
): Promise<z.output<S>> {
  say(`  $ npm run -s tsushin -- ${words.join(' ')}`);
  const { code, out } = await start([MAIN, ...words, '--json'], expected.includes(3));
  if (!expected.includes(code))
    throw new DemoStopped(`「${words.join(' ')}」が終了コード ${code} で止まりました。\n${out}`);
  return schema.parse(JSON.parse(out));
}

let step = 0;
const heading = (title: string): void => {
  step += 1;
  say(`\n${step}. ${title}`);
};
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)}秒`;

const checked = z.object({ errors: z.int(), warnings: z.int() });
const sent = z.object({ edition: z.string() });
const built = z.array(
  z.object({
    publication: z.string(),
    edition: z.string(),
    dir: z.string(),
    files: z.array(z.object({ medium: z.string() })),
  }),
);
const imported = z.object({ added: z.int(), updated: z.int(), unchanged: z.int(), invalid: z.array(z.unknown()) });
const refused = z.object({ expect: z.int() });
const counts = z.record(z.string(), z.int());
const reconciliation = z.object({
  subscribers: z.int(),
  deliveries: z.object({ email: counts, post: counts }),
  excluded: counts,
  people: z.object({ emailOnly: z.int(), postOnly: z.int(), both: z.int(), excluded: z.int() }),
});
const printed = z.object({
  files: z.array(z.object({ kind: z.string(), path: z.string(), pages: z.int(), labels: z.int() })),
});
const listed = z.array(z.object({ registrationNumber: z.string(), name: z.string() }));

const REASONS: Readonly<Record<string, string>> = {
  ended: '登録を終えた',
  pending: '確認待ち',
  unsubscribed: 'メール停止',
  suppressed: '届かないアドレス',
  noConsent: '同意がない',
  otherAudience: 'ほかの区分',
  notChosen: '案内なし',
  noAddress: '宛先がない',
};

/** True where the folder is new, empty, or holds a former demo and nobody but its samples. */
async function holdsOnlySamples(dataDir: string): Promise<boolean> {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return true;
  if (!existsSync(join(dataDir, MARK))) return false;
  if (!existsSync(join(dataDir, 'tsushin.db'))) return true;
  const samples = new Map(generateSampleList(SAMPLE_SEED).rows.map((person) => [person.登録番号, person.氏名]));
  const { code, out } = await start([MAIN, 'subscribers', 'list', '--json'], true);
  return (
    code === 0 &&
    listed.parse(JSON.parse(out)).every(({ registrationNumber, name }) => samples.get(registrationNumber) === name)
  );
}

const line = (label: string, count: number): string =>
  `     ${label}${'　'.repeat(Math.max(0, 12 - label.length))} ${String(count).padStart(5)}名`;

function showReconciliation({ subscribers, people, excluded }: z.output<typeof reconciliation>): void {
  say(line('メールだけ', people.emailOnly));
  say(line('郵送だけ', people.postOnly));
  say(line('メールと郵送', people.both));
  say(line('送らない', people.excluded));
  for (const [reason, count] of Object.entries(excluded)) {
    if (count > 0) say(`       うち${REASONS[reason] ?? reason} ${count}名`);
  }
  const sum = people.emailOnly + people.postOnly + people.both + people.excluded;
  say(line('合計', sum));
  if (sum !== subscribers) throw new DemoStopped(`合計 ${sum}名 が、名簿の ${subscribers}名 と合いません。`);
  say('     名簿の全員と合っています。');
}

async function buildSite(): Promise<void> {
  say('  $ npm run build');
  const { code, out } = await start([join(ROOT, 'scripts', 'build.ts')], false);
  if (code !== 0) throw new DemoStopped(`ウェブサイトを作れませんでした。\n${out}`);
}

/** A former demo of other content or templates: its samples give way, since an edition already sent is never replaced. */
async function clearFormer(dataDir: string, edition: string): Promise<void> {
  const { code, out } = await start([MAIN, 'status', PUBLICATION, '--json'], true);
  if (code !== 0 || sent.parse(JSON.parse(out)).edition === edition) return;
  say('  前のデモとは原稿か見た目が変わったので、前の見本を片づけました。');
  for (const name of readdirSync(dataDir)) {
    if (/^(tsushin\.db|outbox$|print$)/.test(name)) rmSync(join(dataDir, name), { recursive: true, force: true });
  }
}

async function publish(dataDir: string): Promise<void> {
  heading('原稿を確かめる');
  const { errors, warnings } = await tsushin(checked, ['check']);
  say(`  直すところ ${errors}件、気をつけるところ ${warnings}件`);

  heading('発行版を作る（区分 × ふりがな × 文字の大きさ）');
  const [edition] = await tsushin(built, ['build', PUBLICATION]);
  const media = (medium: string): number => edition?.files.filter((file) => file.medium === medium).length ?? 0;
  await clearFormer(dataDir, edition?.edition ?? '');
  say(`  メール ${media('html')}、テキスト ${media('text')}、PDF ${media('pdf')} ファイル`);

  heading('ウェブサイトを作る');
  await buildSite();

  heading('名簿を読み込む（見本 1,198名、Excel が保存した Shift_JIS の CSV）');
  const list = join(dataDir, '見本名簿.csv');
  await writeSampleList(list);
  const { added, updated, unchanged } = await tsushin(imported, ['subscribers', 'import', list]);
  say(`  新しく ${added}名、変わった ${updated}名、そのまま ${unchanged}名`);

  heading('試しに送り、確かめて、承認する');
  await tsushin(z.unknown(), ['send', PUBLICATION, '--test', TEST_ADDRESS]);
  await tsushin(z.unknown(), ['approve', PUBLICATION, '--by', '見本 所長']);

  heading('メールを送る（人数を言わなければ送らない）');
  const { expect } = await tsushin(refused, ['send', PUBLICATION], [3]);
  say(`  人数がないので断られました。送れるのは ${expect}通です。`);
  const result = await tsushin(reconciliation, ['send', PUBLICATION, '--expect', String(expect)]);

  heading('郵送の山とあて名ラベルを作る');
  const { files } = await tsushin(printed, ['print', PUBLICATION]);
  for (const { kind, path, pages, labels } of files) {
    say(
      `  ${kind.padEnd(13)} ${relative(process.cwd(), path)}${pages > 0 ? ` ${pages}ページ` : ''}${labels > 0 ? ` ${labels}枚` : ''}`,
    );
  }

  heading('全員の行き先を数える');
  showReconciliation(result);

  heading('見るところ');
  say(`  ウェブ    ${relative(process.cwd(), join(ROOT, 'dist', 'index.html'))}`);
  say(`  発行版    ${relative(process.cwd(), edition?.dir ?? '')}`);
  say(`  メール    ${relative(process.cwd(), join(dataDir, 'outbox'))}（.eml を開くとメールソフトで見られます）`);
  say(`  郵送      ${relative(process.cwd(), join(dataDir, 'print'))}`);
}

const begun = performance.now();
const { dataDir } = readConfig(ENVIRONMENT);
try {
  if (!(await holdsOnlySamples(dataDir))) {
    process.stderr.write(
      `${dataDir} には、見本でないものが入っています。デモは、ほんとうの名簿のある場所では動きません。\n→ DATA_DIR に、からのフォルダーを指定してください。\n`,
    );
    process.exitCode = 3;
  } else {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(
      join(dataDir, MARK),
      'このフォルダーは npm run demo が作りました。人の名前、住所、アドレスは、すべて見本です。\n',
    );
    await publish(dataDir);
    say(`\n終わりました（${seconds(begun)}）。`);
  }
} catch (thrown) {
  if (!(thrown instanceof DemoStopped)) throw thrown;
  process.stderr.write(`\n${thrown.message}\n`);
  process.exitCode = 1;
}
