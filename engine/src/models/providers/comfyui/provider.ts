/** ComfyUI: pictures from a workflow, on this machine or the allowed network. */
import { randomInt, randomUUID } from 'node:crypto';
import type { ImageOptions, ImageResult, ModelConfig, Provider, ProviderOptions } from '../../spec/index.ts';
import { ProviderError } from '../../spec/index.ts';
import {
  asList,
  asRecord,
  asText,
  type CallOptions,
  callBytes,
  callJson,
  createFetchTransport,
  hostOf,
  isLocalEndpoint,
  type Transport,
} from '../../transport/index.ts';
import { watchJob } from './job.ts';
import { nodeErrors, readChoices, readComfyError, readHistory, SERVICE } from './reply.ts';
import { classesOf, fillWorkflow, parseWorkflow, TEXT_TO_IMAGE, type Workflow } from './workflow.ts';

export interface ComfyUIOptions extends ProviderOptions {
  transport?: Transport;
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
  /** A workflow in API format with slots; default: the bundled text-to-image. */
  workflow?: unknown;
  /** Sampling steps. Default 25. */
  steps?: number;
  /** Milliseconds between looks at the history while the socket is silent. Default 1000. */
  pollMs?: number;
}

interface Limits {
  signal?: AbortSignal | undefined;
  timeoutMs?: number;
}

export class ComfyUIProvider implements Provider {
  readonly id = 'comfyui';
  readonly endpoint: string;
  readonly isLocal: boolean;
  readonly #options: ComfyUIOptions;
  readonly #transport: Transport;
  readonly #workflow: Workflow;
  #lastError: Error | undefined;

  constructor(endpoint = 'http://localhost:8188', options: ComfyUIOptions = {}) {
    this.endpoint = endpoint.replace(/\/+$/u, '');
    this.isLocal = isLocalEndpoint(this.endpoint, options.localNetworks);
    this.#options = options;
    this.#transport = options.transport ?? createFetchTransport(options.fetch);
    this.#workflow = options.workflow === undefined ? TEXT_TO_IMAGE : parseWorkflow(options.workflow);
  }

  get lastError(): Error | undefined {
    return this.#lastError;
  }

  async getAvailableModels(signal?: AbortSignal): Promise<ModelConfig[]> {
    try {
      const checkpoints = await this.#checkpoints(signal);
      this.#lastError = undefined;
      return checkpoints.map((id) => this.#toModel(id));
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return [];
    }
  }

  async isAvailable(signal?: AbortSignal): Promise<boolean> {
    try {
      await this.#get('/system_stats', { signal });
      this.#lastError = undefined;
      return true;
    } catch (error) {
      this.#lastError = error instanceof Error ? error : new Error(String(error));
      return false;
    }
  }

  /** Cancels the job by its id when the signal aborts. There is no time limit while it makes progress, unless `timeoutMs` is given. */
  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    if (options.private) await this.#assertPrivate(options.signal);
    const limit = options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs);
    const signals = [options.signal, limit].filter((signal) => signal !== undefined);
    const signal = signals.length === 0 ? new AbortController().signal : AbortSignal.any(signals);
    const clientId = randomUUID();
    const promptId = randomUUID();
    const watch = watchJob({
      socketUrl: `${this.endpoint.replace(/^http/u, 'ws')}/ws?clientId=${clientId}`,
      signal,
      idleTimeoutMs: this.#options.idleTimeoutMs ?? 60_000,
      pollMs: this.#options.pollMs ?? 1_000,
      readState: async (id) => readHistory(await this.#get(`/history/${id}`, { signal }), id),
      isQueued: (id) => this.#isQueued(id, signal),
      onProgress: options.onProgress,
    });
    try {
      await watch.ready; // before the job is posted: events that are missed do not come again
      await this.#submit(this.#fill(prompt, modelId, options), clientId, promptId, signal);
      const [image] = await watch.wait(promptId);
      if (image === undefined)
        throw new ProviderError(SERVICE, 'bad_response', 'the job gave no picture', { status: 502 });
      const query = new URLSearchParams({ ...image }).toString();
      const { bytes, mediaType } = await callBytes({ ...this.#call(`/view?${query}`, { signal }), method: 'GET' });
      return { bytes, mediaType, usage: { costUsd: 0 }, model: modelId, hosts: [hostOf(this.endpoint)] };
    } catch (error) {
      if (signal.aborted) await this.#cancel(promptId);
      if (limit?.aborted && !options.signal?.aborted) {
        throw new ProviderError(SERVICE, 'timeout', `no picture within ${options.timeoutMs} ms`, {
          status: 504,
          cause: error,
        });
      }
      throw error;
    } finally {
      watch.close();
    }
  }

  #fill(prompt: string, modelId: string, options: ImageOptions): Workflow {
    return fillWorkflow(this.#workflow, {
      prompt,
      negativePrompt: options.negativePrompt ?? 'text, letters, words, watermark, signature, blurry',
      checkpoint: modelId,
      width: Math.round((options.width ?? 1024) / 8) * 8,
      height: Math.round((options.height ?? 1024) / 8) * 8,
      // An equal graph with an equal seed is answered from the service's cache, without a new picture.
      seed: options.seed ?? randomInt(2 ** 47),
      steps: this.#options.steps ?? 25,
    });
  }

