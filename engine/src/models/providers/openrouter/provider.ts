/** OpenRouter: one key, many hosted models. Never local. */
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
import { callJson, type Transport } from '../../transport/index.ts';
import { ChatClient, type ChatDialect } from '../openai-compatible/index.ts';
import { createImageBody, readImageReply } from './images.ts';
import { readModels } from './models.ts';

const SERVICE = 'OpenRouter';
const BASE_URL = 'https://openrouter.ai/api/v1';

export interface OpenRouterOptions extends ProviderOptions {
  /** Default https://openrouter.ai/api/v1. */
  endpoint?: string;
  transport?: Transport;
  /** Ask only upstreams that keep no data (`provider.zdr` and `data_collection: deny`). Default false. */
  zeroDataRetention?: boolean;
}

function createDialect(zeroDataRetention: boolean): ChatDialect {
  return {
    maxTokensField: 'max_completion_tokens',
    extra: (options) => {
      const provider = {
        // Without it, upstreams that cannot follow a schema drop it silently.
        ...((options.responseSchema || options.tools) && { require_parameters: true }),
        ...(zeroDataRetention && { zdr: true, data_collection: 'deny' }),
      };
      const { reasoning } = options;
      return {
        // Usage always comes by itself.
        stream_options: undefined,
        ...(Object.keys(provider).length > 0 && { provider }),
        ...(reasoning !== undefined && {
          reasoning: typeof reasoning === 'string' ? { effort: reasoning } : { enabled: reasoning },
        }),
      };
    },
  };
}

export class OpenRouterProvider implements Provider {
  readonly id = 'openrouter';
  readonly #client: ChatClient;
  readonly endpoint: string;
  readonly isLocal = false;
  #lastError: Error | undefined;

  constructor(apiKey: string, options: OpenRouterOptions = {}) {
    const headers: Record<string, string> = { authorization: `Bearer ${apiKey}`, 'x-title': 'HKM' };
    this.endpoint = (options.endpoint ?? BASE_URL).replace(/\/+$/u, '');
    this.#client = new ChatClient(
      { service: SERVICE, baseUrl: this.endpoint, headers, dialect: createDialect(options.zeroDataRetention ?? false) },
      options,
    );
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    try {
      const models = readModels(await this.#client.list('/models?output_modalities=all', signal));
      this.#lastError = undefined;
      return models;
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return [];
    }
  }

  /** The list of models needs no key, so the key itself is asked about. */
  async isAvailable(signal?: AbortSignal): Promise<boolean> {
    try {
      await this.#client.list('/key', signal);
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
    assertNotPrivate(options);
    return this.#client.generate(prompt, modelId, options);
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    assertNotPrivate(options);
    yield* this.#client.stream(prompt, modelId, options);
  }

  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    assertNotPrivate(options);
    const reply = await callJson({
      ...this.#client.call('/images', options),
      body: createImageBody(prompt, modelId, options),
    });
    return readImageReply(SERVICE, reply, modelId, this.#client.host);
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    assertNotPrivate(options);
    return this.#client.embed(input, modelId, options);
  }
}

function assertNotPrivate(options: { private?: boolean }): void {
  if (options.private) {
    throw new ProviderError(SERVICE, 'no_model', 'OpenRouter is a hosted service, and the request is private', {
      status: 403,
      retryable: false,
    });
  }
}
