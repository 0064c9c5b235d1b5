/** ComfyUI: pictures from a workflow, on this machine or the allowed network. */
import { randomInt, randomUUID } from 'node:crypto';
import { type ImageOptions, type ImageResult, type ModelConfig, ProviderError } from '../../spec/index.ts';
import { asList, asRecord, asText, callBytes, isLocalEndpoint } from '../../transport/index.ts';
import { HttpProvider, type HttpProviderOptions, withoutSlash } from '../http-provider.ts';
import { watchJob } from './job.ts';
import { nodeErrors, readChoices, readComfyError, readHistory, SERVICE } from './reply.ts';
import { classesOf, fillWorkflow, parseWorkflow, TEXT_TO_IMAGE, type Workflow } from './workflow.ts';

export interface ComfyUIOptions extends HttpProviderOptions {
  /** Networks beyond this machine that count as local (CIDR or host names). */
  localNetworks?: readonly string[];
  /** A workflow in API format with slots; default: the bundled text-to-image. */
  workflow?: unknown;
  /** Sampling steps. Default 25. */
  steps?: number;
  /** Milliseconds between looks at the history while the socket is silent. Default 1000. */
  pollMs?: number;
}

export class ComfyUIProvider extends HttpProvider {
  readonly #options: ComfyUIOptions;
  readonly #workflow: Workflow;

  constructor(endpoint = 'http://localhost:8188', options: ComfyUIOptions = {}) {
    const service = {
      id: 'comfyui',
      name: SERVICE,
      endpoint: withoutSlash(endpoint),
      isLocal: isLocalEndpoint(endpoint, options.localNetworks),
      readError: readComfyError,
    };
    super(service, options);
    this.#options = options;
    this.#workflow = options.workflow === undefined ? TEXT_TO_IMAGE : parseWorkflow(options.workflow);
  }

  protected async listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]> {
    return (await this.#checkpoints(signal)).map((id) => this.#toModel(id));
  }

  protected override async probe(signal: AbortSignal | undefined): Promise<unknown> {
    return this.lookUp('/system_stats', signal);
  }

  /** Every provider can be asked for text; this one says that it has none. @throws no_model */
  async generateText(): Promise<string> {
    throw new ProviderError(SERVICE, 'no_model', 'it makes pictures, no text', { status: 400, retryable: false });
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
      readState: async (id) => readHistory(await this.lookUp(`/history/${id}`, signal), id),
      isQueued: (id) => this.#isQueued(id, signal),
      onProgress: options.onProgress,
    });
    try {
      await watch.ready; // before the job is posted: events that are missed do not come again
      await this.#submit(this.#fill(prompt, modelId, options), clientId, promptId, signal);
      const [image] = await watch.wait(promptId);
      if (image === undefined) throw this.error('bad_response', 'the job gave no picture');
      const query = new URLSearchParams({ ...image }).toString();
      const { bytes, mediaType } = await callBytes({ ...this.call(`/view?${query}`, { signal }), method: 'GET' });
      return { bytes, mediaType, usage: { costUsd: 0 }, model: modelId, hosts: [this.host] };
    } catch (error) {
      if (signal.aborted) await this.#cancel(promptId);
      if (limit?.aborted && !options.signal?.aborted)
        throw this.error('timeout', `no picture within ${options.timeoutMs} ms`, 504);
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
    const job = { prompt: workflow, client_id: clientId, prompt_id: promptId };
    const reply = asRecord(await this.post('/prompt', job, { signal }));
    const complaints = nodeErrors(reply?.node_errors);
    if (complaints.length > 0) {
      await this.#cancel(promptId);
      throw this.error('bad_request', complaints.join('; '), 400);
    }
    if (asText(reply?.prompt_id) !== promptId) throw this.error('bad_response', 'the job was not taken under its id');
  }

  /** By id, always: an interrupt without one would end somebody else's job. */
  async #cancel(promptId: string): Promise<void> {
    const limits = { timeoutMs: 5_000 };
    await Promise.allSettled([
      callBytes({ ...this.call('/queue', limits), body: { delete: [promptId] } }),
      callBytes({ ...this.call('/interrupt', limits), body: { prompt_id: promptId } }),
    ]);
  }

  async #isQueued(promptId: string, signal: AbortSignal): Promise<boolean> {
    const queue = asRecord(await this.lookUp('/queue', signal));
    return [...asList(queue?.queue_running), ...asList(queue?.queue_pending)].some(
      (job) => asList(job)[1] === promptId,
    );
  }

  /** Nodes that call a paid cloud are marked `api_node`; a class that cannot be looked up is not proven local. */
  async #assertPrivate(signal: AbortSignal | undefined): Promise<void> {
    this.assertLocal();
    for (const name of classesOf(this.#workflow)) {
      const path = `/object_info/${encodeURIComponent(name)}`;
      const info = asRecord(asRecord(await this.lookUp(path, signal))?.[name]);
      if (info === undefined) throw this.refusal(`the node ${name} is not known to the service`);
      if (info.api_node === true) throw this.refusal(`the node ${name} sends the prompt to a cloud`);
    }
  }

  async #checkpoints(signal: AbortSignal | undefined): Promise<string[]> {
    const list = await this.lookUp('/models/checkpoints', signal).catch(() => undefined);
    const names = asList(list).filter((name) => typeof name === 'string');
    if (names.length > 0) return names;
    const answer = asRecord(await this.lookUp('/object_info/CheckpointLoaderSimple', signal));
    const info = asRecord(answer?.CheckpointLoaderSimple);
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
}
