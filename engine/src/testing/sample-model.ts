/** A model as services describe one: hosted, of middling quality, of unknown cost. */
import type { ModelConfig } from '../models/index.ts';

export function sampleModel(provider: string, id = 'm', more: Partial<ModelConfig> = {}): ModelConfig {
  return {
    id,
    name: id,
    provider,
    type: 'text',
    capabilities: ['text'],
    quality: 'medium',
    speed: 'medium',
    isLocal: false,
    isAvailable: true,
    costPerToken: undefined,
    ...more,
  };
}
