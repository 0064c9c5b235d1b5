/** What was made before: found again, opened, deleted for good. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useDeferredValue, useState } from 'react';
import { deleteRun, listRuns, type RunSummary } from '../api/runs.ts';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { goTo, runAddress } from '../state/route.ts';
import { FORMATS } from '../values.ts';
import { useFailure } from './use-failure.ts';

interface HistoryPanelProps {
  openRunId: string | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Cards shown before "show all". */
const FIRST = 8;

export function filterRuns(runs: readonly RunSummary[], query: string, format: string): RunSummary[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter((run) => {
    const { topic, complexityLevel, visualStyle, language, outputFormat } = run.making;
    if (format && outputFormat !== format) return false;
    const text = [run.title, topic, complexityLevel, visualStyle, language, outputFormat].join(' ').toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function HistoryPanel({ openRunId, heading }: HistoryPanelProps) {
  const { t, number } = useWords();
  const failure = useFailure();
  const queries = useQueryClient();
  const [query, setQuery] = useState('');
  const [format, setFormat] = useState('');
  const [all, setAll] = useState(false);
  const [doomed, setDoomed] = useState<RunSummary>();
  const words = useDeferredValue(query);
  const { data: runs = [], isError } = useQuery({ queryKey: ['runs'], queryFn: ({ signal }) => listRuns(signal) });
  const remove = useMutation({
    mutationFn: deleteRun,
    onSuccess: (_nothing, id) => {
      queries.removeQueries({ queryKey: ['run', id] });
      if (id === openRunId) goTo(undefined);
      setDoomed(undefined);
      return queries.invalidateQueries({ queryKey: ['runs'] });
    },
  });
  const found = filterRuns(runs, words, format);
  const shown = all ? found : found.slice(0, FIRST);
  return (
    <section className="history" data-testid="history-panel" aria-labelledby="history-title">
      <header className="history-head">
        <h2 className="section-title" id="history-title" ref={heading} tabIndex={-1}>
          {t('history.title')} {runs.length > 0 ? <span className="count">{number(runs.length)}</span> : null}
        </h2>
        {runs.length > 0 ? (
          <div className="history-tools">
            <div className="search">
              <Icon name="search" size={18} />
              <input
                type="search"
                data-testid="history-search"
                aria-label={t('history.search')}
                placeholder={t('history.search')}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
            </div>
            <div className="select">
              <select
                data-testid="history-filter"
                aria-label={t('history.filter')}
                value={format}
                onChange={(event) => setFormat(event.target.value)}
              >
                <option value="">{t('history.anyFormat')}</option>
                {FORMATS.map((name) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
              <Icon name="chevron" size={16} />
            </div>
          </div>
        ) : null}
      </header>
      {isError ? <p className="field-error">{t('history.failed')}</p> : null}
      {runs.length === 0 && !isError ? <p className="field-hint">{t('history.empty')}</p> : null}
      {runs.length > 0 && found.length === 0 ? <p className="field-hint">{t('history.nothing')}</p> : null}
      <ul className="runs">
        {shown.map((run) => (
          <RunCard key={run.id} run={run} open={run.id === openRunId} onDelete={() => setDoomed(run)} />
        ))}
      </ul>
      {found.length > shown.length ? (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {t('history.more', { count: number(found.length) })}
        </button>
      ) : null}
      {doomed ? (
        <Dialog
          title={t('history.confirmTitle')}
          size="small"
          testId="confirm-delete"
          onClose={() => setDoomed(undefined)}
        >
          <p dir="auto">{t('history.confirmText', { title: doomed.title })}</p>
          {remove.isError ? (
            <p className="field-error">{t('history.deleteFailed', { reason: failure(remove.error) })}</p>
          ) : null}
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setDoomed(undefined)}>
              {t('action.cancel')}
            </button>
            <button
              type="button"
              className="button is-danger"
              data-testid="confirm-delete-button"
              disabled={remove.isPending}
              onClick={() => remove.mutate(doomed.id)}
            >
              {t('action.delete')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}

function RunCard({ run, open, onDelete }: { run: RunSummary; open: boolean; onDelete(): void }) {
  const { t, day } = useWords();
  const { outputFormat, visualStyle, complexityLevel, language } = run.making;
  const facts = [outputFormat, visualStyle, complexityLevel, language === 'English' ? undefined : language];
  return (
    <li className={open ? 'run is-open' : 'run'} data-testid="history-item">
      <a href={runAddress(run.id)} aria-current={open ? 'page' : undefined}>
        <span className="run-picture">
          <img src={`/api/runs/${encodeURIComponent(run.id)}/artifacts/svg`} alt="" loading="lazy" decoding="async" />
        </span>
        <span className="run-title" dir="auto">
          {run.title}
        </span>
        <span className="run-facts">
          {run.inquiry ? <span className="run-empty">{t('history.noFacts')}</span> : null}
          {[...facts.filter(Boolean), run.createdAt ? day(run.createdAt) : ''].filter(Boolean).join(' · ')}
        </span>
      </a>
      <button
        type="button"
        className="button-icon small"
        data-testid="history-delete"
        aria-label={t('history.delete', { title: run.title })}
        onClick={onDelete}
      >
        <Icon name="trash" size={17} />
      </button>
    </li>
  );
}
