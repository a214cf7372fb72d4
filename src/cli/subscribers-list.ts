/** `subscribers list`, `show` and `export`. */
import { chmod, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { withDatabase } from '../database/connect.ts';
import { displayWidth } from '../render/text/display-width.ts';
import { AUDIENCE_WORDS, CHANNEL_WORDS, COLUMN_NAMES, READING_WORDS, SIZE_WORDS } from '../subscribers/columns.ts';
import { formatCsv } from '../subscribers/export.ts';
import { findSubscriber, listSubscribers, readStanding, readSubscribers } from '../subscribers/list.ts';
import { type Reinstatement, readReinstatements } from '../subscribers/reinstate.ts';
import { type ContactChoice, type Status, type SubscriberView, viewSubscriber } from '../subscribers/subscriber.ts';
import type { Audience } from '../variants.ts';
import type { CommandContext } from './runner.ts';

export interface ListFlags {
  readonly audience?: Audience;
  readonly channel?: ContactChoice;
  readonly status?: Status;
}

const STATUS_LABELS: Readonly<Record<Status, string>> = {
  active: 'お届け中',
  ended: '登録を終えた',
  pending: '確認待ち',
  unsubscribed: 'メール停止',
  suppressed: 'メールが届かない',
  noConsent: 'メールの同意なし',
};

/** Who has chosen no way to be told is sent nothing, though nothing stands against it. */
const statusLabel = ({ status, channel }: SubscriberView): string =>
  status === 'active' && channel === 'none' ? '案内なし（送らない）' : STATUS_LABELS[status];

const pad = (text: string, width: number): string => `${text}${' '.repeat(Math.max(1, width - displayWidth(text)))}`;

const audienceLabel = (audience: Audience | null): string =>
  audience === null ? '区分なし' : (AUDIENCE_WORDS[audience][0] ?? audience);

function formatLine(view: SubscriberView): string {
  const { registrationNumber, name, audience, channel } = view;
  const cells = [pad(registrationNumber, 8), pad(name, 22), pad(audienceLabel(audience), 10)];
  return `${cells.join('')}${pad(CHANNEL_WORDS[channel][0] ?? '', 8)}${statusLabel(view)}`;
}

export async function printList(context: CommandContext, flags: ListFlags): Promise<void> {
  const { config, terminal, clock } = context;
  const views = await withDatabase(config, (db) => listSubscribers(db, flags, clock()));
  for (const view of views) terminal.print(formatLine(view));
  terminal.print(`${views.length}人`);
  terminal.value(views);
}

/** One person as a table of what the list calls things. */
export function formatPerson(view: SubscriberView): string {
  const { audience, channel, reading, size } = view;
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [COLUMN_NAMES.registrationNumber[0], view.registrationNumber],
    [COLUMN_NAMES.name[0], view.name],
    [COLUMN_NAMES.kana[0], view.kana],
    [COLUMN_NAMES.email[0], view.email],
    [COLUMN_NAMES.postcode[0], view.postcode],
    [COLUMN_NAMES.address1[0], view.address1],
    [COLUMN_NAMES.address2[0], view.address2],
    [COLUMN_NAMES.audience[0], audienceLabel(audience)],
    [COLUMN_NAMES.channel[0], CHANNEL_WORDS[channel][0]],
    [COLUMN_NAMES.reading[0], READING_WORDS[reading][0]],
    [COLUMN_NAMES.size[0], SIZE_WORDS[size][0]],
    [COLUMN_NAMES.consentedOn[0], view.consentedOn],
    [COLUMN_NAMES.consentMethod[0], view.consentMethod],
    [COLUMN_NAMES.endedOn[0], view.endedOn],
    [COLUMN_NAMES.emailStoppedOn[0], view.emailStoppedOn],
    ['状態', statusLabel(view)],
  ];
  return rows.map(([label, value]) => `${pad(label, 18)}${value ?? '－'}`).join('\n');
}

const formatReinstatement = ({ what, formerDay, reason, day }: Reinstatement): string => {
  const [heading] = what === 'registration' ? COLUMN_NAMES.endedOn : COLUMN_NAMES.emailStoppedOn;
  return `${pad('もどした記録', 18)}${day} ${heading} ${formerDay} を取り消し: ${reason}`;
};

export async function showOne(context: CommandContext, number: string): Promise<void> {
  const { config, terminal, clock } = context;
  const { view, reinstatements } = await withDatabase(config, async (db) => {
    const subscriber = await findSubscriber(db, number);
    return {
      view: viewSubscriber(subscriber, await readStanding(db, clock())),
      reinstatements: await readReinstatements(db, subscriber.id),
    };
  });
  terminal.print([formatPerson(view), ...reinstatements.map(formatReinstatement)].join('\n'));
  terminal.value({
    ...view,
    reinstatements: reinstatements.map(({ what, formerDay, reason, day }) => ({ what, formerDay, reason, day })),
  });
}

export async function exportList({ config, terminal }: CommandContext, typed: string): Promise<void> {
  const file = resolve(config.workingDir, typed);
  const subscribers = await withDatabase(config, readSubscribers);
  // A file that was there keeps the rights it had: it is closed to others before anything is in it.
  await writeFile(file, '', { mode: 0o600 });
  await chmod(file, 0o600);
  await writeFile(file, formatCsv(subscribers));
  terminal.print(`${subscribers.length}人を ${file} に書き出しました。\n使い終わったら、必ず消してください。`);
  terminal.value({ file, subscribers: subscribers.length });
}
