/** A cache of model answers, keyed by exactly what was asked. */
import { createHash } from 'node:crypto';
import { CacheManager, type CacheOptions } from './cache-manager.ts';

/** Milliseconds an answer is served: half an hour. */
const ANSWER_TTL = 1_800_000;

export class ModelResponseCache extends CacheManager {
  constructor(maxSize = 1000, defaultTTL = ANSWER_TTL, options: CacheOptions = {}) {
    super(maxSize, defaultTTL, options);
  }

  /**
   * No two different calls share a key, and the order of the options does not matter: SHA-256 over a canonical form in which
   * every part carries its type and length. Case, white space and every code unit count, lone surrogates included.
   */
  generateKey(modelId: string, prompt: string, options?: Record<string, unknown>): string {
    const hash = createHash('sha256');
    for (const part of [modelId, prompt, options ?? {}]) hash.update(canonical(part), 'utf16le');
    return `${encodeURIComponent(modelId.toWellFormed()).slice(0, 80)}:${hash.digest('hex')}`;
  }

  async getCachedResponse<T = string>(
    modelId: string,
    prompt: string,
    options?: Record<string, unknown>,
  ): Promise<T | null> {
    return this.get<T>(this.generateKey(modelId, prompt, options));
  }

  async cacheResponse<T>(
    modelId: string,
    prompt: string,
    response: T,
    options?: Record<string, unknown>,
    ttl: number = ANSWER_TTL,
  ): Promise<void> {
    await this.set(this.generateKey(modelId, prompt, options), response, ttl);
  }
}

/** Values inside values. */
const MOST_DEPTH = 200;

/**
 * An unambiguous text for any plain value; an absent option and an undefined one are the same call.
 * @throws TypeError for functions and symbols, and for what holds itself
 */
export function canonical(value: unknown, depth = 0): string {
  if (depth > MOST_DEPTH) throw new TypeError(`Values more than ${MOST_DEPTH} deep cannot be part of a cache key.`);
  if (typeof value === 'string') return `s${value.length}:${value}`;
  if (typeof value === 'number') return `n${Object.is(value, -0) ? '-0' : value};`;
  if (typeof value === 'bigint') return `i${value};`;
  if (value === null || typeof value === 'boolean' || value === undefined) return `c${value};`;
  if (value instanceof Date) return `d${value.getTime()};`;
  if (ArrayBuffer.isView(value)) return bytes(value);
  if (Array.isArray(value)) return `a${value.length}[${value.map((item) => canonical(item, depth + 1)).join('')}]`;
  if (value instanceof Map) return `m${canonical([...value], depth + 1)}`;
  if (value instanceof Set) return `t${canonical([...value], depth + 1)}`;
  if (typeof value === 'object') return record(value, depth + 1);
  throw new TypeError(`A ${typeof value} cannot be part of a cache key.`);
}

function bytes(view: ArrayBufferView): string {
  const digest = createHash('sha256')
    .update(new Uint8Array(view.buffer, view.byteOffset, view.byteLength))
    .digest('hex');
  return `b${view.constructor.name}${view.byteLength}:${digest};`;
}

function record(value: object, depth: number): string {
  const entries = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `o${entries.length}{${entries.map(([name, field]) => canonical(name) + canonical(field, depth)).join('')}}`;
}
