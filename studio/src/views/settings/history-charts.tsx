/** How making explainers went over time: the times that most stay within, how many, how often it worked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getHistory, type History, type HistoryPoint } from '../../api/history.ts';
import { Segments } from '../../components/segments.tsx';
import { type ChartSeries, TimeChart } from '../../components/time-chart.tsx';
import { type MessageKey, useWords } from '../../i18n/index.ts';

type Hours = '1' | '24' | '168';
const SPANS: readonly { hours: Hours; label: MessageKey }[] = [
  { hours: '1', label: 'figures.hour' },
  { hours: '24', label: 'figures.hours24' },
  { hours: '168', label: 'figures.days7' },
];
/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 10_000;

export function HistoryCharts() {
  const { t } = useWords();
  const [hours, setHours] = useState<Hours>('1');
  const { data, isError } = useQuery({
    queryKey: ['figures', 'history', hours],
    queryFn: ({ signal }) => getHistory(Number(hours), signal),
    refetchInterval: LOOK_EVERY_MS,
    retry: false,
    // The last charts stay until the next are there.
    placeholderData: keepPreviousData,
  });
  if (isError) return <p className="field-hint">{t('figures.noHistory')}</p>;
  return (
    <section className="over-time" data-testid="history-charts" aria-label={t('figures.overTime')}>
      <header className="over-time-head">
        <h3>{t('figures.overTime')}</h3>
        <Segments<Hours>
          label={t('figures.span')}
          value={hours}
          options={SPANS.map(({ hours: value, label }) => ({ value, text: t(label) }))}
          onChange={setHours}
          testId="span"
        />
      </header>
      {data === undefined ? null : data.points.length === 0 ? (
        <p>{t('figures.historyEmpty')}</p>
      ) : (
        <Charts history={data} />
      )}
    </section>
  );
}

function Charts({ history }: { history: History }) {
  const { t, number, duration } = useWords();
  const { points } = history;
  const percent = (value: number) => number(value / 100, { style: 'percent', maximumFractionDigits: 1 });
  const of = (pick: (point: HistoryPoint) => number) =>
    points.map((point) => ({ time: point.time, value: pick(point) }));
  const line = (name: string, shape: ChartSeries['shape'], pick: (point: HistoryPoint) => number): ChartSeries => ({
    name,
    shape,
    values: of(pick),
  });
  return (
    <>
      <TimeChart
        title={t('figures.times')}
        testId="chart-times"
        span={history}
        format={duration}
        series={[
          line('p50', 'line', ({ p50 }) => p50),
          line('p95', 'dashed', ({ p95 }) => p95),
          line('p99', 'dotted', ({ p99 }) => p99),
        ]}
      />
      <div className="chart-row">
        <TimeChart
          title={t('figures.totalRequests')}
          testId="chart-requests"
          span={history}
          format={number}
          series={[line(t('figures.totalRequests'), 'bars', ({ requests }) => requests)]}
        />
        <TimeChart
          title={t('figures.rates')}
          testId="chart-rates"
          span={history}
          format={percent}
          ceiling={100}
          series={[
            line(t('figures.successRate'), 'line', ({ successRate }) => successRate),
            line(t('figures.cacheHitRate'), 'dotted', ({ cacheHitRate }) => cacheHitRate),
          ]}
        />
      </div>
      <HistoryTable history={history} percent={percent} />
    </>
  );
}

/** What the charts show, for whoever cannot see them, and for copying. */
function HistoryTable({ history, percent }: { history: History; percent(value: number): string }) {
  const { t, number, duration, moment } = useWords();
  const [open, setOpen] = useState(false);
  const showDays = history.to - history.from > 12 * 3_600_000;
  return (
    <details className="as-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('figures.asTable')}</summary>
      {open ? (
        <section
          className="table-window"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={t('figures.asTable')}
        >
          <table className="usage" data-testid="history-table">
            <thead>
              <tr>
                <th scope="col">{t('figures.time')}</th>
                <th scope="col" className="is-number">
                  {t('figures.totalRequests')}
                </th>
                {['p50', 'p95', 'p99'].map((name) => (
                  <th key={name} scope="col" className="is-number">
                    {name}
                  </th>
                ))}
                <th scope="col" className="is-number">
                  {t('figures.successRate')}
                </th>
                <th scope="col" className="is-number">
                  {t('figures.cacheHitRate')}
                </th>
              </tr>
            </thead>
            <tbody>
              {history.points.toReversed().map((point) => (
                <tr key={point.time}>
                  <th scope="row">{moment(point.time, showDays)}</th>
                  <td className="is-number">{number(point.requests)}</td>
                  <td className="is-number">{duration(point.p50)}</td>
                  <td className="is-number">{duration(point.p95)}</td>
                  <td className="is-number">{duration(point.p99)}</td>
                  <td className="is-number">{percent(point.successRate)}</td>
                  <td className="is-number">{percent(point.cacheHitRate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </details>
  );
}
