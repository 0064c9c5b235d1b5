/** Ollama, by its native API. Local only where the server is on this machine and the model is not forwarded to a cloud. */
import { LRUCache } from 'lru-cache';
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
  ModelConfig,
  StreamEvent,
  TextResult,
} from '../../spec/index.ts';
import { asList, asRecord, asText, callStream, isLocalEndpoint, type Loose } from '../../transport/index.ts';
import { type HttpProviderOptions, TextProvider, withoutSlash } from '../http-provider.ts';
import { contextOf, isCloudName, isRemote, toModel } from './models.ts';
import { normalizeUsage, readOllamaError, readReply, readStream } from './reply.ts';
import { createChatBody, type OllamaModelFacts } from './request.ts';

/** Milliseconds until the first token: loading a large model from disk takes minutes, and nothing is heard meanwhile. */
const COLD_LOAD_MS = 330_000;
/** Milliseconds that the facts of a model are believed without asking again. */
const FACTS_TTL = 300_000;

export interface OllamaOptions extends HttpProviderOptions {
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
}

export class OllamaProvider extends TextProvider {
  readonly #shown = new LRUCache<string, Loose>({ max: 200, ttl: FACTS_TTL });

  constructor(endpoint = 'http://localhost:11434', options: OllamaOptions = {}) {
    const service = {
      id: 'ollama',
      name: 'Ollama',
      endpoint: withoutSlash(endpoint),
      isLocal: isLocalEndpoint(endpoint, options.localNetworks),
      firstTokenTimeoutMs: COLD_LOAD_MS,
      readError: readOllamaError,
    };
    super(service, options);
  }

  protected async listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]> {
    const body = asRecord(await this.lookUp('/api/tags', signal));
    const models = asList(body?.models).map(async (entry) =>
      toModel(entry, await this.#describe(entry, signal), this.isLocal),
    );
    return (await Promise.all(models)).flat();
  }

  protected override async probe(signal: AbortSignal | undefined): Promise<unknown> {
    return this.lookUp('/api/version', signal);
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    const facts = await this.#facts(modelId, options);
    const body = createChatBody(prompt, modelId, options, facts, false);
    return readReply(await this.post('/api/chat', body, options), modelId, this.host);
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    const facts = await this.#facts(modelId, options);
    const body = createChatBody(prompt, modelId, options, facts, true);
    yield* readStream(callStream({ ...this.call('/api/chat', options), body, framing: 'ndjson' }), modelId);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    await this.#facts(modelId, options);
    const body = { model: modelId, input, ...(options.dimensions !== undefined && { dimensions: options.dimensions }) };
    const reply = asRecord(await this.post('/api/embed', body, options)) ?? {};
    const embeddings = this.readEmbeddings(asList(reply.embeddings), input.length);
    return { embeddings, usage: normalizeUsage(reply, modelId), model: asText(reply.model) ?? modelId };
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
    this.assertLocal();
    if (isCloudName(modelId)) throw this.refusal(`${modelId} runs in Ollama's cloud`);
    const show = await this.#show(modelId, signal);
    if (isRemote(show)) throw this.refusal(`${modelId} is forwarded to ${asText(show.remote_host) ?? 'another host'}`);
  }

  async #show(modelId: string, signal?: AbortSignal): Promise<Loose> {
    const known = this.#shown.get(modelId);
    if (known !== undefined) return known;
    const body = asRecord(await this.lookUp('/api/show', signal, { model: modelId }));
    if (body === undefined) throw this.error('bad_response', 'the description of the model is not of its form');
    this.#shown.set(modelId, body);
    return body;
  }

  /** Older servers list neither capabilities nor the context size; a model that cannot be described is still listed. */
  async #describe(entry: unknown, signal?: AbortSignal): Promise<Loose | undefined> {
    const id = asText(asRecord(entry)?.model) ?? asText(asRecord(entry)?.name);
    return id === undefined ? undefined : this.#show(id, signal).catch(() => undefined);
  }
}
