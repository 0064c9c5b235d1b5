/**
 * Calls of models for Prometheus, named by OpenTelemetry's conventions for generative AI: `gen_ai.client.operation.duration` and
 * `gen_ai.client.token.usage` (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/).
 */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Ledger, LedgerEntry } from '../models/index.ts';

/** As the conventions advise. Seconds, and tokens. */
const DURATIONS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];
const TOKENS = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304];

const OPERATIONS = { text: 'chat', image: 'generate_content', embedding: 'embeddings' } as const;
const LABELS = ['gen_ai_operation_name', 'gen_ai_provider_name', 'gen_ai_request_model'] as const;

/** Counts every call from now on, until what it gives is called. */
export function meterModels(register: Registry, ledger: Ledger): () => void {
  const durations = new Histogram({
    name: 'gen_ai_client_operation_duration_seconds',
    help: 'Time of a call of a model.',
    labelNames: [...LABELS, 'error_type'],
    buckets: DURATIONS,
    registers: [register],
  });
  const tokens = new Histogram({
    name: 'gen_ai_client_token_usage',
    help: 'Tokens of a call of a model, as far as its service tells.',
    labelNames: [...LABELS, 'gen_ai_token_type'],
    buckets: TOKENS,
    registers: [register],
  });
  const costs = new Counter({
    name: 'hkm_model_cost_usd_total',
    help: 'US dollars for calls of models, as far as known.',
    labelNames: LABELS,
    registers: [register],
  });
  return ledger.watch(({ model, durationMs, costUsd, inputTokens, outputTokens, errorType }: LedgerEntry) => {
    const labels = {
      gen_ai_operation_name: OPERATIONS[model.type ?? 'text'],
      gen_ai_provider_name: model.provider,
      gen_ai_request_model: model.id,
    };
    durations.observe({ ...labels, ...(errorType !== undefined && { error_type: errorType }) }, durationMs / 1_000);
    if (inputTokens !== undefined) tokens.observe({ ...labels, gen_ai_token_type: 'input' }, inputTokens);
    if (outputTokens !== undefined) tokens.observe({ ...labels, gen_ai_token_type: 'output' }, outputTokens);
    if (costUsd !== undefined && costUsd > 0) costs.inc(labels, costUsd);
  });
}
