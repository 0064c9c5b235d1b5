/**
 * The one error class of the engine and its table of stable codes.
 * Callers match on `code`; HTTP answers use `status`; retry logic asks `retryable` and knows no vendor.
 */
import type { Told } from './contract/told.ts';

export const ERROR_CODES = {
  // what the caller sent
  bad_input: {
    status: 400,
    retryable: false,
    meaning: 'A field is missing, malformed or out of range; `details` names it.',
  },
  unauthorized: { status: 401, retryable: false, meaning: 'The request needs a valid key.' },
  not_found: { status: 404, retryable: false, meaning: 'Nothing is kept under that name.' },
  conflict: { status: 409, retryable: false, meaning: 'The request contradicts the present state.' },
  too_large: { status: 413, retryable: false, meaning: 'The body or a document exceeds its limit.' },
  unsupported_media: { status: 415, retryable: false, meaning: 'The media type is not one that can be read.' },
  unreadable_document: { status: 422, retryable: false, meaning: 'A document holds no text that can be used.' },
  blocked_address: { status: 422, retryable: false, meaning: 'A URL leads to a private or forbidden address.' },
  unrenderable: {
    status: 422,
    retryable: false,
    meaning: 'The picture failed its quality gate, so it is not offered.',
  },
  too_many_requests: {
    status: 429,
    retryable: true,
    meaning: 'The caller sent too many requests; wait `retryAfterMs`.',
  },
  budget_exceeded: { status: 402, retryable: false, meaning: 'The call would cost more than the budget allows.' },
  // what a model service answered
  auth: { status: 502, retryable: false, meaning: 'The model service refused the key.' },
  quota: { status: 502, retryable: false, meaning: 'The account at the model service is exhausted.' },
  rate_limit: { status: 503, retryable: true, meaning: 'The model service asks to slow down; wait `retryAfterMs`.' },
  model_not_found: { status: 502, retryable: false, meaning: 'The model service does not know the model.' },
  bad_request: { status: 502, retryable: false, meaning: 'The model service refused the request as malformed.' },
  context_overflow: { status: 502, retryable: false, meaning: 'The prompt is longer than the context of the model.' },
  blocked: { status: 502, retryable: false, meaning: 'The model service declined for safety or policy.' },
  timeout: { status: 504, retryable: true, meaning: 'A limit ran out: connect, first token, idle gap or total.' },
  unavailable: { status: 503, retryable: true, meaning: 'The service cannot be reached or is overloaded.' },
  bad_response: { status: 502, retryable: true, meaning: 'The service answered something that is not of its form.' },
  invalid_output: { status: 502, retryable: false, meaning: 'The model answered, but not in the form asked for.' },
  upstream: { status: 502, retryable: false, meaning: 'The service reported an error of its own.' },
  all_failed: { status: 502, retryable: false, meaning: 'Every model of the route failed; `attempts` says how.' },
  no_model: { status: 503, retryable: false, meaning: 'No model meets the constraints of the task.' },
  // ourselves
  aborted: { status: 499, retryable: false, meaning: 'The caller cancelled.' },
  queue_full: { status: 503, retryable: true, meaning: 'Too much work is waiting; try again later.' },
  not_ready: { status: 503, retryable: true, meaning: 'The service is starting or stopping.' },
  storage: {
    status: 500,
    retryable: false,
    meaning: 'The data folder or its database cannot be used; the message says how to mend it.',
  },
  internal: { status: 500, retryable: false, meaning: 'A fault of ours.' },
} as const satisfies Record<string, { status: number; retryable: boolean; meaning: string }>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** One thing that is wrong with an input, with the path of the field (`documents.0.name`). */
export interface Issue extends Omit<Told, 'code'> {
  path: string;
  /** One of `SAYINGS`, where the message is one of ours. */
  code?: string | undefined;
  /** The allowed values, where they are a closed list. */
  allowed?: readonly string[];
}

export interface HkmErrorOptions {
  /** The message by codes; not needed where the message is told already. */
  reasons?: readonly Told[];
  details?: readonly Issue[];
  /** Milliseconds to wait before another try, as the service asked. */
  retryAfterMs?: number;
  /** Overrides the table, where a service says better. */
  retryable?: boolean;
  status?: number;
  cause?: unknown;
}

export class HkmError extends Error {
  override readonly name: string = 'HkmError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly details: readonly Issue[];
  readonly retryAfterMs: number | undefined;
  /** The message by codes, as far as it is one of ours. */
  readonly reasons: readonly Told[];

  constructor(code: ErrorCode, message: string | Told, options: HkmErrorOptions = {}) {
    super(
      typeof message === 'string' ? message : message.message,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.status = options.status ?? ERROR_CODES[code].status;
    this.retryable = options.retryable ?? ERROR_CODES[code].retryable;
    this.details = options.details ?? [];
    this.retryAfterMs = options.retryAfterMs;
    this.reasons = options.reasons ?? (typeof message === 'string' ? [] : [message]);
  }
}

export function isHkmError(value: unknown): value is HkmError {
  return value instanceof HkmError;
}
