/**
 * Documents from the web that were read lately: another style, level or question about the same page fetches it once. They are kept in
 * memory and, as long as their time lasts, over restarts. A private Brief neither fetches nor asks.
 */
import type { ResearchOutput, SourceText } from '../contract/index.ts';
import { CacheManager, type CacheTier } from '../performance/index.ts';
import type { Store } from '../store/index.ts';
import type { CacheFigures, Stages } from './deps.ts';

const MOST_PAGES = 200;
const MOST_BYTES = 64 * 1024 * 1024;

type CacheStore = Pick<Store, 'getCached' | 'saveCached' | 'deleteCached'>;

export interface Pages {
  /** The stage, fetching only what is not known. */
  research: Stages['research'];
  stats(): CacheFigures;
}

export interface PagesOptions {
  stages: Pick<Stages, 'research'>;
  store: CacheStore;
  /** Another program may read a page in another way. Without it nothing outlasts the process. */
  program: string | undefined;
  /** Milliseconds that a page is taken to be as it was. */
  ttlMs: number;
  now: () => number;
}

export function createPages({ stages, store, program, ttlMs, now }: PagesOptions): Pages {
  const tier = program === undefined ? {} : { tier: tierOf(store) };
  const cache = new CacheManager(MOST_PAGES, ttlMs, { maxBytes: MOST_BYTES, now, ...tier });
  /** The name counts: it stands in for the title where a page has none. */
  const keyOf = (url: string, name: string) => `page:${program ?? ''}:${JSON.stringify([url, name])}`;
  return {
    async research(input, context) {
      const { documents, privacy } = input.brief;
      const keys = documents.map(({ url, name }) => (url === undefined || privacy ? undefined : keyOf(url, name)));
      if (keys.every((key) => key === undefined)) return stages.research(input, context);
      const found = await Promise.all(keys.map((key) => (key === undefined ? null : cache.get<SourceText>(key))));
      const known = Object.fromEntries(found.flatMap((source, index) => (source === null ? [] : [[index, source]])));
      const { fetched = [], ...output }: ResearchOutput = await stages.research({ ...input, known }, context);
      for (const { document, sourceId } of fetched) {
        const source = output.sources.find(({ id }) => id === sourceId);
        const key = keys[document];
        // Not waited for: whether it can be kept concerns nobody who waits now.
        if (source && key !== undefined) cache.set(key, source).catch(() => undefined);
      }
      return output;
    },
    stats: () => figuresOf(cache),
  };
}

/** What may be forgotten at any time, in the store. */
export function tierOf(store: CacheStore): CacheTier {
  return {
    get: (key) => store.getCached(key),
    set: (key, data, expiresAt) => store.saveCached(key, data, expiresAt),
    delete: (key) => store.deleteCached(key),
  };
}

export function figuresOf(cache: CacheManager): CacheFigures {
  const { size, memoryUsage, totalHits, totalMisses, tierHits } = cache.getStats();
  return { entries: size, bytes: memoryUsage, hits: totalHits, misses: totalMisses, recalled: tierHits };
}
