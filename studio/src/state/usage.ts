/** Usage in words. Cost that nobody knows stays unknown: a sum over it is only a lower bound. */
import type { Usage } from '@hkm/engine/contract';
import type { UsageSum } from '../api/usage.ts';
import type { Words } from '../i18n/index.ts';
import { dollars } from './models.ts';

/** No call costs nothing; a call without a price costs nobody knows what. */
const isCostUnknown = ({ calls, costUsd }: Usage): boolean => calls > 0 && costUsd === undefined;

export function costInWords(
  sum: Pick<UsageSum, 'costUsd' | 'unknownCosts'>,
  words: Pick<Words, 't' | 'number'>,
): string {
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
