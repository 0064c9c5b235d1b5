/** Any service that speaks OpenAI's chat completions: vLLM, LM Studio, llama.cpp, a company's own gateway, OpenAI itself. */
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
import { asList, asNumber, asRecord, asText, isLocalEndpoint, type Transport } from '../../transport/index.ts';
import { ChatClient } from './chat-client.ts';

const SERVICE = 'OpenAI-compatible';

export interface OpenAICompatibleOptions extends ProviderOptions {
  /** Base address, with or without `/v1`: `http://localhost:8000/v1`. */
  endpoint: string;
  apiKey?: string;
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
  transport?: Transport;
}

export class OpenAICompatibleProvider implements Provider {
  readonly id = 'openai-compatible';
  readonly endpoint: string;
  readonly isLocal: boolean;
  readonly #client: ChatClient;
  #lastError: Error | undefined;

  constructor(options: OpenAICompatibleOptions) {
    this.endpoint = baseUrl(options.endpoint);
    this.isLocal = isLocalEndpoint(this.endpoint, options.localNetworks);
    const headers: Record<string, string> = options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {};
    this.#client = new ChatClient(
      { service: SERVICE, baseUrl: this.endpoint, headers, dialect: { maxTokensField: 'max_tokens' } },
      options,
    );
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    try {
      const body = asRecord(await this.#client.list('/models', signal));
      this.#lastError = undefined;
      return asList(body?.data).flatMap((entry) => this.#toModel(entry));
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
    this.#assertPrivacy(options);
    return this.#client.generate(prompt, modelId, options);
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    this.#assertPrivacy(options);
    yield* this.#client.stream(prompt, modelId, options);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    this.#assertPrivacy(options);
    return this.#client.embed(input, modelId, options);
  }

  #assertPrivacy(options: { private?: boolean }): void {
    if (options.private && !this.isLocal) {
      throw new ProviderError(
        SERVICE,
        'no_model',
        `${this.#client.host} is not on this machine, and the request is private`,
        { status: 403, retryable: false },
      );
    }
  }

  #toModel(entry: unknown): ModelConfig[] {
    const raw = asRecord(entry);
    const id = asText(raw?.id);
    if (id === undefined) return [];
    const embedding = /embed/iu.test(id);
    const contextWindow =
      asNumber(raw?.max_model_len) ?? asNumber(raw?.context_length) ?? asNumber(raw?.context_window);
    return [
      {
        id,
        name: id,
        provider: this.id,
        type: embedding ? 'embedding' : 'text',
        capabilities: embedding ? ['embedding'] : ['text', 'streaming', 'structured-output'],
        quality: 'medium',
        speed: 'medium',
        isLocal: this.isLocal,
        isAvailable: true,
        costPerToken: this.isLocal ? 0 : undefined,
        inputCostPerToken: this.isLocal ? 0 : undefined,
        ...(contextWindow !== undefined && { contextWindow }),
        raw,
      },
    ];
  }
}

/** Adds `/v1` where the address has no path; takes a slash off its end. */
function baseUrl(endpoint: string): string {
  if (!URL.canParse(endpoint))
    throw new ProviderError(SERVICE, 'bad_input', `"${endpoint}" is not an address such as http://localhost:8000/v1`, {
      status: 400,
    });
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/u, '');
  return `${url.origin}${path === '' ? '/v1' : path}`;
}
