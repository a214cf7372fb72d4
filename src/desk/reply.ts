/** What the desk answers with. Every answer says what it may load and do: nothing from elsewhere, and no script but ours. */

export interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** Content-Security-Policy. */
  readonly policy: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Our own pages: our style, our script, frames of our own. */
const PAGE =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; " +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** A mail: what a mail program allows, without a place of its own (sandbox). */
const mailPolicy = (withPictures: boolean, origin: string): string =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src ${withPictures ? origin : "'none'"}; ` +
  "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox";

const HTML = 'text/html; charset=utf-8';

export const pageReply = (body: string, status = 200): Reply => ({ status, type: HTML, body, policy: PAGE });

export const mailReply = (body: string, withPictures: boolean, origin: string): Reply => ({
  status: 200,
  type: HTML,
  body,
  policy: mailPolicy(withPictures, origin),
});

export const fileReply = (type: string, body: string | Uint8Array, fileName?: string): Reply => ({
  status: 200,
  type,
  body,
  policy: NOTHING,
  ...(fileName === undefined ? {} : { headers: { 'content-disposition': `attachment; filename="${fileName}"` } }),
});

/** A PDF is shown by the browser itself, inside a page of ours. */
export const pdfReply = (body: Uint8Array): Reply => ({
  status: 200,
  type: 'application/pdf',
  body,
  policy: "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
});

export const plainReply = (status: number, body: string): Reply => ({
  status,
  type: 'text/plain; charset=utf-8',
  body: `${body}\n`,
  policy: NOTHING,
});
