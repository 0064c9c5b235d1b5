/** Usage summed by day, model or provider. Cost that nobody knows stays unknown: a sum over it is only a lower bound. */
import type { Usage } from '@hkm/engine/contract';
import type { RunRecord } from '../api/records.ts';
import type { Words } from '../i18n/index.ts';
import { dollars } from './models.ts';

export interface UsageSum {
  runs: number;
  inputTokens: number;
  outputTokens: number;
  /** USD that is known of. */
  costUsd: number;
  /** Runs whose models were called and whose cost is not known. */
  unknownCosts: number;
}

/** What the usage is told apart by. */
export type UsageGrouping = 'day' | 'model' | 'provider';

export interface UsageRow extends UsageSum {
  /** YYYY-MM-DD ('' where the server gave no date), `provider/model` or `provider`; `builtin` for what no model was asked for. */
  key: string;
}

const nothing = (): UsageSum => ({ runs: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, unknownCosts: 0 });

/** No call costs nothing; a call without a price costs nobody knows what. */
export const isCostUnknown = ({ calls, costUsd }: Usage): boolean => calls > 0 && costUsd === undefined;

function plus(sum: UsageSum, usage: Usage): UsageSum {
  return {
    runs: sum.runs + 1,
    inputTokens: sum.inputTokens + usage.inputTokens,
    outputTokens: sum.outputTokens + usage.outputTokens,
    costUsd: sum.costUsd + (usage.costUsd ?? 0),
    unknownCosts: sum.unknownCosts + (isCostUnknown(usage) ? 1 : 0),
  };
}

const KEYS: Readonly<Record<UsageGrouping, (record: RunRecord) => string>> = {
  day: ({ createdAt }) => /^\d{4}-\d{2}-\d{2}/.exec(createdAt)?.[0] ?? '',
  model: ({ composer }) => composer,
  provider: ({ composer }) => composer.split('/', 1)[0] ?? composer,
};

/** Newest day first; models and providers by what they were used for, most first. */
export function sumUsage(
  records: readonly RunRecord[],
  grouping: UsageGrouping,
): { rows: UsageRow[]; total: UsageSum } {
  const rows = new Map<string, UsageRow>();
  let total = nothing();
  for (const record of records) {
    const key = KEYS[grouping](record);
    rows.set(key, { ...plus(rows.get(key) ?? nothing(), record.usage), key });
    total = plus(total, record.usage);
  }
  const order =
    grouping === 'day'
      ? (a: UsageRow, b: UsageRow) => b.key.localeCompare(a.key)
      : (a: UsageRow, b: UsageRow) => b.costUsd - a.costUsd || b.runs - a.runs || a.key.localeCompare(b.key);
  return { rows: [...rows.values()].sort(order), total };
}

export interface BudgetSum {
  /** Explainers that had a budget. */
  runs: number;
  /** USD: all budgets together, and what is known to have been spent of them. */
  budget: number;
  spent: number;
  /** Explainers that cost more than they were allowed. */
  over: number;
}

export function sumBudgets(records: readonly RunRecord[]): BudgetSum {
  const sum: BudgetSum = { runs: 0, budget: 0, spent: 0, over: 0 };
  for (const { budget, usage } of records) {
    if (budget === undefined) continue;
    const spent = usage.costUsd ?? 0;
    sum.runs++;
    sum.budget += budget;
    sum.spent += spent;
    if (spent > budget) sum.over++;
  }
  return sum;
}

export function costInWords(sum: UsageSum, words: Pick<Words, 't' | 'number'>): string {
  const { t } = words;
  if (sum.unknownCosts === 0) return dollars(sum.costUsd, words);
  return sum.costUsd === 0 ? t('usage.unknown') : t('usage.partly', { cost: dollars(sum.costUsd, words) });
}

/** What one run used, in one sentence. */
export function usageInWords(usage: Usage, words: Pick<Words, 't' | 'number'>): string {
  const { t, number } = words;
  if (usage.calls === 0 && usage.inputTokens + usage.outputTokens === 0) return t('made.noModel');
  const cost = isCostUnknown(usage)
    ? t('made.costUnknown')
    : usage.costUsd
      ? dollars(usage.costUsd, words)
      : t('made.free');
  return t('made.tokens', { input: number(usage.inputTokens), output: number(usage.outputTokens), cost });
}
