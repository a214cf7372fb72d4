import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { expect, test } from 'vitest';
import { isAbandoned, leaseOwner } from '../../src/delivery/lease.ts';

test('a lease is taken over at once only from a process of this machine that is gone', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  expect(isAbandoned(`${hostname()} ${pid} nonce`)).toBe(true);
  expect(isAbandoned(`${hostname()} ${process.ppid} nonce`)).toBe(false);
  expect(isAbandoned(`another-machine ${pid} nonce`)).toBe(false);
});

test('a process that happens to have the same number is not the one that held the lease', () => {
  expect(isAbandoned(leaseOwner())).toBe(false);
  expect(isAbandoned(`${hostname()} ${process.pid} former`)).toBe(true);
});
