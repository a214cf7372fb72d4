/**
 * Every change of the tables, in order and in code: a bundled or copied product needs no folder of files. A migration
 * that has been released is never edited; a later one changes what it made.
 */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Schema = Kysely<unknown>['schema'];

async function createSubscribers(schema: Schema): Promise<void> {
  await schema
    .createTable('subscribers')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('registrationNumber', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('kana', 'text')
    .addColumn('email', 'text')
    .addColumn('postcode', 'text')
    .addColumn('address1', 'text')
    .addColumn('address2', 'text')
    .addColumn('audience', 'text')
    .addColumn('wantsEmail', 'integer', (column) => column.notNull())
    .addColumn('wantsPost', 'integer', (column) => column.notNull())
    .addColumn('reading', 'text', (column) => column.notNull())
    .addColumn('size', 'text', (column) => column.notNull())
    .addColumn('consentedOn', 'text')
    .addColumn('consentMethod', 'text')
    .addColumn('endedOn', 'text')
    .addColumn('emailStoppedOn', 'text')
    .addColumn('pending', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('suppressions')
    .addColumn('email', 'text', (column) => column.primaryKey())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute();
}

async function createGuards(schema: Schema): Promise<void> {
  await schema
    .createTable('testSends')
    .addColumn('publication', 'text', (column) => column.primaryKey())
    .addColumn('edition', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('mails', 'integer', (column) => column.notNull())
    .addColumn('sentAt', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('approvals')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('publication', 'text', (column) => column.notNull())
    .addColumn('edition', 'text', (column) => column.notNull())
    .addColumn('approvedBy', 'text', (column) => column.notNull())
    .addColumn('approvedAt', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addUniqueConstraint('approvalsByPerson', ['publication', 'edition', 'approvedBy'])
    .execute();
}

async function createLedger(schema: Schema): Promise<void> {
  await schema
    .createTable('campaigns')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('publication', 'text', (column) => column.notNull().unique())
    .addColumn('edition', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('subscribers', 'integer', (column) => column.notNull())
    .addColumn('provider', 'text')
    .addColumn('envelope', 'text')
    .addColumn('sendAt', 'text')
    .addColumn('leaseOwner', 'text')
    .addColumn('leaseUntil', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('chunks')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaignId', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('idempotencyKey', 'text', (column) => column.notNull().unique())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('firstAttemptAt', 'text')
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .addUniqueConstraint('chunksByNumber', ['campaignId', 'number'])
    .execute();
}

async function createDeliveries(schema: Schema): Promise<void> {
  await schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaignId', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('subscriberId', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('reading', 'text', (column) => column.notNull())
    .addColumn('size', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('chunkId', 'text')
    .addColumn('destination', 'text')
    .addColumn('providerId', 'text')
    .addColumn('reason', 'text')
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .addUniqueConstraint('deliveriesOnce', ['campaignId', 'subscriberId', 'channel'])
    .execute();
  await schema.createIndex('deliveriesByChunk').on('deliveries').column('chunkId').execute();
  await schema
    .createTable('exclusions')
    .addColumn('campaignId', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('subscriberId', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('exclusionsOnce', ['campaignId', 'subscriberId'])
    .execute();
}

/** What was printed as which label, when it was posted, and how often something was printed. */
async function recordPrinting(schema: Schema): Promise<void> {
  await schema.alterTable('deliveries').addColumn('serial', 'text').execute();
  await schema.alterTable('deliveries').addColumn('postedOn', 'text').execute();
  await schema
    .createTable('printRuns')
    .addColumn('campaignId', 'text', (column) => column.notNull().references('campaigns.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('pieces', 'integer', (column) => column.notNull())
    .addColumn('printedAt', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('printRunsOnce', ['campaignId', 'number'])
    .execute();
}

async function recordReinstatements(schema: Schema): Promise<void> {
  await schema
    .createTable('reinstatements')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('subscriberId', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('formerDay', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute();
}

export const MIGRATIONS: Record<string, Migration> = {
  '0001-first': {
    async up(db) {
      await createSubscribers(db.schema);
      await createGuards(db.schema);
      await createLedger(db.schema);
      await createDeliveries(db.schema);
    },
  },
  '0002-printing': {
    async up(db) {
      await recordPrinting(db.schema);
    },
  },
  '0003-reinstatements': {
    async up(db) {
      await recordReinstatements(db.schema);
    },
  },
};
