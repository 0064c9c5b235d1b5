import { describe, expect, it } from 'vitest';
import { sampleClaims, samplePassages, sampleSource, sampleSpec } from '../testing/samples.ts';
import type { Outcome } from './outcome.ts';
import { createResultCache } from './result-cache.ts';

function outcome(svg = '<svg/>', hosts: string[] = []): Outcome {
  const source = sampleSource(['Light is a wave.']);
  const passages = samplePassages(source);
  const claims = sampleClaims(passages);
  return {
    research: { origin: 'documents', sources: [source], passages },
    hosts,
    spec: sampleSpec(claims),
    claims,
    dropped: [],
    warnings: [],
    picture: { svg, hash: svg },
    route: { composer: 'builtin', attempts: [] },
    usage: { inputTokens: 0, outputTokens: 0, calls: 0 },
    timings: {},
  };
}

describe('the result cache', () => {
  it('remembers, and counts', () => {
    const cache = createResultCache();
    expect(cache.get('a')).toBeUndefined();
    const kept = outcome();
    cache.set('a', kept);
    expect(cache.get('a')).toBe(kept);
    expect(cache.stats()).toMatchObject({ entries: 1, hits: 1, misses: 1 });
  });

  it('holds no more entries and no more bytes than it may', () => {
    const few = createResultCache({ maxEntries: 2 });
    for (const key of ['a', 'b', 'c']) few.set(key, outcome());
    expect(few.stats().entries).toBe(2);
    expect(few.get('a')).toBeUndefined();

    const small = createResultCache({ maxBytes: 100_000 });
    for (const key of ['a', 'b', 'c', 'd']) small.set(key, outcome('x'.repeat(40_000)));
    expect(small.stats().bytes).toBeLessThanOrEqual(100_000);
    expect(small.stats().entries).toBe(2);
    small.set('huge', outcome('x'.repeat(200_000)));
    expect(small.get('huge')).toBeUndefined();
  });

  it('forgets what rests on other hosts after a while, and nothing else', async () => {
    const cache = createResultCache({ webTtlMs: 1 });
    cache.set('web', outcome('<svg/>', ['example.org']));
    cache.set('library', outcome());
    cache.set('without its model', { ...outcome(), freshMs: 1 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(cache.get('web')).toBeUndefined();
    expect(cache.get('library')).toBeDefined();
    expect(cache.get('without its model')).toBeUndefined();
  });

  it('counts what was known elsewhere as a hit', () => {
    const cache = createResultCache();
    expect(cache.get('a')).toBeUndefined();
    const kept = outcome();
    cache.recalled('a', kept);
    expect(cache.get('a')).toBe(kept);
    expect(cache.stats()).toMatchObject({ hits: 2, misses: 0, recalled: 1 });
  });

  it('can be switched off', () => {
    const cache = createResultCache(false);
    cache.set('a', outcome());
    cache.recalled('a', outcome());
    expect(cache.get('a')).toBeUndefined();
    expect(cache.ttlOf(outcome())).toBe(0);
    expect(cache.stats()).toEqual({ entries: 0, bytes: 0, hits: 0, misses: 0, recalled: 0 });
  });
});
