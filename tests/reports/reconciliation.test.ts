import { expect, test } from 'vitest';
import { planDeliveries } from '../../src/delivery/plan.ts';
import { formatReconciliation } from '../../src/reports/format-reconciliation.ts';
import { reconcilePlan, verifyReconciliation } from '../../src/reports/reconciliation.ts';
import { makeSubscriber } from '../subscribers/make-subscriber.ts';

const people = [
  makeSubscriber(1),
  makeSubscriber(2, { wantsPost: 0 }),
  makeSubscriber(3, { consentedOn: null }),
  makeSubscriber(4, { endedOn: '2023-01-01' }),
  makeSubscriber(5, { audience: 'job-seeking' }),
];
const standing = { today: '2023-07-01', suppressed: new Set<string>() };
const report = reconcilePlan('issues/2023-summer', 'e', planDeliveries(people, standing, { audiences: ['employed'] }));

test('counts everybody once, with every key of the closed lists in its order', () => {
  expect(report).toMatchObject({
    subscribers: 5,
    people: { emailOnly: 1, postOnly: 1, both: 1, excluded: 2 },
    excluded: { ended: 1, otherAudience: 1 },
  });
  expect(Object.keys(report)).toEqual(['publication', 'edition', 'subscribers', 'deliveries', 'excluded', 'people']);
  expect(Object.keys(report.excluded)).toEqual([
    'ended',
    'pending',
    'unsubscribed',
    'suppressed',
    'noConsent',
    'otherAudience',
    'notChosen',
    'noAddress',
  ]);
  expect(Object.keys(report.deliveries.email)).toEqual([
    'pending',
    'submitted',
    'delivered',
    'refused',
    'bounced',
    'complained',
    'failed',
    'cancelled',
    'unknown',
  ]);
  expect(Object.keys(report.deliveries.post)).toEqual(['queued', 'printed', 'posted', 'returned', 'cancelled']);
});

test('is never shown where somebody is missing', () => {
  expect(() => verifyReconciliation({ ...report, subscribers: 6 })).toThrow('people 5 ≠ subscribers 6');
  const people = { ...report.people, emailOnly: 0, excluded: 3 };
  expect(() => verifyReconciliation({ ...report, people })).toThrow('excluded 2 ≠ 3, email 2');
});

test('reads as a table that lines up', () => {
  expect(formatReconciliation(report, '7KQ2-M4XD')).toBe(
    [
      'issues/2023-summer  発行版 7KQ2-M4XD',
      '',
      'メールだけ                          1',
      '郵送だけ                            1',
      'メールと郵送                        1',
      '送らない                            2',
      '  登録を終えた                      1',
      '  ほかの区分の人                    1',
      '登録者の合計                        5',
      '',
      'メールのお届け                      2',
      '  これから                          2',
      '郵送のお届け                        2',
      '  これから                          2',
    ].join('\n'),
  );
});
