/** Ollama, by its native API. Local only where the server is on this machine and the model is not forwarded to a cloud. */
import { LRUCache } from 'lru-cache';
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
  ModelConfig,
  Provider,
  ProviderOptions,
  StreamEvent,
  TextResult,
} from '../../spec/index.ts';
import { ProviderError } from '../../spec/index.ts';
import {
  asList,
  asNumber,
  asRecord,
  asText,
  type CallOptions,
  callJson,
  callStream,
  createFetchTransport,
  hostOf,
  isLocalEndpoint,
  type Loose,
  type Transport,
} from '../../transport/index.ts';
import { contextOf, isCloudName, isRemote, toModel } from './models.ts';
import { normalizeUsage, readOllamaError, readReply, readStream } from './reply.ts';
import { createChatBody, type OllamaModelFacts } from './request.ts';

const SERVICE = 'Ollama';
/** Milliseconds until the first token: loading a large model from disk takes minutes, and nothing is heard meanwhile. */
const COLD_LOAD_MS = 330_000;
/** Milliseconds that the facts of a model are believed without asking again. */
const FACTS_TTL = 300_000;

export interface OllamaOptions extends ProviderOptions {
  transport?: Transport;
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
}

type Limits = Pick<GenerateOptions, 'signal' | 'timeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'>;

export class OllamaProvider implements Provider {
  readonly id = 'ollama';
  readonly endpoint: string;
  readonly isLocal: boolean;
  readonly #options: OllamaOptions;
  readonly #transport: Transport;
  readonly #shown = new LRUCache<string, Loose>({ max: 200, ttl: FACTS_TTL });
  #lastError: Error | undefined;

  constructor(endpoint = 'http://localhost:11434', options: OllamaOptions = {}) {
    this.endpoint = endpoint.replace(/\/+$/u, '');
    this.isLocal = isLocalEndpoint(this.endpoint, options.localNetworks);
    this.#options = options;
    this.#transport = options.transport ?? createFetchTransport(options.fetch);
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    try {
      const body = asRecord(
        await callJson({ ...this.#call('/api/tags', this.#discoveryLimits(signal)), method: 'GET' }),
      );
      const entries = asList(body?.models);
      const models = await Promise.all(
        entries.map(async (entry) => toModel(entry, await this.#describe(entry, signal), this.isLocal)),
      );
      this.#lastError = undefined;
      return models.flat();
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return [];
    }
  }

  async isAvailable(signal?: AbortSignal): Promise<boolean> {
    try {
      await callJson({ ...this.#call('/api/version', this.#discoveryLimits(signal)), method: 'GET' });
      this.#lastError = undefined;
      return true;
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return false;
    }
  }

  async generateText(prompt: string, modelId: string, options?: GenerateOptions): Promise<string> {
    return (await this.generate(prompt, modelId, options)).text;
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    const facts = await this.#facts(modelId, options);
    const reply = await callJson({
      ...this.#call('/api/chat', options),
      body: createChatBody(prompt, modelId, options, facts, false),
    });
    return readReply(reply, modelId, hostOf(this.endpoint));
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    const facts = await this.#facts(modelId, options);
    const call = this.#call('/api/chat', options);
    const lines = callStream({
      ...call,
      body: createChatBody(prompt, modelId, options, facts, true),
      framing: 'ndjson',
    });
    yield* readStream(lines, modelId);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    await this.#facts(modelId, options);
    const body = { model: modelId, input, ...(options.dimensions !== undefined && { dimensions: options.dimensions }) };
    const reply = asRecord(await callJson({ ...this.#call('/api/embed', options), body }));
    const embeddings = asList(reply?.embeddings).map((row) =>
      asList(row).map((value) => asNumber(value) ?? Number.NaN),
    );
    if (embeddings.length !== input.length || embeddings.some((row) => row.length === 0 || row.some(Number.isNaN))) {
      throw new ProviderError(
        SERVICE,
        'bad_response',
        `${embeddings.length} embeddings came for ${input.length} texts`,
        { status: 502 },
      );
    }
    return { embeddings, usage: normalizeUsage(reply ?? {}), model: asText(reply?.model) ?? modelId };
  }

  /**
   * What is known before a call. For a private one, the server and the model must both be proven local, so an unknown model is asked
   * about first; otherwise what discovery has learnt is enough, and a provider made by hand makes no extra call.
   */
  async #facts(modelId: string, options: { signal?: AbortSignal; private?: boolean }): Promise<OllamaModelFacts> {
    if (options.private) await this.#assertPrivate(modelId, options.signal);
    const show = this.#shown.get(modelId);
    return { contextWindow: contextOf(show), canThink: asList(show?.capabilities).includes('thinking') };
  }

  async #assertPrivate(modelId: string, signal?: AbortSignal): Promise<void> {
    if (!this.isLocal) throw refusePrivate(`${hostOf(this.endpoint)} is not on this machine`);
    if (isCloudName(modelId)) throw refusePrivate(`${modelId} runs in Ollama's cloud`);
    const show = await this.#show(modelId, signal);
    if (isRemote(show)) throw refusePrivate(`${modelId} is forwarded to ${asText(show.remote_host) ?? 'another host'}`);
  }

  async #show(modelId: string, signal?: AbortSignal): Promise<Loose> {
    const known = this.#shown.get(modelId);
    if (known !== undefined) return known;
    const body = asRecord(
      await callJson({ ...this.#call('/api/show', this.#discoveryLimits(signal)), body: { model: modelId } }),
    );
    if (body === undefined)
      throw new ProviderError(SERVICE, 'bad_response', 'the description of the model is not of its form', {
        status: 502,
      });
    this.#shown.set(modelId, body);
    return body;
  }

  /** Older servers list neither capabilities nor the context size; a model that cannot be described is still listed. */
  async #describe(entry: unknown, signal?: AbortSignal): Promise<Loose | undefined> {
    const id = asText(asRecord(entry)?.model) ?? asText(asRecord(entry)?.name);
    return id === undefined ? undefined : this.#show(id, signal).catch(() => undefined);
  }

  #discoveryLimits(signal: AbortSignal | undefined): Limits {
    const limit = this.#options.discoveryTimeoutMs ?? 5_000;
    return { ...(signal && { signal }), timeoutMs: limit, firstTokenTimeoutMs: limit };
  }

  #call(path: string, options: Limits): CallOptions {
    return {
      service: SERVICE,
      transport: this.#transport,
      url: this.endpoint + path,
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? this.#options.timeoutMs,
      firstTokenTimeoutMs: options.firstTokenTimeoutMs ?? this.#options.firstTokenTimeoutMs ?? COLD_LOAD_MS,
      idleTimeoutMs: options.idleTimeoutMs ?? this.#options.idleTimeoutMs,
      maxBytes: this.#options.maxResponseBytes,
      readError: readOllamaError,
    };
  }
}

function refusePrivate(reason: string): ProviderError {
  return new ProviderError(SERVICE, 'no_model', `${reason}, and the request is private`, {
    status: 403,
    retryable: false,
  });
}
