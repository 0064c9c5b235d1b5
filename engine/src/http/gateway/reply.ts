/** Our answers -> OpenAI's. */
import type { ErrorCode, HkmError } from '../../errors.ts';
import type { FinishReason, ModelConfig, StreamEvent, TextResult, TokenUsage, ToolCall } from '../../models/index.ts';

export interface ReplyHead {
  id: string;
  /** Seconds since 1970. */
  created: number;
}

const FINISH: Record<FinishReason['unified'], string> = {
  stop: 'stop',
  length: 'length',
  blocked: 'content_filter',
  'tool-calls': 'tool_calls',
  error: 'stop',
  unknown: 'stop',
};

export function toCompletion(head: ReplyHead, result: TextResult) {
  return {
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: result.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: result.text === '' && result.toolCalls ? null : result.text,
          refusal: null,
          ...(result.reasoning !== undefined && { reasoning_content: result.reasoning }),
          ...(result.toolCalls && { tool_calls: result.toolCalls.map(toToolCall) }),
        },
        logprobs: null,
        finish_reason: FINISH[result.finishReason.unified],
      },
    ],
    usage: toUsage(result.usage),
  };
}

/** The events of one answer as JSON texts. Text, of which there are hundreds, is put into a form made once. */
export function createChunkWriter(head: ReplyHead, model: string) {
  const chunk = (delta: object, finish: string | null = null) =>
    JSON.stringify({
      id: head.id,
      object: 'chat.completion.chunk',
      created: head.created,
      model,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    });
  const [before = '', after = ''] = chunk({ content: MARK }).split(JSON.stringify(MARK));
  let toolCalls = 0;
  return {
    opening: chunk({ role: 'assistant', content: '' }),
    /** undefined for events that have no chunk of their own. */
    event(event: StreamEvent): string | undefined {
      switch (event.type) {
        case 'text':
          return before + JSON.stringify(event.text) + after;
        case 'reasoning':
          return chunk({ reasoning_content: event.text });
        case 'tool-call':
          return chunk({ tool_calls: [{ index: toolCalls++, ...toToolCall(event.toolCall) }] });
        case 'done':
          return chunk({}, FINISH[event.finishReason.unified]);
        case 'usage':
          return undefined;
      }
    },
  };
}

/** Stands where the text will: no name of a model holds it. */
const MARK = '\u0000text\u0000';

export function toUsageChunk(head: ReplyHead, model: string, usage: TokenUsage) {
  return {
    id: head.id,
    object: 'chat.completion.chunk',
    created: head.created,
    model,
    choices: [],
    usage: toUsage(usage),
  };
}

function toToolCall(call: ToolCall) {
  return { id: call.id, type: 'function', function: { name: call.name, arguments: call.arguments } };
}

/** OpenAI's clients expect numbers: a count that the service did not tell is 0 there, and our headers tell that it is unknown. */
export function toUsage(usage: TokenUsage) {
  const [input, output] = [usage.inputTokens ?? 0, usage.outputTokens ?? 0];
  return {
    prompt_tokens: input,
    completion_tokens: output,
    total_tokens: input + output,
    ...(usage.cachedTokens !== undefined && { prompt_tokens_details: { cached_tokens: usage.cachedTokens } }),
    ...(usage.reasoningTokens !== undefined && {
      completion_tokens_details: { reasoning_tokens: usage.reasoningTokens },
    }),
  };
}

export function toModelEntry(model: ModelConfig, id: string) {
  return {
    id,
    object: 'model',
    created: 0,
    owned_by: model.provider,
    hkm: {
      name: model.name,
      type: model.type,
      capabilities: model.capabilities,
      quality: model.quality,
      is_local: model.isLocal,
      context_window: model.contextWindow ?? null,
      input_cost_per_token: model.inputCostPerToken ?? null,
      output_cost_per_token: model.costPerToken ?? null,
    },
  };
}

const ERROR_TYPES: Partial<Record<ErrorCode, string>> = {
  unauthorized: 'authentication_error',
  too_many_requests: 'rate_limit_error',
  rate_limit: 'rate_limit_error',
  budget_exceeded: 'insufficient_quota',
  quota: 'insufficient_quota',
  bad_input: 'invalid_request_error',
  not_found: 'invalid_request_error',
};

export function toErrorBody(error: Pick<HkmError, 'code' | 'message' | 'details'>, status: number) {
  const type = ERROR_TYPES[error.code] ?? (status >= 500 ? 'server_error' : 'invalid_request_error');
  return { error: { message: error.message, type, param: error.details[0]?.path ?? null, code: error.code } };
}
