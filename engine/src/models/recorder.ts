/** Times every call and tells the ledger, which feeds router and figures, and the breaker, which spares a model that fails. */
import { isHkmError } from '../errors.ts';
import type { Breaker } from './breaker.ts';
import type { PriceBook } from './cost.ts';
import type { GenerationExtra, Ledger } from './ledger.ts';
import { keyOf } from './router.ts';
import type { ModelConfig, StreamEvent, TokenUsage } from './spec/index.ts';

/** Errors that speak against the request, not against the model. */
const CALLERS_OWN: ReadonlySet<string> = new Set(['bad_request', 'context_overflow', 'blocked', 'invalid_output']);

export class CallRecorder {
  readonly #ledger: Ledger;
  readonly #breaker: Breaker;
  readonly #prices: PriceBook;

  constructor(ledger: Ledger, breaker: Breaker, prices: PriceBook) {
    this.#ledger = ledger;
    this.#breaker = breaker;
    this.#prices = prices;
  }

  async record<T extends { usage: TokenUsage }>(model: ModelConfig, call: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      const result = await call();
      this.#succeeded(model, performance.now() - start, result.usage);
      return result;
    } catch (error) {
      this.#failed(model, performance.now() - start, error);
      throw error;
    }
  }

  async *recordStream(model: ModelConfig, events: AsyncIterable<StreamEvent>): AsyncGenerator<StreamEvent> {
    const start = performance.now();
    let usage: TokenUsage = {};
    let finished = false;
    try {
      for await (const event of events) {
        if (event.type === 'usage') usage = event.usage;
        yield event;
      }
      finished = true;
      this.#succeeded(model, performance.now() - start, usage);
    } catch (error) {
      finished = true;
      this.#failed(model, performance.now() - start, error);
      throw error;
    } finally {
      if (!finished) this.#breaker.left(keyOf(model));
    }
  }

  #succeeded(model: ModelConfig, durationMs: number, usage: TokenUsage): void {
    const { inputTokens, outputTokens } = usage;
    const extra: GenerationExtra = { costUsd: this.#prices.costOf(model, usage), inputTokens, outputTokens };
    this.#ledger.track(model, durationMs, true, extra);
    this.#breaker.succeeded(keyOf(model));
  }

  /** A cancelled call says nothing of the model. */
  #failed(model: ModelConfig, durationMs: number, error: unknown): void {
    const code = isHkmError(error) ? error.code : 'upstream';
    if (code !== 'aborted') this.#ledger.track(model, durationMs, false, { errorType: code });
    if (code === 'aborted' || CALLERS_OWN.has(code)) this.#breaker.left(keyOf(model));
    else this.#breaker.failed(keyOf(model), isHkmError(error) ? error.retryAfterMs : undefined);
  }
}
