/**
 * One process hands over a campaign at a time. The lease of a process that died on this machine is taken over at once,
 * one of another machine when it has run out.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Kysely, Selectable } from 'kysely';
import type { CampaignsTable, Database } from '../database/tables.ts';
import { RefusedError } from '../problems.ts';

type Campaign = Selectable<CampaignsTable>;

/** Longer than any single attempt may take. */
const LEASE_MS = 3 * 60 * 1000;

const nonce = randomUUID();

/** `host pid nonce`: the nonce tells a later process with the same number from this one. */
export const leaseOwner = (): string => `${hostname()} ${process.pid} ${nonce}`;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

/** Whether the process that holds a lease is known to be gone. */
export function isAbandoned(owner: string): boolean {
  const [host, pid, holder] = owner.split(' ');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return holder !== nonce;
  return !isAlive(Number(pid));
}

/** Whether nobody is handing the campaign over, as far as this process can know. */
export const isFree = ({ leaseOwner: owner, leaseUntil }: Campaign, now: Date): boolean =>
  owner === null || owner === leaseOwner() || (leaseUntil ?? '') <= now.toISOString() || isAbandoned(owner);

const leaseUntil = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString();

/** The campaign as it is now. Throws RefusedError where another process is at it. */
export function takeLease(db: Kysely<Database>, campaign: Campaign, now: Date): Promise<Campaign> {
  return db.transaction().execute(async (trx) => {
    const [current] = await trx.selectFrom('campaigns').selectAll().where('id', '=', campaign.id).execute();
    if (current === undefined || !isFree(current, now)) {
      throw new RefusedError(
        `${campaign.publication} は、ほかの窓かほかのパソコンでいま送っているところです。\n進み具合を見るには\nnpm run -s tsushin -- status ${campaign.publication}`,
      );
    }
    const taken = await trx
      .updateTable('campaigns')
      .set({ leaseOwner: leaseOwner(), leaseUntil: leaseUntil(now) })
      .where('id', '=', campaign.id)
      .where((where) =>
        current.leaseOwner === null
          ? where('leaseOwner', 'is', null)
          : where.and([where('leaseOwner', '=', current.leaseOwner), where('leaseUntil', '=', current.leaseUntil)]),
      )
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) !== 1)
      throw new RefusedError(`${campaign.publication} は、いま送っているところです。`);
    return current;
  });
}

/** Inside the transaction that is about to act: false where the lease was lost or the campaign cancelled. */
export async function renewLease(trx: Kysely<Database>, campaignId: string, now: Date): Promise<boolean> {
  const renewed = await trx
    .updateTable('campaigns')
    .set({ leaseUntil: leaseUntil(now) })
    .where('id', '=', campaignId)
    .where('leaseOwner', '=', leaseOwner())
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return Number(renewed.numUpdatedRows) === 1;
}

export async function dropLease(db: Kysely<Database>, campaignId: string): Promise<void> {
  await db
    .updateTable('campaigns')
    .set({ leaseOwner: null, leaseUntil: null })
    .where('id', '=', campaignId)
    .where('leaseOwner', '=', leaseOwner())
    .execute();
}
