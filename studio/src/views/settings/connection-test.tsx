/** Tests the connection to one provider, and says what came of it and how to mend it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ConnectionReport, testProvider } from '../../api/model-test.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { providerName, providerOf } from '../../state/models.ts';
import '../../styles/connection.css';
import { useFailure } from '../use-failure.ts';

export function ConnectionTest({ provider }: { provider: string }) {
  const words = useWords();
  const failure = useFailure();
  const { t } = words;
  const queries = useQueryClient();
  const test = useMutation({
    mutationFn: () => testProvider(provider),
    // What was found changes which models there are.
    onSuccess: () => queries.invalidateQueries({ queryKey: ['models'] }),
  });
  return (
    <div className="connection">
      <button
        type="button"
        className="button small"
        data-testid={`test-${provider}`}
        aria-label={t('test.name', { name: providerName(provider, words) })}
        aria-disabled={test.isPending}
        onClick={() => !test.isPending && test.mutate()}
      >
        <Icon name="pulse" size={16} /> {t(test.isPending ? 'test.running' : 'test.button')}
      </button>
      <div role="status" className="connection-report" data-testid={`test-report-${provider}`}>
        {test.data && !test.isPending ? <Report provider={provider} report={test.data} /> : null}
        {test.isError ? <p className="field-error">{t('test.notAsked', { reason: failure(test.error) })}</p> : null}
      </div>
    </div>
  );
}

function Report({ provider, report }: { provider: string; report: ConnectionReport }) {
  const { t, duration, number } = useWords();
  const { ok, durationMs, endpoint, modelCount, modelNames, problem } = report;
  const time = duration(durationMs);
  const isUnset = problem?.code === 'not_configured';
  const names = modelCount > modelNames.length ? [...modelNames, '…'] : modelNames;
  return (
    <>
      <p className={ok ? 'connection-state is-good' : 'connection-state is-bad'}>
        <Icon name={ok ? 'check' : 'close'} size={16} />
        {ok ? t('test.ok', { time }) : isUnset ? t('test.notConfigured') : t('test.failed', { time })}
        {endpoint ? <bdi className="connection-endpoint">{endpoint}</bdi> : null}
      </p>
      {modelCount > 0 ? (
        <p className="field-hint">{t('test.models', { count: number(modelCount), names: names.join(', ') })}</p>
      ) : null}
      {problem ? (
        <p className="connection-advice">
          {t(`test.${problem.mending}`, {
            name: providerOf(provider).variables.join(', ') || provider,
            endpoint: endpoint ?? provider,
          })}
          {ok || isUnset || !problem.message ? null : (
            <span className="field-hint" dir="auto">
              {t('test.said', { message: problem.message })}
            </span>
          )}
        </p>
      ) : null}
    </>
  );
}
