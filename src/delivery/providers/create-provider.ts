/** The provider that the configuration or `--provider` names; each library is loaded only where it is used. */
import { join } from 'node:path';
import type { Config, ProviderName } from '../../config.ts';
import { error, locate, ProblemsError } from '../../problems.ts';
import type { Provider } from './provider.ts';

const settingMissing = (name: string, message: string, mend: string): ProblemsError =>
  new ProblemsError([locate(error('setting-missing', message, mend), { file: name, line: 0, column: 0 })]);

export const outboxFolder = (dataDir: string, publication: string): string =>
  join(dataDir, 'outbox', ...publication.split('/'));

/** Beside the publications, so that a folder of real mails holds no test. */
export const testFolder = (dataDir: string, publication: string): string =>
  join(dataDir, 'outbox', 'test', ...publication.split('/'));

async function createSmtpFrom({ smtpUrl }: Config): Promise<Provider> {
  if (smtpUrl === undefined) {
    throw settingMissing(
      'SMTP_URL',
      'メールサーバーの住所がありません。',
      'SMTP_URL=smtps://利用者:パスワード@mail.example.jp の形で設定してください。',
    );
  }
  const { createSmtp } = await import('./smtp.ts');
  return createSmtp(smtpUrl);
}

async function createResendFrom({ resend: { apiKey, baseUrl } }: Config): Promise<Provider> {
  if (apiKey === undefined) {
    throw settingMissing('RESEND_API_KEY', 'Resend の鍵がありません。', 'RESEND_API_KEY=re_… の形で設定してください。');
  }
  const { createResend } = await import('./resend.ts');
  return createResend({ apiKey, baseUrl });
}

/** `folder` is where the outbox writes. Throws ProblemsError where a setting is missing. */
export async function createProvider(config: Config, name: ProviderName, folder: string): Promise<Provider> {
  if (name === 'smtp') return createSmtpFrom(config);
  if (name === 'resend') return createResendFrom(config);
  const { createOutbox } = await import('./outbox.ts');
  return createOutbox(folder);
}
