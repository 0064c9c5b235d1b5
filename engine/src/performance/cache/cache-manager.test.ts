import { describe, expect, it, vi } from 'vitest';
import { CacheManager, type CacheTier } from './cache-manager.ts';

function clock() {
  let at = 1_000;
  return { now: () => at, advance: (ms: number) => (at += ms) };
}

describe('CacheManager: keeping', () => {
  it('gives back what was kept, and null for what was not', async () => {
    const cache = new CacheManager();
    await cache.set('a', { n: 1 });
    expect(await cache.get('a')).toEqual({ n: 1 });
    expect(await cache.get('b')).toBeNull();
  });

  it('forgets after the time to live, exactly then', async () => {
    const { now, advance } = clock();
    const cache = new CacheManager(10, 100, { now });
    await cache.set('a', 1);
    await cache.set('b', 2, 50);
    advance(49);
    expect(await cache.get('b')).toBe(2);
    advance(1);
    expect(await cache.get('b')).toBeNull();
    expect(await cache.get('a')).toBe(1);
    advance(50);
    expect(await cache.get('a')).toBeNull();
    expect(cache.getStats().size).toBe(0);
  });

  it('keeps nothing with a time to live of zero, and removes what was there', async () => {
    const cache = new CacheManager();
    await cache.set('a', 1);
    await cache.set('a', 2, 0);
    expect(await cache.get('a')).toBeNull();
  });

  it('pushes out the least recently used, and an overwrite pushes out nobody', async () => {
    const cache = new CacheManager(2);
    await cache.set('a', 1);
    await cache.set('b', 2);
    await cache.set('b', 3);
    await cache.get('a');
    await cache.set('c', 4);
    expect(await cache.get('b')).toBeNull();
    expect(await cache.get('a')).toBe(1);
    expect(cache.getStats()).toMatchObject({ size: 2, evictions: 1, maxSize: 2 });
  });

  it('is bounded in bytes too', async () => {
    const cache = new CacheManager(1_000, 1_000, { maxBytes: 10_000 });
    for (let i = 0; i < 100; i++) await cache.set(`k${i}`, 'x'.repeat(500));
    const { size, memoryUsage, maxBytes } = cache.getStats();
    expect(memoryUsage).toBeLessThanOrEqual(maxBytes);
    expect(size).toBeGreaterThan(5);
    expect(size).toBeLessThan(11);
    await cache.set('huge', 'x'.repeat(100_000));
    expect(await cache.get('huge')).toBeNull();
  });

  it.each([
    ['maxSize', () => new CacheManager(0)],
    ['defaultTTL', () => new CacheManager(1, -5)],
    ['maxBytes', () => new CacheManager(1, 1, { maxBytes: Number.NaN })],
  ])('refuses a %s that is not above 0', (name, make) => {
    expect(make).toThrow(`${name} must be a number above 0`);
  });
});

describe('CacheManager: statistics', () => {
  it('counts every lookup', async () => {
    const cache = new CacheManager();
    expect(cache.getStats().hitRate).toBe(0);
    await cache.set('a', 1);
    await cache.get('a');
    await cache.get('a');
    await cache.get('a');
    await cache.get('x');
    expect(cache.getStats()).toMatchObject({ totalHits: 3, totalMisses: 1, hitRate: 75, size: 1 });
  });
});

