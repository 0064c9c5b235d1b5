/** `usage` of a chat completion -> TokenUsage. The cost is the service's own figure, where it gives one (OpenRouter does). */
import type { TokenUsage } from '../../spec/index.ts';

export interface RawUsage {
  prompt_tokens?: number | null;
  completion_tokens?: number | null;
  cost?: number | null;
  prompt_tokens_details?: { cached_tokens?: number | null } | null;
  completion_tokens_details?: { reasoning_tokens?: number | null } | null;
}

export function normalizeUsage(raw: RawUsage | null | undefined): TokenUsage {
  if (raw === null || raw === undefined) return {};
  const usage: TokenUsage = { raw };
  set(usage, 'inputTokens', raw.prompt_tokens);
  set(usage, 'outputTokens', raw.completion_tokens);
  set(usage, 'cachedTokens', raw.prompt_tokens_details?.cached_tokens);
  set(usage, 'reasoningTokens', raw.completion_tokens_details?.reasoning_tokens);
  set(usage, 'costUsd', raw.cost);
  return usage;
}

type Count = Exclude<keyof TokenUsage, 'raw'>;

/** Only what is a count: services send null, and worse. */
function set(usage: TokenUsage, name: Count, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) usage[name] = value;
}
