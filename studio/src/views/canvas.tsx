/** The right-hand side: one of empty, running, failed, opening, finished. */
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { toApiError } from '../api/errors.ts';
import type { ShownResult } from '../api/result.ts';
import { getRun } from '../api/runs.ts';
import { lazily } from '../components/lazily.tsx';
import { useWords } from '../i18n/index.ts';
import { useStores } from '../state/app-context.ts';
import type { DraftFields } from '../state/draft.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorView } from './error-view.tsx';
import { LoadingView } from './loading-view.tsx';

const loadResultView = async () => (await import('./result-view.tsx')).ResultView;
/** Not needed before there is a result; fetched while one is made. */
const ResultView = lazily(loadResultView);

interface CanvasProps {
  runId: string | undefined;
  selected: string | undefined;
  onSelect(claimId: string | undefined): void;
  onExample(fields: Partial<DraftFields>): void;
  onRetry(): void;
}

export function Canvas({ runId, selected, onSelect, onExample, onRetry }: CanvasProps) {
  const { t } = useWords();
  const { job } = useStores();
  const { status, error, result, stopped } = job();
  const run = useQuery({
    queryKey: ['run', runId],
    queryFn: ({ signal }) => getRun(runId ?? '', signal),
    enabled: runId !== undefined,
    retry: false,
    // A kept run never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    if (status === 'running') void loadResultView().catch(() => undefined);
  }, [status]);
  const opening = (
    <p className="opening" role="status">
      {t('loading.opening')}
    </p>
  );
  const show = (shown: ShownResult) => (
    <Suspense fallback={opening}>
      <ResultView result={shown} selected={selected} onSelect={onSelect} />
    </Suspense>
  );
  if (status === 'running') return <LoadingView />;
  if (status === 'failed' && error) return <ErrorView error={error} onRetry={onRetry} />;
  if (runId !== undefined) {
    if (run.data) return show(run.data);
    if (run.error) return <ErrorView error={toApiError(run.error)} onRetry={() => void run.refetch()} />;
    return opening;
  }
  // A result that the server did not keep has no address of its own.
  if (result && result.id === undefined) return show(result);
  return (
    <>
      {stopped ? (
        <p className="stopped" role="status">
          {t('loading.cancelled')}
        </p>
      ) : null}
      <EmptyState onExample={onExample} />
    </>
  );
}
