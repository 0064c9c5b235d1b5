/** While the server is gone: looks for it, and loads anew what could not be loaded as soon as it answers. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { send } from '../api/http.ts';
import { useStores } from '../state/app-context.ts';

/** Milliseconds between two looks. */
const LOOK_EVERY_MS = 2_500;

export function useServerWatch(): boolean {
  const { server, job } = useStores();
  const queries = useQueryClient();
  const gone = server((state) => state.gone);
  const noticed = server((state) => state.noticed);
  const isBack = server((state) => state.isBack);
  const failure = job((state) => state.error);

  useEffect(() => noticed(failure), [failure, noticed]);
  useEffect(() => queries.getQueryCache().subscribe((event) => noticed(event.query.state.error)), [queries, noticed]);
  useEffect(() => {
    if (!gone) return;
    const stop = new AbortController();
    const look = async () => {
      const answer = await send('/healthz', { signal: stop.signal }).catch(() => undefined);
      if (!answer?.ok || stop.signal.aborted) return;
      isBack();
      await queries.invalidateQueries();
    };
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [gone, isBack, queries]);
  return gone;
}
