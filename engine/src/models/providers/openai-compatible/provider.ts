/** Any service that speaks OpenAI's chat completions: vLLM, LM Studio, llama.cpp, a company's own gateway, OpenAI itself. */
import {
  type Capability,
  type ImageOptions,
  type ImageResult,
  type ModelConfig,
  type ModelType,
  ProviderError,
} from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, isLocalEndpoint } from '../../transport/index.ts';
import { type HttpProviderOptions, withoutSlash } from '../http-provider.ts';
import { ChatProvider } from './chat-provider.ts';
import { createSizeBody, readImageReply } from './images.ts';

const SERVICE = 'OpenAI-compatible';

export interface OpenAICompatibleOptions extends HttpProviderOptions {
  /** Base address, with or without `/v1`: `http://localhost:8000/v1`. */
  endpoint: string;
  apiKey?: string;
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
}

export class OpenAICompatibleProvider extends ChatProvider {
  constructor(options: OpenAICompatibleOptions) {
    const endpoint = baseUrl(options.endpoint);
    const service = {
      id: 'openai-compatible',
      name: SERVICE,
      endpoint,
      isLocal: isLocalEndpoint(endpoint, options.localNetworks),
      headers: options.apiKey ? { authorization: `Bearer ${options.apiKey}` } : {},
      dialect: { maxTokensField: 'max_tokens' } as const,
    };
    super(service, options);
  }

  protected async listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]> {
    const body = asRecord(await this.lookUp('/models', signal));
    return asList(body?.data).flatMap((entry) => this.#toModel(entry));
  }

  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    if (options.private) this.assertLocal();
    const reply = await this.post('/images/generations', createSizeBody(prompt, modelId, options), options);
    return readImageReply(SERVICE, reply, modelId, this.host);
  }

  #toModel(entry: unknown): ModelConfig[] {
    const raw = asRecord(entry);
    const id = asText(raw?.id);
    if (id === undefined) return [];
    const type = typeOf(id);
    const contextWindow =
      asNumber(raw?.max_model_len) ?? asNumber(raw?.context_length) ?? asNumber(raw?.context_window);
    return [
      {
        id,
        name: id,
        provider: this.id,
        type,
        capabilities: [...CAPABILITIES_OF[type]],
        quality: 'medium',
        speed: 'medium',
        isLocal: this.isLocal,
        isAvailable: true,
        costPerToken: this.isLocal ? 0 : undefined,
        inputCostPerToken: this.isLocal ? 0 : undefined,
        ...(type === 'image' && this.isLocal && { costPerImage: 0 }),
        ...(contextWindow !== undefined && { contextWindow }),
        raw,
      },
    ];
  }
}

const CAPABILITIES_OF: Record<ModelType, Capability[]> = {
  text: ['text', 'streaming', 'structured-output'],
  image: ['image-generation'],
  embedding: ['embedding'],
};

/** The list of such services holds names and nothing else. */
function typeOf(id: string): ModelType {
  if (/embed/iu.test(id)) return 'embedding';
  return /dall-e|gpt-image|stable-?diffusion|\bsd(?:xl|3)|flux|imagen|qwen-image|kandinsky/iu.test(id)
    ? 'image'
    : 'text';
}

/** Adds `/v1` where the address has no path; takes a slash off its end. */
function baseUrl(endpoint: string): string {
  if (!URL.canParse(endpoint))
    throw new ProviderError(SERVICE, 'bad_input', `"${endpoint}" is not an address such as http://localhost:8000/v1`, {
      status: 400,
    });
  const url = new URL(endpoint);
  const path = withoutSlash(url.pathname);
  return `${url.origin}${path === '' ? '/v1' : path}`;
}
