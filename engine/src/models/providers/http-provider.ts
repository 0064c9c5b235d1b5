/** What every provider that speaks HTTP shares: its address, its calls with their limits, what went wrong last, and the refusal of private requests. */
import {
  type GenerateOptions,
  type ModelConfig,
  type Provider,
  ProviderError,
  type ProviderOptions,
  type ServiceErrorDetail,
  type TextResult,
} from '../spec/index.ts';
import {
  asList,
  asNumber,
  type CallOptions,
  callJson,
  createFetchTransport,
  hostOf,
  type Transport,
} from '../transport/index.ts';

export interface HttpProviderOptions extends ProviderOptions {
  transport?: Transport;
}

export interface Service {
  /** As the manager registers it: `ollama`. */
  id: string;
  /** As people know it, for messages: `Ollama`. */
  name: string;
  /** Base address without a slash at its end; paths are added. */
  endpoint: string;
  isLocal: boolean;
  headers?: Record<string, string>;
  /** Milliseconds until the first token where neither the call nor the options say. */
  firstTokenTimeoutMs?: number;
  readError(body: unknown): ServiceErrorDetail;
}

export type CallLimits = Pick<GenerateOptions, 'signal' | 'timeoutMs' | 'firstTokenTimeoutMs' | 'idleTimeoutMs'>;

export abstract class HttpProvider implements Provider {
  readonly id: string;
  readonly endpoint: string;
  readonly isLocal: boolean;
  protected readonly host: string;
  readonly #service: Service;
  readonly #options: HttpProviderOptions;
  readonly #transport: Transport;
  #lastError: Error | undefined;

  constructor(service: Service, options: HttpProviderOptions) {
    this.id = service.id;
    this.endpoint = service.endpoint;
    this.isLocal = service.isLocal;
    this.host = hostOf(service.endpoint);
    this.#service = service;
    this.#options = options;
    this.#transport = options.transport ?? createFetchTransport(options.fetch);
  }

  /** Asks the service for its models. */
  protected abstract listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]>;

  /** Asks whether the service is there and the key is good. */
  protected async probe(signal: AbortSignal | undefined): Promise<unknown> {
    return this.listModels(signal);
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    return (await this.#noting(() => this.listModels(signal))) ?? [];
  }

  async isAvailable(signal?: AbortSignal): Promise<boolean> {
    await this.#noting(() => this.probe(signal));
    return this.#lastError === undefined;
  }

  async #noting<T>(ask: () => Promise<T>): Promise<T | undefined> {
    try {
      const answer = await ask();
      this.#lastError = undefined;
      return answer;
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return undefined;
    }
  }

  /** The parts of a call that do not depend on its body. The caller's own limits go before the provider's. */
  protected call(path: string, limits: CallLimits): CallOptions {
    const { name, headers, readError, firstTokenTimeoutMs } = this.#service;
    const options = this.#options;
    return {
      service: name,
      transport: this.#transport,
      url: this.endpoint + path,
      ...(headers && { headers }),
      signal: limits.signal,
      timeoutMs: limits.timeoutMs ?? options.timeoutMs,
      firstTokenTimeoutMs: limits.firstTokenTimeoutMs ?? options.firstTokenTimeoutMs ?? firstTokenTimeoutMs,
      idleTimeoutMs: limits.idleTimeoutMs ?? options.idleTimeoutMs,
      maxBytes: options.maxResponseBytes,
      readError,
    };
  }

  protected async post(path: string, body: unknown, limits: CallLimits): Promise<unknown> {
    const call = this.call(path, limits);
    call.body = body;
    return callJson(call);
  }

  /** A question that is answered at once, such as one for the models. A body makes it a POST. */
  protected async lookUp(path: string, signal: AbortSignal | undefined, body?: unknown): Promise<unknown> {
    const timeoutMs = this.#options.discoveryTimeoutMs ?? 5_000;
    const call = this.call(path, { ...(signal && { signal }), timeoutMs, firstTokenTimeoutMs: timeoutMs });
    return callJson(body === undefined ? { ...call, method: 'GET' } : { ...call, body });
  }

  protected error(
    code: 'bad_response' | 'blocked' | 'bad_request' | 'timeout',
    reason: string,
    status = 502,
  ): ProviderError {
    return new ProviderError(this.#service.name, code, reason, { status });
  }

  /** For a private request: throws where the service is not on this machine or an allowed network. */
  protected assertLocal(): void {
    if (!this.isLocal) throw this.refusal(`${this.host} is not on this machine`);
  }

  protected refusal(reason: string): ProviderError {
    const options = { status: 403, retryable: false };
    return new ProviderError(this.#service.name, 'no_model', `${reason}, and the request is private`, options);
  }

  /** Vectors as they came, one for each text. @throws bad_response for any other number, and for what is no number */
  protected readEmbeddings(rows: readonly unknown[], wanted: number): number[][] {
    const embeddings = rows.map((row) => asList(row).map((value) => asNumber(value) ?? Number.NaN));
    if (embeddings.length !== wanted || embeddings.some((row) => row.length === 0 || row.some(Number.isNaN)))
      throw this.error('bad_response', `${embeddings.length} embeddings came for ${wanted} texts`);
    return embeddings;
  }
}

export abstract class TextProvider extends HttpProvider {
  abstract generate(prompt: string, modelId: string, options?: GenerateOptions): Promise<TextResult>;

  async generateText(prompt: string, modelId: string, options?: GenerateOptions): Promise<string> {
    return (await this.generate(prompt, modelId, options)).text;
  }
}

/** What stands after a base address: a slash at its end would be one too many. */
export function withoutSlash(endpoint: string): string {
  return endpoint.replace(/\/+$/u, '');
}
