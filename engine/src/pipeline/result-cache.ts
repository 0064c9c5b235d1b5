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
  /** A miss until `recalled` says otherwise. */
  get(key: string): Outcome | undefined;
  set(key: string, outcome: Outcome): void;
  /** Keeps an Outcome that was missing here and known elsewhere. */
  recalled(key: string, outcome: Outcome): void;
  /** Milliseconds that an Outcome may be repeated; infinite where nothing of it can change. */
  ttlOf(outcome: Outcome): number;
  stats(): PipelineStats['cache'];
}

export function createResultCache(options: Partial<ResultCacheOptions> | false = {}): ResultCache {
  let hits = 0;
  let misses = 0;
  let recalled = 0;
  if (options === false) {
    return {
      get: () => undefined,
      set: () => undefined,
      recalled: () => undefined,
      ttlOf: () => 0,
      stats: () => ({ entries: 0, bytes: 0, hits, misses, recalled }),
    };
  }
  const { maxEntries, maxBytes, webTtlMs } = { ...RESULT_CACHE_DEFAULTS, ...options };
  const cache = new LRUCache<string, Outcome>({ max: maxEntries, maxSize: maxBytes, sizeCalculation: sizeOf });
  // What other hosts said may change, and so may the models that were missing; documents and the library do not.
  const ttlOf = ({ hosts, freshMs = Infinity }: Outcome) => Math.min(hosts.length > 0 ? webTtlMs : Infinity, freshMs);
  const set = (key: string, outcome: Outcome) => {
    const ttl = ttlOf(outcome);
    cache.set(key, outcome, Number.isFinite(ttl) ? { ttl } : {});
  };
  return {
    get(key) {
      const found = cache.get(key);
      if (found) hits += 1;
      else misses += 1;
      return found;
    },
    set,
    recalled(key, outcome) {
      set(key, outcome);
      misses -= 1;
      hits += 1;
      recalled += 1;
    },
    ttlOf,
    stats: () => ({ entries: cache.size, bytes: cache.calculatedSize, hits, misses, recalled }),
  };
}
