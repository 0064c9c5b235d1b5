/** What calls cost. The service's own figure goes first, then overrides, then the bundled price list; unknown stays undefined, never 0. */
import { calcPrice } from '@pydantic/genai-prices';
import { LRUCache } from 'lru-cache';
import type { ModelConfig, TokenUsage } from './spec/index.ts';

export interface Price {
  /** USD per input token. */
  input: number;
  /** USD per output token. */
  output: number;
}

/** By `provider/model` or by model id. */
export type PriceOverrides = Record<string, Price>;

const LIST_PROVIDERS: Record<string, string> = {
  gemini: 'google',
  openrouter: 'openrouter',
  'openai-compatible': 'openai',
};
/** A call of this many tokens each way gives the price per token without rounding or tiers. */
const PROBE = 1_000;

export class PriceBook {
  readonly #overrides: PriceOverrides;
  readonly #hasOverrides: boolean;
  /** `null`: looked up, not known. One look-up takes a third of a millisecond. */
  readonly #known = new LRUCache<string, { price: Price | null }>({ max: 2_000 });

  constructor(overrides: PriceOverrides = {}) {
    this.#overrides = overrides;
    this.#hasOverrides = Object.keys(overrides).length > 0;
  }

  /** USD per token, or undefined where nobody says. */
  priceOf(model: ModelConfig): Price | undefined {
    const override = this.#hasOverrides
      ? (this.#overrides[`${model.provider}/${model.id}`] ?? this.#overrides[model.id])
      : undefined;
    if (override !== undefined) return override;
    if (model.isLocal) return { input: 0, output: 0 };
    if (model.costPerToken !== undefined)
      return { input: model.inputCostPerToken ?? model.costPerToken, output: model.costPerToken };
    return this.#listed(model.provider, model.id);
  }

  /** Adds what the list knows to a model whose service tells no price. */
  withPrice(model: ModelConfig): ModelConfig {
    if (model.type !== 'text') return model;
    const price = this.priceOf(model);
    return price === undefined ? model : { ...model, costPerToken: price.output, inputCostPerToken: price.input };
  }

  /** USD of a finished call; of an image model, of one picture. */
  costOf(model: ModelConfig, usage: TokenUsage): number | undefined {
    if (usage.costUsd !== undefined) return usage.costUsd;
    if (model.type === 'image' && model.costPerImage !== undefined) return model.costPerImage;
    const price = this.priceOf(model);
    if (price === undefined) return undefined;
    if (price.input === 0 && price.output === 0) return 0;
    if (usage.inputTokens === undefined && usage.outputTokens === undefined) return undefined;
    return (usage.inputTokens ?? 0) * price.input + (usage.outputTokens ?? 0) * price.output;
  }

  /** USD expected for a call of these sizes; images by the picture. */
  estimate(model: ModelConfig, inputTokens: number, outputTokens: number): number | undefined {
    if (model.type === 'image') return model.isLocal ? 0 : model.costPerImage;
    const price = this.priceOf(model);
    return price === undefined ? undefined : inputTokens * price.input + outputTokens * price.output;
  }

  #listed(provider: string, id: string): Price | undefined {
    const key = `${provider}/${id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known.price ?? undefined;
    const providerId = LIST_PROVIDERS[provider];
    const found =
      providerId === undefined
        ? null
        : calcPrice({ input_tokens: PROBE, output_tokens: PROBE }, id.replace(/^models\//u, ''), { providerId });
    const price = found === null ? null : { input: found.input_price / PROBE, output: found.output_price / PROBE };
    this.#known.set(key, { price });
    return price ?? undefined;
  }
}
