/**
 * Embeddings: inputs that are asked for at the same moment go to the service in one call, and none is asked for twice. Each request has
 * its own outcome: an input that the service refuses fails no neighbour.
 */
import { LRUCache } from 'lru-cache';
import { HkmError, isHkmError } from '../errors.ts';
import { BatchProcessor, type ModelResponseCache } from '../performance/index.ts';
import { keyOf } from './router.ts';
import type { EmbedOptions, EmbedResult, ModelConfig } from './spec/index.ts';

export type EmbedCall = (input: string[], model: ModelConfig, options: EmbedOptions) => Promise<EmbedResult>;

/** Of one input. */
interface Embedded {
  embedding: number[];
  /** Its share of the call, by its length; undefined where the service does not tell. */
  inputTokens: number | undefined;
  model: string;
}

interface Asked {
  text: string;
  timeoutMs: number | undefined;
}

/** Milliseconds that an input waits for others. */
const GATHER = 2;
/** Inputs of one call; a request with more of its own goes alone. */
const BATCH = 64;
/** Calls at once to one model. */
const CALLS = 8;
/** Ways to ask (model, dimensions, privacy) that are kept apart. */
const MAX_WAYS = 200;
/** What is wrong with one input; whatever else fails, fails for all of a call. */
const OF_ONE_INPUT: ReadonlySet<string> = new Set(['bad_request', 'context_overflow', 'blocked', 'bad_input']);

export class Embeddings {
  readonly #call: EmbedCall;
  readonly #cache: ModelResponseCache | undefined;
  readonly #processors = new LRUCache<string, BatchProcessor<Asked, Embedded>>({ max: MAX_WAYS });

  constructor(call: EmbedCall, cache: ModelResponseCache | undefined) {
    this.#call = call;
    this.#cache = cache;
  }

  /** `usage` is that of the inputs that were asked for, `cached` how many were not. Errors: those of the call, `aborted`. */
  async embed(input: readonly string[], model: ModelConfig, options: EmbedOptions): Promise<EmbedResult> {
    const use = { memoryOnly: options.private === true };
    const keys = input.map((text) =>
      this.#cache?.generateKey(keyOf(model), text, { embed: options.dimensions ?? true }),
    );
    const found = await Promise.all(
      keys.map(async (key) => (key === undefined ? null : await this.#cache?.get<Embedded>(key, use))),
    );
    const missing = input.filter((_, index) => found[index] == null);
    const fresh =
      missing.length > BATCH ? await this.#askAlone(missing, model, options) : await this.#ask(missing, model, options);
    const next = fresh.values();
    const all = found.map((kept) => kept ?? next.next().value);
    await Promise.all(
      keys.map(async (key, index) => {
        if (key !== undefined && found[index] == null) await this.#cache?.set(key, all[index], undefined, use);
      }),
    );
    return together(all, fresh, input.length - missing.length);
  }

  async #askAlone(input: string[], model: ModelConfig, options: EmbedOptions): Promise<Embedded[]> {
    return shares(input, await this.#call(input, model, options));
  }

  /** Together with whoever asks the same model in the same way at this moment. */
  async #ask(input: readonly string[], model: ModelConfig, options: EmbedOptions): Promise<Embedded[]> {
    const { signal, timeoutMs } = options;
    const processor = this.#processorOf(model, options);
    const asked = input.map((text, index) =>
      processor.add({ id: String(index), data: { text, timeoutMs }, priority: 'high', ...(signal && { signal }) }),
    );
    return Promise.all(asked);
  }

  #processorOf(model: ModelConfig, { dimensions, private: isPrivate }: EmbedOptions): BatchProcessor<Asked, Embedded> {
    const way = JSON.stringify([model.provider, model.id, dimensions, isPrivate === true]);
    const known = this.#processors.get(way);
    if (known !== undefined) return known;
    const options: EmbedOptions = {
      ...(dimensions !== undefined && { dimensions }),
      ...(isPrivate && { private: true }),
    };
    const processor = new BatchProcessor<Asked, Embedded>((batch) => this.#callAll(batch, model, options), {
      batchSize: BATCH,
      batchTimeout: GATHER,
      concurrency: CALLS,
    });
    this.#processors.set(way, processor);
    return processor;
  }

  async #callAll(batch: Asked[], model: ModelConfig, options: EmbedOptions): Promise<(Embedded | Error)[]> {
    const input = batch.map(({ text }) => text);
    // The most patient of them decides how long the call may take.
    const limits = batch.map(({ timeoutMs }) => timeoutMs);
    const patience = limits.includes(undefined) ? undefined : Math.max(...limits.map((limit) => limit ?? 0));
    try {
      return shares(
        input,
        await this.#call(input, model, { ...options, ...(patience !== undefined && { timeoutMs: patience }) }),
      );
    } catch (error) {
      if (isHkmError(error) && OF_ONE_INPUT.has(error.code)) throw error;
      const failure = error instanceof Error ? error : new HkmError('upstream', String(error));
      return batch.map(() => failure);
    }
  }
}

/** What each input has of a call: its embedding, and tokens by its length that add up to the whole. @throws bad_response */
function shares(input: readonly string[], { embeddings, usage, model }: EmbedResult): Embedded[] {
  if (embeddings.length !== input.length) {
    throw new HkmError('bad_response', `${model} gave ${embeddings.length} embeddings for ${input.length} inputs.`);
  }
  const whole = input.reduce((sum, text) => sum + text.length + 1, 0);
  let seen = 0;
  let given = 0;
  return input.map((text, index) => {
    seen += text.length + 1;
    const before = given;
    given = Math.round(((usage.inputTokens ?? 0) * seen) / whole);
    const inputTokens = usage.inputTokens === undefined ? undefined : given - before;
    return { embedding: embeddings[index] ?? [], inputTokens, model };
  });
}

function together(all: readonly (Embedded | undefined)[], fresh: readonly Embedded[], cached: number): EmbedResult {
  const isKnown = fresh.every(({ inputTokens }) => inputTokens !== undefined);
  const inputTokens = fresh.reduce((sum, one) => sum + (one.inputTokens ?? 0), 0);
  return {
    embeddings: all.map((one) => one?.embedding ?? []),
    usage: isKnown ? { inputTokens } : {},
    model: all[0]?.model ?? '',
    ...(cached > 0 && { cached }),
  };
}
