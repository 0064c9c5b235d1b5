/** Plain requests to the engine: JSON in, JSON out, errors as ApiError. */
import { ApiError, type FieldIssue, isAbort, toApiError } from './errors.ts';
import { compact, firstText, isRecord, list, record, text } from './read.ts';
import { readParameters, readTold } from './told.ts';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  accept?: string;
  signal?: AbortSignal | undefined;
}

/** Sends a request and gives the response, whatever its status; rejects with ApiError when nothing answers. */
export async function send(path: string, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', body, accept = 'application/json', signal } = options;
  const init: RequestInit = { method, headers: { accept } };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept, 'content-type': 'application/json' };
  }
  if (signal) init.signal = signal;
  try {
    return await fetch(path, init);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw toApiError(error);
  }
}

/** Sends a request and gives the JSON of a good answer; rejects with ApiError otherwise. */
export async function requestJson(path: string, options: RequestOptions = {}): Promise<unknown> {
  const response = await send(path, options);
  if (!response.ok) throw await readFailure(response);
  if (response.status === 204) return undefined;
  return parseJson(await response.text(), response.status);
}

export function parseJson(body: string, status: number): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new ApiError('garbled', excerpt(body), { status });
  }
}

/** An error answer, from `{ error: { code, message, details, requestId } }` down to a bare HTML page. */
export async function readFailure(response: Response): Promise<ApiError> {
  const body = await response.text().catch(() => '');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return new ApiError('garbled', excerpt(body) || response.statusText, { status: response.status });
  }
  return failureOf(parsed, response.status);
}

/** Reads the `error` of an answer or of an `error` event. */
export function failureOf(parsed: unknown, status: number): ApiError {
  const outer = record(parsed);
  const inner = isRecord(outer.error) ? outer.error : outer;
  const message = firstText(inner, 'message', 'detail') ?? text(outer.error) ?? firstText(outer, 'message') ?? '';
  return new ApiError('refused', message, {
    status: status || Number(inner.status) || 0,
    code: text(inner.code) ?? 'refused',
    issues: list(inner.details).flatMap(toIssue),
    reasons: readTold(inner.reasons),
    requestId: text(inner.requestId),
  });
}

export function toIssue(value: unknown): FieldIssue[] {
  const issue = record(value);
  const message = text(issue.message);
  if (!message) return [];
  const allowed = list(issue.allowed).flatMap((item) => text(item) ?? []);
  return [
    compact<FieldIssue>({
      path: text(issue.path) ?? '',
      message,
      code: text(issue.code),
      parameters: readParameters(issue.parameters),
      allowed: allowed.length > 0 ? allowed : undefined,
    }),
  ];
}

function excerpt(body: string): string {
  const plain = body
    .replace(/<(style|script)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > 200 ? `${plain.slice(0, 200)}…` : plain;
}
