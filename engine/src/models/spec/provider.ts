/** A service that models come from. Only `getAvailableModels` and `generateText` are expected of an own provider; the rest is optional. */
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
  ImageOptions,
  ImageResult,
  ModelConfig,
  StreamEvent,
  TextResult,
} from './model.ts';

export interface Provider {
  /** An array always: an unreachable service gives `[]` and says why on `lastError`. */
  getAvailableModels?(signal?: AbortSignal): Promise<ModelConfig[]>;
  isAvailable?(signal?: AbortSignal): Promise<boolean>;
  generateText?(prompt: string, modelId: string, options?: GenerateOptions): Promise<string>;
  /** The whole answer: usage, finish reason, tool calls. The manager prefers it over `generateText` where it is there. */
  generate?(prompt: string, modelId: string, options?: GenerateOptions): Promise<TextResult>;
  streamText?(prompt: string, modelId: string, options?: GenerateOptions): AsyncIterable<StreamEvent>;
  generateImage?(prompt: string, modelId: string, options?: ImageOptions): Promise<ImageResult>;
  embed?(input: string[], modelId: string, options?: EmbedOptions): Promise<EmbedResult>;
  close?(): Promise<void> | void;
  readonly lastError?: Error | undefined;
  /** Base address; tells which host a call goes to, also one that fails. */
  readonly endpoint?: string;
  /** false: the service is on another machine, so a private request does not even ask it for its models. Unset counts as here. */
  readonly isLocal?: boolean;
}

/** Sends one request; ModelManager hands its pooled one in, a provider made by hand uses the platform's `fetch`, looked up at call time. */
export type FetchLike = (url: string, init: RequestInit) => Promise<Response>;

export interface ProviderOptions {
  fetch?: FetchLike;
  /** Milliseconds for discovery. Default 5,000. */
  discoveryTimeoutMs?: number;
  /** Milliseconds; each call may set its own. */
  timeoutMs?: number;
  firstTokenTimeoutMs?: number;
  idleTimeoutMs?: number;
  /** Most bytes of one answer. Default 64 MiB. */
  maxResponseBytes?: number;
}
