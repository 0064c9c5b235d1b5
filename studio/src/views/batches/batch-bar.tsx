/** How far a batch is, as a bar and in words. */
import type { BatchSummary } from '../../api/batches.ts';
import { useWords } from '../../i18n/index.ts';

type Counts = BatchSummary['counts'];

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export function BatchBar({ counts, label }: { counts: Counts; label?: string }) {
  const total = Math.max(1, totalOf(counts));
  const ended = counts.done + counts.failed + counts.cancelled;
  return (
    <span
      className="batch-bar"
      {...(label === undefined
        ? { 'aria-hidden': true }
        : {
            role: 'progressbar',
            'aria-label': label,
            'aria-valuemin': 0,
            'aria-valuemax': total,
            'aria-valuenow': ended,
          })}
    >
      {(['done', 'failed', 'running'] as const).map((state) =>
        counts[state] > 0 ? (
          <span key={state} className={`is-${state}`} style={{ inlineSize: `${(counts[state] / total) * 100}%` }} />
        ) : null,
      )}
    </span>
  );
}

export function BatchFacts({ counts }: { counts: Counts }) {
  const { t } = useWords();
  return (
    <span>
      {t('batch.made', { done: counts.done, all: totalOf(counts) })}
      {counts.failed > 0 ? ` · ${t('batch.failed', { count: counts.failed })}` : ''}
    </span>
  );
}
