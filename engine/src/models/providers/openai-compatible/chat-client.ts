/** The calls that every OpenAI-shaped service shares; `openrouter` and `openai-compatible` are data over it. */
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
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
import { isErrorBody, readChatError } from './error.ts';
import { isEndMark, readChatReply, readChatStream } from './reply.ts';
import { type ChatDialect, createChatBody } from './request.ts';
import { normalizeUsage, type RawUsage } from './usage.ts';

export interface ChatService {
  /** As people know it, for messages: `OpenRouter`. */
  service: string;
  /** Without a slash at the end; paths such as `/chat/completions` are added. */
  baseUrl: string;
  headers: Record<string, string>;
  dialect: ChatDialect;
}

export class ChatClient {
  readonly #service: ChatService;
  readonly #options: ProviderOptions;
  readonly #transport: Transport;

  constructor(service: ChatService, options: ProviderOptions & { transport?: Transport }) {
    this.#service = service;
    this.#options = options;
    this.#transport = options.transport ?? createFetchTransport(options.fetch);
  }

  get host(): string {
    return hostOf(this.#service.baseUrl);
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    const body = createChatBody(prompt, modelId, options, false, this.#service.dialect);
    const reply = await callJson({ ...this.call('/chat/completions', options), body });
    return readChatReply(this.#service.service, reply, modelId, this.host);
  }

  async *stream(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    const body = createChatBody(prompt, modelId, options, true, this.#service.dialect);
    const events = callStream({
      ...this.call('/chat/completions', options),
      body,
      framing: 'sse',
      isLast: isEndMark,
      headers: { ...this.#service.headers, accept: 'text/event-stream' },
    });
    yield* readChatStream(this.#service.service, events, modelId);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    const body = { model: modelId, input, ...(options.dimensions !== undefined && { dimensions: options.dimensions }) };
    const reply = asRecord(await callJson({ ...this.call('/embeddings', options), body }));
    const embeddings = asList(reply?.data)
      .map((row) => asRecord(row) ?? {})
      .sort((a, b) => (asNumber(a.index) ?? 0) - (asNumber(b.index) ?? 0))
      .map((row) => asList(row.embedding).map((value) => asNumber(value) ?? Number.NaN));
    if (
      isErrorBody(reply) ||
      embeddings.length !== input.length ||
      embeddings.some((row) => row.length === 0 || row.some(Number.isNaN))
    ) {
      throw new ProviderError(
        this.#service.service,
        'bad_response',
        `${embeddings.length} embeddings came for ${input.length} texts`,
        { status: 502 },
      );
    }
    return {
      embeddings,
      usage: normalizeUsage(reply?.usage as RawUsage | undefined),
      model: asText(reply?.model) ?? modelId,
    };
  }

  async list(path: string, signal?: AbortSignal): Promise<unknown> {
    const limit = this.#options.discoveryTimeoutMs ?? 5_000;
    return callJson({
      ...this.call(path, { ...(signal && { signal }), timeoutMs: limit, firstTokenTimeoutMs: limit }),
      method: 'GET',
    });
  }

  /** The parts of a call that do not depend on its body. The caller's own limits go before the provider's. */
  call(
    path: string,
    options: Pick<GenerateOptions, 'signal' | 'timeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'>,
  ): CallOptions {
    const { service, baseUrl, headers } = this.#service;
    return {
      service,
      transport: this.#transport,
      url: baseUrl + path,
      headers,
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? this.#options.timeoutMs,
      firstTokenTimeoutMs: options.firstTokenTimeoutMs ?? this.#options.firstTokenTimeoutMs,
      idleTimeoutMs: options.idleTimeoutMs ?? this.#options.idleTimeoutMs,
      maxBytes: this.#options.maxResponseBytes,
      readError: readChatError,
    };
  }
}
