/**
 * Sending that can be watched. `fetch` does not tell how much of a body has gone; XMLHttpRequest does. What comes back is an ordinary
 * Response, whose body can be read while it arrives.
 */
import { ApiError } from './errors.ts';

export interface Sending {
  body: Blob | string;
  contentType: string;
  accept?: string;
  signal?: AbortSignal | undefined;
  /** Bytes that have left, of all. */
  onSent(sent: number, total: number): void;
}

/** A POST; rejects with ApiError when nothing answers, with AbortError when it was stopped. */
export function sendWatched(path: string, { body, contentType, accept, signal, onSent }: Sending): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const request = new XMLHttpRequest();
  const answer = new TransformStream<string, string>();
  const writer = answer.writable.getWriter();
  // A reader that has gone wants nothing more.
  const ignore = () => undefined;
  let read = 0;
  const pass = () => {
    const { responseText } = request;
    if (responseText.length === read) return;
    writer.write(responseText.slice(read)).catch(ignore);
    read = responseText.length;
  };
  const fail = (error: Error) => {
    reject(error);
    writer.abort(error).catch(ignore);
  };
  request.open('POST', path);
  request.setRequestHeader('content-type', contentType);
  request.setRequestHeader('accept', accept ?? 'application/json');
  request.upload.addEventListener('progress', ({ loaded, total }) => onSent(loaded, total));
  request.addEventListener('readystatechange', () => {
    if (request.readyState === XMLHttpRequest.HEADERS_RECEIVED && request.status > 0) resolve(responseOf());
  });
  request.addEventListener('progress', pass);
  request.addEventListener('load', () => {
    pass();
    writer.close().catch(ignore);
  });
  request.addEventListener('error', () => fail(new ApiError('unreachable', 'Nothing answered.')));
  request.addEventListener('abort', () => fail(new DOMException('The request was stopped.', 'AbortError')));
  const responseOf = () => {
    const headers = new Headers({ 'content-type': request.getResponseHeader('content-type') ?? '' });
    const { status, statusText } = request;
    const isBare = status === 204 || status === 304;
    return new Response(isBare ? null : answer.readable.pipeThrough(new TextEncoderStream()), {
      status,
      statusText,
      headers,
    });
  };
  const stop = () => request.abort();
  signal?.addEventListener('abort', stop, { once: true });
  request.addEventListener('loadend', () => signal?.removeEventListener('abort', stop));
  if (signal?.aborted) fail(new DOMException('The request was stopped.', 'AbortError'));
  else request.send(body);
  return promise;
}
