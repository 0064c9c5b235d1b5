/** The history of metrics: rows that whoever measures writes and understands; here they are only kept and forgotten. */
import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** What one process measured of one operation in one step of time. */
export interface KeptMetrics {
  /** Milliseconds that the row spans. */
  step: number;
  /** When it begins: milliseconds since 1970. */
  time: number;
  operation: string;
  /** The process that measured it. */
  origin: string;
  data: string;
}

export interface MetricsQuery {
  step: number;
  operation: string;
  /** Milliseconds since 1970: the first moment, and the one behind the last. */
  from: number;
  to: number;
}

export interface MetricsWrites {
  /** Replaces rows that are there already; forgets those of each `step` that begin before its `time`. */
  saveMetrics(rows: readonly KeptMetrics[], keepFrom: readonly { step: number; time: number }[]): Promise<void>;
}

export interface MetricsReads {
  /** In order of time. */
  listMetrics(query: MetricsQuery): Promise<KeptMetrics[]>;
}

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
