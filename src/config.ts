/**
 * Environment and center.yaml become one frozen Config. This is the only module that reads `process.env`; every other
 * one is handed what it needs.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type Center, centerSchema, isSiteRoot, SITE_ROOT_ONLY } from './center.ts';
import { isLongEnough, readOrMakeKey } from './database-key.ts';
import { decodeText } from './decode-text.ts';
import { parseYaml } from './parse-yaml.ts';
import { error, locate, ProblemsError } from './problems.ts';

const optional = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value === '' ? undefined : value));

const environmentSchema = z.object({
  DATA_DIR: optional,
  CONTENT_DIR: optional,
  DATABASE_URL: optional,
  TSUSHIN_DATABASE_KEY: optional,
  SITE_URL: optional,
  MAIL_PROVIDER: optional,
  RESEND_API_KEY: optional,
  RESEND_BASE_URL: optional,
  RESEND_WEBHOOK_SECRET: optional,
  SMTP_URL: optional,
  INIT_CWD: optional,
  SITE_LISTING: optional,
  PUBLISH_TO: optional,
  SFTP_PASSWORD: optional,
  SFTP_KEY_FILE: optional,
  SFTP_KEY_PASSPHRASE: optional,
  SFTP_HOST_KEY: optional,
});

export const PROVIDER_NAMES = ['outbox', 'smtp', 'resend'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

export interface Config {
  /** Absolute path of what staff write. */
  readonly contentDir: string;
  /** Absolute path of database, editions and outbox. */
  readonly dataDir: string;
  /** Where the person who called stands: npm itself runs commands in the project's folder. */
  readonly workingDir: string;
  /** `postgres://…`; undefined means the embedded file in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** 32 characters or more, for the embedded file; made and kept in the user's configuration folder where absent. */
  readonly databaseKey: () => string;
  /** Origin of the public site without a closing slash. */
  readonly siteUrl: string;
  /** Path of the file that names what may be on the public site; without it, all that is not a draft. */
  readonly siteListing: string | undefined;
  readonly provider: ProviderName;
  readonly resend: {
    readonly apiKey: string | undefined;
    readonly baseUrl: string | undefined;
    readonly webhookSecret: string | undefined;
  };
  readonly smtpUrl: string | undefined;
  /** Where `publish` puts the site, and how it says who it is; the host key is `SHA256:…`. */
  readonly publish: {
    readonly to: string | undefined;
    readonly password: string | undefined;
    readonly keyFile: string | undefined;
    readonly passphrase: string | undefined;
    readonly hostKey: string | undefined;
  };
  readonly center: Center;
}

const environmentProblem = (name: string, message: string, mend: string): ProblemsError =>
  new ProblemsError([locate(error('bad-environment', message, mend), { file: name, line: 0, column: 0 })]);

type Environment = Readonly<Record<string, string | undefined>>;

/** `.env` of the folder the program runs in; TSUSHIN_ENV_FILE names another file, or none where it is empty. */
function readEnvironmentFile(): Environment {
  const file = process.env.TSUSHIN_ENV_FILE ?? '.env';
  if (file === '' || !existsSync(file)) return {};
  const text = decodeText(readFileSync(file));
  if (typeof text !== 'string') throw new ProblemsError([locate(text, { file, line: 1, column: 1 })]);
  return parseEnv(text);
}

/** What is set already goes before the file. */
export const readEnvironment = (): Environment => ({ ...readEnvironmentFile(), ...process.env });

/** The folder itself need not be there yet; a file in its place would end every command with a riddle. */
function requireFolder(dir: string): string {
  let standing = dir;
  while (!existsSync(standing) && dirname(standing) !== standing) standing = dirname(standing);
  if (statSync(standing).isDirectory()) return dir;
  throw environmentProblem(
    'DATA_DIR',
    `${standing} は、フォルダーではなくファイルです。名簿や発行版を置けません。`,
    'DATA_DIR に、フォルダーの場所を書いてください。まだないフォルダーなら、作ります。',
  );
}

