/** A bounded cache in memory (entries, bytes, time) with one computation for many callers. See docs/performance.md. */
import { LRUCache } from 'lru-cache';
import { HkmError } from '../../errors.ts';
import { matchKeys } from './pattern.ts';
import { sizeOf } from './size-of.ts';

/** A slower, durable place behind the memory. Failures of a tier count as a miss; they never fail a caller. */
export interface CacheTier {
  get(key: string): Promise<{ data: unknown; expiresAt: number } | undefined>;
  set(key: string, data: unknown, expiresAt: number): Promise<void>;
  /** Removes one key, or all without one. */
  delete(key?: string): Promise<void>;
}

export interface CacheOptions {
  /** Bytes of all entries together, as estimated. Default 64 MiB. */
  maxBytes?: number;
  /** Milliseconds after its time that an entry is still served by `getOrCompute` while it is computed anew. Default 0. */
  staleWhileRevalidate?: number;
  /** Milliseconds after which a computation is given up for all who wait for it. Default none. */
  computeTimeout?: number;
  /** Milliseconds since any fixed moment; handed in for tests. Default `Date.now`. */
  now?: () => number;
  tier?: CacheTier;
}

/** How one call goes about the tiers. */
export interface TierUse {
  /** true: the durable tier is neither asked nor written. Default false. */
  memoryOnly?: boolean;
}

export interface CacheStats {
  size: number;
  /** Percent of lookups that hit, 0 to 100; 0 before the first lookup. */
  hitRate: number;
  totalHits: number;
  totalMisses: number;
  /** Of the hits, those that came from the tier. */
  tierHits: number;
  evictions: number;
  /** Bytes, as estimated. */
  memoryUsage: number;
  maxSize: number;
  maxBytes: number;
}

interface Entry {
  data: unknown;
  freshUntil: number;
}

interface Computation {
  promise: Promise<unknown>;
}

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

export class CacheManager {
  readonly #entries: LRUCache<string, Entry>;
  readonly #computations = new Map<string, Computation>();
  readonly #defaultTtl: number;
  readonly #options: Required<Pick<CacheOptions, 'maxBytes' | 'staleWhileRevalidate' | 'now'>> & CacheOptions;
  readonly #maxSize: number;
  #hits = 0;
  #misses = 0;
  #tierHits = 0;
  #evictions = 0;

