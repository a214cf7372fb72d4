/** Why the list cannot be opened. */
import { error, locate, type Problem } from '../problems.ts';

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';

const wrongKey = error(
  'wrong-database-key',
  '名簿を開けません。鍵がこのファイルのものではないか、ファイルがこわれています。',
  'TSUSHIN_DATABASE_KEY を、この名簿を作ったときの鍵にしてください。鍵を設定していないときは、この名簿を作った利用者でこのパソコンに入って実行してください。',
);

export const shortKey = error(
  'short-database-key',
  '名簿の鍵が短すぎるため、名簿を開きません。',
  'TSUSHIN_DATABASE_KEY に、この名簿を作ったときの、32文字以上の鍵を入れてください。',
);

const busy = error(
  'database-busy',
  'ほかの処理が名簿を使っているため、書き込めません。',
  'ほかの窓で動いている処理が終わってから、もう一度実行してください。',
);

const unreadable = (detail: string) =>
  error(
    'database-unreadable',
    `名簿のファイルを開けません（${detail}）。`,
    'フォルダーに書き込めるか、ディスクに空きがあるかを確かめてください。',
  );

const unreachable = (detail: string) =>
  error(
    'database-unreachable',
    `データベースにつながりません（${detail}）。`,
    'DATABASE_URL を postgres://利用者:パスワード@サーバー:5432/データベース の形で確かめ、サーバーが動いているか見てください。',
  );

/** `file` is undefined for PostgreSQL. Never repeats the server's address: it may hold the password. */
export function describeConnectionFault(fault: unknown, file: string | undefined): Problem {
  const code = codeOf(fault);
  if (file === undefined) {
    return locate(unreachable(code || '理由不明'), { file: 'DATABASE_URL', line: 0, column: 0 });
  }
  const place = { file, line: 0, column: 0 };
  if (code === 'SQLITE_NOTADB') return locate(wrongKey, place);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return locate(busy, place);
  return locate(unreadable(code || '理由不明'), place);
}
