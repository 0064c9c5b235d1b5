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
  const fields: Record<string, number | null | undefined> = {
    inputTokens: raw.prompt_tokens,
    outputTokens: raw.completion_tokens,
    cachedTokens: raw.prompt_tokens_details?.cached_tokens,
    reasoningTokens: raw.completion_tokens_details?.reasoning_tokens,
    costUsd: raw.cost,
  };
  const known = Object.entries(fields).filter(
    ([, value]) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  );
  return { ...Object.fromEntries(known), raw };
}
