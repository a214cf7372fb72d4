/**
 * Environment and center.yaml become one frozen Config. This is the only module that reads `process.env`; every other
 * one is handed what it needs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Center, centerSchema } from './center.ts';
import { isLongEnough, readOrMakeKey } from './database-key.ts';
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
  readonly center: Center;
}

const environmentProblem = (name: string, message: string, mend: string): ProblemsError =>
  new ProblemsError([locate(error('bad-environment', message, mend), { file: name, line: 0, column: 0 })]);

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
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const parsed = parseYaml(centerSchema, { file, text, line: 1 });
  if (parsed.value === undefined) throw new ProblemsError(parsed.problems);
  return parsed.value;
}

/** Throws ProblemsError where the environment or center.yaml is wrong. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
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
    dataDir: resolve(given.DATA_DIR ?? '.data'),
    workingDir: given.INIT_CWD ?? resolve('.'),
    databaseUrl: given.DATABASE_URL,
    databaseKey: () => databaseKeyFrom(given.TSUSHIN_DATABASE_KEY),
    siteUrl: (given.SITE_URL ?? center.site).replace(/\/+$/, ''),
    siteListing: given.SITE_LISTING,
    provider: provider.data,
    resend: {
      apiKey: given.RESEND_API_KEY,
      baseUrl: given.RESEND_BASE_URL,
      webhookSecret: given.RESEND_WEBHOOK_SECRET,
    },
    smtpUrl: given.SMTP_URL,
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
