/** Usage summed by day and composer. Cost that nobody knows stays unknown: a sum over it is only a lower bound. */
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

export interface UsageRow extends UsageSum {
  /** YYYY-MM-DD, or '' where the server gave no date. */
  day: string;
  composer: string;
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

/** Newest day first. */
export function sumUsage(records: readonly RunRecord[]): { rows: UsageRow[]; total: UsageSum } {
  const rows = new Map<string, UsageRow>();
  let total = nothing();
  for (const { createdAt, composer, usage } of records) {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(createdAt)?.[0] ?? '';
    const key = `${day} ${composer}`;
    rows.set(key, { ...plus(rows.get(key) ?? { day, composer, ...nothing() }, usage), day, composer });
    total = plus(total, usage);
  }
  return { rows: [...rows.values()].sort((a, b) => b.day.localeCompare(a.day)), total };
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
