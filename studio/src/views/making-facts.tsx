/** Who composed a result, which models were asked, and what it cost. The hosts stand in the head of the result. */
import type { ShownResult } from '../api/result.ts';
import { useWords } from '../i18n/index.ts';
import { composerName } from '../state/models.ts';
import { usageInWords } from '../state/usage.ts';
import { AttemptLine } from './attempt-line.tsx';

export function MakingFacts({ result }: { result: ShownResult }) {
  const words = useWords();
  const { t } = words;
  const { composer, attempts, usage, cached } = result;
  if (composer === undefined && attempts.length === 0) return null;
  return (
    <details className="making" data-testid="making-facts">
      <summary>
        {t('made.title')}
        {composer === undefined ? null : (
          <span className="making-by" data-testid="composer">
            {t('made.by', { name: composerName(composer, words) })}
          </span>
        )}
      </summary>
      <div className="making-body">
        {cached ? <p>{t('made.cached')}</p> : null}
        {attempts.length > 0 ? (
          <ol className="attempts" data-testid="attempts">
            {attempts.map((attempt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the attempts of a finished run do not change
              <AttemptLine key={index} attempt={attempt} />
            ))}
          </ol>
        ) : null}
        {usage ? <p data-testid="run-usage">{usageInWords(usage, words)}</p> : null}
      </div>
    </details>
  );
}
