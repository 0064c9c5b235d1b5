/** What went wrong when explainers were made, by kind. */
import type { ServerFigures } from '../../api/figures.ts';
import { useWords, type Words } from '../../i18n/index.ts';
import { problemInWords } from '../../state/told.ts';

/** `HTTP 502`, or a code of the engine in words. */
function kindInWords(kind: string, words: Words): string {
  if (/^\d{3}$/.test(kind)) return `HTTP ${kind}`;
  return problemInWords({ code: kind, message: kind.replaceAll('_', ' ') }, words).text;
}

export function ErrorKinds({ errors }: { errors: NonNullable<ServerFigures['errors']> }) {
  const words = useWords();
  const { t, number } = words;
  const kinds = Object.entries(errors).sort(([, a], [, b]) => b - a);
  const most = Math.max(1, ...kinds.map(([, count]) => count));
  return (
    <section className="error-kinds" data-testid="error-kinds" aria-label={t('figures.errors')}>
      <h3>{t('figures.errors')}</h3>
      {kinds.length === 0 ? <p className="field-hint">{t('figures.noErrors')}</p> : null}
      <ul>
        {kinds.map(([kind, count]) => (
          <li key={kind}>
            <bdi>{kindInWords(kind, words)}</bdi>
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
