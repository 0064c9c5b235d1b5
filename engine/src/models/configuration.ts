/** What the environment and the configuration say about models. Keys are read here and handed to their provider; nothing else sees them. */
import type { ModelOverrides } from './catalogue.ts';
import type { PriceOverrides } from './cost.ts';

export interface ModelsConfiguration {
  geminiApiKey?: string | undefined;
  openrouterApiKey?: string | undefined;
  ollamaEndpoint?: string | undefined;
  comfyuiEndpoint?: string | undefined;
  /** A workflow in ComfyUI's API format with slots. */
  comfyuiWorkflow?: unknown;
  openaiCompatibleEndpoint?: string | undefined;
  openaiCompatibleApiKey?: string | undefined;
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[] | undefined;
  /** USD per token by `provider/model`. */
  prices?: PriceOverrides | undefined;
  models?: ModelOverrides | undefined;
}

export const DEFAULT_OLLAMA = 'http://localhost:11434';
export const DEFAULT_COMFYUI = 'http://localhost:8188';

export function readEnvironment(env: Readonly<Record<string, string | undefined>>): ModelsConfiguration {
  const text = (name: string) => env[name]?.trim() || undefined;
  return {
    geminiApiKey: text('GEMINI_API_KEY') ?? text('API_KEY'),
    openrouterApiKey: text('OPENROUTER_API_KEY'),
    ollamaEndpoint: text('OLLAMA_ENDPOINT') ?? DEFAULT_OLLAMA,
    comfyuiEndpoint: text('COMFYUI_ENDPOINT') ?? DEFAULT_COMFYUI,
    openaiCompatibleEndpoint: text('OPENAI_COMPATIBLE_ENDPOINT'),
    openaiCompatibleApiKey: text('OPENAI_COMPATIBLE_ENDPOINT_API_KEY') ?? text('OPENAI_COMPATIBLE_API_KEY'),
    localNetworks: text('HKM_LOCAL_NETWORKS')?.split(/[\s,]+/u),
  };
}
