/** The calls that every OpenAI-shaped service shares; `openrouter` and `openai-compatible` are data over it. */
import type { EmbedOptions, EmbedResult, GenerateOptions, StreamEvent, TextResult } from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, callStream } from '../../transport/index.ts';
import { type HttpProviderOptions, type Service, TextProvider } from '../http-provider.ts';
import { isErrorBody, readChatError } from './error.ts';
import { isEndMark, readChatReply, readChatStream } from './reply.ts';
import { type ChatDialect, createChatBody } from './request.ts';
import { normalizeUsage, type RawUsage } from './usage.ts';

export interface ChatService extends Omit<Service, 'readError'> {
  dialect: ChatDialect;
}

export abstract class ChatProvider extends TextProvider {
  readonly #name: string;
  readonly #dialect: ChatDialect;
  readonly #streamHeaders: Record<string, string>;

  constructor(service: ChatService, options: HttpProviderOptions) {
    super({ ...service, readError: readChatError }, options);
    this.#name = service.name;
    this.#dialect = service.dialect;
    this.#streamHeaders = { ...service.headers, accept: 'text/event-stream' };
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    if (options.private) this.assertLocal();
    const body = createChatBody(prompt, modelId, options, false, this.#dialect);
    return readChatReply(this.#name, await this.post('/chat/completions', body, options), modelId, this.host);
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    if (options.private) this.assertLocal();
    const events = callStream({
      ...this.call('/chat/completions', options),
      body: createChatBody(prompt, modelId, options, true, this.#dialect),
      framing: 'sse',
      isLast: isEndMark,
      headers: this.#streamHeaders,
    });
    yield* readChatStream(this.#name, events, modelId);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    if (options.private) this.assertLocal();
    const body = { model: modelId, input, ...(options.dimensions !== undefined && { dimensions: options.dimensions }) };
    const reply = asRecord(await this.post('/embeddings', body, options));
    const rows = isErrorBody(reply) ? [] : asList(reply?.data).map((row) => asRecord(row) ?? {});
    const inOrder = rows.sort((a, b) => (asNumber(a.index) ?? 0) - (asNumber(b.index) ?? 0));
    return {
      embeddings: this.readEmbeddings(
        inOrder.map((row) => row.embedding),
        input.length,
      ),
      usage: normalizeUsage(reply?.usage as RawUsage | undefined),
      model: asText(reply?.model) ?? modelId,
    };
  }
}
