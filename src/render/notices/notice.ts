/** The mails that answer something a reader did, each with what only its sender can know. */

/** One line of label and value, plain words. */
export interface NoticeFact {
  readonly label: string;
  readonly value: string;
}

/** An event that somebody applied for. */
export interface NoticeEvent {
  readonly title: string;
  /** Date with weekday and time, place and whatever else the reader needs; the title is said before them. */
  readonly facts: readonly NoticeFact[];
  /** Addresses on the site; missing where the web may not show the event, or it has no fixed day. */
  readonly page?: string;
  readonly calendar?: string;
}

/** Addresses are https: or mailto:, whole; days are `YYYY-MM-DD`, the last on which an address works. */
export type Notice =
  /** 登録の確認 */
  | { readonly kind: 'confirm'; readonly href: string; readonly until: string }
  /** `facts` are what was chosen; `latest` the newest public issue. */
  | {
      readonly kind: 'welcome';
      readonly facts: readonly NoticeFact[];
      readonly latest?: string;
      readonly preferences: string;
      readonly unsubscribe: string;
    }
  | { readonly kind: 'fresh-link'; readonly href: string; readonly until: string }
  | { readonly kind: 'preferences-changed'; readonly facts: readonly NoticeFact[]; readonly preferences: string }
  /** `subscribe` where the public may sign up by themselves. */
  | { readonly kind: 'goodbye'; readonly subscribe?: string }
  | { readonly kind: 'application-received'; readonly event: NoticeEvent; readonly cancel: string }
  | { readonly kind: 'application-reminder'; readonly event: NoticeEvent; readonly cancel: string }
  | { readonly kind: 'try-out' };

export type NoticeKind = Notice['kind'];

export const NOTICE_KINDS = [
  'confirm',
  'welcome',
  'fresh-link',
  'preferences-changed',
  'goodbye',
  'application-received',
  'application-reminder',
  'try-out',
] as const satisfies readonly NoticeKind[];
