/** What has to hold when a campaign goes on: the policy and the site may have changed since it began. */
import type { Kysely } from 'kysely';
import type { Database } from '../database/tables.ts';
import { RefusedError } from '../problems.ts';
import type { Campaign } from './campaign.ts';
import { type GuardInput, requireSite } from './guard.ts';
import { countSendable, isMailLeft } from './ledger.ts';
import { findPolicyObstacle } from './policy-check.ts';

type ResumeInput = Pick<GuardInput, 'provider' | 'center' | 'store' | 'siteUrl' | 'now'>;

/** Throws RefusedError where mail that is left may not go out. */
export async function requireResumable(db: Kysely<Database>, campaign: Campaign, input: ResumeInput): Promise<void> {
  if (!(await isMailLeft(db, campaign))) return;
  const { publication } = campaign;
  const expect = await countSendable(db, campaign.id, input.now);
  const obstacle = findPolicyObstacle(input.provider, input.center);
  if (obstacle !== undefined) {
    throw new RefusedError(
      `${obstacle.message}\n途中で送り方は変えられません。center.yaml を直してから続けるか、取り消してください。\nnpm run -s tsushin -- resume ${publication}`,
      { expect },
    );
  }
  await requireSite(input, campaign, expect);
}
