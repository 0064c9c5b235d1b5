/** A refused call, as every provider reports it. `status` is the service's own; the code says what it means. */
import { STATUS_CODES } from 'node:http';
import { type ErrorCode, HkmError, type HkmErrorOptions } from '../../errors.ts';

export class ProviderError extends HkmError {
  override readonly name: string = 'ProviderError';
  readonly service: string;

  constructor(service: string, code: ErrorCode, reason: string, options: HkmErrorOptions = {}) {
    super(code, `${service} generation failed: ${reason}`, options);
    this.service = service;
  }
}

/** What a service's error body says, once its provider has read it. Every field may be missing. */
export interface ServiceErrorDetail {
  message?: string;
  /** Milliseconds. */
  retryAfterMs?: number;
  /** Where the service says more than its status does. */
  code?: ErrorCode;
  retryable?: boolean;
}

export interface ServiceFailure {
  service: string;
  status: number;
  statusText: string;
  /** Value of the Retry-After header. */
  retryAfter?: string | undefined;
  detail: ServiceErrorDetail;
}

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'bad_request',
  401: 'auth',
  402: 'quota',
  403: 'auth',
  404: 'model_not_found',
  408: 'timeout',
  409: 'bad_request',
  413: 'context_overflow',
  422: 'bad_request',
  429: 'rate_limit',
  499: 'aborted',
  500: 'upstream',
  502: 'unavailable',
  503: 'unavailable',
  504: 'timeout',
  529: 'unavailable',
};

const OVERFLOW =
  /context (?:length|window|size)|maximum context|too many tokens|prompt is too long|exceeds? .{0,40}(?:context|token limit)/iu;

/** Builds the error of a refused call from its status, its body and its headers. */
export function createServiceError({ service, status, statusText, retryAfter, detail }: ServiceFailure): ProviderError {
  const reason = statusText || STATUS_CODES[status] || `status ${status}`;
  const byStatus = BY_STATUS[status] ?? (status >= 500 ? 'upstream' : 'bad_request');
  const code =
    detail.code ?? (byStatus === 'bad_request' && OVERFLOW.test(detail.message ?? '') ? 'context_overflow' : byStatus);
  const wait = Math.max(detail.retryAfterMs ?? 0, parseRetryAfter(retryAfter) ?? 0);
  // A 500 may be a passing fault; a service that is out of money or of patience for the day is not.
  const retryable = detail.retryable ?? (code === 'upstream' ? status >= 500 : undefined);
  return new ProviderError(service, code, reason, {
    status,
    ...(retryable !== undefined && { retryable }),
    ...(wait > 0 && { retryAfterMs: wait }),
    ...(detail.message && { details: [{ path: service, message: detail.message.slice(0, 500) }] }),
  });
}

/** Milliseconds from a Retry-After header: seconds or an HTTP date. Source: RFC 9110, 10.2.3. */
export function parseRetryAfter(value: string | undefined, now = Date.now()): number | undefined {
  if (value === undefined || value.trim() === '') return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
