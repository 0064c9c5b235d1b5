/** Where the page is: `#/`, `#/runs/<id>`, `#/batches` or `#/batches/<id>`. */
import { useSyncExternalStore } from 'react';

/** The id of the run in an address's hash. */
export function parseRoute(hash: string): string | undefined {
  const id = /^#\/runs\/([^/?#]+)$/.exec(hash)?.[1];
  if (!id) return undefined;
  try {
    return decodeURIComponent(id);
  } catch {
    return undefined;
  }
}

export const runAddress = (id: string): string => `#/runs/${encodeURIComponent(id)}`;

/** The page of a run that can only be read; the server makes it. */
export const viewAddress = (id: string): string => `/view/${encodeURIComponent(id)}`;

export function goTo(runId: string | undefined): void {
  window.location.hash = runId === undefined ? '#/' : runAddress(runId);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

export function useRunId(): string | undefined {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}

export const batchAddress = (id?: string): string =>
  id === undefined ? '#/batches' : `#/batches/${encodeURIComponent(id)}`;

export function goToBatch(id?: string): void {
  window.location.hash = batchAddress(id);
}

/** The batch in an address's hash, `{}` for the page of all batches, undefined elsewhere. */
export function parseBatchRoute(hash: string): { id?: string } | undefined {
  const found = /^#\/batches(?:\/([^/?#]*))?$/.exec(hash);
  if (!found) return undefined;
  const [, id = ''] = found;
  try {
    return id === '' ? {} : { id: decodeURIComponent(id) };
  } catch {
    return {};
  }
}

export function useBatchRoute(): { id?: string } | undefined {
  return parseBatchRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}
