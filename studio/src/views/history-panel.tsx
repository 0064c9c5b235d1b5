/** What was made before, each explainer once with its versions inside: found again, opened, deleted for good. */
import type { OutputFormat } from '@hkm/engine/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type RefObject, useDeferredValue, useState } from 'react';
import { type Family, listFamilies } from '../api/families.ts';
import { Icon } from '../components/icon.tsx';
import { useWords } from '../i18n/index.ts';
import { FORMATS } from '../values.ts';
import { HistoryCard } from './history-card.tsx';
import { DeleteDialog, type Doomed } from './history-delete.tsx';

interface HistoryPanelProps {
  openRunId: string | undefined;
  heading: RefObject<HTMLHeadingElement | null>;
}

export function HistoryPanel({ openRunId, heading }: HistoryPanelProps) {
  const { t, number } = useWords();
  const [search, setSearch] = useState('');
  const [outputFormat, setFormat] = useState<OutputFormat | ''>('');
  const [doomed, setDoomed] = useState<Doomed>();
  const wanted = { search: useDeferredValue(search), outputFormat };
  const { data, isError, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['runs', 'families', wanted.search.trim(), outputFormat],
    queryFn: ({ pageParam, signal }) => listFamilies(wanted, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // The cards stay while others are looked for.
    placeholderData: (before) => before,
  });
  const families = data?.pages.flatMap((page) => page.families) ?? [];
  const total = data?.pages.at(-1)?.total ?? 0;
  const isSought = search.trim() !== '' || outputFormat !== '';
  const isEmpty = data !== undefined && families.length === 0;
  return (
    <section className="history" data-testid="history-panel" aria-labelledby="history-title">
      <header className="history-head">
        <h2 className="section-title" id="history-title" ref={heading} tabIndex={-1}>
          {t('history.title')} {total > 0 ? <span className="count">{number(total)}</span> : null}
        </h2>
        {isEmpty && !isSought ? null : (
          <Tools search={search} onSearch={setSearch} format={outputFormat} onFormat={setFormat} />
        )}
      </header>
      {isError ? <p className="field-error">{t('history.failed')}</p> : null}
      {isPending && !isError ? <p className="field-hint">{t('history.loading')}</p> : null}
      {isEmpty && !isSought ? <EmptyHistory /> : null}
      {isEmpty && isSought ? (
        <p className="field-hint">
          {t('history.nothing')}{' '}
          <button
            type="button"
            className="link"
            data-testid="history-clear"
            onClick={() => {
              setSearch('');
              setFormat('');
            }}
          >
            {t('history.clear')}
          </button>
        </p>
      ) : null}
      <Cards families={families} openRunId={openRunId} onDelete={setDoomed} />
      {hasNextPage ? (
        <p className="history-more">
          <button
            type="button"
            className="button"
            data-testid="history-more"
            aria-disabled={isFetchingNextPage}
            onClick={() => !isFetchingNextPage && void fetchNextPage()}
          >
            {t(isFetchingNextPage ? 'history.loading' : 'history.moreNow')}
          </button>
          <span className="field-hint" role="status">
            {t('history.shown', { shown: number(families.length), total: number(total) })}
          </span>
        </p>
      ) : null}
      {doomed ? <DeleteDialog doomed={doomed} openRunId={openRunId} onClose={() => setDoomed(undefined)} /> : null}
    </section>
  );
}

interface CardsProps {
  families: readonly Family[];
  openRunId: string | undefined;
  onDelete(doomed: Doomed): void;
}

function Cards({ families, openRunId, onDelete }: CardsProps) {
  if (families.length === 0) return null;
  return (
    <ul className="runs">
      {families.map((family) => (
        <HistoryCard key={family.id} family={family} openRunId={openRunId} onDelete={onDelete} />
      ))}
    </ul>
  );
}

/** Three sheets that wait for their pictures. */
function EmptyHistory() {
  const { t } = useWords();
  return (
    <div className="history-empty" data-testid="history-empty">
      <svg width="132" height="84" viewBox="0 0 132 84" aria-hidden="true" focusable="false">
        <path className="empty-sheet" d="M4 10h36v64H4zM48 10h36v64H48zM92 10h36v64H92z" />
        <path
          className="empty-line"
          d="M10 18h24v6H10zM10 30h10v14H10zM24 30h10v14H24zM10 50h24v3H10zM10 58h16v3H10z"
        />
        <path className="empty-line" d="M54 18h24v6H54zM54 32h8v8h-8zM66 34h12v3H66zM54 46h8v8h-8zM66 48h12v3H66z" />
        <path className="empty-line" d="M98 18h24v6H98zM98 30h11v30H98zM111 30h11v18h-11z" />
      </svg>
      <p>
        <strong>{t('history.emptyTitle')}</strong>
        <br />
        {t('history.empty')}
      </p>
    </div>
  );
}

interface ToolsProps {
  search: string;
  onSearch(search: string): void;
  format: OutputFormat | '';
  onFormat(format: OutputFormat | ''): void;
}

function Tools({ search, onSearch, format, onFormat }: ToolsProps) {
  const { t } = useWords();
  return (
    <div className="history-tools">
      <div className="search">
        <Icon name="search" size={18} />
        <input
          type="search"
          data-testid="history-search"
          aria-label={t('history.search')}
          placeholder={t('history.search')}
          value={search}
          onChange={(event) => onSearch(event.target.value)}
        />
      </div>
      <div className="select">
        <select
          data-testid="history-filter"
          aria-label={t('history.filter')}
          value={format}
          onChange={(event) => onFormat(FORMATS.find((name) => name === event.target.value) ?? '')}
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
  );
}
