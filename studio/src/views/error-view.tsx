/** What happened, what to do about it, and the way to try again. */
import type { ApiError } from '../api/errors.ts';
import { Icon } from '../components/icon.tsx';
import { type MessageKey, useWords } from '../i18n/index.ts';
import { asSentence, problemInWords, toldInWords } from '../state/told.ts';

type Advice = { title: MessageKey; help: MessageKey };

export function adviceFor(error: Pick<ApiError, 'kind' | 'status'>): Advice {
  if (error.kind === 'unreachable') return { title: 'error.unreachable', help: 'error.unreachableHelp' };
  if (error.status === 404) return { title: 'error.notFound', help: 'error.notFoundHelp' };
  if (error.status === 429 || error.status === 503) return { title: 'error.busy', help: 'error.busyHelp' };
  if (error.status >= 500) return { title: 'error.server', help: 'error.serverHelp' };
  if (error.kind === 'garbled') return { title: 'error.garbled', help: 'error.garbledHelp' };
  if (error.status >= 400) return { title: 'error.input', help: 'error.inputHelp' };
  return { title: 'error.title', help: 'error.serverHelp' };
}

export function ErrorView({ error, onRetry }: { error: ApiError; onRetry(): void }) {
  const words = useWords();
  const { t } = words;
  const { text, said } = problemInWords(error, words);
  // What a browser says of a server that is not there adds nothing.
  const isSaid = error.kind === 'unreachable';
  // Where it only repeats what is wrong with each field, the list says it better.
  const isRepeated = error.issues.length > 0 && error.issues.every(({ message }) => error.message.includes(message));
  const { title, help } = adviceFor(error);
  return (
    <section className="error" role="alert" data-testid="error-message">
      <span className="error-sign">
        <Icon name="alert" size={24} />
      </span>
      <div>
        <h1>{t(title)}</h1>
        {text && !isRepeated && !isSaid ? (
          <p className="error-said" dir="auto">
            {said === undefined ? text : asSentence(text, words.language)}
            {said ? (
              <span className="said" dir="ltr" lang="en">
                {said}
              </span>
            ) : null}
          </p>
        ) : null}
        {error.issues.length > 0 ? (
          <ul className="error-issues">
            {error.issues.map((issue) => (
              <li key={issue.path + issue.message}>
                {issue.path ? <code>{issue.path}</code> : null} {toldInWords({ code: '', ...issue }, words)}
                {issue.allowed && issue.code === undefined ? (
                  <span> {t('error.allowed', { values: issue.allowed.join(', ') })}</span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        <p>{t(help)}</p>
        <p className="error-facts">
          {error.status > 0 ? `HTTP ${error.status} · ` : ''}
          {isSaid ? '' : error.code}
          {error.requestId ? ` · ${t('error.request', { id: error.requestId })}` : ''}
        </p>
        <button type="button" className="button-go" data-testid="retry-button" onClick={onRetry}>
          <Icon name="refresh" size={18} /> {t('action.retry')}
        </button>
      </div>
    </section>
  );
}
