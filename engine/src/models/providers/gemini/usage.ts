/** `usageMetadata` -> TokenUsage. Thoughts are not among the candidates' tokens but are billed as output, so they are added. */
import type { TokenUsage } from '../../spec/index.ts';
import { asNumber, asRecord } from '../../transport/index.ts';

export function normalizeGeminiUsage(value: unknown): TokenUsage {
  const raw = asRecord(value);
  if (raw === undefined) return {};
  const candidates = asNumber(raw.candidatesTokenCount);
  const thoughts = asNumber(raw.thoughtsTokenCount);
  const input = asNumber(raw.promptTokenCount);
  const cached = asNumber(raw.cachedContentTokenCount);
  const output = candidates === undefined && thoughts === undefined ? undefined : (candidates ?? 0) + (thoughts ?? 0);
  return {
    ...(input !== undefined && { inputTokens: input }),
    ...(output !== undefined && { outputTokens: output }),
    ...(cached !== undefined && { cachedTokens: cached }),
    ...(thoughts !== undefined && { reasoningTokens: thoughts }),
    raw,
  };
}
