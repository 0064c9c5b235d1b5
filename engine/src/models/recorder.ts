/** Times every call and tells the ledger, which feeds router and figures, and the breaker, which spares a model that fails. */
import { isHkmError } from '../errors.ts';
import type { DayBudget, Settle } from '../performance/index.ts';
import type { Breaker } from './breaker.ts';
import type { PriceBook } from './cost.ts';
import type { GenerationExtra, Ledger } from './ledger.ts';
import { keyOf } from './router.ts';
import type { ModelConfig, StreamEvent, TokenUsage } from './spec/index.ts';

/** Errors that speak against the request, not against the model. */
const CALLERS_OWN: ReadonlySet<string> = new Set(['bad_request', 'context_overflow', 'blocked', 'invalid_output']);

/** Only for estimates. */
const CHARACTERS_PER_TOKEN = 4;

/** How large a call is, as far as it is known before. Asked for only where there is a budget. */
export interface AskedSize {
  text: string;
  /** Default 1,000. */
  outputTokens?: number | undefined;
}

export class CallRecorder {
  readonly #ledger: Ledger;
  readonly #breaker: Breaker;
  readonly #prices: PriceBook;
  readonly #dayBudget: DayBudget | undefined;

  constructor(ledger: Ledger, breaker: Breaker, prices: PriceBook, dayBudget?: DayBudget) {
    this.#ledger = ledger;
    this.#breaker = breaker;
    this.#prices = prices;
    this.#dayBudget = dayBudget;
  }

  /** Errors: those of the call; `budget_exceeded` before a call that today's budget cannot pay. */
  async record<T extends { usage: TokenUsage }>(
    model: ModelConfig,
    call: () => Promise<T>,
    asked: () => AskedSize,
  ): Promise<T> {
    const settle = this.#dayBudget && (await this.#reserve(this.#dayBudget, model, asked()));
    const start = performance.now();
    try {
      const result = await call();
      settle?.(this.#prices.costOf(model, result.usage));
      this.#succeeded(model, performance.now() - start, result.usage);
      return result;
    } catch (error) {
      settle?.(0);
      this.#failed(model, performance.now() - start, error);
      throw error;
    }
  }

  async *recordStream(
    model: ModelConfig,
    open: () => AsyncIterable<StreamEvent>,
    asked: () => AskedSize,
  ): AsyncGenerator<StreamEvent> {
    const settle = this.#dayBudget && (await this.#reserve(this.#dayBudget, model, asked()));
    const start = performance.now();
    let usage: TokenUsage = {};
    let finished = false;
    try {
      for await (const event of open()) {
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
      settle?.(this.#prices.costOf(model, usage));
      if (!finished) this.#breaker.left(keyOf(model));
    }
  }

  async #reserve(budget: DayBudget, model: ModelConfig, { text, outputTokens = 1_000 }: AskedSize): Promise<Settle> {
    const estimate = this.#prices.estimate(model, Math.ceil(text.length / CHARACTERS_PER_TOKEN), outputTokens);
    try {
      return await budget.reserve(estimate ?? (model.isLocal ? 0 : undefined));
    } catch (error) {
      this.#breaker.left(keyOf(model));
      throw error;
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
