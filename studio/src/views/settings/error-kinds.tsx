/** What went wrong when explainers were made, by kind. */
import type { ServerFigures } from '../../api/figures.ts';
import { useWords } from '../../i18n/index.ts';

export function ErrorKinds({ errors }: { errors: NonNullable<ServerFigures['errors']> }) {
  const { t, number } = useWords();
  const kinds = Object.entries(errors).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...kinds.map(([, count]) => count));
  return (
    <section className="error-kinds" data-testid="error-kinds" aria-label={t('figures.errors')}>
      <h3>{t('figures.errors')}</h3>
      {kinds.length === 0 ? <p className="field-hint">{t('figures.noErrors')}</p> : null}
      <ul>
        {kinds.map(([kind, count]) => (
          <li key={kind}>
            <bdi>{/^\d{3}$/.test(kind) ? `HTTP ${kind}` : kind}</bdi>
            <span className="error-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(count / most) * 100}%` }} />
            </span>
            <span className="is-number">{number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
