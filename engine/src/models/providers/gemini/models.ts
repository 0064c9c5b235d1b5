/** `GET /models` of Gemini -> ModelConfigs. It tells neither prices nor modalities: those come from the catalogue and the names. */
import type { Capability, ModelConfig, ModelType, Quality, Speed } from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose } from '../../transport/index.ts';

export function readGeminiModels(body: unknown): ModelConfig[] {
  return asList(asRecord(body)?.models).flatMap((entry) => toModel(asRecord(entry) ?? {}));
}

function toModel(raw: Loose): ModelConfig[] {
  const id = asText(raw.name)?.replace(/^models\//u, '');
  if (id === undefined) return [];
  const methods = new Set(asList(raw.supportedGenerationMethods));
  const type = typeOf(id, methods);
  if (type === undefined) return [];
  const contextWindow = asNumber(raw.inputTokenLimit);
  const maxOutputTokens = asNumber(raw.outputTokenLimit);
  return [
    {
      id,
      name: asText(raw.displayName) ?? id,
      provider: 'gemini',
      type,
      capabilities: capabilitiesOf(type, id, raw),
      quality: qualityOf(id),
      speed: speedOf(id),
      isLocal: false,
      isAvailable: true,
      costPerToken: undefined,
      ...(contextWindow !== undefined && { contextWindow }),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
      raw,
    },
  ];
}

function typeOf(id: string, methods: ReadonlySet<unknown>): ModelType | undefined {
  if (methods.has('embedContent') || methods.has('batchEmbedContents')) return 'embedding';
  if (!methods.has('generateContent')) return undefined;
  if (/tts|audio|live|robotics|computer-use/u.test(id)) return undefined;
  return /image/u.test(id) ? 'image' : 'text';
}

function capabilitiesOf(type: ModelType, id: string, raw: Loose): Capability[] {
  if (type === 'embedding') return ['embedding'];
  if (type === 'image') return ['image-generation'];
  const basic: Capability[] = ['text', 'streaming', 'structured-output', 'tools'];
  if (!/gemma/u.test(id)) basic.push('vision');
  if (raw.thinking === true) basic.push('reasoning');
  return basic;
}

function qualityOf(id: string): Quality {
  if (/pro/u.test(id)) return 'high';
  return /lite|nano|gemma|8b/u.test(id) ? 'low' : 'medium';
}

function speedOf(id: string): Speed {
  if (/lite|flash/u.test(id)) return 'fast';
  return /pro/u.test(id) ? 'slow' : 'medium';
}
