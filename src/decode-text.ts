/** Text as people saved it: with a BOM, with CRLF, and named when not in UTF-8. */
import { notUtf8 } from './encoding-problems.ts';
import type { Fault } from './problems.ts';

const decodeAs = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** Lines end in LF, the BOM is gone; what is not UTF-8 is a fault, never mojibake. */
export function decodeText(bytes: Uint8Array): string | Fault {
  const text = decodeAs('utf-8', bytes);
  if (text !== undefined) return text.replace(/\r\n?/g, '\n');
  return notUtf8(decodeAs('shift_jis', bytes) === undefined ? '別の文字コード' : ' Shift_JIS ');
}
