/** A disk that fails in the middle of a chunk: what the ledger calls not taken is not there. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../../../src/delivery/providers/outbox.ts';
import { makeMessage } from './make-message.ts';

test('a chunk that cannot be written whole leaves no mail behind, and can be handed over later', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tsushin-outbox-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = join(root, 'data', 'outbox');
  const outbox = createOutbox(folder);
  const sealed = await outbox.seal(Array.from({ length: 20 }, (_, index) => makeMessage(index)));
  const inTheWay = join(folder, 'delivery19.eml.draft');
  mkdirSync(inTheWay, { recursive: true });
  expect(await outbox.handOver(sealed, 'key')).toMatchObject({ kind: 'retry-later', stop: true });
  expect(readdirSync(folder)).toEqual(['delivery19.eml.draft']);
  rmSync(inTheWay, { recursive: true });
  expect(await outbox.handOver(sealed, 'key')).toEqual({ kind: 'submitted' });
  expect(readdirSync(folder)).toHaveLength(20);
  expect(statSync(join(folder, 'delivery1.eml')).mode & 0o077).toBe(0);
});
