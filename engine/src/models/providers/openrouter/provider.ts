/** OpenRouter: one key, many hosted models. Never local. */
import type { ImageOptions, ImageResult, ModelConfig } from '../../spec/index.ts';
import { type HttpProviderOptions, withoutSlash } from '../http-provider.ts';
import { type ChatDialect, ChatProvider, createRatioBody, readImageReply } from '../openai-compatible/index.ts';
import { readModels } from './models.ts';

const SERVICE = 'OpenRouter';
const BASE_URL = 'https://openrouter.ai/api/v1';

export interface OpenRouterOptions extends HttpProviderOptions {
  /** Default https://openrouter.ai/api/v1. */
  endpoint?: string;
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

export class OpenRouterProvider extends ChatProvider {
  constructor(apiKey: string, options: OpenRouterOptions = {}) {
    const service = {
      id: 'openrouter',
      name: SERVICE,
      endpoint: withoutSlash(options.endpoint ?? BASE_URL),
      isLocal: false,
      headers: { authorization: `Bearer ${apiKey}`, 'x-title': 'HKM' },
      dialect: createDialect(options.zeroDataRetention ?? false),
    };
    super(service, options);
  }

  protected async listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]> {
    // Without the parameter only models that write text are listed.
    return readModels(await this.lookUp('/models?output_modalities=all', signal));
  }

  /** The list of models needs no key, so the key itself is asked about. */
  protected override async probe(signal: AbortSignal | undefined): Promise<unknown> {
    return this.lookUp('/key', signal);
  }

  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    if (options.private) this.assertLocal();
    const reply = await this.post('/images', createRatioBody(prompt, modelId, options), options);
    return readImageReply(SERVICE, reply, modelId, this.host);
  }
}
