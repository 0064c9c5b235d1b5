/** What was spent on a day, by account: added up by the database, so that several processes may share one sum. */
import { type Kysely, sql } from 'kysely';
import type { SpendingArchive } from '../performance/index.ts';
import type { Schema } from './schema.ts';

export type SpendingWrites = Pick<SpendingArchive, 'addSpending'>;
export type SpendingReads = Pick<SpendingArchive, 'getSpending'>;

/** Days that are kept. */
const KEEP_DAYS = 90;

export function createSpendingWrites(queries: Kysely<Schema>): SpendingWrites {
  return {
    addSpending: (day, account, usd) =>
      queries.transaction().execute(async (transaction) => {
        const first = new Date(Date.parse(day) - KEEP_DAYS * 86_400_000).toISOString().slice(0, 10);
        await transaction.deleteFrom('spending').where('day', '<', first).execute();
        await transaction
          .insertInto('spending')
          .values({ day, account, usd })
          .onConflict((conflict) => conflict.columns(['day', 'account']).doUpdateSet({ usd: sql`usd + ${usd}` }))
          .execute();
      }),
  };
}

export function createSpendingReads(queries: Kysely<Schema>): SpendingReads {
  return {
    async getSpending(day, account) {
      const row = await queries
        .selectFrom('spending')
        .select('usd')
        .where('day', '=', day)
        .where('account', '=', account)
        .executeTakeFirst();
      return row?.usd ?? 0;
    },
  };
}
