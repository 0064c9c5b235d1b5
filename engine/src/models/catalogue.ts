/** Models known by name: what to offer where a service cannot list its own, and what is known of them beyond what services tell. */
import type { Told } from '../contract/index.ts';
import type { ModelConfig } from './spec/index.ts';

type CatalogueEntry = Omit<ModelConfig, 'isAvailable'> & { isDefault?: boolean };

/** The user's own knowledge, by `provider/model` or model id: goes over everything else. */
export type ModelOverrides = Record<
  string,
  Partial<
    Pick<
      ModelConfig,
      | 'name'
      | 'quality'
      | 'speed'
      | 'contextWindow'
      | 'capabilities'
      | 'costPerToken'
      | 'inputCostPerToken'
      | 'costPerImage'
    >
  >
>;

const hosted = { isLocal: false, costPerToken: undefined } as const;
const local = { isLocal: true, costPerToken: 0, inputCostPerToken: 0 } as const;

/** One default a provider and type, in the order in which they are offered. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    id: 'gemini-3-pro',
    name: 'Gemini 3 Pro',
    provider: 'gemini',
    type: 'text',
    capabilities: ['text', 'streaming', 'structured-output', 'tools', 'vision', 'reasoning'],
    quality: 'high',
    speed: 'slow',
    contextWindow: 1_048_576,
    isDefault: true,
    ...hosted,
  },
  {
    id: 'llama3.3',
    name: 'Llama 3.3',
    provider: 'ollama',
    type: 'text',
    capabilities: ['text', 'streaming', 'structured-output', 'tools'],
    quality: 'high',
    speed: 'slow',
    contextWindow: 131_072,
    isDefault: true,
    ...local,
  },
  {
    id: 'openrouter/auto',
    name: 'OpenRouter Auto',
    provider: 'openrouter',
    type: 'text',
    capabilities: ['text', 'streaming'],
    quality: 'medium',
    speed: 'medium',
    isDefault: true,
    ...hosted,
  },
  {
    id: 'sd_xl_base_1.0.safetensors',
    name: 'Stable Diffusion XL',
    provider: 'comfyui',
    type: 'image',
    capabilities: ['image-generation'],
    quality: 'high',
    speed: 'slow',
    costPerImage: 0,
    isDefault: true,
    ...local,
  },
];

/** The default of a provider that cannot list its models. */
export function catalogueDefault(provider: string): ModelConfig | undefined {
  const entry = CATALOGUE.find((candidate) => candidate.provider === provider && candidate.isDefault);
  if (entry === undefined) return undefined;
  const { isDefault: _isDefault, ...model } = entry;
  return { ...model, isAvailable: true };
}

/** Known models that were not found, with the reason, so that people see what could be there. */
export function missingModels(
  found: readonly ModelConfig[],
  reasonOf: (provider: string) => { reason: string; reasons?: readonly Told[] },
): ModelConfig[] {
  const present = new Set(found.map((model) => `${model.provider}/${baseName(model.id)}`));
  return CATALOGUE.filter((entry) => !present.has(`${entry.provider}/${baseName(entry.id)}`)).map(
    ({ isDefault: _isDefault, ...model }) => {
      const { reason, reasons } = reasonOf(model.provider);
      return {
        ...model,
        isAvailable: false,
        unavailableReason: reason,
        ...(reasons && { unavailableReasons: reasons }),
      };
    },
  );
}

export function applyOverrides(model: ModelConfig, overrides: ModelOverrides): ModelConfig {
  const own = overrides[`${model.provider}/${model.id}`] ?? overrides[model.id];
  return own === undefined ? model : { ...model, ...own };
}

/** Ollama lists `llama3.3` as `llama3.3:latest`. */
function baseName(id: string): string {
  return id.replace(/:latest$/u, '');
}