describe('CacheManager: one computation for many', () => {
  it('computes once for any number of callers at the same time, then serves', async () => {
    const cache = new CacheManager();
    const compute = vi.fn(async () => 'made');
    const all = await Promise.all(Array.from({ length: 50 }, () => cache.getOrCompute('k', compute)));
    expect(new Set(all)).toEqual(new Set(['made']));
    expect(await cache.getOrCompute('k', compute)).toBe('made');
    expect(compute).toHaveBeenCalledTimes(1);
    expect(cache.getStats()).toMatchObject({ totalHits: 50, totalMisses: 1 });
  });

  it('tells a failure to every caller and keeps nothing of it', async () => {
    const cache = new CacheManager();
    const compute = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValueOnce('up');
    const outcomes = await Promise.allSettled([cache.getOrCompute('k', compute), cache.getOrCompute('k', compute)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected']);
    expect(await cache.getOrCompute('k', compute)).toBe('up');
    expect(compute).toHaveBeenCalledTimes(2);
  });

  it('treats a synchronous throw as a failure', async () => {
    const cache = new CacheManager();
    const compute = () => {
      throw new Error('at once');
    };
    await expect(cache.getOrCompute('k', compute)).rejects.toThrow('at once');
  });

  it('lets nobody hang when the computation never ends', async () => {
    const cache = new CacheManager(10, 1_000, { computeTimeout: 20 });
    await expect(cache.getOrCompute('k', () => new Promise(() => undefined))).rejects.toMatchObject({
      code: 'timeout',
    });
    expect(await cache.getOrCompute('k', () => 1)).toBe(1);
  });

  it('does not keep what was invalidated while it was computed', async () => {
    const cache = new CacheManager();
    const gate = Promise.withResolvers<string>();
    const old = cache.getOrCompute('k', () => gate.promise);
    cache.invalidate();
    const fresh = cache.getOrCompute('k', () => 'new');
    gate.resolve('old');
    expect(await old).toBe('old');
    expect(await fresh).toBe('new');
    expect(await cache.get('k')).toBe('new');
  });

  it('serves the old value for a while and makes a new one behind it', async () => {
    const { now, advance } = clock();
    const cache = new CacheManager(10, 100, { now, staleWhileRevalidate: 100 });
    let version = 0;
    const compute = async () => ++version;
    expect(await cache.getOrCompute('k', compute)).toBe(1);
    advance(150);
    expect(await cache.getOrCompute('k', compute)).toBe(1);
    await vi.waitFor(async () => expect(await cache.get('k')).toBe(2));
    advance(250);
    expect(await cache.getOrCompute('k', compute)).toBe(3);
  });
});

describe('CacheManager: forgetting', () => {
  it('forgets all, or what a pattern matches', async () => {
    const cache = new CacheManager();
    for (const key of ['model:a', 'model:b', 'page:a']) await cache.set(key, 1);
    expect(cache.invalidate('^model:')).toBe(2);
    expect(await cache.get('page:a')).toBe(1);
    expect(cache.invalidate()).toBe(1);
    expect(cache.getStats().size).toBe(0);
  });

  it.each([
    '(',
    '(a+)+$',
    '(a|a)*b',
    '(?:x*)*',
    '((ab)+c?)+',
    '(.)\\1',
    'x'.repeat(300),
    '([a-z]+){9}',
    '(?:(?<n>[(]b?)c)+',
    '((ab)+c)*',
  ])('refuses the pattern %s and forgets nothing', async (pattern) => {
    const cache = new CacheManager();
    await cache.set('a'.repeat(40), 1);
    expect(() => cache.invalidate(pattern)).toThrow(expect.objectContaining({ code: 'bad_input' }));
    expect(cache.getStats().size).toBe(1);
  });

  it('gives up on a pattern that takes too long on the keys there are', async () => {
    const cache = new CacheManager();
    await cache.set(`${'a'.repeat(50_000)}b`, 1);
    expect(() => cache.invalidate('a*a*a*a*a*c')).toThrow(/took too long/);
  });

  it.each([
    '^(model|page):',
    '[(+*]',
    '\\(a\\)+',
    'a{2,3}',
    '(ab)+',
    '(?=m)model',
    '(?<kind>model|page):',
    '([(+*]\\))+',
    '((a|b)c)d+',
  ])('accepts the pattern %s', (pattern) => {
    expect(new CacheManager().invalidate(pattern)).toBe(0);
  });
});

describe('CacheManager: a durable tier', () => {
  function memoryTier(): CacheTier & { kept: Map<string, { data: unknown; expiresAt: number }> } {
    const kept = new Map<string, { data: unknown; expiresAt: number }>();
    return {
      kept,
      get: async (key) => kept.get(key),
      set: async (key, data, expiresAt) => void kept.set(key, { data, expiresAt }),
      delete: async (key) => (key === undefined ? kept.clear() : void kept.delete(key)),
    };
  }

  it('survives the memory', async () => {
    const tier = memoryTier();
    await new CacheManager(10, 1_000, { tier }).set('k', 'v');
    const second = new CacheManager(10, 1_000, { tier });
    expect(await second.get('k')).toBe('v');
    expect(await second.getOrCompute('k', () => 'other')).toBe('v');
    second.invalidate('^k');
    expect(tier.kept.size).toBe(0);
  });

  it('is asked before a computation, and all of it can be forgotten', async () => {
    const tier = memoryTier();
    await new CacheManager(10, 1_000, { tier }).set('k', 'v');
    const cache = new CacheManager(10, 1_000, { tier });
    expect(await cache.getOrCompute('k', () => 'other')).toBe('v');
    cache.invalidate();
    expect(tier.kept.size).toBe(0);
    expect(await cache.get('k')).toBeNull();
  });

  it('is neither asked nor written where only the memory may know', async () => {
    const tier = memoryTier();
    await tier.set('k', 'kept', Number.POSITIVE_INFINITY);
    const cache = new CacheManager(10, 1_000, { tier });
    const use = { memoryOnly: true };
    expect(await cache.get('k', use)).toBeNull();
    expect(await cache.getOrCompute('k', () => 'private', undefined, use)).toBe('private');
    expect(await cache.getOrCompute('k', () => 'again', undefined, use)).toBe('private');
    await cache.set('other', 1, undefined, use);
    expect([...tier.kept.keys()]).toEqual(['k']);
    expect(tier.kept.get('k')?.data).toBe('kept');
    expect(cache.getStats()).toMatchObject({ totalHits: 1, totalMisses: 2, tierHits: 0 });
  });

  it('counts a hit in it as a hit', async () => {
    const tier = memoryTier();
    await tier.set('k', 'v', Number.POSITIVE_INFINITY);
    const cache = new CacheManager(10, 1_000, { tier });
    await cache.getOrCompute('k', () => 'other');
    await cache.get('k');
    expect(cache.getStats()).toMatchObject({ totalHits: 2, totalMisses: 0, tierHits: 1 });
  });

  it('does not serve what has expired there', async () => {
    const { now, advance } = clock();
    const tier = memoryTier();
    await new CacheManager(10, 100, { tier, now }).set('k', 'v');
    advance(100);
    expect(await new CacheManager(10, 100, { tier, now }).get('k')).toBeNull();
  });

  it('never fails a caller when the tier does', async () => {
    const broken = async () => {
      throw new Error('disk gone');
    };
    const cache = new CacheManager(10, 1_000, { tier: { get: broken, set: broken, delete: broken } });
    await cache.set('k', 'v');
    expect(await cache.get('k')).toBe('v');
    expect(await cache.get('x')).toBeNull();
    expect(await cache.getOrCompute('y', () => 1)).toBe(1);
    expect(cache.invalidate()).toBe(2);
    expect(cache.invalidate('k')).toBe(0);
  });
});
