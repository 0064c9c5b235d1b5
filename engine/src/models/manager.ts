/**
 * All models behind one noun: who is there (`directory.ts`), whom to choose (`router.ts`), one call, calls with fallback, what it cost
 * (`recorder.ts`). Cache and privacy sit here, once; providers only translate. Reads no network and starts nothing until asked.
 */
import type { z } from 'zod';
import { HkmError } from '../errors.ts';
import { ConnectionPool, type DayBudget, ModelResponseCache, type PoolStats } from '../performance/index.ts';
import { Breaker, type BreakerOptions } from './breaker.ts';
import { type CallOptions, cacheableOptions, providerOptions, withDeadline } from './call-options.ts';
import { type ModelsConfiguration, readEnvironment } from './configuration.ts';
import { type ConnectionOptions, type ConnectionReport, testConnection } from './connection.ts';
import { PriceBook } from './cost.ts';
import { type ListOptions, ModelDirectory } from './directory.ts';
import { Embeddings } from './embeddings.ts';
import { type FallbackOptions, type ModelAttempt, tryInOrder } from './fallback.ts';
import { type GenerationExtra, Ledger, type ManagerMetrics } from './ledger.ts';
import { assertPrivate, privacyObjection } from './privacy.ts';
import { createProviders } from './providers.ts';
import { type AskedSize, CallRecorder } from './recorder.ts';
import { type Candidate, COOLING_DOWN, keyOf, type ModelTask, rank, type Selection, selectModel } from './router.ts';
import type {
  EmbedOptions,
  EmbedResult,
  ImageOptions,
  ImageResult,
  ModelConfig,
  Provider,
  StreamEvent,
  TextResult,
} from './spec/index.ts';
import { invalidOutput, parseAnswer, repairPrompt, schemaPrompt, toJsonSchema } from './structured.ts';

export interface ManagerOptions {
  /** Goes over what the environment says. */
  configuration?: ModelsConfiguration;
  /** Default `process.env`. */
  env?: Readonly<Record<string, string | undefined>>;
  /** `false` turns the cache of answers off. */
  cache?: ModelResponseCache | false;
  breaker?: BreakerOptions;
  ledger?: Ledger;
  pool?: ConnectionPool;
  /** Of all calls together; without one they may cost what they cost. */
  dayBudget?: DayBudget;
  /** Milliseconds that one provider may take to list its models. Default 6,000. */
  discoveryTimeoutMs?: number;
  /** Milliseconds that a list of models is believed. Default 30,000. */
  discoveryTtlMs?: number;
}

export interface FallbackResult extends TextResult {
  chosen: ModelConfig;
  attempts: ModelAttempt[];
}

export class ModelManager {
  /** By id, in the order of registration. A user may set an own provider, with only some of the methods. */
  readonly providers = new Map<string, Provider>();
  readonly prices: PriceBook;
  readonly ledger: Ledger;
  readonly breaker: Breaker;
  readonly cache: ModelResponseCache | undefined;
  readonly #options: ManagerOptions;
  readonly #configuration: ModelsConfiguration;
  readonly #directory: ModelDirectory;
  readonly #recorder: CallRecorder;
  readonly #embeddings: Embeddings;
  #pool: ConnectionPool | undefined;