  /**
   * @param maxSize most entries; the least recently used goes first. Default 1000.
   * @param defaultTTL milliseconds an entry is served. Default one hour.
   */
  constructor(maxSize = 1000, defaultTTL = 3_600_000, options: CacheOptions = {}) {
    assertPositive('maxSize', maxSize);
    assertPositive('defaultTTL', defaultTTL);
    this.#options = { maxBytes: DEFAULT_MAX_BYTES, staleWhileRevalidate: 0, now: Date.now, ...options };
    assertPositive('maxBytes', this.#options.maxBytes);
    this.#maxSize = maxSize;
    this.#defaultTtl = defaultTTL;
    this.#entries = new LRUCache<string, Entry>({
      max: maxSize,
      maxSize: this.#options.maxBytes,
      sizeCalculation: (entry, key) => sizeOf(entry.data) + sizeOf(key),
      dispose: (_entry, _key, reason) => {
        if (reason === 'evict') this.#evictions++;
      },
    });
  }

  /** The value while it is fresh, else null. A stored `null` cannot be told from a miss. */
  async get<T>(key: string, { memoryOnly = false }: TierUse = {}): Promise<T | null> {
    const found = this.#lookup(key);
    if (found !== undefined) return found.data as T;
    if (memoryOnly || this.#options.tier === undefined) return this.#miss();
    const kept = await this.#fromTier(key);
    return kept === undefined ? this.#miss() : (kept as T);
  }

  /** Keeps a value. An overwrite pushes nobody out; a value larger than the cache is not kept. `ttl` in milliseconds. */
  async set<T>(
    key: string,
    data: T,
    ttl: number = this.#defaultTtl,
    { memoryOnly = false }: TierUse = {},
  ): Promise<void> {
    const expiresAt = this.#keep(key, data, ttl);
    if (expiresAt === undefined || memoryOnly) return;
    await this.#options.tier?.set(key, data, expiresAt).catch(() => undefined);
  }

  /**
   * The kept value, or the outcome of `compute`, which runs once for any number of callers at the same time.
   * A failure reaches every caller and is not kept. What is invalidated while it is computed is not kept either.
   */
  async getOrCompute<T>(
    key: string,
    compute: () => Promise<T> | T,
    ttl: number = this.#defaultTtl,
    use: TierUse = {},
  ): Promise<T> {
    const found = this.#lookup(key, this.#options.staleWhileRevalidate);
    if (found !== undefined) {
      if (found.freshUntil <= this.#options.now()) this.#compute(key, compute, ttl, use, true).catch(() => undefined);
      return found.data as T;
    }
    const running = this.#computations.get(key);
    if (running !== undefined) {
      this.#hits++;
      return running.promise as Promise<T>;
    }
    return this.#compute(key, compute, ttl, use);
  }

  /**
   * Forgets all, or the keys that a regular expression (as text) matches. Gives how many were forgotten.
   * @throws bad_input for a pattern that is invalid or could hang; then nothing is forgotten.
   */
  invalidate(pattern?: string): number {
    const keys = [...new Set([...this.#entries.keys(), ...this.#computations.keys()])];
    const doomed = pattern === undefined ? keys : matchKeys(pattern, keys);
    for (const key of doomed) {
      this.#entries.delete(key);
      this.#computations.delete(key);
    }
    const { tier } = this.#options;
    if (tier !== undefined) {
      if (pattern === undefined) tier.delete().catch(() => undefined);
      else for (const key of doomed) tier.delete(key).catch(() => undefined);
    }
    return doomed.length;
  }

  getStats(): CacheStats {
    const lookups = this.#hits + this.#misses;
    return {
      size: this.#entries.size,
      hitRate: lookups === 0 ? 0 : (this.#hits / lookups) * 100,
      totalHits: this.#hits,
      totalMisses: this.#misses,
      tierHits: this.#tierHits,
      evictions: this.#evictions,
      memoryUsage: this.#entries.calculatedSize,
      maxSize: this.#maxSize,
      maxBytes: this.#options.maxBytes,
    };
  }

  /** Counts a hit and marks the entry as used; an entry past its time (and `grace`) is removed. */
  #lookup(key: string, grace = 0): Entry | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const now = this.#options.now();
    if (entry.freshUntil + Math.max(grace, this.#options.staleWhileRevalidate) <= now) this.#entries.delete(key);
    if (entry.freshUntil + grace <= now) return undefined;
    this.#hits++;
    return entry;
  }

  #miss(): null {
    this.#misses++;
    return null;
  }

  #keep(key: string, data: unknown, ttl: number): number | undefined {
    if (!(ttl > 0)) {
      this.#entries.delete(key);
      return undefined;
    }
    const freshUntil = this.#options.now() + ttl;
    this.#entries.set(key, { data, freshUntil });
    return freshUntil;
  }

  async #fromTier(key: string): Promise<unknown> {
    const kept = await this.#options.tier?.get(key).catch(() => undefined);
    if (kept === undefined || kept.expiresAt <= this.#options.now()) return undefined;
    this.#entries.set(key, { data: kept.data, freshUntil: kept.expiresAt });
    this.#hits++;
    this.#tierHits++;
    return kept.data;
  }

  #compute<T>(
    key: string,
    compute: () => Promise<T> | T,
    ttl: number,
    use: TierUse,
    isRevalidation = false,
  ): Promise<T> {
    const running = this.#computations.get(key);
    if (running !== undefined) return running.promise as Promise<T>;
    const computation: Computation = { promise: Promise.resolve() };
    // Kept only if nobody invalidated the key meanwhile: then the map no longer holds this computation.
    const isCurrent = () => this.#computations.get(key) === computation;
    const work = async (): Promise<T> => {
      const kept = use.memoryOnly ? undefined : await this.#fromTier(key);
      if (kept !== undefined) return kept as T;
      if (!isRevalidation) this.#misses++;
      const data = await this.#withLimit(key, Promise.resolve().then(compute));
      if (isCurrent()) await this.set(key, data, ttl, use);
      return data;
    };
    computation.promise = work().finally(() => {
      if (isCurrent()) this.#computations.delete(key);
    });
    this.#computations.set(key, computation);
    return computation.promise as Promise<T>;
  }

  #withLimit<T>(key: string, work: Promise<T>): Promise<T> {
    const limit = this.#options.computeTimeout;
    if (limit === undefined) return work;
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new HkmError('timeout', `Computing "${key}" took longer than ${limit} ms.`)),
      limit,
    );
    return Promise.race([work, promise]).finally(() => clearTimeout(timer));
  }
}

function assertPositive(name: string, value: number): void {
  if (!(value > 0))
    throw new HkmError('bad_input', `${name} must be a number above 0, not ${value}.`, {
      details: [{ path: name, message: 'must be above 0' }],
    });
}
