/** Our call -> the body of `POST /chat/completions`. Source: OpenAI's chat completions reference, and services that speak it. */
import type { ContentPart, GenerateOptions, Message } from '../../spec/index.ts';

export interface ChatDialect {
  /** Newer services call the limit `max_completion_tokens`; most others know only `max_tokens`. */
  maxTokensField: 'max_tokens' | 'max_completion_tokens';
  /** Fields that this service alone knows. */
  extra?(options: GenerateOptions): Record<string, unknown>;
}

export function createChatBody(
  prompt: string,
  modelId: string,
  options: GenerateOptions,
  stream: boolean,
  dialect: ChatDialect,
): Record<string, unknown> {
  // What is undefined stays out of the JSON.
  return {
    model: modelId,
    messages: messagesOf(prompt, options).map(toChatMessage),
    stream,
    temperature: options.temperature,
    top_p: options.topP,
    seed: options.seed,
    stop: options.stop,
    [dialect.maxTokensField]: options.maxOutputTokens,
    tools: options.tools?.map((tool) => ({ type: 'function', function: tool })),
    tool_choice: toToolChoice(options.toolChoice),
    response_format: options.responseSchema && {
      type: 'json_schema',
      json_schema: { name: 'answer', strict: true, schema: options.responseSchema },
    },
    stream_options: stream ? { include_usage: true } : undefined,
    ...dialect.extra?.(options),
  };
}

/** The conversation as one list: system, earlier messages, the prompt. */
export function messagesOf(prompt: string, options: GenerateOptions): Message[] {
  const messages: Message[] = [...(options.messages ?? [])];
  if (options.system !== undefined) messages.unshift({ role: 'system', content: options.system });
  if (prompt !== '' || messages.length === 0) messages.push({ role: 'user', content: prompt });
  return messages;
}

function toChatMessage(message: Message): Record<string, unknown> {
  const content = typeof message.content === 'string' ? message.content : message.content.map(toChatPart);
  return {
    role: message.role,
    content,
    ...(message.toolCallId !== undefined && { tool_call_id: message.toolCallId }),
    ...(message.toolCalls && {
      tool_calls: message.toolCalls.map((call) => ({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: call.arguments },
      })),
    }),
  };
}

function toChatPart(part: ContentPart): Record<string, unknown> {
  if (part.type === 'text') return { type: 'text', text: part.text };
  return { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } };
}

function toToolChoice(choice: GenerateOptions['toolChoice']): unknown {
  return typeof choice === 'object' ? { type: 'function', function: { name: choice.name } } : choice;
}
