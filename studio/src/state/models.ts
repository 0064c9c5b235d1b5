/** What the page says about models: groups, search, names, prices. */
import { keyOf, type ListedModel, type ModelType } from '../api/models.ts';
import type { MessageKey, Words } from '../i18n/index.ts';

export interface Provider {
  /** A name of its own, or the message that says it. */
  name: string | { message: MessageKey };
  /** Environment variables of the server that connect it. */
  variables: readonly string[];
}

const PROVIDERS: Readonly<Record<string, Provider>> = {
  builtin: { name: { message: 'model.builtin' }, variables: [] },
  ollama: { name: 'Ollama', variables: ['OLLAMA_ENDPOINT'] },
  gemini: { name: 'Google Gemini', variables: ['GEMINI_API_KEY'] },
  openrouter: { name: 'OpenRouter', variables: ['OPENROUTER_API_KEY'] },
  'openai-compatible': {
    name: 'OpenAI-compatible',
    variables: ['OPENAI_COMPATIBLE_ENDPOINT', 'OPENAI_COMPATIBLE_ENDPOINT_API_KEY'],
  },
  comfyui: { name: 'ComfyUI', variables: ['COMFYUI_ENDPOINT'] },
};

export const KNOWN_PROVIDERS: readonly string[] = Object.keys(PROVIDERS);

export function providerOf(id: string): Provider {
  return (Object.hasOwn(PROVIDERS, id) ? PROVIDERS[id] : undefined) ?? { name: id, variables: [] };
}

export function providerName(id: string, { t }: Pick<Words, 't'>): string {
  const { name } = providerOf(id);
  return typeof name === 'string' ? name : t(name.message);
}

/** Models of a kind that answer to every word of the query, by provider; usable providers come first. */
export function groupModels(
  models: readonly ListedModel[],
  type: ModelType | undefined,
  query = '',
): { provider: string; models: ListedModel[] }[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, ListedModel[]>();
  for (const model of models) {
    const said = `${model.name} ${keyOf(model)}`.toLowerCase();
    if ((type !== undefined && model.type !== type) || !words.every((word) => said.includes(word))) continue;
    groups.set(model.provider, [...(groups.get(model.provider) ?? []), model]);
  }
  const isUsable = (rows: readonly ListedModel[]) => (rows.some((model) => model.isAvailable) ? 0 : 1);
  return [...groups]
    .map(([provider, rows]) => ({ provider, models: rows }))
    .sort((a, b) => isUsable(a.models) - isUsable(b.models));
}

export function findModel(models: readonly ListedModel[], key: string): ListedModel | undefined {
  return models.find((model) => keyOf(model) === key);
}

/** The name of a chosen model, also while nobody has listed it yet. */
export function nameOfChoice(key: string, models: readonly ListedModel[], { t }: Pick<Words, 't'>): string {
  if (key === '') return t('model.automatic');
  return findModel(models, key)?.name ?? key.slice(key.indexOf('/') + 1);
}

/** Where a model runs, as a message key; one that nobody lists is not available. */
export function badgeOf(model: ListedModel | undefined): MessageKey {
  if (!model?.isAvailable) return 'model.unavailable';
  if (model.provider === 'builtin') return 'model.builtin';
  return model.isLocal ? 'model.local' : 'model.remote';
}

/** Dollars with as many digits as small amounts need. */
export function dollars(amount: number, { number }: Pick<Words, 'number'>): string {
  const digits = amount > 0 && amount < 0.01 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 };
  // Some languages have no sign of one character for it, and letters would turn around in a text from right to left.
  return number(amount, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', ...digits }).replace(
    'US$',
    '$',
  );
}

const MILLION = 1_000_000;

/** The price in words: free where it is known to be nothing, unknown where nobody says. */
export function priceOf(model: ListedModel, words: Pick<Words, 't' | 'number'>): string {
  const { t } = words;
  if (model.type === 'image') {
    if (model.costPerImage === undefined) return t('model.priceUnknown');
    return model.costPerImage === 0
      ? t('model.free')
      : t('model.perImage', { price: dollars(model.costPerImage, words) });
  }
  const { costPerToken, inputCostPerToken = costPerToken } = model;
  if (costPerToken === undefined || inputCostPerToken === undefined) return t('model.priceUnknown');
  if (costPerToken === 0 && inputCostPerToken === 0) return t('model.free');
  const output = dollars(costPerToken * MILLION, words);
  const input = dollars(inputCostPerToken * MILLION, words);
  return input === output ? t('model.perMillion', { price: output }) : t('model.perMillionBoth', { input, output });
}

/** What a composer is called: `builtin`, or `provider/model`. */
export function composerName(composer: string, words: Pick<Words, 't'>): string {
  if (/^builtin(\/|$)/.test(composer)) return words.t('made.builtin');
  const slash = composer.indexOf('/');
  return slash < 0 ? composer : `${composer.slice(slash + 1)} (${providerName(composer.slice(0, slash), words)})`;
}
