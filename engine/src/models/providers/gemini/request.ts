/** Our call -> the body of `generateContent`. Source: the Gemini API reference (v1beta). */
import type { ContentPart, GenerateOptions, Message } from '../../spec/index.ts';

type GeminiPart = Record<string, unknown>;

export function createContentBody(prompt: string, options: GenerateOptions): Record<string, unknown> {
  const messages = [...(options.messages ?? [])];
  if (prompt !== '' || messages.length === 0) messages.push({ role: 'user', content: prompt });
  const system = [
    options.system,
    ...messages.filter((m) => m.role === 'system').map((m) => plainText(m.content)),
  ].filter((text) => text !== undefined);
  const generationConfig = defined({
    temperature: options.temperature,
    topP: options.topP,
    maxOutputTokens: options.maxOutputTokens,
    stopSequences: options.stop,
    seed: options.seed,
    ...(options.responseSchema && { responseMimeType: 'application/json', responseJsonSchema: options.responseSchema }),
    thinkingConfig: toThinking(options.reasoning),
  });
  return defined({
    systemInstruction: system.length > 0 ? { parts: [{ text: system.join('\n\n') }] } : undefined,
    contents: messages.filter((m) => m.role !== 'system').map((message) => toContent(message, messages)),
    generationConfig: Object.keys(generationConfig).length > 0 ? generationConfig : undefined,
    tools: options.tools && [
      {
        functionDeclarations: options.tools.map(({ parameters, ...tool }) => ({
          ...tool,
          parametersJsonSchema: parameters,
        })),
      },
    ],
    toolConfig: toToolConfig(options.toolChoice),
  });
}

function toContent(message: Message, all: readonly Message[]): Record<string, unknown> {
  if (message.role === 'tool') {
    const call = all.flatMap((m) => m.toolCalls ?? []).find((c) => c.id === message.toolCallId);
    return {
      role: 'user',
      parts: [
        {
          functionResponse: {
            name: call?.name ?? message.toolCallId ?? '',
            response: { result: plainText(message.content) },
          },
        },
      ],
    };
  }
  const parts: GeminiPart[] =
    typeof message.content === 'string'
      ? message.content === ''
        ? []
        : [{ text: message.content }]
      : message.content.map(toPart);
  for (const call of message.toolCalls ?? [])
    parts.push({ functionCall: { name: call.name, args: parseArguments(call.arguments) } });
  return { role: message.role === 'assistant' ? 'model' : 'user', parts: parts.length > 0 ? parts : [{ text: '' }] };
}

function toPart(part: ContentPart): GeminiPart {
  return part.type === 'text' ? { text: part.text } : { inlineData: { mimeType: part.mediaType, data: part.base64 } };
}

function plainText(content: Message['content']): string {
  return typeof content === 'string'
    ? content
    : content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

function parseArguments(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function toThinking(reasoning: GenerateOptions['reasoning']): Record<string, unknown> | undefined {
  if (reasoning === undefined) return undefined;
  if (reasoning === false) return { thinkingBudget: 0 };
  if (reasoning === true) return { thinkingBudget: -1 };
  return { thinkingLevel: reasoning };
}

function toToolConfig(choice: GenerateOptions['toolChoice']): Record<string, unknown> | undefined {
  if (choice === undefined) return undefined;
  if (typeof choice === 'object')
    return { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: [choice.name] } };
  return { functionCallingConfig: { mode: { auto: 'AUTO', none: 'NONE', required: 'ANY' }[choice] } };
}

export function defined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
}
