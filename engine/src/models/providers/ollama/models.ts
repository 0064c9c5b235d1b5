/** `GET /api/tags` (and `/api/show` where that says too little) -> ModelConfigs. */
import type { Capability, ModelConfig, Quality, Speed } from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose } from '../../transport/index.ts';

/** Names that a local Ollama forwards to its cloud, even when they are not in the list. */
export function isCloudName(modelId: string): boolean {
  return /:cloud$|-cloud$/u.test(modelId) || /:[^:/]*-cloud$/u.test(modelId);
}

/** A model that the list or `show` says lives elsewhere. */
export function isRemote(raw: Loose | undefined): boolean {
  return Boolean(asText(raw?.remote_host) || asText(raw?.remote_model));
}

export function toModel(entry: unknown, shown: unknown, isLocalServer: boolean): ModelConfig[] {
  const raw = asRecord(entry);
  const id = asText(raw?.model) ?? asText(raw?.name);
  if (raw === undefined || id === undefined) return [];
  const show = asRecord(shown);
  const details = asRecord(raw.details);
  const own = asList(raw.capabilities).length > 0 ? asList(raw.capabilities) : asList(show?.capabilities);
  const words = new Set(own.filter((value) => typeof value === 'string'));
  const embedding = words.has('embedding') && !words.has('completion');
  const isLocal = isLocalServer && !isCloudName(id) && !isRemote(raw) && !isRemote(show);
  const contextWindow = asNumber(details?.context_length) ?? contextOf(show);
  const billions = parseBillions(asText(details?.parameter_size));
  return [
    {
      id,
      name: displayName(id),
      provider: 'ollama',
      type: embedding ? 'embedding' : 'text',
      capabilities: capabilitiesOf(words, embedding),
      quality: qualityOf(billions),
      speed: speedOf(billions),
      isLocal,
      isAvailable: true,
      costPerToken: isLocal ? 0 : undefined,
      inputCostPerToken: isLocal ? 0 : undefined,
      ...(contextWindow !== undefined && { contextWindow }),
      raw,
    },
  ];
}

/** `model_info["<architecture>.context_length"]`. */
export function contextOf(show: Loose | undefined): number | undefined {
  const info = asRecord(show?.model_info);
  const architecture = asText(info?.['general.architecture']);
  return architecture === undefined ? undefined : asNumber(info?.[`${architecture}.context_length`]);
}

function capabilitiesOf(words: ReadonlySet<unknown>, embedding: boolean): Capability[] {
  if (embedding) return ['embedding'];
  const found: Capability[] = ['text', 'streaming', 'structured-output'];
  if (words.has('tools')) found.push('tools');
  if (words.has('vision')) found.push('vision');
  if (words.has('thinking')) found.push('reasoning');
  return found;
}

/** `8.2B` -> 8.2, `137M` -> 0.137. */
export function parseBillions(size: string | undefined): number | undefined {
  const match = /^([\d.]+)\s*([BMK])$/iu.exec(size?.trim() ?? '');
  if (match === null) return undefined;
  const scale = { b: 1, m: 1e-3, k: 1e-6 }[(match[2] ?? 'b').toLowerCase()] ?? 1;
  return Number(match[1]) * scale;
}

function qualityOf(billions: number | undefined): Quality {
  if (billions === undefined) return 'medium';
  if (billions >= 30) return 'high';
  return billions >= 7 ? 'medium' : 'low';
}

function speedOf(billions: number | undefined): Speed {
  if (billions === undefined) return 'medium';
  if (billions >= 30) return 'slow';
  return billions >= 7 ? 'medium' : 'fast';
}

/** `llama3.3:latest` -> `Llama 3.3`, `qwen3:8b` -> `Qwen 3 8b`. */
export function displayName(id: string): string {
  const [name = id, tag] = id.split(':');
  const words = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/([a-z])(\d)/giu, '$1 $2')
    .split(/[-_ ]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...words, ...(tag === undefined || tag === 'latest' ? [] : [tag])].join(' ');
}
