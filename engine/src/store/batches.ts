/** Batches of topics: which there are, who works on each, and what became of every item. */
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { fromJson } from './text.ts';

export const BATCH_ITEM_STATES = ['waiting', 'done', 'failed', 'cancelled'] as const;
export type BatchItemState = (typeof BATCH_ITEM_STATES)[number];

export interface KeptBatch {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  finishedAt?: string;
  name: string;
  state: 'running' | 'done' | 'cancelled';
  /** Who may go on with it: `server`, or whoever has its key. */
  door: string;
  /** Tells the same work again. */
  key: string;
}

export interface KeptBatchItem {
  position: number;
  state: BatchItemState;
  /** Whatever else is known of it; written as JSON. */
  data: Readonly<Record<string, unknown>>;
}

export type BatchCounts = Record<BatchItemState, number>;
export type BatchSummary = KeptBatch & { counts: BatchCounts };

/** Who works on a batch, and until when the others believe it. */
export interface BatchClaim {
  id: string;
  owner: string;
  /** Milliseconds since 1970. */
  now: number;
  until: number;
}

export interface BatchWrites {
  /** Keeps a new batch whole; of those that have ended, all but the newest `keepEnded` are forgotten. */
  saveBatch(batch: KeptBatch, items: readonly KeptBatchItem[], claim: BatchClaim, keepEnded: number): Promise<void>;
  /** true: the batch is running, and is this owner's until then. false: another works on it, or it has ended. */
  claimBatch(claim: BatchClaim): Promise<boolean>;
  saveBatchItems(id: string, items: readonly KeptBatchItem[]): Promise<void>;
  endBatch(id: string, state: KeptBatch['state'], finishedAt: string): Promise<void>;
  /** The Runs that it made stay. false: there was none. */
  deleteBatch(id: string): Promise<boolean>;
}

export interface BatchReads {
  getBatch(id: string): Promise<(KeptBatch & { items: KeptBatchItem[] }) | undefined>;
  /** Newest first. */
  listBatches(filter?: { state?: KeptBatch['state']; door?: string; key?: string }): Promise<BatchSummary[]>;
}

export function createBatchWrites(queries: Kysely<Schema>): BatchWrites {
  return {
    saveBatch: (batch, items, { owner, until }, keepEnded) =>
      queries.transaction().execute(async (transaction) => {
        const { id, createdAt, finishedAt, name, state, door, key } = batch;
        const row = { id, created_at: createdAt, finished_at: finishedAt ?? null, name, state, door, key };
        await transaction
          .insertInto('batches')
          .values({ ...row, owner, claimed_until: until })
          .execute();
        for (const item of items) await putItem(transaction, id, item);
        await forgetEnded(transaction, keepEnded);
      }),

    async claimBatch({ id, owner, now, until }) {
      const { numUpdatedRows } = await queries
        .updateTable('batches')
        .set({ owner, claimed_until: until })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .where(({ eb, or }) => or([eb('owner', '=', owner), eb('claimed_until', '<=', now)]))
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },

    saveBatchItems: (id, items) =>
      queries.transaction().execute(async (transaction) => {
        // An item of a batch that was deleted meanwhile is kept by nobody.
        const batch = await transaction.selectFrom('batches').select('id').where('id', '=', id).executeTakeFirst();
        if (batch) for (const item of items) await putItem(transaction, id, item);
      }),

    async endBatch(id, state, finishedAt) {
      await queries.updateTable('batches').set({ state, finished_at: finishedAt }).where('id', '=', id).execute();
    },

    async deleteBatch(id) {
      const { numDeletedRows } = await queries.deleteFrom('batches').where('id', '=', id).executeTakeFirstOrThrow();
      return numDeletedRows > 0n;
    },
  };
}

export function createBatchReads(queries: Kysely<Schema>): BatchReads {
  return {
    async getBatch(id) {
      const batch = await queries.selectFrom('batches').selectAll().where('id', '=', id).executeTakeFirst();
      if (!batch) return undefined;
      const items = await queries
        .selectFrom('batch_items')
        .selectAll()
        .where('batch_id', '=', id)
        .orderBy('position')
        .execute();
      return {
        ...batchOf(batch),
        items: items.map(({ position, state, data }) => ({ position, state, data: fromJson(data) })),
      };
    },

    async listBatches({ state, door, key } = {}) {
      let query = queries.selectFrom('batches').selectAll().orderBy('created_at', 'desc').orderBy('id');
      if (state !== undefined) query = query.where('state', '=', state);
      if (door !== undefined) query = query.where('door', '=', door);
      if (key !== undefined) query = query.where('key', '=', key);
      const batches = await query.execute();
      const counted = await queries
        .selectFrom('batch_items')
        .select(({ fn }) => ['batch_id', 'state', fn.countAll<number>().as('count')])
        .groupBy(['batch_id', 'state'])
        .execute();
      const counts = new Map(batches.map(({ id }) => [id, { waiting: 0, done: 0, failed: 0, cancelled: 0 }]));
      for (const { batch_id, state: itemState, count } of counted) {
        const own = counts.get(batch_id);
        if (own) own[itemState] = count;
      }
      return batches.map((row) => ({
        ...batchOf(row),
        counts: counts.get(row.id) ?? { waiting: 0, done: 0, failed: 0, cancelled: 0 },
      }));
    },
  };
}

function batchOf({ id, created_at, finished_at, name, state, door, key }: Schema['batches']): KeptBatch {
  return {
    id,
    createdAt: created_at,
    ...(finished_at !== null && { finishedAt: finished_at }),
    name,
    state,
    door,
    key,
  };
}

async function putItem(transaction: Transaction<Schema>, id: string, item: KeptBatchItem): Promise<void> {
  const row = { state: item.state, data: JSON.stringify(item.data) };
  await transaction
    .insertInto('batch_items')
    .values({ batch_id: id, position: item.position, ...row })
    .onConflict((conflict) => conflict.columns(['batch_id', 'position']).doUpdateSet(row))
    .execute();
}

async function forgetEnded(transaction: Transaction<Schema>, keepEnded: number): Promise<void> {
  const ended = transaction
    .selectFrom('batches')
    .select('id')
    .where('state', '!=', 'running')
    .orderBy('created_at', 'desc')
    .limit(-1)
    .offset(keepEnded);
  await transaction.deleteFrom('batches').where('id', 'in', ended).execute();
}
