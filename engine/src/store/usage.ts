/**
 * What making explainers took, added up by day and composer in the transaction that keeps the Run: a sum outlives the Runs in it, for what
 * was spent stays spent, and a Run that is given again is not kept again and so never counts twice.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { Run } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { Schema, UsageTable } from './schema.ts';

export interface UsageSum {
  runs: number;
  /** Calls of models. */
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** USD that is known of. */
  costUsd: number;
  /** Runs that asked models and whose cost nobody knows; 0: `costUsd` is exact, else a lower bound. */
  unknownCosts: number;
}

export interface UsageRow extends UsageSum {
  /** ISO 8601 date (UTC), `builtin` or `provider/model`, or the provider alone. */
  key: string;
}

export interface BudgetSum {
  /** Runs that had a budget. */
  runs: number;
  /** USD: all budgets together, and what is known to have been spent of them. */
  budgetUsd: number;
  spentUsd: number;
  /** Runs that cost more than they were allowed. */
  over: number;
}

export interface UsageReport {
  total: UsageSum;
  /** Newest first. */
  byDay: UsageRow[];
  /** The dearest first, then what made most. */
  byModel: UsageRow[];
  byProvider: UsageRow[];
  budgets: BudgetSum;
}

export interface UsageReads {
  /** From a day on (ISO 8601 date, UTC); at most 1,000 rows each, while the total is of all. */
  getUsage(from: string): Promise<UsageReport>;
}

const MAX_ROWS = 1_000;

export async function addUsage(transaction: Transaction<Schema>, run: Run): Promise<void> {
  const row = rowOf(run);
  const { day: _day, composer: _composer, ...sums } = row;
  const added = Object.entries(sums).map(([column, value]) => [column, sql`${sql.ref(column)} + ${value}`]);
  await transaction
    .insertInto('usage')
    .values(row)
    .onConflict((conflict) => conflict.columns(['day', 'composer']).doUpdateSet(Object.fromEntries(added)))
    .execute();
}

function rowOf({ createdAt, route, usage, brief, parentId }: Run): UsageTable {
  const { calls, inputTokens, outputTokens, costUsd } = usage;
  // A version that is only drawn again carries the budget of the first, which was none of its own.
  const budget = parentId === undefined || calls > 0 ? brief.budget : undefined;
  const spent = costUsd ?? 0;
  return {
    day: createdAt.slice(0, 10),
    composer: route.composer,
    runs: 1,
    calls,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    cost_usd: spent,
    unknown_costs: calls > 0 && costUsd === undefined ? 1 : 0,
    budgets: budget === undefined ? 0 : 1,
    budget_usd: budget ?? 0,
    budget_spent_usd: budget === undefined ? 0 : spent,
    over_budget: budget !== undefined && spent > budget ? 1 : 0,
  };
}

export function createUsageReads(queries: Kysely<Schema>): UsageReads {
  return {
    async getUsage(from) {
      const [byDay, byModel, byProvider, total] = await Promise.all([
        sumsBy(queries, from, sql`day`, sql`key desc`),
        sumsBy(queries, from, sql`composer`),
        sumsBy(queries, from, sql`substr(composer, 1, instr(composer || '/', '/') - 1)`),
        totalOf(queries, from),
      ]);
      return { byDay, byModel, byProvider, ...total };
    },
  };
}

const SUMS = sql`
  coalesce(sum(runs), 0) as runs, coalesce(sum(calls), 0) as calls,
  coalesce(sum(input_tokens), 0) as inputTokens, coalesce(sum(output_tokens), 0) as outputTokens,
  coalesce(sum(cost_usd), 0) as costUsd, coalesce(sum(unknown_costs), 0) as unknownCosts`;

async function sumsBy(
  queries: Kysely<Schema>,
  from: string,
  key: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`costUsd desc, runs desc, key`,
): Promise<UsageRow[]> {
  const query = sql<UsageRow>`
    select ${key} as key, ${SUMS} from usage where day >= ${from} group by 1 order by ${order} limit ${MAX_ROWS}`;
  return (await query.execute(queries)).rows.map((row) => ({ ...row }));
}

async function totalOf(queries: Kysely<Schema>, from: string): Promise<Pick<UsageReport, 'total' | 'budgets'>> {
  const query = sql<UsageSum & Record<'budgets' | 'budgetUsd' | 'spentUsd' | 'over', number>>`
    select ${SUMS}, coalesce(sum(budgets), 0) as budgets, coalesce(sum(budget_usd), 0) as budgetUsd,
      coalesce(sum(budget_spent_usd), 0) as spentUsd, coalesce(sum(over_budget), 0) as "over"
    from usage where day >= ${from}`;
  const [row] = (await query.execute(queries)).rows;
  // A sum without groups is always one row.
  if (row === undefined) throw new HkmError('storage', 'The usage could not be read.');
  const { budgets, budgetUsd, spentUsd, over, ...total } = row;
  return { total, budgets: { runs: budgets, budgetUsd, spentUsd, over } };
}
