/** What stops a site from going up, and what to do. */
import { error, locate, type ProblemsError as Problems, ProblemsError, RefusedError } from '../problems.ts';

const ASK = 'レンタルサーバーの会社の案内（SSH・SFTP のページ）';

export const hostKeyUnknown = (host: string, fingerprint: string): RefusedError =>
  new RefusedError(
    `${host} が本物かどうか、まだ確かめていません。パスワードは渡していません。\n→ ${ASK}にあるホスト鍵の指紋と、次の文字が同じかを確かめてください。同じなら、環境変数に書いて、もう一度実行します。\nSFTP_HOST_KEY=${fingerprint}`,
  );

export const hostKeyChanged = (host: string, fingerprint: string): RefusedError =>
  new RefusedError(
    `${host} の鍵が、SFTP_HOST_KEY と違います。別のサーバーかもしれません。パスワードは渡していません。\n→ ${ASK}で、鍵が変わったというお知らせを探してください。会社が変えたと確かめられたときだけ、次に書きかえます。\nSFTP_HOST_KEY=${fingerprint}`,
  );

export const sftpRefused = (host: string, user: string): RefusedError =>
  new RefusedError(
    `${host} が、利用者名「${user}」を受けつけません。何も変えていません。\n→ 利用者名と、SFTP_PASSWORD（または SFTP_KEY_FILE と SFTP_KEY_PASSPHRASE）を、${ASK}で確かめてください。`,
  );

export const sftpUnreachable = (host: string, reason: string): RefusedError =>
  new RefusedError(
    `${host} につながりません。何も変えていません。\n→ インターネットにつながっているか、サーバーの名前と番号（:22 など）が正しいかを確かめてください。\n（${reason}）`,
  );

export const uploadFailed = (place: string, reason: string): RefusedError =>
  new RefusedError(
    `${place} に置けませんでした。公開中のウェブサイトは、前のままです。\n→ サーバーの空きと、フォルダーに書く権利を確かめて、もう一度実行してください。\n（${reason}）`,
  );

export const uploadCutOff = (place: string, reason: string): RefusedError =>
  new RefusedError(
    `${place} に置いている途中で、接続が切れました。ウェブサイトが、いま見られなくなっているかもしれません。\n→ つながったら、すぐに同じ命令をもう一度実行してください。はじめに、前のウェブサイトにもどします。\n（${reason}）`,
  );

const badEnvironment = (name: string, message: string, mend: string): Problems =>
  new ProblemsError([locate(error('bad-environment', message, mend), { file: name, line: 0, column: 0 })]);

export const badAddress = (): Problems =>
  badEnvironment(
    'PUBLISH_TO',
    '公開する場所の書き方がわかりません。',
    'フォルダーの名前か、sftp://利用者名@サーバー名/~/public_html の形で書いてください。',
  );

export const passwordInAddress = (): Problems =>
  badEnvironment(
    'PUBLISH_TO',
    '公開する場所に、パスワードが書いてあります。画面や記録に残るので、使いません。',
    'パスワードは環境変数 SFTP_PASSWORD に書き、住所は sftp://利用者名@サーバー名/~/public_html の形にしてください。',
  );

export const noCredentials = (): Problems =>
  badEnvironment(
    'SFTP_PASSWORD',
    'SFTP のパスワードも鍵も、設定されていません。',
    '環境変数 SFTP_PASSWORD にパスワードを、または SFTP_KEY_FILE に秘密鍵のファイルを書いてください。',
  );

export const keyUnreadable = (file: string): Problems =>
  badEnvironment('SFTP_KEY_FILE', `秘密鍵のファイル ${file} を読めません。`, 'ファイルの場所を確かめてください。');
