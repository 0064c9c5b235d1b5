/**
 * Which models there are: asks every provider at once, believes their lists for a while, adds what the catalogue, the price list and the
 * user know, and says of known models that are missing why they are.
 */
import { type Told, tell } from '../contract/index.ts';
import { isHkmError } from '../errors.ts';
import { applyOverrides, catalogueDefault, type ModelOverrides, missingModels } from './catalogue.ts';
import type { PriceBook } from './cost.ts';
import { mendingOf } from './providers.ts';
import type { ModelConfig, Provider } from './spec/index.ts';
import { isLocalEndpoint } from './transport/index.ts';

export interface ListOptions {
  /** true: services on other machines are not contacted. Default false. */
  localOnly?: boolean;
}

export interface DirectoryOptions {
  prices: PriceBook;
  overrides: ModelOverrides;
  /** Milliseconds that one provider may take. Default 6,000. */
  timeoutMs?: number | undefined;
  /** Milliseconds that a list is believed. Default 30,000. */
  ttlMs?: number | undefined;
}

/** What one provider offers, with all that is known of it. */
interface Listing {
  provider: Provider;
  at: number;
  models: Promise<ModelConfig[]>;
}

/** The lists of all providers as one; served without making it anew while no provider has a newer list. */
interface Whole {
  listings: readonly (readonly ModelConfig[])[];
  models: readonly ModelConfig[];
}

export class ModelDirectory {
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #options: DirectoryOptions;
  readonly #listings = new Map<string, Listing>();
  readonly #wholes = new Map<boolean, Whole>();

  constructor(providers: ReadonlyMap<string, Provider>, options: DirectoryOptions) {
    this.#providers = providers;
    this.#options = options;
  }

  /** Asked of all providers now, in the order of registration; one that fails or hangs costs only its own models. */
  async ask(signal?: AbortSignal): Promise<ModelConfig[]> {
    const lists = [...this.#providers].map(([id, provider]) => this.#ask(id, provider, signal));
    return (await Promise.all(lists)).flat();
  }

  /** The available ones, and the known ones that are not there with the reason. An old list is served while a new one is made. */
  async list({ localOnly = false }: ListOptions = {}): Promise<readonly ModelConfig[]> {
    const listings = await Promise.all(
      [...this.#providers].map(([id, provider]) => this.#listingOf(id, provider, localOnly)),
    );
    const known = this.#wholes.get(localOnly);
    if (known?.listings.length === listings.length && known.listings.every((list, index) => list === listings[index]))
      return known.models;
    const found = listings.flat();
    const models = [...found, ...missingModels(found, (id) => this.#reasonFor(id, localOnly))];
    this.#wholes.set(localOnly, { listings, models });
    return models;
  }

  /** The host beyond this machine that a call to the model goes to, if any. */
  hostOf(model: ModelConfig): string | undefined {
    const raw = typeof model.raw === 'object' && model.raw !== null ? (model.raw as Record<string, unknown>) : {};
    // A local server may forward to a cloud.
    if (typeof raw.remote_host === 'string' && raw.remote_host !== '')
      return raw.remote_host.replace(/^\w+:\/\/|\/.*$/gu, '');
    const endpoint = this.#providers.get(model.provider)?.endpoint;
    if (endpoint === undefined || !URL.canParse(endpoint) || (model.isLocal && isLocalEndpoint(endpoint)))
      return undefined;
    return new URL(endpoint).host;
  }

  /** The provider's list is made anew the next time that it is wanted. */
  forget(id: string): void {
    this.#listings.delete(id);
  }

  clear(): void {
    this.#listings.clear();
    this.#wholes.clear();
  }

  #listingOf(id: string, provider: Provider, localOnly: boolean): Promise<ModelConfig[]> {
    const kept = this.#listings.get(id);
    // A provider may be replaced by another under its id.
    const listed = kept?.provider === provider ? kept : undefined;
    if (localOnly && provider.isLocal === false) return listed?.models ?? NOT_ASKED;
    if (listed !== undefined && performance.now() - listed.at <= (this.#options.ttlMs ?? 30_000)) return listed.models;
    const fresh: Listing = { provider, at: performance.now(), models: this.#ask(id, provider) };
    if (listed === undefined) {
      this.#listings.set(id, fresh);
      return fresh.models;
    }
    listed.at = fresh.at;
    fresh.models.then(() => {
      if (this.#listings.get(id) === listed) this.#listings.set(id, fresh);
    });
    return listed.models;
  }

  async #ask(id: string, provider: Provider, signal?: AbortSignal): Promise<ModelConfig[]> {
    if (provider.getAvailableModels === undefined) {
      const known = catalogueDefault(id);
      return known === undefined ? [] : [this.#withKnowledge(known)];
    }
    const limit = AbortSignal.timeout(this.#options.timeoutMs ?? 6_000);
    const either = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    const late = Promise.withResolvers<ModelConfig[]>();
    either.addEventListener('abort', () => late.resolve([]), { once: true });
    try {
      const models = await Promise.race([provider.getAvailableModels(either), late.promise]);
      return Array.isArray(models) ? models.map((model) => this.#withKnowledge(model)) : [];
    } catch {
      return [];
    }
  }

  #withKnowledge(model: ModelConfig): ModelConfig {
    return applyOverrides(this.#options.prices.withPrice(model), this.#options.overrides);
  }

  #reasonFor(id: string, localOnly: boolean): Why {
    const provider = this.#providers.get(id);
    const { name, start, configure } = mendingOf(id);
    if (provider === undefined) return inBrackets(tell('provider_unconfigured', { provider: name }), configure);
    if (localOnly && provider.isLocal === false) return alone(tell('provider_hosted'));
    const { lastError } = provider;
    if (lastError === undefined) return alone(tell('provider_lacks_model'));
    const code = isHkmError(lastError) ? lastError.code : undefined;
    if (code === 'auth') return inBrackets(tell('provider_refused_key', { provider: name }), configure);
    if (code !== 'unavailable' && code !== 'timeout') return { reason: lastError.message.replace(/\.$/u, '') };
    const problem = silence(name, provider);
    return { reason: `${problem.message}. ${start.message}`, reasons: [problem, start] };
  }
}

/** Why the models of a provider are not there. */
interface Why {
  reason: string;
  /** The same by codes, where it is not a service's own message. */
  reasons?: readonly Told[];
}

function alone(told: Told): Why {
  return { reason: told.message, reasons: [told] };
}

function inBrackets(problem: Told, mending: Told): Why {
  return { reason: `${problem.message} (${mending.message})`, reasons: [problem, mending] };
}

/** A hosted service does not answer; one of ours is not running. */
function silence(provider: string, { isLocal, endpoint }: Provider): Told {
  const kind = isLocal === false ? 'silent' : 'stopped';
  if (endpoint === undefined) return tell(`provider_${kind}`, { provider });
  return tell(`provider_${kind}_at`, { provider, address: withoutUser(endpoint) });
}

const NOT_ASKED: Promise<ModelConfig[]> = Promise.resolve([]);

/** An address may carry a password. */
function withoutUser(endpoint: string): string {
  return endpoint.replace(/\/\/[^/@]*@/u, '//');
}