  constructor(options: ManagerOptions = {}) {
    this.#options = options;
    this.#configuration = { ...readEnvironment(options.env ?? process.env), ...options.configuration };
    this.prices = new PriceBook(this.#configuration.prices);
    this.ledger = options.ledger ?? new Ledger();
    this.breaker = new Breaker(options.breaker);
    this.cache = options.cache === false ? undefined : (options.cache ?? new ModelResponseCache());
    this.#recorder = new CallRecorder(this.ledger, this.breaker, this.prices, options.dayBudget);
    this.#embeddings = new Embeddings((...asked) => this.#embed(...asked), this.cache);
    this.#directory = new ModelDirectory(this.providers, {
      prices: this.prices,
      overrides: this.#configuration.models ?? {},
      timeoutMs: options.discoveryTimeoutMs,
      ttlMs: options.discoveryTtlMs,
    });
  }

  /** Registers what the environment and the configuration name, and the built-in provider. Asks no service. */
  async initialize(): Promise<void> {
    // Models load and think for minutes, and a health path is not theirs: the breaker watches over them instead.
    this.#pool ??= this.#options.pool ?? new ConnectionPool({ maxConnections: 128, healthCheckInterval: 0 });
    for (const [id, provider] of createProviders(this.#configuration, this.#pool)) this.providers.set(id, provider);
    this.#directory.clear();
  }

  /** Of all providers at once, in the order of registration; a provider that fails or hangs costs only its own models. */
  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    return this.#directory.ask(signal);
  }

  /**
   * The available ones, and the known ones that are not there with the reason. An old list is served while a new one is made.
   * `localOnly`: services on other machines are not contacted; of them is known what an earlier list said.
   */
  async listModels(options?: ListOptions): Promise<ModelConfig[]> {
    return [...(await this.#directory.list(options))];
  }

  /** Asks one provider now whether it answers; its models are listed anew afterwards. */
  async testProvider(id: string, options?: ConnectionOptions): Promise<ConnectionReport> {
    const report = await testConnection(id, this.providers.get(id), options);
    this.#directory.forget(id);
    return report;
  }

  /** @throws no_model with the reason for each candidate */
  async selectOptimalModel(task: ModelTask): Promise<ModelConfig> {
    return (await this.explainSelection(task)).model;
  }

  /** The choice with every candidate, its score and why it was kept or dropped. @throws no_model */
  async explainSelection(task: ModelTask): Promise<Selection> {
    return selectModel(task, await this.#directory.list({ localOnly: task.privacy === true }), this.#routerDeps());
  }

  /** The order in which a task would go through the models. */
  async rankModels(task: ModelTask): Promise<Candidate[]> {
    return rank(task, await this.#directory.list({ localOnly: task.privacy === true }), this.#routerDeps());
  }

  /** The host beyond this machine that a call to the model goes to, if any. */
  hostOf(model: ModelConfig): string | undefined {
    return this.#directory.hostOf(model);
  }

  async generateText(prompt: string, model: ModelConfig, options?: CallOptions): Promise<string> {
    return (await this.generate(prompt, model, options)).text;
  }

  /** One model's whole answer, from the cache where the same was asked before. */
  async generate(
    prompt: string,
    model: ModelConfig,
    options?: CallOptions,
  ): Promise<TextResult & { cached?: boolean }> {
    const result = await this.#answer(prompt, model, options);
    options?.onResult?.(result, model);
    return result;
  }

  async #answer(prompt: string, model: ModelConfig, options?: CallOptions): Promise<TextResult & { cached?: boolean }> {
    if (options?.private) assertPrivate(model);
    const cache = options?.cache === false ? undefined : this.cache;
    if (cache === undefined) return this.#call(prompt, model, options);
    const key = cache.generateKey(keyOf(model), prompt, cacheableOptions(options));
    // What a private request was answered is not written anywhere.
    const use = { memoryOnly: options?.private === true };
    let fresh = false;
    const compute = async () => {
      fresh = true;
      return this.#call(prompt, model, options);
    };
    // A caller who can cancel must not cancel the others, so only calls without a signal share one computation.
    if (options?.signal === undefined) {
      const shared = await cache.getOrCompute(key, compute, undefined, use);
      return fresh ? shared : { ...shared, cached: true };
    }
    const kept = await cache.get<TextResult>(key, use);
    if (kept !== null) return { ...kept, cached: true };
    const result = await compute();
    await cache.set(key, result, undefined, use);
    return result;
  }

  async generateTextWithFallback(
    prompt: string,
    primary: ModelConfig,
    fallbacks: readonly ModelConfig[],
    options?: CallOptions,
  ): Promise<string> {
    return (await this.generateWithFallback(prompt, [primary, ...fallbacks], options)).text;
  }

  /** @throws AllModelsFailedError: its `attempts` say what each did */
  async generateWithFallback(
    prompt: string,
    models: readonly ModelConfig[],
    options?: CallOptions,
  ): Promise<FallbackResult> {
    const { value, model, attempts } = await tryInOrder(
      models,
      async (candidate, remainingMs, signal) => {
        const asked = signal === options?.signal ? options : { ...options, ...(signal && { signal }) };
        const result = await this.generate(prompt, candidate, withDeadline(asked, remainingMs));
        return { value: result, costUsd: this.prices.costOf(candidate, result.usage) };
      },
      this.#fallbackOptions(models, options),
    );
    return { ...value, chosen: model, attempts };
  }

  /** One model's answer as it comes. */
  async *streamText(prompt: string, model: ModelConfig, options?: CallOptions): AsyncGenerator<StreamEvent> {
    if (options?.private) assertPrivate(model);
    const provider = this.#providerOf(model);
    if (provider.streamText === undefined) {
      const result = await this.generate(prompt, model, options);
      yield { type: 'text', text: result.text };
      yield { type: 'usage', usage: result.usage };
      yield { type: 'done', finishReason: result.finishReason, model: result.model };
      return;
    }
    const stream = provider.streamText.bind(provider);
    const events = () => stream(prompt, model.id, ...providerOptions(options));
    yield* this.#recorder.recordStream(model, events, () => sizeOf(prompt, options));
  }

  /**
   * Goes to the next model while nothing has been told yet; once the first token is out, a failure is thrown: half an answer is never
   * continued by another model.
   */
  async *streamTextWithFallback(
    prompt: string,
    models: readonly ModelConfig[],
    options?: CallOptions,
  ): AsyncGenerator<StreamEvent, { chosen: ModelConfig; attempts: ModelAttempt[] }> {
    const { value, model, attempts } = await tryInOrder(
      models,
      async (candidate) => {
        const events = this.streamText(prompt, candidate, options)[Symbol.asyncIterator]();
        try {
          return { value: { first: await events.next(), events } };
        } catch (error) {
          await events.return?.(undefined).catch(() => undefined);
          throw error;
        }
      },
      this.#fallbackOptions(models, options),
    );
    try {
      for (let next = value.first; !next.done; next = await value.events.next()) yield next.value;
    } finally {
      await value.events.return?.(undefined);
    }
    return { chosen: model, attempts };
  }

  /** An answer that the schema accepts: native structured output where the model has it, one repair. @throws invalid_output */
  async generateObject<T>(
    schema: z.ZodType<T>,
    prompt: string,
    model: ModelConfig,
    options: CallOptions = {},
  ): Promise<T> {
    const jsonSchema = toJsonSchema(schema);
    const native = model.capabilities.includes('structured-output');
    const asked = schemaPrompt(prompt, jsonSchema);
    const callOptions: CallOptions = native ? { ...options, responseSchema: jsonSchema } : options;
    const answer = await this.generateText(asked, model, callOptions);
    const first = parseAnswer(schema, answer);
    if (first.ok) return first.value;
    const second = parseAnswer(
      schema,
      await this.generateText(repairPrompt(asked, answer, first.issues), model, callOptions),
    );
    if (second.ok) return second.value;
    throw invalidOutput(keyOf(model), second.issues);
  }

  async generateImage(prompt: string, model: ModelConfig, options: ImageOptions = {}): Promise<ImageResult> {
    if (options.private) assertPrivate(model);
    const provider = this.#providerOf(model);
    if (provider.generateImage === undefined) throw new HkmError('no_model', `${keyOf(model)} makes no pictures.`);
    const generate = provider.generateImage.bind(provider);
    return this.#recorder.record(
      model,
      () => generate(prompt, model.id, options),
      () => ({ text: prompt }),
    );
  }

  /** Together with whoever asks at the same moment, and from the cache where the same was asked before. */
  async embed(input: string[], model: ModelConfig, options: EmbedOptions = {}): Promise<EmbedResult> {
    if (options.private) assertPrivate(model);
    return this.#embeddings.embed(input, model, options);
  }

  async #embed(input: string[], model: ModelConfig, options: EmbedOptions): Promise<EmbedResult> {
    const provider = this.#providerOf(model);
    if (provider.embed === undefined) throw new HkmError('no_model', `${keyOf(model)} makes no embeddings.`);
    const embed = provider.embed.bind(provider);
    const asked = () => ({ text: input.join(''), outputTokens: 0 });
    return this.#recorder.record(model, () => embed(input, model.id, options), asked);
  }

  /** Records one generation that happened elsewhere. `durationMs` in milliseconds. */
  trackGeneration(model: ModelConfig, durationMs: number, success: boolean, extra: GenerationExtra = {}): void {
    this.ledger.track(model, durationMs, success, extra);
  }

  getPerformanceMetrics(): ManagerMetrics {
    return this.ledger.metrics();
  }

  /** The sockets to all services; undefined before the first is opened. */
  getConnectionStats(): PoolStats | undefined {
    return this.#pool?.getPoolStats();
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.providers.values()].map(async (provider) => provider.close?.()));
    this.providers.clear();
    this.#directory.clear();
    this.ledger.close();
    if (this.#options.pool === undefined) await this.#pool?.close();
    this.#pool = undefined;
  }

  #call(prompt: string, model: ModelConfig, options: CallOptions | undefined): Promise<TextResult> {
    return this.#recorder.record(
      model,
      () => this.#ask(prompt, model, options),
      () => sizeOf(prompt, options),
    );
  }

  async #ask(prompt: string, model: ModelConfig, options: CallOptions | undefined): Promise<TextResult> {
    const provider = this.#providerOf(model);
    if (provider.generate !== undefined) return provider.generate(prompt, model.id, ...providerOptions(options));
    if (provider.generateText === undefined) throw new HkmError('no_model', `${keyOf(model)} writes no text.`);
    const text = await provider.generateText(prompt, model.id, ...providerOptions(options));
    if (typeof text !== 'string' || text === '') throw new HkmError('bad_response', `${keyOf(model)} gave no text.`);
    return { text, usage: {}, finishReason: { unified: 'unknown', raw: undefined }, model: model.id, hosts: [] };
  }

  #fallbackOptions(models: readonly ModelConfig[], options: CallOptions | undefined): FallbackOptions {
    // When every model is in its cool-down, the first is asked all the same: an answer is worth a try.
    const allOpen = models.every((model) => this.breaker.stateOf(keyOf(model)) === 'open');
    return {
      signal: options?.signal,
      deadlineMs: options?.timeoutMs,
      retries: options?.retries,
      hedgeMs: options?.hedgeMs,
      onAttempt: options?.onAttempt,
      objectionTo: (model) => {
        const objection = options?.private ? privacyObjection(model) : undefined;
        if (objection !== undefined) return objection;
        if (allOpen && model === models[0]) return undefined;
        return this.breaker.enter(keyOf(model)) ? undefined : COOLING_DOWN;
      },
    };
  }

  #routerDeps() {
    return {
      prices: this.prices,
      liveRecordOf: (model: ModelConfig) => this.ledger.liveRecordOf(model),
      isOpen: (model: ModelConfig) => this.breaker.stateOf(keyOf(model)) === 'open',
    };
  }

  #providerOf(model: ModelConfig): Provider {
    const provider = this.providers.get(model.provider);
    if (provider === undefined)
      throw new HkmError('no_model', `There is no provider "${model.provider}" for ${model.id}.`);
    return provider;
  }
}

function sizeOf(prompt: string, options: CallOptions | undefined): AskedSize {
  const messages = (options?.messages ?? []).map(({ content }) =>
    typeof content === 'string' ? content : JSON.stringify(content),
  );
  return { text: [options?.system ?? '', prompt, ...messages].join(''), outputTokens: options?.maxOutputTokens };
}
