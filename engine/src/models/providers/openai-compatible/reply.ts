/** A chat completion -> TextResult, and its stream -> StreamEvents. Nothing that is not an answer passes as one. */
import {
  createServiceError,
  type FinishReason,
  ProviderError,
  type StreamEvent,
  type TextResult,
  type ToolCall,
} from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose, parseJson } from '../../transport/index.ts';
import { isErrorBody, readChatError, statusOf } from './error.ts';
import { normalizeUsage, type RawUsage } from './usage.ts';

const FINISH: Record<string, FinishReason['unified']> = {
  stop: 'stop',
  end_turn: 'stop',
  length: 'length',
  content_filter: 'blocked',
  tool_calls: 'tool-calls',
  function_call: 'tool-calls',
  error: 'error',
};

export function mapFinishReason(raw: unknown): FinishReason {
  const text = asText(raw);
  return { unified: text === undefined ? 'unknown' : (FINISH[text] ?? 'unknown'), raw: text };
}

/** @throws ProviderError for an error under status 200, for no choices, for a blocked or empty answer. */
export function readChatReply(service: string, body: unknown, askedModel: string, host: string): TextResult {
  if (isErrorBody(body)) throw errorOf(service, body);
  const root = asRecord(body);
  const choice = asRecord(asList(root?.choices)[0]);
  const message = asRecord(choice?.message);
  if (message === undefined)
    throw new ProviderError(service, 'bad_response', 'the answer holds no message', { status: 502 });
  const finishReason = mapFinishReason(choice?.finish_reason);
  const text = textOf(message.content);
  const toolCalls = asList(message.tool_calls).flatMap(readToolCall);
  assertAnswer(service, text, toolCalls, finishReason);
  const reasoning = asText(message.reasoning) ?? asText(message.reasoning_content);
  return {
    text,
    ...(reasoning && { reasoning }),
    ...(toolCalls.length > 0 && { toolCalls }),
    usage: normalizeUsage(root?.usage as RawUsage | undefined),
    finishReason,
    model: asText(root?.model) ?? askedModel,
    hosts: [host],
  };
}

/**
 * Reads the events of a stream. It must end with `[DONE]` or a finish reason: a stream that is cut before is an error,
 * never a short answer.
 */
export async function* readChatStream(
  service: string,
  events: AsyncIterable<string>,
  askedModel: string,
): AsyncGenerator<StreamEvent> {
  const state = new ChatStreamState(askedModel);
  for await (const data of events) {
    if (isEndMark(data)) {
      state.done = true;
      break;
    }
    const chunk = parseJson(data);
    if (isErrorBody(chunk)) throw errorOf(service, chunk);
    yield* state.read(asRecord(chunk) ?? {});
  }
  if (!state.done && state.finish === undefined) {
    throw new ProviderError(service, 'bad_response', 'the stream was cut before its end', { status: 502 });
  }
  const finishReason = state.finish ?? { unified: 'unknown', raw: undefined };
  assertAnswer(service, state.sawText ? 'x' : '', state.toolCalls, finishReason);
  for (const toolCall of state.toolCalls) yield { type: 'tool-call', toolCall };
  yield { type: 'done', finishReason, model: state.model };
}

export function isEndMark(data: string): boolean {
  return data.trim() === '[DONE]';
}

class ChatStreamState {
  model: string;
  finish: FinishReason | undefined;
  done = false;
  sawText = false;
  readonly #calls = new Map<number, ToolCall>();

  constructor(askedModel: string) {
    this.model = askedModel;
  }

  get toolCalls(): ToolCall[] {
    return [...this.#calls.values()];
  }

  *read(chunk: Loose): Generator<StreamEvent> {
    this.model = asText(chunk.model) || this.model;
    const choice = asRecord(asList(chunk.choices)[0]);
    const delta = asRecord(choice?.delta) ?? {};
    const reasoning = asText(delta.reasoning) ?? asText(delta.reasoning_content);
    if (reasoning) yield { type: 'reasoning', text: reasoning };
    const text = textOf(delta.content);
    if (text !== '') {
      this.sawText = true;
      yield { type: 'text', text };
    }
    for (const call of asList(delta.tool_calls)) this.#addToolCall(asRecord(call) ?? {});
    if (choice?.finish_reason != null) this.finish = mapFinishReason(choice.finish_reason);
    if (asRecord(chunk.usage)) yield { type: 'usage', usage: normalizeUsage(chunk.usage as RawUsage) };
  }

  /** A tool call arrives in pieces: its name first, then its arguments bit by bit. */
  #addToolCall(piece: Loose): void {
    const index = asNumber(piece.index) ?? 0;
    const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' };
    const fn = asRecord(piece.function);
    call.id ||= asText(piece.id) ?? '';
    call.name += asText(fn?.name) ?? '';
    call.arguments += asText(fn?.arguments) ?? '';
    this.#calls.set(index, call);
  }
}

function errorOf(service: string, body: unknown): ProviderError {
  return createServiceError({ service, status: statusOf(body), statusText: '', detail: readChatError(body) });
}

function assertAnswer(service: string, text: string, toolCalls: ToolCall[], finish: FinishReason): void {
  if (finish.unified === 'error')
    throw new ProviderError(service, 'upstream', 'the model broke off', { status: 502, retryable: true });
  if (text !== '' || toolCalls.length > 0) return;
  if (finish.unified === 'blocked')
    throw new ProviderError(service, 'blocked', 'the answer was withheld by the content filter', { status: 502 });
  const why = finish.unified === 'length' ? 'the token limit was used up before the first word' : 'the answer is empty';
  throw new ProviderError(service, finish.unified === 'length' ? 'invalid_output' : 'bad_response', why, {
    status: 502,
  });
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return asList(content)
    .map((part) => asText(asRecord(part)?.text) ?? '')
    .join('');
}

function readToolCall(value: unknown): ToolCall[] {
  const call = asRecord(value);
  const fn = asRecord(call?.function);
  const name = asText(fn?.name);
  if (name === undefined) return [];
  return [{ id: asText(call?.id) ?? '', name, arguments: asText(fn?.arguments) ?? '{}' }];
}
