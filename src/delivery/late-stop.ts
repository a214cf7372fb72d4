/** Who may no longer get something, although they could when the campaign was made: asked right before it goes out. */
import type { Channel } from '../database/tables.ts';
import { emailStopOf, hasEnded, type Standing, type Subscriber } from '../subscribers/subscriber.ts';
import type { Delivery } from './campaign.ts';

const ADDRESS_NAMES: Readonly<Record<Channel, string>> = { email: 'メールアドレス', post: '住所' };

/** The ledger keeps it with the delivery: it is how a person is found who now needs one of the other half. */
export const AUDIENCE_CHANGED = '区分が変わったので、送りませんでした。';

/**
 * Why not, in Japanese; undefined where nothing stands against it. `subscriber` is undefined once erased. What was
 * planned for one half of the list never goes to somebody of the other.
 */
export function lateStopOf(
  subscriber: Subscriber | undefined,
  standing: Standing,
  { channel, audience }: Pick<Delivery, 'channel' | 'audience'>,
): string | undefined {
  if (subscriber === undefined || hasEnded(subscriber, standing.today)) return '登録を終えたので、送りませんでした。';
  const { wantsEmail, wantsPost, email, address1 } = subscriber;
  const [wants, address] = channel === 'email' ? [wantsEmail, email] : [wantsPost, address1];
  if (wants !== 1) return '案内方法が変わったので、送りませんでした。';
  if (address === null || address === '') return `${ADDRESS_NAMES[channel]}がなくなったので、送りませんでした。`;
  const isStopped = channel === 'email' && emailStopOf(subscriber, standing) !== undefined;
  if (isStopped) return 'メールを停止したので、送りませんでした。';
  return subscriber.audience === audience ? undefined : AUDIENCE_CHANGED;
}
