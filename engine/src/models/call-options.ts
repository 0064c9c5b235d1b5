/** The options of a call of the manager, and which of them go where. */
import type { FallbackOptions } from './fallback.ts';
import type { GenerateOptions, ModelConfig, TextResult } from './spec/index.ts';

/** A call of the manager: the model's options, and how to go about it. */
export interface CallOptions extends GenerateOptions {
  /** false: neither read nor keep an answer. */
  cache?: boolean;
  onAttempt?: FallbackOptions['onAttempt'];
  /** Second tries of one model. Default 1. */
  retries?: number;
  /** Milliseconds after which the next model of a fallback is asked as well; the first answer wins. Default: never. */
  hedgeMs?: number;
  /** Told of every whole answer: what was used, and which hosts were asked. */
  onResult?: (result: TextResult & { cached?: boolean }, model: ModelConfig) => void;
}

/** Nothing where there are no options: a provider of one's own is called with exactly the prompt and the model's id. */
export function providerOptions(options: CallOptions | undefined): [] | [GenerateOptions] {
  if (options === undefined) return [];
  const { cache: _cache, onAttempt: _on, onResult: _told, retries: _retries, hedgeMs: _hedge, ...rest } = options;
  for (const _name in rest) return [rest];
  return [];
}

/** What changes an answer; limits and signals do not. */
export function cacheableOptions(options: CallOptions | undefined): Record<string, unknown> {
  const {
    signal: _signal,
    timeoutMs: _timeout,
    firstTokenTimeoutMs: _first,
    idleTimeoutMs: _idle,
    private: _private,
    ...rest
  } = providerOptions(options)[0] ?? {};
  return rest;
}

export function withDeadline(
  options: CallOptions | undefined,
  remainingMs: number | undefined,
): CallOptions | undefined {
  return remainingMs === undefined ? options : { ...options, timeoutMs: Math.max(1, Math.round(remainingMs)) };
}
