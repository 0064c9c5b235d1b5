/** One call to a service: limits, status, error body, bounded reading. The answer is read to its end or cancelled, always. */
import { type HkmError, isHkmError } from '../../errors.ts';
import { createServiceError, ProviderError, type ServiceErrorDetail } from '../spec/index.ts';
import { createLimits, type LimitOptions, type Limits } from './limits.ts';
import { parseJson, readBytes, readEvents, readLines, readText } from './read.ts';
import { hostOf, type Transport, type TransportResponse } from './transport.ts';

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
  return withAnswer(options, async (answer, limits) => {
    const text = await readText(answer.body, options.maxBytes, limits.moved);
    return parseJson(text);
  });
}

export async function callBytes(options: CallOptions): Promise<{ bytes: Uint8Array; mediaType: string }> {
  return withAnswer(options, async (answer, limits) => ({
    bytes: await readBytes(answer.body, options.maxBytes, limits.moved),
    mediaType: answer.header('content-type')?.split(';')[0]?.trim() ?? 'application/octet-stream',
  }));
}

export interface StreamCallOptions extends CallOptions {
  framing: 'sse' | 'ndjson';
  /** Says of a frame that none follows, e.g. `[DONE]`: who leaves then lets the answer end, and its connection serves again. */
  isLast?(frame: string): boolean;
}

/** Milliseconds that an answer may take to end after its last frame before its connection is broken instead. */
const END_PATIENCE = 100;

/** Sends and yields each event (`sse`) or line (`ndjson`) as text. Leaving the loop early cancels the call. */
export async function* callStream(options: StreamCallOptions): AsyncGenerator<string> {
  const limits = createLimits(options);
  let answer: TransportResponse | undefined;
  let finished = false;
  let rest: AsyncGenerator<string> | undefined;
  try {
    answer = await send(options, limits);
    const frames =
      options.framing === 'sse' ? readEvents(answer.body, options.maxBytes) : readLines(answer.body, options.maxBytes);
    for await (const frame of raceLimits(frames, limits)) {
      limits.moved();
      if (options.isLast?.(frame)) rest = frames;
      yield frame;
    }
    finished = true;
  } catch (cause) {
    throw toError(options, limits, cause);
  } finally {
    limits.close();
    if (!finished && !(await endsSoon(rest))) {
      limits.abandon();
      await answer?.cancel().catch(() => undefined);
    }
  }
}

async function withAnswer<T>(
  options: CallOptions,
  read: (answer: TransportResponse, limits: Limits) => Promise<T>,
): Promise<T> {
  const limits = createLimits(options);
  let answer: TransportResponse | undefined;
  try {
    answer = await send(options, limits);
    return await raceOne(read(answer, limits), limits);
  } catch (cause) {
    await answer?.cancel().catch(() => undefined);
    throw toError(options, limits, cause);
  } finally {
    limits.close();
  }
}

async function send(options: CallOptions, limits: Limits): Promise<TransportResponse> {
  const { transport, url, method = 'POST', headers = {}, body } = options;
  const request = {
    url,
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: limits.signal,
  };
  const answer = await raceOne(transport(request), limits);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw await readFailure(options, answer, limits);
}

/** An error body is read up to a small limit; one that cannot be read still gives the error of its status. */
async function readFailure(options: CallOptions, answer: TransportResponse, limits: Limits): Promise<ProviderError> {
  const text = await raceOne(readText(answer.body, 256 * 1024), limits).catch(() => '');
  await answer.cancel().catch(() => undefined);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return createServiceError({
    service: options.service,
    status: answer.status,
    statusText: answer.statusText,
    retryAfter: answer.header('retry-after'),
    detail: options.readError(body),
  });
}

/** A transport that ignores the signal must not hold the caller. */
function raceOne<T>(work: Promise<T>, limits: Limits): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(limits.failure());
  if (limits.signal.aborted) onAbort();
  else limits.signal.addEventListener('abort', onAbort, { once: true });
  work.catch(() => undefined);
  return Promise.race([work, promise]).finally(() => limits.signal.removeEventListener('abort', onAbort));
}

/** One listener for the whole stream: one for each frame would cost more than reading it. */
async function* raceLimits<T>(frames: AsyncGenerator<T>, limits: Limits): AsyncGenerator<T> {
  let giveUp: ((reason: unknown) => void) | undefined;
  const onAbort = () => giveUp?.(limits.failure());
  limits.signal.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      const next = await new Promise<IteratorResult<T>>((resolve, reject) => {
        giveUp = reject;
        frames.next().then(resolve, reject);
        if (limits.signal.aborted) onAbort();
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    limits.signal.removeEventListener('abort', onAbort);
  }
}

/** true when nothing but the end follows, and it comes at once. */
async function endsSoon(rest: AsyncGenerator<string> | undefined): Promise<boolean> {
  if (rest === undefined) return false;
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, END_PATIENCE, false);
  const ended = rest.next().then(
    ({ done }) => done === true,
    () => false,
  );
  return Promise.race([ended, late]).finally(() => clearTimeout(timer));
}

function toError(options: CallOptions, limits: Limits, cause: unknown): HkmError {
  const failure = limits.failure();
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
