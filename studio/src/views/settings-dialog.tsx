/** What the server is and does: figures, models, usage. Each part opens by itself; one is open at a time. */
import { useQuery } from '@tanstack/react-query';
import { Accordion } from 'radix-ui';
import type { ReactNode } from 'react';
import { getFigures } from '../api/runs.ts';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { type MessageKey, useWords } from '../i18n/index.ts';

/** Milliseconds between two looks at the figures. */
const LOOK_EVERY_MS = 4_000;

const PARTS: readonly { id: string; title: MessageKey; body: () => ReactNode }[] = [
  { id: 'performance-tab', title: 'settings.performance', body: () => <Figures /> },
  { id: 'models-tab', title: 'settings.models', body: () => <Facts text="models.text" more="models.none" /> },
  { id: 'usage-tab', title: 'settings.usage', body: () => <Facts text="usage.text" more="usage.none" /> },
];

export function SettingsDialog({ onClose }: { onClose(): void }) {
  const { t, direction } = useWords();
  return (
    <Dialog title={t('settings.title')} testId="settings" onClose={onClose}>
      <Accordion.Root className="parts" type="single" defaultValue="performance-tab" dir={direction}>
        {PARTS.map(({ id, title, body }) => (
          <Accordion.Item key={id} value={id} className="part" data-testid={id}>
            <Accordion.Header className="part-head">
              <Accordion.Trigger className="part-button">
                {t(title)}
                <Icon name="chevron" size={18} />
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content className="part-body">{body()}</Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </Dialog>
  );
}

function Facts({ text, more }: { text: MessageKey; more: MessageKey }) {
  const { t } = useWords();
  return (
    <>
      <p>{t(text)}</p>
      <p className="field-hint">{t(more)}</p>
    </>
  );
}

function Figures() {
  const { t, number, duration } = useWords();
  const { data, isError } = useQuery({
    queryKey: ['figures'],
    queryFn: ({ signal }) => getFigures(signal),
    refetchInterval: LOOK_EVERY_MS,
    retry: false,
  });
  if (isError) return <p className="field-error">{t('figures.failed')}</p>;
  const percent = (value: number) => `${number(value, { maximumFractionDigits: 1 })} %`;
  const show = (value: number | undefined, format: (value: number) => string) =>
    value === undefined ? <span className="figure-none">{t('figures.unknown')}</span> : format(value);
  const asked = (data?.totalRequests ?? 0) > 0;
  // A rate of nothing says nothing.
  const whenAsked = (value: number | undefined) => (asked ? value : undefined);
  const rows: { id: string; label: MessageKey; value: ReactNode }[] = [
    { id: 'total-requests', label: 'figures.totalRequests', value: number(data?.totalRequests ?? 0) },
    { id: 'success-rate', label: 'figures.successRate', value: show(whenAsked(data?.successRate), percent) },
    {
      id: 'average-response-time',
      label: 'figures.average',
      value: show(whenAsked(data?.averageResponseTime), duration),
    },
    { id: 'p95-response-time', label: 'figures.p95', value: show(whenAsked(data?.p95ResponseTime), duration) },
    { id: 'cache-hit-rate', label: 'figures.cacheHitRate', value: show(whenAsked(data?.cacheHitRate), percent) },
    {
      id: 'memory-usage',
      label: 'figures.memory',
      value: show(data?.memoryUsage, (value) => `${number(Math.round(value))} MB`),
    },
  ];
  return (
    <>
      {asked ? null : <p>{t('figures.none')}</p>}
      <dl className="figures">
        {rows.map(({ id, label, value }) => (
          <div key={id}>
            <dt>{t(label)}</dt>
            <dd data-testid={id}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="alerts">
        <h3>{t('figures.alerts')}</h3>
        <ul data-testid="alerts-list">
          {data && data.alerts.length > 0 ? (
            data.alerts.map((alert) => (
              <li key={alert.name}>
                {alert.name} {alert.state}
              </li>
            ))
          ) : (
            <li>{t('figures.noAlerts')}</li>
          )}
        </ul>
      </div>
      <p className="field-hint">{t('figures.live')}</p>
    </>
  );
}
