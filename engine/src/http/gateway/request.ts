/** OpenAI's requests -> ours. Fields that we do not know pass by; what we cannot do is refused by name. */
import { z } from 'zod';
import type { ContentPart, GenerateOptions, Message, ToolCall, ToolDefinition } from '../../models/index.ts';

const textPart = z.object({ type: z.literal('text'), text: z.string() });
const imagePart = z.object({ type: z.literal('image_url'), image_url: z.object({ url: z.string() }) });
const messageSchema = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  content: z.union([z.string(), z.array(z.discriminatedUnion('type', [textPart, imagePart]))]).nullish(),
  tool_calls: z
    .array(z.object({ id: z.string(), function: z.object({ name: z.string(), arguments: z.string() }) }))
    .optional(),
  tool_call_id: z.string().optional(),
});

export const chatRequestSchema = z.object({
  model: z.string().min(1),
  messages: z.array(messageSchema).min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  n: z.literal(1, { message: 'only 1 is supported' }).nullish(),
  temperature: z.number().nullish(),
  top_p: z.number().nullish(),
  max_tokens: z.number().int().positive().nullish(),
  max_completion_tokens: z.number().int().positive().nullish(),
  seed: z.number().int().nullish(),
  stop: z.union([z.string(), z.array(z.string())]).nullish(),
  tools: z
    .array(
      z.object({
        type: z.literal('function'),
        function: z.object({
          name: z.string(),
          description: z.string().optional(),
          parameters: z.record(z.string(), z.unknown()).optional(),
        }),
      }),
    )
    .nullish(),
  tool_choice: z
    .union([z.enum(['auto', 'none', 'required']), z.object({ function: z.object({ name: z.string() }) })])
    .nullish(),
  response_format: z
    .union([
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ schema: z.record(z.string(), z.unknown()) }),
      }),
      z.object({ type: z.enum(['text', 'json_object']) }),
    ])
    .nullish(),
  reasoning_effort: z.enum(['none', 'minimal', 'low', 'medium', 'high']).nullish(),
});
export type ChatRequest = z.infer<typeof chatRequestSchema>;

export const embeddingRequestSchema = z.object({
  model: z.string().min(1),
  input: z.union([z.string(), z.array(z.string()).min(1).max(2_048)]),
  dimensions: z.number().int().positive().optional(),
  encoding_format: z.enum(['float', 'base64']).optional(),
});

export const imageRequestSchema = z.object({
  model: z.string().min(1).default('auto'),
  prompt: z.string().min(1).max(32_000),
  n: z.literal(1, { message: 'only 1 is supported' }).nullish(),
  size: z
    .string()
    .regex(/^(?:auto|\d{2,5}x\d{2,5})$/u, { message: 'must be like 1024x1024' })
    .nullish(),
  response_format: z.literal('b64_json', { message: 'only b64_json is supported' }).nullish(),
});

export function toGenerateOptions(request: ChatRequest): GenerateOptions {
  const { response_format: format, tool_choice: choice, reasoning_effort: effort } = request;
  const options: GenerateOptions = { messages: request.messages.map(toMessage) };
  const limit = request.max_completion_tokens ?? request.max_tokens;
  if (request.temperature != null) options.temperature = request.temperature;
  if (request.top_p != null) options.topP = request.top_p;
  if (limit != null) options.maxOutputTokens = limit;
  if (request.seed != null) options.seed = request.seed;
  if (request.stop != null) options.stop = [request.stop].flat();
  if (request.tools != null) options.tools = request.tools.map(toTool);
  if (choice != null) options.toolChoice = typeof choice === 'string' ? choice : { name: choice.function.name };
  if (format != null && format.type !== 'text')
    options.responseSchema = 'json_schema' in format ? format.json_schema.schema : { type: 'object' };
  if (effort != null) options.reasoning = effort === 'none' ? false : effort === 'minimal' ? 'low' : effort;
  return options;
}

function toTool({ function: tool }: NonNullable<ChatRequest['tools']>[number]): ToolDefinition {
  const { name, description, parameters = { type: 'object', properties: {} } } = tool;
  return { name, ...(description !== undefined && { description }), parameters };
}

function toMessage(message: ChatRequest['messages'][number]): Message {
  const calls: ToolCall[] | undefined = message.tool_calls?.map((call) => ({
    id: call.id,
    name: call.function.name,
    arguments: call.function.arguments,
  }));
  return {
    role: message.role === 'developer' ? 'system' : message.role,
    content:
      typeof message.content === 'string' || message.content == null
        ? (message.content ?? '')
        : message.content.map(toPart),
    ...(calls && { toolCalls: calls }),
    ...(message.tool_call_id !== undefined && { toolCallId: message.tool_call_id }),
  };
}

const DATA_URL = /^data:([\w.+-]+\/[\w.+-]+);base64,(.+)$/su;

/** Pictures must come along: the gateway fetches no addresses for a caller. */
function toPart(part: z.infer<typeof textPart> | z.infer<typeof imagePart>): ContentPart {
  if (part.type === 'text') return part;
  const [, mediaType, base64] = DATA_URL.exec(part.image_url.url) ?? [];
  if (mediaType === undefined || base64 === undefined)
    throw new RangeError('messages: image_url must be a data: URL with base64; addresses are not fetched');
  return { type: 'image', mediaType, base64 };
}
