import { describe, expect, it } from 'vitest';
import { findTelling } from '../../src/center.ts';
import { text } from '../../src/document/inline.ts';
import { eventHead, issueSubject, staffPreheader } from '../../src/document/mail-head.ts';
import { center } from '../render/sample.ts';

const WHEN = text('2023年9月12日（火曜日） 午前10時30分から午前11時40分まで');

describe('what tells too much of a reader', () => {
  it.each([
    ['障害年金', '障害'],
    ['障　が い者', '障がい'],
    ['発達の話', '発達'],
    ['面接と就労者からの話', '就労'],
    ['求職中の方へ', '求職'],
  ])('%s', (words, telling) => expect(findTelling(words, center)).toBe(telling));

  it.each(['ボウリング大会', '働いている方の話', 'こころの健康講座'])('not %s', (words) => {
    expect(findTelling(words, center)).toBeUndefined();
  });

  it('not the newsletter’s own name, nor what is left of a label of one character', () => {
    expect(findTelling('就労つうしん 夏号', { ...center, newsletter: '就労つうしん' })).toBeUndefined();
    const labels = { ...center.labels, employed: { staff: '', reader: '働いている方' } };
    expect(findTelling('夏の話', { ...center, labels })).toBeUndefined();
  });
});

describe('the head of an event notice', () => {
  it('carries the newsletter’s name and the event’s', () => {
    expect(eventHead({ title: 'ボウリング大会', when: WHEN }, center)).toEqual({
      subject: 'みほん通信 行事のご案内 ボウリング大会',
      preheader: '2023年9月12日（火曜日） 午前10時30分から午前11時40分まで',
    });
  });

  it.each([
    ['2023年9月12日（火曜日） 午前10時30分から', '9月12日（火）'],
    ['2024年1月から3月まで', '1月から3月まで'],
    ['毎月第2木曜日\n①午前10時から', '毎月第2木曜日'],
  ])('says of %s only the day, where the title tells too much', (when, day) => {
    const head = eventHead({ title: '面接スキルアップと就労者からの実体験について', when: text(when) }, center);
    expect(head.subject).toBe(`みほん通信 行事のご案内 ${day}`);
    expect(findTelling(head.preheader, center)).toBeUndefined();
  });
});

it('leaves a title or a role that tells too much inside the mail', () => {
  expect(issueSubject({ number: '第1号', title: '2023年夏号' }, center)).toBe('みほん通信 第1号 2023年夏号');
  expect(issueSubject({ number: '第1号', title: '就労の特集' }, center)).toBe('みほん通信 第1号');
  expect(staffPreheader('相談の担当', center)).toBe('相談の担当');
  expect(findTelling(staffPreheader('就労の担当', center), center)).toBeUndefined();
});
