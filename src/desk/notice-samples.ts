/** Notices as they would be sent to a reader who does not exist, for looking at. */
import type { Notice, NoticeEvent, NoticeKind } from '../render/notices/notice.ts';

export function sampleNotice(kind: NoticeKind, siteUrl: string): Notice {
  const preferences = `${siteUrl}/preferences/test`;
  const event: NoticeEvent = {
    title: '座談会（見本）',
    facts: [
      { label: '日時', value: '2023年8月5日（土曜日） 午前11時から正午まで' },
      { label: '場所', value: '見本会議室' },
    ],
    page: `${siteUrl}/events/sample/`,
    calendar: `${siteUrl}/events/sample.ics`,
  };
  const facts = [
    { label: '受け取るもの', value: '通信と、行事のお知らせ' },
    { label: 'ふりがな', value: 'つける' },
  ];
  const samples: { readonly [Kind in NoticeKind]: Extract<Notice, { kind: Kind }> } = {
    confirm: { kind: 'confirm', href: `${siteUrl}/confirm/test`, until: '2023-07-20' },
    welcome: {
      ...{ kind: 'welcome', facts, latest: `${siteUrl}/issues/`, preferences },
      unsubscribe: `${siteUrl}/unsubscribe/test`,
    },
    'fresh-link': { kind: 'fresh-link', href: preferences, until: '2023-07-20' },
    'preferences-changed': { kind: 'preferences-changed', facts, preferences },
    goodbye: { kind: 'goodbye', subscribe: `${siteUrl}/subscribe` },
    'application-received': { kind: 'application-received', event, cancel: `${siteUrl}/events/sample/apply` },
    'application-reminder': { kind: 'application-reminder', event, cancel: `${siteUrl}/events/sample/apply` },
    'try-out': { kind: 'try-out' },
  };
  return samples[kind];
}
