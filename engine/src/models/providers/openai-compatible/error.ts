/** An error body of an OpenAI-shaped service -> what it says. Shapes: `{error: {message, code, type, metadata}}`, `{error: "text"}`, `{message}`, `{detail}`. */
import type { ServiceErrorDetail } from '../../spec/index.ts';
import { asRecord, asText } from '../../transport/index.ts';

export function readChatError(body: unknown): ServiceErrorDetail {
  const root = asRecord(body);
  const error = asRecord(root?.error);
  const message = asText(error?.message) ?? asText(root?.error) ?? asText(root?.message) ?? asText(root?.detail);
  const type = `${asText(error?.type) ?? ''} ${asText(error?.code) ?? ''}`;
  if (/insufficient_quota|billing/u.test(type))
    return { ...(message !== undefined && { message }), code: 'quota', retryable: false };
  if (/context_length_exceeded/u.test(type))
    return { ...(message !== undefined && { message }), code: 'context_overflow' };
  if (/content_filter|content_policy|moderation/u.test(type))
    return { ...(message !== undefined && { message }), code: 'blocked' };
  return message === undefined ? {} : { message };
}

/** True where a body under status 200 is an error all the same. */
export function isErrorBody(body: unknown): boolean {
  const root = asRecord(body);
  return root?.error !== undefined && root.error !== null;
}

/** The status that an error body names, for errors that come under status 200. */
export function statusOf(body: unknown): number {
  const code = asRecord(asRecord(body)?.error)?.code;
  const status = typeof code === 'number' ? code : Number(code);
  return Number.isInteger(status) && status >= 400 && status < 600 ? status : 502;
}