function requireRoot(siteUrl: string): string {
  if (isSiteRoot(siteUrl)) return siteUrl.replace(/\/+$/, '');
  throw environmentProblem('SITE_URL', `ウェブサイトの住所「${siteUrl}」は、フォルダーの中です。`, SITE_ROOT_ONLY);
}

/** %APPDATA%, ~/Library/Application Support or $XDG_CONFIG_HOME, as the system does it. */
function userConfigDir(): string {
  if (process.platform === 'win32')
    return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'tsushin');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'tsushin');
  return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'tsushin');
}

function databaseKeyFrom(given: string | undefined): string {
  const file = join(userConfigDir(), 'database.key');
  const key = given ?? readOrMakeKey(file);
  if (isLongEnough(key)) return key;
  if (given !== undefined) {
    throw environmentProblem(
      'TSUSHIN_DATABASE_KEY',
      '名簿の鍵が短すぎます。',
      '32文字以上の、ほかで使っていない文字の並びにしてください。',
    );
  }
  throw environmentProblem(
    file,
    '名簿の鍵のファイルが、からか、途中で切れています。このままでは名簿を守れません。',
    '控えがあれば、このファイルを控えと入れかえてください。まだ名簿を作っていないときは、このファイルを消して、もう一度実行してください。',
  );
}

/** Reads center.yaml alone; throws ProblemsError with everything that is wrong in it. */
export function readCenter(contentDir: string): Center {
  const path = join(contentDir, 'center.yaml');
  const file = 'content/center.yaml';
  if (!existsSync(path)) {
    throw new ProblemsError([
      locate(
        error(
          'center-missing',
          'センターの設定ファイル center.yaml が見つかりません。',
          `見本の content/center.yaml を ${path} に写して、センターの内容に書きかえてください。`,
        ),
        { file, line: 0, column: 0 },
      ),
    ]);
  }
  const text = decodeText(readFileSync(path));
  if (typeof text !== 'string') throw new ProblemsError([locate(text, { file, line: 1, column: 1 })]);
  const parsed = parseYaml(centerSchema, { file, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}

/** Throws ProblemsError where the environment or center.yaml is wrong. */
export function readConfig(environment: Environment = readEnvironment()): Config {
  const given = environmentSchema.parse(environment);
  const contentDir = resolve(given.CONTENT_DIR ?? 'content');
  const center = readCenter(contentDir);
  const provider = z.enum(PROVIDER_NAMES).safeParse(given.MAIL_PROVIDER ?? 'outbox');
  if (!provider.success) {
    throw environmentProblem(
      'MAIL_PROVIDER',
      `メールの送り方「${given.MAIL_PROVIDER}」はありません。`,
      `${PROVIDER_NAMES.join('、')} のどれかにしてください。`,
    );
  }
  return Object.freeze({
    contentDir,
    dataDir: requireFolder(resolve(given.DATA_DIR ?? '.data')),
    workingDir: given.INIT_CWD ?? resolve('.'),
    databaseUrl: given.DATABASE_URL,
    databaseKey: () => databaseKeyFrom(given.TSUSHIN_DATABASE_KEY),
    siteUrl: requireRoot(given.SITE_URL ?? center.site),
    siteListing: given.SITE_LISTING,
    provider: provider.data,
    resend: {
      apiKey: given.RESEND_API_KEY,
      baseUrl: given.RESEND_BASE_URL,
      webhookSecret: given.RESEND_WEBHOOK_SECRET,
    },
    smtpUrl: given.SMTP_URL,
    publish: {
      to: given.PUBLISH_TO,
      password: given.SFTP_PASSWORD,
      keyFile: given.SFTP_KEY_FILE,
      passphrase: given.SFTP_KEY_PASSPHRASE,
      hostKey: given.SFTP_HOST_KEY,
    },
    center,
  });
}

/** For a process that is to read the same configuration, wherever it runs. */
export const environmentOf = ({
  contentDir,
  dataDir,
  siteUrl,
  siteListing,
}: Config): Record<string, string | undefined> => ({
  ...process.env,
  CONTENT_DIR: contentDir,
  DATA_DIR: dataDir,
  SITE_URL: siteUrl,
  SITE_LISTING: siteListing,
});