  async #submit(workflow: Workflow, clientId: string, promptId: string, signal: AbortSignal): Promise<void> {
    const reply = asRecord(
      await callJson({
        ...this.#call('/prompt', { signal }),
        body: { prompt: workflow, client_id: clientId, prompt_id: promptId },
      }),
    );
    const complaints = nodeErrors(reply?.node_errors);
    if (complaints.length > 0) {
      await this.#cancel(promptId);
      throw new ProviderError(SERVICE, 'bad_request', complaints.join('; '), { status: 400 });
    }
    if (asText(reply?.prompt_id) !== promptId)
      throw new ProviderError(SERVICE, 'bad_response', 'the job was not taken under its id', { status: 502 });
  }

  /** By id, always: an interrupt without one would end somebody else's job. */
  async #cancel(promptId: string): Promise<void> {
    const limits = { timeoutMs: 5_000 };
    await Promise.allSettled([
      callBytes({ ...this.#call('/queue', limits), body: { delete: [promptId] } }),
      callBytes({ ...this.#call('/interrupt', limits), body: { prompt_id: promptId } }),
    ]);
  }

  async #isQueued(promptId: string, signal: AbortSignal): Promise<boolean> {
    const queue = asRecord(await this.#get('/queue', { signal }));
    return [...asList(queue?.queue_running), ...asList(queue?.queue_pending)].some(
      (job) => asList(job)[1] === promptId,
    );
  }

  /** Nodes that call a paid cloud are marked `api_node`; a class that cannot be looked up is not proven local. */
  async #assertPrivate(signal: AbortSignal | undefined): Promise<void> {
    if (!this.isLocal) throw refusePrivate(`${hostOf(this.endpoint)} is not on this machine`);
    for (const name of classesOf(this.#workflow)) {
      const info = asRecord(asRecord(await this.#get(`/object_info/${encodeURIComponent(name)}`, { signal }))?.[name]);
      if (info === undefined) throw refusePrivate(`the node ${name} is not known to the service`);
      if (info.api_node === true) throw refusePrivate(`the node ${name} sends the prompt to a cloud`);
    }
  }

  async #checkpoints(signal: AbortSignal | undefined): Promise<string[]> {
    const list = await this.#get('/models/checkpoints', { signal }).catch(() => undefined);
    const names = asList(list).filter((name) => typeof name === 'string');
    if (names.length > 0) return names;
    const info = asRecord(
      asRecord(await this.#get('/object_info/CheckpointLoaderSimple', { signal }))?.CheckpointLoaderSimple,
    );
    return readChoices(asRecord(asRecord(info?.input)?.required)?.ckpt_name);
  }

  #toModel(id: string): ModelConfig {
    return {
      id,
      name: id.replace(/\.(?:safetensors|ckpt|pt|sft)$/u, ''),
      provider: this.id,
      type: 'image',
      capabilities: ['image-generation'],
      quality: /flux|sd3|sd_?xl|xl/iu.test(id) ? 'high' : 'medium',
      speed: /turbo|lightning|schnell|lcm/iu.test(id) ? 'fast' : 'slow',
      isLocal: this.isLocal,
      isAvailable: true,
      costPerToken: this.isLocal ? 0 : undefined,
      costPerImage: this.isLocal ? 0 : undefined,
    };
  }

  #get(path: string, limits: Limits): Promise<unknown> {
    const limit = this.#options.discoveryTimeoutMs ?? 5_000;
    return callJson({ ...this.#call(path, { timeoutMs: limit, ...limits }), method: 'GET' });
  }

  #call(path: string, limits: Limits): CallOptions {
    return {
      service: SERVICE,
      transport: this.#transport,
      url: this.endpoint + path,
      signal: limits.signal,
      timeoutMs: limits.timeoutMs,
      maxBytes: this.#options.maxResponseBytes,
      readError: readComfyError,
    };
  }
}

function refusePrivate(reason: string): ProviderError {
  return new ProviderError(SERVICE, 'no_model', `${reason}, and the request is private`, {
    status: 403,
    retryable: false,
  });
}
