/** Our call -> the body of Ollama's native `POST /api/chat`. Its OpenAI-shaped door cannot set the context size, so it is not used. */
import type { GenerateOptions, Message } from '../../spec/index.ts';
import { messagesOf } from '../openai-compatible/request.ts';

export interface OllamaModelFacts {
  /** Tokens that the model can take at most. */
  contextWindow: number | undefined;
  canThink: boolean;
}

/** Below this the service's own default; steps keep it from loading the model anew for every prompt. */
const CONTEXT_STEPS = [4_096, 8_192, 16_384, 32_768, 65_536, 131_072, 262_144];
const DEFAULT_ANSWER_TOKENS = 2_048;

export function createChatBody(
  prompt: string,
  modelId: string,
  options: GenerateOptions,
  facts: OllamaModelFacts,
  stream: boolean,
): Record<string, unknown> {
  const messages = messagesOf(prompt, options);
  const body = {
    model: modelId,
    messages: messages.map(toMessage),
    stream,
    format: options.responseSchema,
    tools: options.tools?.map((tool) => ({ type: 'function', function: tool })),
    // A model that thinks does so unless told not to; one that cannot answers 400 when asked to.
    think: facts.canThink ? (options.reasoning ?? false) : undefined,
    // Otherwise a prompt that does not fit loses its oldest messages without a word.
    truncate: false,
    options: compact({
      num_ctx: contextSize(messages, options, facts.contextWindow),
      num_predict: options.maxOutputTokens,
      temperature: options.temperature,
      top_p: options.topP,
      seed: options.seed,
      stop: options.stop,
    }),
  };
  return compact(body);
}

/**
 * Tokens of context to ask for: the prompt by a cautious estimate plus room for the answer, in steps, within what the model can.
 * Estimate: three bytes of UTF-8 a token, which is on the safe side for the scripts we set.
 */
export function contextSize(messages: readonly Message[], options: GenerateOptions, most: number | undefined): number {
  const bytes = messages.reduce((sum, message) => sum + Buffer.byteLength(textOf(message)), 0);
  const wanted = Math.ceil(bytes / 3) + messages.length * 8 + (options.maxOutputTokens ?? DEFAULT_ANSWER_TOKENS);
  const step = CONTEXT_STEPS.find((size) => size >= wanted) ?? wanted;
  return most === undefined ? step : Math.min(step, most);
}

function toMessage(message: Message): Record<string, unknown> {
  const images =
    typeof message.content === 'string'
      ? []
      : message.content.flatMap((part) => (part.type === 'image' ? [part.base64] : []));
  return {
    role: message.role,
    content: textOf(message),
    ...(images.length > 0 && { images }),
    ...(message.toolCalls && {
      tool_calls: message.toolCalls.map((call) => ({
        function: { name: call.name, arguments: parseArguments(call.arguments) },
      })),
    }),
    ...(message.toolCallId !== undefined && { tool_call_id: message.toolCallId }),
  };
}

function textOf(message: Message): string {
  if (typeof message.content === 'string') return message.content;
  return message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function compact(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
