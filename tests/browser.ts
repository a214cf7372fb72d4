/**
 * A real Chromium for the tests, from npm packages alone: nothing is downloaded and nothing has to be installed. On Linux
 * it comes out of `@sparticuz/chromium`, unpacked once per machine; elsewhere Playwright drives the installed Chrome.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium, type LaunchOptions, type Page, type PageScreenshotOptions } from 'playwright-core';
import { z } from 'zod';

export interface LaunchedBrowser {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Its package has no binary for other systems. */
const HAS_PACKED_BINARY = process.platform === 'linux' && process.arch === 'x64';

/** The package unpacks into the temporary folder of its process, so it gets a process with a folder of its own. */
const UNPACK = `
  import { dirname, join } from 'node:path';
  import { fileURLToPath } from 'node:url';
  const entry = import.meta.resolve('@sparticuz/chromium');
  const bin = join(dirname(fileURLToPath(entry)), '..', 'bin');
  const { inflate } = await import(entry);
  await Promise.all(['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((file) => inflate(join(bin, file))));
`;

const packageRoot = (name: string): string => {
  const entry = require.resolve(name);
  const end = entry.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length;
  return entry.slice(0, end);
};

function chromiumVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot('@sparticuz/chromium'), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}

const ownFonts = (): string[] => {
  const fonts = packageRoot('@expo-google-fonts/biz-udpgothic');
  return [join(fonts, '400Regular'), join(fonts, '700Bold')];
};

/** Only these fonts are visible: the same picture on every machine, and no tofu. One file for each choice of them. */
function writeFontConfiguration(folder: string, fonts: readonly string[]): string {
  const file = join(folder, `fonts-${createHash('sha256').update(fonts.join()).digest('hex').slice(0, 16)}.conf`);
  if (existsSync(file)) return file;
  const aside = `${file}-${process.pid}`;
  writeFileSync(
    aside,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${fonts.map((font) => `  <dir>${font}</dir>`).join('\n')}
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`,
  );
  renameSync(aside, file);
  return file;
}

/** Several test processes may come at once: each unpacks aside, the first to finish puts its folder in place. */
async function unpackOnce(): Promise<string> {
  const folder = join(tmpdir(), `tsushin-chromium-${chromiumVersion()}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;
  const aside = mkdtempSync(`${folder}-`);
  const env = { ...process.env, TMPDIR: aside };
  await run(process.execPath, ['--input-type=module', '-e', UNPACK], { cwd: dirname(import.meta.dirname), env });
  try {
    renameSync(aside, folder);
  } catch (cause) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
  return folder;
}

async function packedBrowser(fonts: readonly string[]): Promise<LaunchOptions> {
  const folder = await unpackOnce();
  return {
    executablePath: join(folder, 'chromium'),
    // The package's own flags switch web security off and end the browser when several contexts are open.
    args: ['--no-sandbox'],
    env: {
      ...process.env,
      TMPDIR: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: writeFontConfiguration(folder, fonts),
    },
  };
}

export interface BrowserOptions {
  /** Folders with the fonts of the system, where there is a packed Chromium; the project's own where none are named. */
  readonly fonts?: readonly string[];
  readonly args?: readonly string[];
}

/** Starts Chromium; whoever starts it closes it. */
export async function launchBrowser({ fonts, args = [] }: BrowserOptions = {}): Promise<LaunchedBrowser> {
  const options: LaunchOptions = HAS_PACKED_BINARY ? await packedBrowser(fonts ?? ownFonts()) : { channel: 'chrome' };
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), ...args] });
  return { browser, close: () => browser.close() };
}

const ATTEMPTS = 3;

/** A picture of a page. Headless Chromium on a busy machine fails to hand over about one in fifty: those are asked again. */
export async function takePicture(page: Page, options: PageScreenshotOptions = { fullPage: true }): Promise<Buffer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await page.screenshot(options);
    } catch (cause) {
      if (attempt === ATTEMPTS || !String(cause).includes('Unable to capture screenshot')) throw cause;
    }
  }
}
