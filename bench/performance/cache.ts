/** CacheManager against a bare lru-cache with the same entries and the same sequence of keys. */
import { LRUCache } from 'lru-cache';
import { CacheManager } from '../../engine/src/performance/index.ts';
import type { Figure } from '../shared/results.ts';
import { inTurns } from '../shared/rounds.ts';
import { summarize } from '../shared/statistics.ts';

const KEYS = 1_000;
const LOOKUPS = 50_000;

export async function measureCache(): Promise<Figure[]> {
  const keys = Array.from({ length: KEYS }, (_, index) => `model:${index}`);
  const cache = new CacheManager(KEYS);
  const bare = new LRUCache<string, { text: string }>({ max: KEYS, ttl: 3_600_000 });
  for (const key of keys) {
    await cache.set(key, { text: key });
    bare.set(key, { text: key });
  }
  const sequence = Array.from({ length: LOOKUPS }, (_, index) => keys[(index * 7919) % KEYS] ?? '');
  const { ours, awaited, direct } = await inTurns({
    ours: async () => {
      for (const key of sequence) await cache.get(key);
    },
    awaited: async () => {
      for (const key of sequence) await bare.get(key);
    },
    direct: async () => {
      for (const key of sequence) bare.get(key);
    },
  });
  const each = (ms: number) => (ms * 1e6) / LOOKUPS;
  const p50 = await medianOfOne(cache, sequence.slice(0, 10_000));
  const ns = (ms: number) => `${Math.round(each(ms))} ns`;
  return [
    {
      key: 'cache.get',
      what: 'cache hit, against an awaited lru-cache with the same time to live',
      ours: ns(ours),
      peer: ns(awaited),
      value: ours / awaited,
      bar: { atMost: 3 },
    },
    {
      key: 'cache.get.direct',
      what: 'cache hit, against lru-cache called without a promise',
      ours: ns(ours),
      peer: ns(direct),
      value: ours / direct,
    },
    {
      key: 'cache.p50',
      what: 'cache hit, p50 of single calls, microseconds',
      ours: `${p50.toFixed(2)} µs`,
      peer: '',
      value: p50,
      bar: { atMost: 10 },
    },
  ];
}

/** Microseconds. */
async function medianOfOne(cache: CacheManager, sequence: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const key of sequence) {
    const start = performance.now();
    await cache.get(key);
    times.push((performance.now() - start) * 1_000);
  }
  return summarize(times).p50;
}
