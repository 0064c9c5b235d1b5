/** What making explainers took in the last days: `GET /api/usage`. */
import { requestJson } from './http.ts';
import { isRecord, type Json, list, number, record, text } from './read.ts';

/** Days that are asked for. */
export const USAGE_DAYS = 90;

export interface UsageSum {
  runs: number;
  inputTokens: number;
  outputTokens: number;
  /** USD that is known of. */
  costUsd: number;
  /** Runs whose models were called and whose cost is not known. */
  unknownCosts: number;
}

export interface UsageRow extends UsageSum {
  /** YYYY-MM-DD, `provider/model` or `provider`; `builtin` for what no model was asked for. */
  key: string;
}

/** What the usage is told apart by. */
export type UsageGrouping = 'day' | 'model' | 'provider';

export interface BudgetSum {
  /** Explainers that had a budget. */
  runs: number;
  /** USD: all budgets together, and what is known to have been spent of them. */
  budgetUsd: number;
  spentUsd: number;
  /** Explainers that cost more than they were allowed. */
  over: number;
}

export interface UsageReport {
  total: UsageSum;
  rows: Readonly<Record<UsageGrouping, readonly UsageRow[]>>;
  budgets: BudgetSum;
}

export async function getUsage(signal?: AbortSignal): Promise<UsageReport> {
  return readUsageReport(await requestJson(`/api/usage?days=${USAGE_DAYS}`, { signal }));
}

export function readUsageReport(answer: unknown): UsageReport {
  const fields = record(answer);
  const budgets = record(fields.budgets);
  return {
    total: sumOf(record(fields.total)),
    rows: { day: rowsOf(fields.byDay), model: rowsOf(fields.byModel), provider: rowsOf(fields.byProvider) },
    budgets: {
      runs: number(budgets.runs) ?? 0,
      budgetUsd: number(budgets.budgetUsd) ?? 0,
      spentUsd: number(budgets.spentUsd) ?? 0,
      over: number(budgets.over) ?? 0,
    },
  };
}

function rowsOf(value: unknown): UsageRow[] {
  return list(value)
    .filter(isRecord)
    .map((row) => ({ ...sumOf(row), key: text(row.key) ?? '' }));
}

function sumOf(fields: Json): UsageSum {
  const figure = (name: keyof UsageSum) => number(fields[name]) ?? 0;
  return {
    runs: figure('runs'),
    inputTokens: figure('inputTokens'),
    outputTokens: figure('outputTokens'),
    costUsd: figure('costUsd'),
    unknownCosts: figure('unknownCosts'),
  };
}
