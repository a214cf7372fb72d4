import type { NoticeKind } from '../render/notices/notice.ts';

/** What staff call the notices. */
export const NOTICE_NAMES: Readonly<Record<NoticeKind, string>> = {
  confirm: '登録の確認',
  welcome: '登録ができたお知らせ',
  'fresh-link': '新しいリンク',
  'preferences-changed': '受け取り方を変えたお知らせ',
  goodbye: '受け取りをやめたお知らせ',
  'application-received': '行事の申し込みの受け付け',
  'application-reminder': '行事が近づいたお知らせ',
  'try-out': 'お試しのメール',
};
