import { expect, test } from 'vitest';
import { centerSchema } from '../../src/center.ts';
import { nextWithinHours, readTime, startOf } from '../../src/delivery/schedule.ts';

const policy = centerSchema.shape.policy.parse({ holdMinutes: 10, hours: '09:00-18:00' });

test.each([
  ['2023-07-01T12:00:00+09:00', '2023-07-01T12:00:00+09:00'],
  ['2023-07-01T08:59:00+09:00', '2023-07-01T09:00:00+09:00'],
  ['2023-07-01T18:00:00+09:00', '2023-07-02T09:00:00+09:00'],
  ['2023-07-01T00:10:00+09:00', '2023-07-01T09:00:00+09:00'],
])('from %s the centre is open at %s', (from, open) => {
  expect(nextWithinHours(new Date(from), '09:00-18:00')).toEqual(new Date(open));
});

test('hours over midnight', () => {
  expect(nextWithinHours(new Date('2023-07-01T12:00:00+09:00'), '20:00-02:00')).toEqual(
    new Date('2023-07-01T20:00:00+09:00'),
  );
  expect(nextWithinHours(new Date('2023-07-01T01:00:00+09:00'), '20:00-02:00')).toEqual(
    new Date('2023-07-01T01:00:00+09:00'),
  );
});

test('what stays on the machine is not held; what leaves it waits out the hold and the hours', () => {
  const now = new Date('2023-07-01T17:55:00+09:00');
  expect(startOf({ now, policy, leavesTheMachine: false })).toEqual(now);
  expect(startOf({ now, policy, leavesTheMachine: true })).toEqual(new Date('2023-07-02T09:00:00+09:00'));
  const at = new Date('2023-07-03T10:00:00+09:00');
  expect(startOf({ now, at, policy, leavesTheMachine: true })).toEqual(at);
  expect(startOf({ now, at, policy, leavesTheMachine: false })).toEqual(at);
});

test('times are read in Tokyo; one that has passed is tomorrow’s', () => {
  const now = new Date('2023-07-01T12:00:00+09:00');
  expect(readTime('2023-07-02 9:30', now)).toEqual(new Date('2023-07-02T09:30:00+09:00'));
  expect(readTime('１３：００', now)).toEqual(new Date('2023-07-01T13:00:00+09:00'));
  expect(readTime('11:00', now)).toEqual(new Date('2023-07-02T11:00:00+09:00'));
  expect(readTime('2023-07-02T00:30:00Z', now)).toEqual(new Date('2023-07-02T09:30:00+09:00'));
  expect(readTime('あした', now)).toBeUndefined();
  expect(readTime('25:00', now)).toBeUndefined();
});
