/** A policy that asks for something that cannot be checked must stop the mail, not be passed over. */
import type { Center } from '../center.ts';
import type { ProviderName } from '../config.ts';
import type { Provider } from './providers/provider.ts';

export interface PolicyObstacle {
  readonly message: string;
  /** Another way of sending that the policy allows, and the words before its command. */
  readonly instead: { readonly words: string; readonly provider: ProviderName };
}

const TO_FILES = { words: 'ファイルに書き出すだけなら', provider: 'outbox' } as const;

export function findPolicyObstacle(provider: Provider, { policy }: Center): PolicyObstacle | undefined {
  if (!provider.leavesTheMachine) return undefined;
  if (policy.onDemand) {
    return {
      message:
        'center.yaml の policy に onDemand: yes とありますが、配信停止などのページを動かすサーバーはまだありません。外へは送れません。\n配信停止をメールで受けつけて送るなら center.yaml に onDemand: no と書いてください。',
      instead: TO_FILES,
    };
  }
  if (policy.consentYears > 0) {
    return {
      message: `center.yaml の policy に consentYears: ${policy.consentYears} とありますが、同意の期限を確かめる機能はまだありません。外へは送れません。\n期限を自分で確かめて送るなら center.yaml に consentYears: 0 と書いてください。`,
      instead: TO_FILES,
    };
  }
  if (provider.name === 'resend' && !policy.abroad) {
    return {
      message:
        'Resend は国外の事業者です。center.yaml の policy は abroad: no（国外に宛先を渡す同意をとっていない）なので、送れません。',
      instead: { words: '\n国内のメールサーバーから送るには SMTP_URL を設定して', provider: 'smtp' },
    };
  }
  return undefined;
}
