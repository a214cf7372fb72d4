import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Decision, decide, EXCLUSION_REASONS, planDeliveries } from '../../src/delivery/plan.ts';
import { reconcilePlan } from '../../src/reports/reconciliation.ts';
import type { Subscriber } from '../../src/subscribers/subscriber.ts';
import { AUDIENCES } from '../../src/variants.ts';
import { makeSubscriber } from '../subscribers/make-subscriber.ts';

const standing = { today: '2023-07-01', suppressed: new Set(['stop@example.jp']) };
const both = { audience: 'employed', channels: ['email', 'post'] } as const;
const emailOnly = { audience: 'employed', channels: ['email'] } as const;
const postOnly = { audience: 'employed', channels: ['post'] } as const;
const email = { wantsEmail: 1, wantsPost: 0 };
const post = { wantsEmail: 0, wantsPost: 1 };
const none = { wantsEmail: 0, wantsPost: 0 };

const CASES: readonly (readonly [string, Partial<Subscriber>, Decision])[] = [
  ['both channels', {}, both],
  ['e-mail only', email, emailOnly],
  ['paper only', post, postOnly],
  ['ended today', { endedOn: '2023-07-01' }, { excluded: 'ended' }],
  ['will end tomorrow', { endedOn: '2023-07-02' }, both],
  ['ended, before every other reason', { endedOn: '2023-01-01', pending: 1, ...none }, { excluded: 'ended' }],
  ['not confirmed yet', { pending: 1, emailStoppedOn: '2023-05-01' }, { excluded: 'pending' }],
  ['stopped e-mail, chose both', { emailStoppedOn: '2023-05-01' }, postOnly],
  ['stopped e-mail, chose e-mail', { ...email, emailStoppedOn: '2023-05-01' }, { excluded: 'unsubscribed' }],
  ['stopped e-mail, chose paper', { ...post, emailStoppedOn: '2023-05-01' }, postOnly],
  ['stopped e-mail, no postal address', { emailStoppedOn: '2023-05-01', address1: null }, { excluded: 'unsubscribed' }],
  ['suppressed, chose both', { email: 'Stop@example.jp' }, postOnly],
  ['suppressed, chose e-mail', { ...email, email: 'stop@example.jp' }, { excluded: 'suppressed' }],
  ['no consent, chose both', { consentedOn: null }, postOnly],
  ['no consent, chose e-mail', { ...email, consentedOn: null }, { excluded: 'noConsent' }],
  ['no consent, chose paper', { ...post, consentedOn: null }, postOnly],
  [
    'stopped and no consent: the first',
    { ...email, emailStoppedOn: '2023-05-01', consentedOn: null },
    { excluded: 'unsubscribed' },
  ],
  ['the other half', { audience: 'job-seeking' }, { excluded: 'otherAudience' }],
  ['no audience', { audience: null }, { excluded: 'otherAudience' }],
  [
    'the other half, stopped: the first',
    { audience: 'job-seeking', emailStoppedOn: '2023-05-01' },
    { excluded: 'unsubscribed' },
  ],
  ['chose nothing', none, { excluded: 'notChosen' }],
  ['chose nothing, no consent', { ...none, consentedOn: null }, { excluded: 'notChosen' }],
  ['chose e-mail, has none', { ...email, email: null }, { excluded: 'noAddress' }],
  ['chose paper, no address', { ...post, address1: null }, { excluded: 'noAddress' }],
  ['chose both, no e-mail address', { email: null }, postOnly],
  ['chose both, no postal address', { address1: null }, emailOnly],
];

test.each(CASES)('%s', (_, changes, decision) => {
  expect(decide(makeSubscriber(1, changes), standing, { audiences: ['employed'] })).toEqual(decision);
});

const maybe = <T>(value: T): fc.Arbitrary<T | null> => fc.constantFrom(value, null);

const anyChange: fc.Arbitrary<Partial<Subscriber>> = fc.record({
  email: fc.constantFrom('mihon@example.jp', 'stop@example.jp', null),
  address1: maybe('藤沢市1-1'),
  audience: fc.constantFrom(...AUDIENCES, null),
  wantsEmail: fc.constantFrom(0, 1),
  wantsPost: fc.constantFrom(0, 1),
  consentedOn: maybe('2023-04-01'),
  endedOn: maybe('2023-05-01'),
  emailStoppedOn: maybe('2023-05-01'),
  pending: fc.constantFrom(0, 1),
});

test('whatever the list holds, everybody is accounted for once and nobody gets what was stopped', () => {
  fc.assert(
    fc.property(fc.array(anyChange), fc.constantFrom([...AUDIENCES], ['employed' as const]), (changes, audiences) => {
      const people = changes.map((change, index) => makeSubscriber(index, change));
      const plan = planDeliveries(people, standing, { audiences });
      const report = reconcilePlan('issues/x', 'e', plan);
      expect(report.subscribers).toBe(people.length);
      const counted = new Set([
        ...plan.deliveries.map(({ subscriber }) => subscriber.id),
        ...plan.exclusions.map(({ subscriber }) => subscriber.id),
      ]);
      expect(counted.size).toBe(people.length);
      for (const { subscriber, channel, audience } of plan.deliveries) {
        expect(audiences).toContain(audience);
        expect(subscriber.endedOn).toBeNull();
        expect(subscriber.pending).toBe(0);
        if (channel === 'post') expect([subscriber.wantsPost, subscriber.address1 === null]).toEqual([1, false]);
        else {
          expect(subscriber.wantsEmail).toBe(1);
          expect(subscriber.email).toBe('mihon@example.jp');
          expect([subscriber.emailStoppedOn, subscriber.consentedOn]).toEqual([null, '2023-04-01']);
        }
      }
      for (const { reason } of plan.exclusions) expect(EXCLUSION_REASONS).toContain(reason);
    }),
  );
});
