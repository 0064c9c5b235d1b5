/** Outcomes kept in memory, never on the disk, so that private documents stay nowhere but in the store. */
import { LRUCache } from 'lru-cache';
import type { PipelineStats, ResultCacheOptions } from './deps.ts';
import { type Outcome, sizeOf } from './outcome.ts';

export const RESULT_CACHE_DEFAULTS: ResultCacheOptions = {
  maxEntries: 500,
  maxBytes: 128 * 1024 * 1024,
  webTtlMs: 10 * 60_000,
};

export interface ResultCache {
  get(key: string): Outcome | undefined;
  set(key: string, outcome: Outcome): void;
  stats(): PipelineStats['cache'];
}

export function createResultCache(options: Partial<ResultCacheOptions> | false = {}): ResultCache {
  let hits = 0;
  let misses = 0;
  if (options === false) {
    return {
      get: () => undefined,
      set: () => undefined,
      stats: () => ({ entries: 0, bytes: 0, hits, misses }),
    };
  }
  const { maxEntries, maxBytes, webTtlMs } = { ...RESULT_CACHE_DEFAULTS, ...options };
  const cache = new LRUCache<string, Outcome>({ max: maxEntries, maxSize: maxBytes, sizeCalculation: sizeOf });
  return {
    get(key) {
      const found = cache.get(key);
      if (found) hits += 1;
      else misses += 1;
      return found;
    },
    set(key, outcome) {
      // What other hosts said may change, and so may the models that were missing; documents and the library do not.
      const ttl = Math.min(outcome.hosts.length > 0 ? webTtlMs : Infinity, outcome.freshMs ?? Infinity);
      cache.set(key, outcome, Number.isFinite(ttl) ? { ttl } : {});
    },
    stats: () => ({ entries: cache.size, bytes: cache.calculatedSize, hits, misses }),
  };
}
