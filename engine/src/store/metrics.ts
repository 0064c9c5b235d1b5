/** The history of metrics: rows that whoever measures writes and understands; here they are only kept and forgotten. */
import type { Kysely } from 'kysely';
import type { MetricsArchive } from '../performance/index.ts';
import type { Schema } from './schema.ts';

export type MetricsWrites = Pick<MetricsArchive, 'saveMetrics'>;
export type MetricsReads = Pick<MetricsArchive, 'listMetrics'>;

export function createMetricsWrites(queries: Kysely<Schema>): MetricsWrites {
  return {
    saveMetrics: (rows, keepFrom) =>
      queries.transaction().execute(async (transaction) => {
        for (const { step, time } of keepFrom) {
          await transaction.deleteFrom('metrics').where('step', '=', step).where('time', '<', time).execute();
        }
        for (const row of rows) {
          await transaction
            .insertInto('metrics')
            .values(row)
            .onConflict((conflict) =>
              conflict.columns(['step', 'operation', 'time', 'origin']).doUpdateSet({ data: row.data }),
            )
            .execute();
        }
      }),
  };
}

export function createMetricsReads(queries: Kysely<Schema>): MetricsReads {
  return {
    listMetrics: ({ step, operation, from, to }) =>
      queries
        .selectFrom('metrics')
        .selectAll()
        .where('step', '=', step)
        .where('operation', '=', operation)
        .where('time', '>=', from)
        .where('time', '<', to)
        .orderBy('time')
        .execute(),
  };
}
