/** What the page says of alerts: the names of the engine's own rules, and figures in their units. A rule of one's own keeps its name. */
import type { Alert } from '../api/figures.ts';
import type { MessageKey, Words } from '../i18n/index.ts';
import { dollars } from './models.ts';

export const ALERT_NAMES: Readonly<Record<string, MessageKey>> = {
  'success rate low': 'alert.successRate',
  'slow answers': 'alert.slow',
  'queue long': 'alert.queue',
  'spending high': 'alert.spending',
};

export function alertName({ name }: Pick<Alert, 'name'>, { t }: Pick<Words, 't'>): string {
  const key = Object.hasOwn(ALERT_NAMES, name) ? ALERT_NAMES[name] : undefined;
  return key === undefined ? name : t(key);
}

/** A value of a metric: milliseconds, percent, megabytes, dollars, or a count. */
export function metricInWords(metric: string, value: number, words: Pick<Words, 'number' | 'duration'>): string {
  if (/time$|delay$/i.test(metric)) return words.duration(value);
  if (/rate$|^cpuUsage$/i.test(metric))
    return words.number(value / 100, { style: 'percent', maximumFractionDigits: 1 });
  if (metric === 'memoryUsage')
    return words.number(value, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 });
  if (metric === 'costToday') return dollars(value, words);
  return words.number(value, { maximumFractionDigits: 2 });
}
