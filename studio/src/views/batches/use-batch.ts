/** One batch as it is now, followed while it runs. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Batch, watchBatch } from '../../api/batches.ts';
import { type ApiError, toApiError } from '../../api/errors.ts';

interface Followed {
  batch?: Batch;
  error?: ApiError;
}

/** `round` changes where it is to be looked at anew. */
export function useBatch(id: string, round: number): Followed {
  const [followed, setFollowed] = useState<Followed & { id: string }>({ id });
  const queries = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round begins the watch anew
  useEffect(() => {
    const watch = new AbortController();
    let done = -1;
    const onChange = (batch: Batch) => {
      setFollowed({ id, batch });
      // The history shows what has come since the last look.
      if (batch.counts.done === done && batch.state === 'running') return;
      if (done >= 0) void queries.invalidateQueries({ queryKey: ['runs'] });
      done = batch.counts.done;
    };
    watchBatch(id, onChange, watch.signal).catch((error: unknown) => setFollowed({ id, error: toApiError(error) }));
    return () => watch.abort();
  }, [id, round, queries]);
  return followed.id === id ? followed : {};
}
