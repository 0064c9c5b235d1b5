/** Ollama's chat answers and lines -> ours. Durations are nanoseconds; every count is absent when it is 0. */
import {
  createServiceError,
  type FinishReason,
  ProviderError,
  type ServiceErrorDetail,
  type StreamEvent,
  type TextResult,
  type TokenUsage,
  type ToolCall,
} from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose, parseJson } from '../../transport/index.ts';
import { isCloudName, isRemote } from './models.ts';

const SERVICE = 'Ollama';

export function readOllamaError(body: unknown): ServiceErrorDetail {
  const message = asText(asRecord(body)?.error);
  if (message === undefined) return {};
  if (/not found/iu.test(message)) return { message, code: 'model_not_found' };
  if (/exceed.{0,30}context|context length|input length|prompt too long/iu.test(message))
    return { message, code: 'context_overflow' };
  if (/maximum pending requests|server busy/iu.test(message)) return { message, code: 'unavailable', retryable: true };
  return { message };
}

/** A model on this machine costs nothing; what a forwarded one costs, nobody says. */
export function normalizeUsage(raw: Loose, modelId: string): TokenUsage {
  const input = asNumber(raw.prompt_eval_count);
  const output = asNumber(raw.eval_count);
  return {
    ...(input !== undefined && { inputTokens: input }),
    ...(output !== undefined && { outputTokens: output }),
    ...(!isCloudName(modelId) && !isRemote(raw) && { costUsd: 0 }),
    raw: usageFields(raw),
  };
}

function usageFields(raw: Loose): Loose {
  const names = [
    'total_duration',
    'load_duration',
    'prompt_eval_count',
    'prompt_eval_duration',
    'eval_count',
    'eval_duration',
  ];
  return Object.fromEntries(names.filter((name) => name in raw).map((name) => [name, raw[name]]));
}

export function readReply(body: unknown, askedModel: string, host: string): TextResult {
  const root = checked(body);
  const message = asRecord(root.message);
  // `/api/generate` and older proxies answer with `response`.
  const text = asText(message?.content) ?? asText(root.response) ?? '';
  const toolCalls = asList(message?.tool_calls).flatMap(readToolCall);
  const finishReason = finishOf(root, toolCalls);
  assertAnswer(text, toolCalls, finishReason);
  const reasoning = asText(message?.thinking);
  return {
    text,
    ...(reasoning && { reasoning }),
    ...(toolCalls.length > 0 && { toolCalls }),
    usage: normalizeUsage(root, askedModel),
    finishReason,
    model: asText(root.model) ?? askedModel,
    hosts: [host],
  };
}

/** A stream is whole only with a line that says `done: true`. */
export async function* readStream(lines: AsyncIterable<string>, askedModel: string): AsyncGenerator<StreamEvent> {
  let last: Loose | undefined;
  let sawText = false;
  const toolCalls: ToolCall[] = [];
  for await (const line of lines) {
    const chunk = checked(parseJson(line));
    const message = asRecord(chunk.message);
    const thinking = asText(message?.thinking);
    if (thinking) yield { type: 'reasoning', text: thinking };
    const text = asText(message?.content) ?? asText(chunk.response);
    if (text) {
      sawText = true;
      yield { type: 'text', text };
    }
    toolCalls.push(...asList(message?.tool_calls).flatMap(readToolCall));
    if (chunk.done === true) {
      last = chunk;
      break;
    }
  }
  if (last === undefined)
    throw new ProviderError(SERVICE, 'bad_response', 'the stream was cut before its end', { status: 502 });
  const finishReason = finishOf(last, toolCalls);
  assertAnswer(sawText ? 'x' : '', toolCalls, finishReason);
  for (const toolCall of toolCalls) yield { type: 'tool-call', toolCall };
  yield { type: 'usage', usage: normalizeUsage(last, askedModel) };
  yield { type: 'done', finishReason, model: asText(last.model) ?? askedModel };
}

function checked(body: unknown): Loose {
  const root = asRecord(body);
  if (root === undefined)
    throw new ProviderError(SERVICE, 'bad_response', 'the answer is not of its form', { status: 502 });
  if (root.error !== undefined && root.error !== null) {
    const detail = readOllamaError(root);
    throw createServiceError({ service: SERVICE, status: asNumber(root.status_code) ?? 500, statusText: '', detail });
  }
  return root;
}

function finishOf(root: Loose, toolCalls: readonly ToolCall[]): FinishReason {
  const raw = asText(root.done_reason);
  if (toolCalls.length > 0) return { unified: 'tool-calls', raw };
  if (raw === 'length') return { unified: 'length', raw };
  return { unified: raw === undefined || raw === 'stop' ? 'stop' : 'unknown', raw };
}

function assertAnswer(text: string, toolCalls: readonly ToolCall[], finish: FinishReason): void {
  if (text !== '' || toolCalls.length > 0) return;
  if (finish.raw === 'load')
    throw new ProviderError(SERVICE, 'bad_response', 'the model was only loaded; it was asked nothing', {
      status: 502,
      retryable: true,
    });
  const why =
    finish.unified === 'length'
      ? 'the token limit was used up before the first word; raise maxOutputTokens'
      : 'the answer is empty';
  throw new ProviderError(SERVICE, finish.unified === 'length' ? 'invalid_output' : 'bad_response', why, {
    status: 502,
  });
}

function readToolCall(value: unknown, index: number): ToolCall[] {
  const call = asRecord(value);
  const fn = asRecord(call?.function);
  const name = asText(fn?.name);
  return name === undefined
    ? []
    : [{ id: asText(call?.id) ?? `call_${index}`, name, arguments: JSON.stringify(fn?.arguments ?? {}) }];
}
