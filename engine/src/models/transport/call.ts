/** One call to a service: limits, status, error body, bounded reading. The answer is read to its end or cancelled, always. */
import { type HkmError, isHkmError } from '../../errors.ts';
import { createServiceError, ProviderError, type ServiceErrorDetail } from '../spec/index.ts';
import { FramedAnswer, WholeAnswer } from './answer.ts';
import type { Framing } from './frames.ts';
import { CallLimits, type LimitOptions } from './limits.ts';
import { parseJson } from './shape.ts';
import { hostOf, type Transport } from './transport.ts';

export interface CallOptions extends LimitOptions {
  /** As people know it: `OpenRouter`. */
  service: string;
  transport: Transport;
  url: string;
  method?: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  maxBytes?: number | undefined;
  /** Reads the service's error body; gets `undefined` where it was no JSON. */
  readError(body: unknown): ServiceErrorDetail;
}

/** Sends and reads one JSON answer. A status that is not 2xx is an error; a 200 with an error body is the caller's to see. */
export async function callJson(options: CallOptions): Promise<unknown> {
  const answer = await readWhole(options);
  try {
    return parseJson(answer.text);
  } catch (cause) {
    throw toError(options, undefined, cause);
  }
}

export async function callBytes(options: CallOptions): Promise<{ bytes: Uint8Array; mediaType: string }> {
  const answer = await readWhole(options);
  const mediaType = answer.head?.header('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream';
  return { bytes: answer.bytes, mediaType };
}

async function readWhole(options: CallOptions): Promise<WholeAnswer> {
  const limits = new CallLimits(options);
  const answer = new WholeAnswer(limits, options.maxBytes);
  try {
    await limits.during(send(options, answer, limits));
  } catch (cause) {
    limits.abandon();
    throw failureOf(options, answer, limits, cause);
  } finally {
    limits.close();
  }
  if (answer.isRefused) throw refusalOf(options, answer);
  return answer;
}

export interface StreamCallOptions extends CallOptions {
  framing: Framing;
  /** Says of a frame that none follows, e.g. `[DONE]`: who leaves then lets the answer end, and its connection serves again. */
  isLast?(frame: string): boolean;
}

/** Milliseconds that an answer may take to end after its last frame before its connection is broken instead. */
const END_PATIENCE = 100;

/** Sends and yields each event (`sse`) or line (`ndjson`) as text. Leaving the loop early cancels the call. */
export async function* callStream(options: StreamCallOptions): AsyncGenerator<string> {
  const limits = new CallLimits(options);
  const answer = new FramedAnswer(limits, options.framing, options.maxBytes);
  let [isLast, hasEnded] = [false, false];
  const whole = limits.during(send(options, answer, limits)).then(
    () => answer.end(answer.isRefused ? refusalOf(options, answer) : undefined),
    (cause: unknown) => answer.end(cause),
  );
  try {
    for (let frames = await answer.take(); frames !== undefined; frames = await answer.take()) {
      for (const frame of frames) {
        isLast = options.isLast?.(frame) ?? false;
        yield frame;
      }
    }
    hasEnded = true;
  } catch (cause) {
    throw failureOf(options, answer, limits, cause);
  } finally {
    limits.close();
    if (isLast) endSoon(whole, limits);
    else if (!hasEnded) limits.abandon();
  }
}

/** Nothing but the end should follow. It may take its time, but not the caller's. */
function endSoon(whole: Promise<void>, limits: CallLimits): void {
  const timer = setTimeout(() => limits.abandon(), END_PATIENCE);
  whole.then(() => clearTimeout(timer));
}

async function send(options: CallOptions, answer: WholeAnswer, limits: CallLimits): Promise<void> {
  const { transport, url, method = 'POST', headers, body } = options;
  if (limits.failure !== undefined) throw limits.failure;
  const sent: Record<string, string> = { accept: 'application/json' };
  if (body === undefined) return transport({ url, method, headers: Object.assign(sent, headers), limits }, answer);
  sent['content-type'] = 'application/json';
  const request = { url, method, headers: Object.assign(sent, headers), body: JSON.stringify(body), limits };
  return transport(request, answer);
}

/** A refusal whose body could not be read to its end is still one; only the caller's own wish goes before it. */
function failureOf(options: CallOptions, answer: WholeAnswer, limits: CallLimits, cause: unknown): HkmError {
  return answer.isRefused && limits.failure?.code !== 'aborted'
    ? refusalOf(options, answer)
    : toError(options, limits.failure, cause);
}

function refusalOf(options: CallOptions, answer: WholeAnswer): ProviderError {
  let body: unknown;
  try {
    body = JSON.parse(answer.text);
  } catch {
    body = undefined;
  }
  return createServiceError({
    service: options.service,
    status: answer.head?.status ?? 0,
    statusText: answer.head?.statusText ?? '',
    retryAfter: answer.head?.header('retry-after'),
    detail: options.readError(body),
  });
}

function toError(options: CallOptions, failure: HkmError | undefined, cause: unknown): HkmError {
  if (failure !== undefined) return wrap(options.service, failure);
  if (cause instanceof ProviderError) return cause;
  if (isHkmError(cause)) return wrap(options.service, cause);
  return new ProviderError(options.service, 'unavailable', `the connection to ${hostOf(options.url)} broke`, { cause });
}

function wrap(service: string, error: HkmError): HkmError {
  if (error.code === 'aborted') return error;
  return new ProviderError(service, error.code, error.message, {
    status: error.status,
    retryable: error.retryable,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    details: error.details,
    cause: error,
  });
}
