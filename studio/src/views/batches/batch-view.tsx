/** One batch: how far it is, each row with its state, and what can be done with all of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Batch, type BatchItem, cancelBatch, forgetBatch, type ItemState, retryBatch } from '../../api/batches.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useWords } from '../../i18n/index.ts';
import { goToBatch, runAddress } from '../../state/route.ts';
import { toldInWords } from '../../state/told.ts';
import { ErrorView } from '../error-view.tsx';
import { useFailure } from '../use-failure.ts';
import { BatchBar, BatchFacts } from './batch-bar.tsx';
import { BatchFiles } from './batch-files.tsx';
import { batchTitle } from './batch-list.tsx';
import { useBatch } from './use-batch.ts';

const FILTERS = ['done', 'failed', 'waiting'] as const;
type Filter = (typeof FILTERS)[number];

export function BatchView({ id }: { id: string }) {
  const { t } = useWords();
  const [round, setRound] = useState(0);
  const { batch, error } = useBatch(id, round);
  if (error) return <ErrorView error={error} onRetry={() => setRound(round + 1)} />;
  if (!batch) {
    return (
      <p className="opening" role="status">
        {t('batch.opening')}
      </p>
    );
  }
  return <ShownBatch batch={batch} onChanged={() => setRound(round + 1)} />;
}

function ShownBatch({ batch, onChanged }: { batch: Batch; onChanged(): void }) {
  const words = useWords();
  const { t, number } = words;
  const [only, setOnly] = useState<Filter>();
  const { counts, state, items } = batch;
  const title = batchTitle(batch, words);
  const countOf = (filter: Filter) => (filter === 'waiting' ? counts.waiting + counts.running : counts[filter]);
  const isShown = (item: BatchItem) =>
    only === undefined || item.state === only || (only === 'waiting' && item.state === 'running');
  return (
    <section className="batch" data-testid="batch" aria-labelledby="batch-title">
      <header className="batch-head">
        <h1 id="batch-title" dir="auto">
          {title}
        </h1>
        <span className={`badge is-${state}`} role="status" data-testid="batch-state">
          {t(`batch.state.${state}`)}
        </span>
      </header>
      <BatchBar counts={counts} label={title} />
      <p className="batch-progress" data-testid="batch-progress">
        <BatchFacts counts={counts} />
        <span className="field-hint">{state === 'running' ? t('batch.live') : ''}</span>
      </p>
      <BatchActions batch={batch} title={title} onChanged={onChanged} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as one line everywhere */}
      <div className="chips" role="group" aria-label={t('batch.filter')}>
        <button type="button" className="chip" aria-pressed={only === undefined} onClick={() => setOnly(undefined)}>
          {t('batch.all')} {number(items.length)}
        </button>
        {FILTERS.filter((filter) => countOf(filter) > 0 || filter === only).map((filter) => (
          <button
            key={filter}
            type="button"
            className="chip"
            aria-pressed={only === filter}
            onClick={() => setOnly(filter)}
          >
            {t(`batch.item.${filter}`)} {number(countOf(filter))}
          </button>
        ))}
      </div>
      <ol className="batch-rows">
        {items.filter(isShown).map((item) => (
          <Row key={item.position} item={item} />
        ))}
      </ol>
    </section>
  );
}

function BatchActions({ batch, title, onChanged }: { batch: Batch; title: string; onChanged(): void }) {
  const { t } = useWords();
  const failure = useFailure();
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const listed = () => queries.invalidateQueries({ queryKey: ['batches'] });
  const cancel = useMutation({ mutationFn: () => cancelBatch(batch.id), onSuccess: onChanged });
  const retry = useMutation({
    mutationFn: () => retryBatch(batch.id),
    onSuccess: (next) => {
      void listed();
      goToBatch(next.id);
    },
  });
  const forget = useMutation({
    mutationFn: () => forgetBatch(batch.id),
    onSuccess: () => {
      void listed();
      goToBatch();
    },
  });
  const failed = [cancel, retry, forget].find(({ isError }) => isError)?.error;
  return (
    <div className="batch-actions">
      {batch.state === 'running' ? (
        <button
          type="button"
          className="button"
          data-testid="batch-cancel"
          disabled={cancel.isPending}
          onClick={() => cancel.mutate()}
        >
          <Icon name="close" size={16} /> {t('batch.cancel')}
        </button>
      ) : null}
      {batch.state !== 'running' && batch.counts.failed > 0 ? (
        <button
          type="button"
          className="button"
          data-testid="batch-retry"
          disabled={retry.isPending}
          onClick={() => retry.mutate()}
        >
          <Icon name="refresh" size={16} /> {t('batch.retry')}
        </button>
      ) : null}
      {batch.counts.done > 0 ? <BatchFiles batch={batch} title={title} /> : null}
      <button
        type="button"
        className="button-quiet batch-forget"
        data-testid="batch-forget"
        onClick={() => setAsks(true)}
      >
        <Icon name="trash" size={16} /> {t('batch.forget')}
      </button>
      {failed ? (
        <p className="field-error" role="alert">
          {t('template.failed', { reason: failure(failed) })}
        </p>
      ) : null}
      {asks ? (
        <Dialog title={t('batch.forgetTitle')} size="small" testId="confirm-forget" onClose={() => setAsks(false)}>
          <p dir="auto">{t('batch.forgetText', { name: title })}</p>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={() => setAsks(false)}>
              {t('action.cancel')}
            </button>
            <button
              type="button"
              className="button is-danger"
              data-testid="confirm-forget-button"
              disabled={forget.isPending}
              onClick={() => forget.mutate()}
            >
              {t('action.delete')}
            </button>
          </div>
        </Dialog>
      ) : null}
    </div>
  );
}

const ICON: Record<ItemState, IconName> = {
  waiting: 'clock',
  running: 'refresh',
  done: 'check',
  failed: 'alert',
  cancelled: 'minus',
};

function Row({ item }: { item: BatchItem }) {
  const words = useWords();
  const { t } = words;
  const failure = useFailure();
  const { state, runId, topic, title, line, error } = item;
  const name = title ?? (topic || t('batch.line', { line }));
  return (
    <li className={`batch-row is-${state}`} data-testid="batch-row" data-state={state}>
      <span className="batch-thumb">
        {runId === undefined ? (
          <Icon name={ICON[state]} size={20} />
        ) : (
          <img src={`/api/runs/${encodeURIComponent(runId)}/artifacts/svg`} alt="" loading="lazy" decoding="async" />
        )}
      </span>
      <span className="batch-row-body">
        {runId === undefined ? (
          <strong dir="auto">{name}</strong>
        ) : (
          <a href={runAddress(runId)} dir="auto" data-testid="batch-open">
            {name}
          </a>
        )}
        <span className="batch-row-state">
          {t(`batch.item.${state}`)}
          <span className="batch-line"> · {t('batch.line', { line })}</span>
        </span>
        {error ? (
          <span className="field-error" dir="auto">
            {error.issues.length > 0
              ? error.issues.map((issue) => (
                  <span key={issue.path + issue.message}>
                    <code>{issue.path}</code> {toldInWords({ code: '', ...issue }, words)}
                  </span>
                ))
              : failure(error)}
          </span>
        ) : null}
      </span>
    </li>
  );
}
