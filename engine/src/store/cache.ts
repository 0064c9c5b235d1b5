/** What may be forgotten at any time: answers of models and embeddings by their keys, and which Run answers a Brief. */
import { deserialize, serialize } from 'node:v8';
import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';
import { packBlob, unpackBlob } from './text.ts';

export const CACHE_LIMITS = { entries: 5_000, bytes: 128 * 1024 * 1024 } as const;

export interface CacheWrites {
  /** `data` is anything that a structured clone takes; `expiresAt` in milliseconds since 1970. The oldest goes when there are too many. */
  saveCached(key: string, data: unknown, expiresAt: number): Promise<void>;
  /** Forgets one key, or all without one. */
  deleteCached(key?: string): Promise<void>;
  /** The Run answers the Brief of that key from now on. */
  rememberRun(key: string, runId: string, expiresAt: number): Promise<void>;
}

export interface CacheReads {
  /** undefined where there is none. What has expired may still be there. */
  getCached(key: string): Promise<{ data: unknown; expiresAt: number } | undefined>;
  /** The id of the Run that answers a Brief, if it is still kept. */
  recallRun(key: string): Promise<{ runId: string; expiresAt: number } | undefined>;
}

export function createCacheWrites(queries: Kysely<Schema>, now: () => number = Date.now): CacheWrites {
  return {
    async saveCached(key, data, expiresAt) {
      const { encoding, bytes } = packBlob(key, serialize(data), 'application/json');
      const row = { encoding, bytes, size: bytes.length, expires_at: expiresAt, saved_at: now() };
      await queries.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('cached')
          .values({ key, ...row })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute();
        await makeRoom(transaction, now());
      });
    },

    async deleteCached(key) {
      const all = queries.deleteFrom('cached');
      await (key === undefined ? all : all.where('key', '=', key)).execute();
    },

    rememberRun: (key, runId, expiresAt) =>
      queries.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('answered').where('expires_at', '<=', now()).execute();
        const run = await transaction.selectFrom('runs').select('id').where('id', '=', runId).executeTakeFirst();
        if (!run) return;
        const row = { run_id: runId, expires_at: expiresAt };
        await transaction
          .insertInto('answered')
          .values({ key, ...row })
          .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
          .execute();
      }),
  };
}

export function createCacheReads(queries: Kysely<Schema>): CacheReads {
  return {
    async getCached(key) {
      const row = await queries.selectFrom('cached').selectAll().where('key', '=', key).executeTakeFirst();
      return row && { data: deserialize(await unpackBlob(row)) as unknown, expiresAt: row.expires_at };
    },

    async recallRun(key) {
      const row = await queries.selectFrom('answered').selectAll().where('key', '=', key).executeTakeFirst();
      return row && { runId: row.run_id, expiresAt: row.expires_at };
    },
  };
}

/** What has expired goes first, then the oldest, until the rest is within its limits. */
async function makeRoom(transaction: Transaction<Schema>, now: number): Promise<void> {
  await transaction.deleteFrom('cached').where('expires_at', '<=', now).execute();
  const { entries, bytes } = await transaction
    .selectFrom('cached')
    .select(({ fn }) => [fn.countAll<number>().as('entries'), fn.sum<number | null>('size').as('bytes')])
    .executeTakeFirstOrThrow();
  if (entries <= CACHE_LIMITS.entries && (bytes ?? 0) <= CACHE_LIMITS.bytes) return;
  // A tenth at once, so that a full cache is not tidied at every step.
  const oldest = transaction
    .selectFrom('cached')
    .select('key')
    .orderBy('saved_at')
    .limit(Math.ceil(entries / 10));
  await transaction.deleteFrom('cached').where('key', 'in', oldest).execute();
}
