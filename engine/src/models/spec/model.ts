/** What a model is, what it is asked and what it answers. Providers, wrappers and the manager share these and nothing else. */
import type { z } from 'zod';
import type { Told } from '../../contract/index.ts';

export type ModelType = 'text' | 'image' | 'embedding';

/** What a model can do, in the field's words. Unknown strings from services are kept. */
export const CAPABILITIES = [
  'text',
  'streaming',
  'structured-output',
  'tools',
  'vision',
  'reasoning',
  'image-generation',
  'embedding',
] as const;
export type Capability = (typeof CAPABILITIES)[number] | (string & {});

export type Quality = 'low' | 'medium' | 'high';
export type Speed = 'slow' | 'medium' | 'fast';

export interface ModelConfig {
  /** As the provider names it, e.g. `llama3.3`, `gemini-3-pro`, `anthropic/claude-…`. */
  id: string;
  /** For people: `Llama 3.3`. */
  name: string;
  /** Id of the provider: `gemini`, `ollama`, … */
  provider: string;
  type: ModelType;
  capabilities: Capability[];
  quality: Quality;
  speed: Speed;
  /** true only where prompts stay on this machine or the allowed network. Default deny: whatever is not known to be local is hosted. */
  isLocal: boolean;
  isAvailable: boolean;
  /** Why it is not available, for people. */
  unavailableReason?: string;
  /** The same by codes. */
  unavailableReasons?: readonly Told[];
  /** USD per output token; 0 for local, undefined where unknown. */
  costPerToken: number | undefined;
  /** USD per input token. */
  inputCostPerToken?: number | undefined;
  /** USD per image. */
  costPerImage?: number | undefined;
  /** Tokens. */
  contextWindow?: number;
  maxOutputTokens?: number;
  /** What the service said, as it said it. */
  raw?: unknown;
}

export interface ToolCall {
  id: string;
  name: string;
  /** JSON text, as the model wrote it. */
  arguments: string;
}

export type ContentPart = { type: 'text'; text: string } | { type: 'image'; mediaType: string; base64: string };

export interface Message {
  role: 'system' | 'user' | 'assistant' | 'tool';
  content: string | ContentPart[];
  toolCalls?: ToolCall[];
  toolCallId?: string;
}

export interface ToolDefinition {
  name: string;
  description?: string;
  /** JSON Schema. */
  parameters: Record<string, unknown>;
}

export interface GenerateOptions {
  signal?: AbortSignal;
  temperature?: number;
  topP?: number;
  maxOutputTokens?: number;
  seed?: number;
  stop?: string[];
  system?: string;
  /** The conversation before the prompt; the prompt is added as the last user message unless it is empty. */
  messages?: Message[];
  tools?: ToolDefinition[];
  toolChoice?: 'auto' | 'none' | 'required' | { name: string };
  /** JSON Schema that the answer must follow. */
  responseSchema?: Record<string, unknown>;
  /** false turns thinking off where the model can; a level sets its effort. */
  reasoning?: boolean | 'low' | 'medium' | 'high';
  /** Milliseconds for the whole call. */
  timeoutMs?: number;
  /** Milliseconds until the first token; a cold local model may need minutes. */
  firstTokenTimeoutMs?: number;
  /** Milliseconds between tokens. */
  idleTimeoutMs?: number;
  /** true: refuse any address or model that is not local. */
  private?: boolean;
}

export interface TokenUsage {
  inputTokens?: number;
  outputTokens?: number;
  /** Part of the input that was served from the service's cache. */
  cachedTokens?: number;
  /** Part of the output that was thinking. */
  reasoningTokens?: number;
  /** USD: the service's own figure, else an estimate from prices, else undefined. */
  costUsd?: number;
  raw?: unknown;
}

export interface FinishReason {
  unified: 'stop' | 'length' | 'blocked' | 'tool-calls' | 'error' | 'unknown';
  raw: string | undefined;
}

/** The whole of an answer; `generateText` gives its `text`. */
export interface TextResult {
  text: string;
  reasoning?: string;
  toolCalls?: ToolCall[];
  usage: TokenUsage;
  finishReason: FinishReason;
  /** The model that answered, as the service says; may differ from the one asked. */
  model: string;
  /** Hosts contacted for it. */
  hosts: string[];
}

export type StreamEvent =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; toolCall: ToolCall }
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'done'; finishReason: FinishReason; model: string };

export interface ImageOptions {
  signal?: AbortSignal;
  /** Pixels. */
  width?: number;
  height?: number;
  seed?: number;
  negativePrompt?: string;
  timeoutMs?: number;
  private?: boolean;
  /** 0 to 1, with the step's name, as the service reports it. */
  onProgress?: (fraction: number, step?: string) => void;
}

export interface ImageResult {
  bytes: Uint8Array;
  mediaType: string;
  usage: TokenUsage;
  model: string;
  hosts: string[];
}

export interface EmbedOptions {
  signal?: AbortSignal;
  dimensions?: number;
  timeoutMs?: number;
  private?: boolean;
}

export interface EmbedResult {
  embeddings: number[][];
  usage: TokenUsage;
  model: string;
  /** Inputs that were answered from the cache. */
  cached?: number;
}

export interface ObjectOptions<T> extends GenerateOptions {
  schema: z.ZodType<T>;
}
