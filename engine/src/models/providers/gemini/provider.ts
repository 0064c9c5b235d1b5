/** Google's Gemini API (generateContent). Hosted. The key travels in a header, never in the address: addresses end up in logs. */
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
  ImageOptions,
  ImageResult,
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
  type Transport,
} from '../../transport/index.ts';
import { nearestRatio } from '../openrouter/images.ts';
import { readGeminiError } from './error.ts';
import { readGeminiModels } from './models.ts';
import { readPiece, readReply, readStream } from './reply.ts';
import { createContentBody, defined } from './request.ts';

const SERVICE = 'Gemini';
const BASE_URL = 'https://generativelanguage.googleapis.com/v1beta';
/** Pages of models that are read at most. */
const MAX_PAGES = 10;

export interface GeminiOptions extends ProviderOptions {
  /** Default https://generativelanguage.googleapis.com/v1beta. */
  endpoint?: string;
  transport?: Transport;
}

type Limits = Pick<GenerateOptions, 'signal' | 'timeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'>;

export class GeminiProvider implements Provider {
  readonly id = 'gemini';
  readonly #key: string;
  readonly endpoint: string;
  readonly #options: GeminiOptions;
  readonly #transport: Transport;
  readonly isLocal = false;
  #lastError: Error | undefined;

  constructor(apiKey: string, options: GeminiOptions = {}) {
    this.#key = apiKey;
    this.endpoint = (options.endpoint ?? BASE_URL).replace(/\/+$/u, '');
    this.#options = options;
    this.#transport = options.transport ?? createFetchTransport(options.fetch);
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    try {
      const models: ModelConfig[] = [];
      let pageToken = '';
      for (let page = 0; page < MAX_PAGES; page++) {
        const query = `?pageSize=1000${pageToken && `&pageToken=${encodeURIComponent(pageToken)}`}`;
        const limit = this.#options.discoveryTimeoutMs ?? 5_000;
        const body = await callJson({
          ...this.#call(`/models${query}`, { ...(signal && { signal }), timeoutMs: limit }),
          method: 'GET',
        });
        models.push(...readGeminiModels(body));
        pageToken = asText(asRecord(body)?.nextPageToken) ?? '';
        if (pageToken === '') break;
      }
      this.#lastError = undefined;
      return models;
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return [];
    }
  }

  async isAvailable(signal?: AbortSignal): Promise<boolean> {
    await this.getAvailableModels(signal);
    return this.#lastError === undefined;
  }

  async generateText(prompt: string, modelId: string, options?: GenerateOptions): Promise<string> {
    return (await this.generate(prompt, modelId, options)).text;
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    assertNotPrivate(options);
    const reply = await callJson({
      ...this.#call(pathOf(modelId, 'generateContent'), options),
      body: createContentBody(prompt, options),
    });
    return readReply(reply, modelId, hostOf(this.endpoint));
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    assertNotPrivate(options);
    // Without `alt=sse` the answer is one JSON array that only ends with the last token.
    const call = this.#call(pathOf(modelId, 'streamGenerateContent?alt=sse'), options);
    yield* readStream(callStream({ ...call, body: createContentBody(prompt, options), framing: 'sse' }), modelId);
  }

  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    assertNotPrivate(options);
    const { width, height, seed } = options;
    const ratio = width !== undefined && height !== undefined ? nearestRatio(width / height) : undefined;
    const generationConfig = defined({
      responseModalities: ['IMAGE'],
      seed,
      imageConfig: ratio && { aspectRatio: ratio },
    });
    const body = { contents: [{ role: 'user', parts: [{ text: prompt }] }], generationConfig };
    const piece = readPiece(await callJson({ ...this.#call(pathOf(modelId, 'generateContent'), options), body }));
    const [image] = piece.images;
    if (image === undefined) {
      const reason =
        piece.finish?.unified === 'blocked'
          ? `the picture was blocked (${piece.finish.raw})`
          : 'the answer holds no picture';
      throw new ProviderError(SERVICE, piece.finish?.unified === 'blocked' ? 'blocked' : 'bad_response', reason, {
        status: 502,
      });
    }
    return {
      bytes: new Uint8Array(Buffer.from(image.base64, 'base64')),
      mediaType: image.mediaType,
      usage: piece.usage ?? {},
      model: piece.model ?? modelId,
      hosts: [hostOf(this.endpoint)],
    };
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    assertNotPrivate(options);
    const requests = input.map((text) =>
      defined({ model: `models/${modelId}`, content: { parts: [{ text }] }, outputDimensionality: options.dimensions }),
    );
    const reply = await callJson({ ...this.#call(pathOf(modelId, 'batchEmbedContents'), options), body: { requests } });
    const embeddings = asList(asRecord(reply)?.embeddings).map((row) =>
      asList(asRecord(row)?.values).map((value) => asNumber(value) ?? Number.NaN),
    );
    if (embeddings.length !== input.length || embeddings.some((row) => row.length === 0 || row.some(Number.isNaN))) {
      throw new ProviderError(
        SERVICE,
        'bad_response',
        `${embeddings.length} embeddings came for ${input.length} texts`,
        { status: 502 },
      );
    }
    return { embeddings, usage: {}, model: modelId };
  }

  #call(path: string, options: Limits): CallOptions {
    return {
      service: SERVICE,
      transport: this.#transport,
      url: this.endpoint + path,
      headers: { 'x-goog-api-key': this.#key },
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? this.#options.timeoutMs,
      firstTokenTimeoutMs: options.firstTokenTimeoutMs ?? this.#options.firstTokenTimeoutMs,
      idleTimeoutMs: options.idleTimeoutMs ?? this.#options.idleTimeoutMs,
      maxBytes: this.#options.maxResponseBytes,
      readError: readGeminiError,
    };
  }
}

function pathOf(modelId: string, method: string): string {
  return `/models/${encodeURIComponent(modelId.replace(/^models\//u, ''))}:${method}`;
}

function assertNotPrivate(options: { private?: boolean }): void {
  if (options.private) {
    throw new ProviderError(SERVICE, 'no_model', 'Gemini is a hosted service, and the request is private', {
      status: 403,
      retryable: false,
    });
  }
}
