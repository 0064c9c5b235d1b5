/** `GET /models` of OpenRouter -> ModelConfigs. Prices are decimal strings in USD per token; a negative one means "varies": unknown. */
import type { Capability, ModelConfig, Quality } from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose } from '../../transport/index.ts';

export function readModels(body: unknown): ModelConfig[] {
  return asList(asRecord(body)?.data).flatMap((entry) => toModel(asRecord(entry) ?? {}));
}

function toModel(raw: Loose): ModelConfig[] {
  const id = asText(raw.id);
  if (id === undefined) return [];
  const architecture = asRecord(raw.architecture);
  const outputs = asList(architecture?.output_modalities).filter((value) => typeof value === 'string');
  const pricing = asRecord(raw.pricing);
  const type = outputs.includes('embeddings')
    ? 'embedding'
    : outputs.includes('image') && !outputs.includes('text')
      ? 'image'
      : 'text';
  const outputPrice = readPrice(pricing?.completion);
  const imagePrice = readPrice(pricing?.image);
  const contextWindow = asNumber(raw.context_length) ?? asNumber(asRecord(raw.top_provider)?.context_length);
  const maxOutputTokens = asNumber(asRecord(raw.top_provider)?.max_completion_tokens);
  return [
    {
      id,
      name: asText(raw.name) ?? id,
      provider: 'openrouter',
      type,
      capabilities: capabilitiesOf(raw, outputs, architecture),
      quality: qualityOf(outputPrice),
      speed: 'medium',
      isLocal: false,
      isAvailable: true,
      costPerToken: outputPrice,
      inputCostPerToken: readPrice(pricing?.prompt),
      ...(outputs.includes('image') && { costPerImage: imagePrice }),
      ...(contextWindow !== undefined && { contextWindow }),
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
      raw,
    },
  ];
}

export function readPrice(value: unknown): number | undefined {
  const price = asNumber(value);
  return price === undefined || price < 0 ? undefined : price;
}

function capabilitiesOf(raw: Loose, outputs: unknown[], architecture: Loose | undefined): Capability[] {
  const parameters = new Set(asList(raw.supported_parameters));
  const inputs = asList(architecture?.input_modalities);
  const found: [Capability, boolean][] = [
    ['text', outputs.length === 0 || outputs.includes('text')],
    ['streaming', outputs.length === 0 || outputs.includes('text')],
    ['structured-output', parameters.has('structured_outputs') || parameters.has('response_format')],
    ['tools', parameters.has('tools')],
    ['reasoning', parameters.has('reasoning')],
    ['vision', inputs.includes('image')],
    ['image-generation', outputs.includes('image')],
    ['embedding', outputs.includes('embeddings')],
  ];
  return found.filter(([, has]) => has).map(([capability]) => capability);
}

/** A rough prior where nothing better is known: what a service asks for a million output tokens. The catalogue overrides it. */
function qualityOf(pricePerToken: number | undefined): Quality {
  if (pricePerToken === undefined) return 'medium';
  const perMillion = pricePerToken * 1e6;
  if (perMillion >= 8) return 'high';
  return perMillion >= 0.6 ? 'medium' : 'low';
}
