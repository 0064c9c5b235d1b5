/** One explainer of the history: its newest version, and the others behind a button. */
import { useQuery } from '@tanstack/react-query';
import { Fragment, useId, useState } from 'react';
import { toApiError } from '../api/errors.ts';
import type { Family } from '../api/families.ts';
import { listVersions, type RunSummary } from '../api/runs.ts';
import { Icon } from '../components/icon.tsx';
import { useWords, type Words } from '../i18n/index.ts';
import { runAddress } from '../state/route.ts';
import type { Doomed } from './history-delete.tsx';

interface HistoryCardProps {
  family: Family;
  openRunId: string | undefined;
  onDelete(doomed: Doomed): void;
}

export function HistoryCard({ family, openRunId, onDelete }: HistoryCardProps) {
  const { t, day } = useWords();
  const [unfolded, setUnfolded] = useState(false);
  const listId = useId();
  const isOpen = family.id === openRunId;
  const made = family.createdAt ? day(family.createdAt) : '';
  return (
    <li
      className={['run', isOpen ? 'is-open' : '', unfolded ? 'is-unfolded' : ''].filter(Boolean).join(' ')}
      data-testid="history-item"
    >
      <a href={runAddress(family.id)} aria-current={isOpen ? 'page' : undefined}>
        <span className="run-picture">
          <Thumbnail id={family.id} />
        </span>
        <span className="run-title" dir="auto">
          {family.title}
        </span>
        <span className="run-facts">
          {family.inquiry ? <span className="run-empty">{t('history.noFacts')}</span> : null}
          <Facts facts={[...choicesOf(family), made]} />
        </span>
      </a>
      <button
        type="button"
        className="button-icon small"
        data-testid="history-delete"
        aria-label={t('history.delete', { title: family.title })}
        onClick={() => onDelete({ run: family, versions: family.versions })}
      >
        <Icon name="trash" size={17} />
      </button>
      {family.versions > 1 ? (
        <button
          type="button"
          className="run-versions"
          data-testid="history-versions"
          aria-expanded={unfolded}
          aria-controls={listId}
          onClick={() => setUnfolded(!unfolded)}
        >
          <Icon name="layers" size={16} /> {t('history.versions', { count: family.versions })}
          <Icon name="chevron" size={14} />
        </button>
      ) : null}
      <div id={listId} hidden={!unfolded}>
        {unfolded ? <Versions family={family} openRunId={openRunId} onDelete={onDelete} /> : null}
      </div>
    </li>
  );
}

function Versions({ family, openRunId, onDelete }: HistoryCardProps) {
  const words = useWords();
  const { t } = words;
  const { data, error } = useQuery({
    queryKey: ['versions', family.id],
    queryFn: ({ signal }) => listVersions(family.id, signal),
    retry: false,
  });
  if (error) return <p className="field-error">{t('versions.failed', { reason: toApiError(error).message })}</p>;
  if (!data) return <p className="field-hint">{t('versions.loading')}</p>;
  return (
    <ol className="version-list">
      {data.map((run, index) => (
        <li key={run.id} data-testid="history-version">
          <a href={runAddress(run.id)} aria-current={run.id === openRunId ? 'page' : undefined}>
            <span className="version-picture">
              <Thumbnail id={run.id} />
            </span>
            <span>
              <strong>{words.number(data.length - index)}</strong>{' '}
              <Facts facts={[momentOf(run, words), ...choicesOf(run), index === 0 ? t('history.newest') : '']} />
            </span>
          </a>
          <button
            type="button"
            className="button-icon small"
            data-testid="history-version-delete"
            aria-label={t('history.delete', { title: `${run.title}, ${momentOf(run, words)}` })}
            onClick={() => onDelete({ run, versions: 1 })}
          >
            <Icon name="trash" size={15} />
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Words and dates of several scripts side by side: each keeps its own direction. */
function Facts({ facts }: { facts: readonly string[] }) {
  return facts.filter(Boolean).map((fact, at) => (
    <Fragment key={fact}>
      {at > 0 ? ' · ' : ''}
      <bdi>{fact}</bdi>
    </Fragment>
  ));
}

/** A picture that is wider than high is shown whole, others from their top. */
function Thumbnail({ id }: { id: string }) {
  const [wide, setWide] = useState(false);
  return (
    <img
      className={wide ? 'is-wide' : undefined}
      src={`/api/runs/${encodeURIComponent(id)}/artifacts/svg`}
      alt=""
      loading="lazy"
      decoding="async"
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) => setWide(naturalWidth > naturalHeight)}
    />
  );
}

function choicesOf({ making }: RunSummary): string[] {
  const { outputFormat, visualStyle, complexityLevel, language, size } = making;
  const other = [language === 'English' ? undefined : language, size === 'Poster' ? undefined : size];
  const named = [outputFormat, visualStyle, complexityLevel, ...other];
  return named.filter((choice) => choice !== undefined);
}

function momentOf({ createdAt }: RunSummary, { moment }: Words): string {
  const time = Date.parse(createdAt);
  return Number.isNaN(time) ? '' : moment(time, true);
}
