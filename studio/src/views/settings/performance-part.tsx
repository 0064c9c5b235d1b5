/** Requests, times and alerts of the server, looked at anew every few seconds. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Alert, getFigures } from '../../api/figures.ts';
import { type MessageKey, useWords } from '../../i18n/index.ts';
import { alertName, metricInWords } from '../../state/alerts.ts';
import { ErrorKinds } from './error-kinds.tsx';
import { HistoryCharts } from './history-charts.tsx';

/** Milliseconds between two looks at the figures. */
const LOOK_EVERY_MS = 4_000;

export function PerformancePart() {
  const words = useWords();
  const { t, number, duration } = words;
  const { data, isError } = useQuery({
    queryKey: ['figures'],
    queryFn: ({ signal }) => getFigures(signal),
    refetchInterval: LOOK_EVERY_MS,
    retry: false,
  });
  if (isError) return <p className="field-error">{t('figures.failed')}</p>;
  const percent = (value: number) => number(value / 100, { style: 'percent', maximumFractionDigits: 1 });
  const show = (value: number | undefined, format: (value: number) => string) =>
    value === undefined ? <span className="figure-none">{t('figures.unknown')}</span> : format(value);
  const asked = (data?.totalRequests ?? 0) > 0;
  // A rate of nothing says nothing.
  const whenAsked = (value: number | undefined) => (asked ? value : undefined);
  const count = (value: number) => number(value);
  const rows: { id: string; label: MessageKey; value: ReactNode }[] = [
    { id: 'total-requests', label: 'figures.totalRequests', value: number(data?.totalRequests ?? 0) },
    { id: 'success-rate', label: 'figures.successRate', value: show(whenAsked(data?.successRate), percent) },
    { id: 'cache-hit-rate', label: 'figures.cacheHitRate', value: show(whenAsked(data?.cacheHitRate), percent) },
    {
      id: 'average-response-time',
      label: 'figures.average',
      value: show(whenAsked(data?.averageResponseTime), duration),
    },
    { id: 'p95-response-time', label: 'figures.p95', value: show(whenAsked(data?.p95ResponseTime), duration) },
    {
      id: 'memory-usage',
      label: 'figures.memory',
      value: show(data?.memoryUsage, (value) => metricInWords('memoryUsage', value, words)),
    },
    { id: 'running', label: 'figures.running', value: show(data?.running, count) },
    ...(data?.waiting === undefined
      ? []
      : [{ id: 'queue-length', label: 'figures.waiting' as const, value: count(data.waiting) }]),
    ...(data?.connections === undefined
      ? []
      : [{ id: 'connections', label: 'figures.connections' as const, value: count(data.connections) }]),
  ];
  return (
    <>
      {asked || !data ? null : <p data-testid="figures-none">{t('figures.none')}</p>}
      <dl className="figures">
        {rows.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{t(label)}</dt>
            <dd data-testid={id}>{value}</dd>
          </div>
        ))}
      </dl>
      <HistoryCharts />
      <div className="beside">
        {data?.errors === undefined ? null : <ErrorKinds errors={data.errors} />}
        <section className="alerts" aria-label={t('figures.alerts')}>
          <h3>{t('figures.alerts')}</h3>
          <ul data-testid="alerts-list">
            {data && data.alerts.length > 0 ? (
              data.alerts.map((alert) => <AlertLine key={`${alert.name} ${alert.since}`} alert={alert} />)
            ) : (
              <li className="field-hint">{t('figures.noAlerts')}</li>
            )}
          </ul>
        </section>
      </div>
      <p className="field-hint">{t('figures.live')}</p>
    </>
  );
}

function AlertLine({ alert }: { alert: Alert }) {
  const words = useWords();
  const { t, language } = words;
  const { name, state, metric = name, value, bound } = alert;
  const shown = alertName(alert, words);
  const when = new Date((state === 'resolved' ? alert.resolvedAt : undefined) ?? alert.since ?? '');
  const time = Number.isNaN(when.getTime())
    ? ''
    : new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(when);
  const short = (amount: number | undefined) =>
    amount === undefined ? t('usage.unknown') : metricInWords(metric, amount, words);
  return (
    <li data-testid="alert">
      <span className={`badge is-${state}`}>{t(`alert.${state}`)}</span>
      <span>
        <bdi>{shown}</bdi>
        {value === undefined && bound === undefined ? null : (
          <span className="alert-facts">
            {shown === name && metric !== name ? (
              <>
                <bdi>{metric}</bdi>
                {': '}
              </>
            ) : null}
            {t('figures.alert', { value: short(value), bound: short(bound) })}
            {time ? ` · ${time}` : ''}
          </span>
        )}
      </span>
    </li>
  );
}
