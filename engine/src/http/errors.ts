/** The one place where an error becomes an answer. */
import type { FastifyError, FastifyReply, FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { type Told, tell } from '../contract/index.ts';
import { type ErrorCode, HkmError, type Issue, isHkmError } from '../errors.ts';

export interface ErrorBody {
  error: {
    code: ErrorCode;
    message: string;
    /** The message by codes, where it is one of ours. */
    reasons?: readonly Told[];
    details?: readonly Issue[];
    requestId: string;
  };
}

export function errorBody(error: HkmError, requestId: string): ErrorBody {
  const { code, message, reasons, details } = error;
  const more = { ...(reasons.length > 0 && { reasons }), ...(details.length > 0 && { details }) };
  return { error: { code, message, ...more, requestId } };
}

/** Fastify's error handler. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const known = toHkmError(error);
  if (known.status >= 500 && known.status !== 503) request.log.error({ err: error }, 'request failed');
  if (known.retryAfterMs !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(known.retryAfterMs / 1_000)));
  }
  // What was meant for another kind of answer must not cling to this one.
  reply.removeHeader('content-disposition').removeHeader('etag').removeHeader('cache-control');
  reply
    .code(known.status)
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(known, request.id));
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  401: 'unauthorized',
  404: 'not_found',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media',
  429: 'too_many_requests',
  503: 'not_ready',
};

/** Whatever was thrown, as an error of ours; faults of ours keep their text to the log. */
export function toHkmError(error: unknown): HkmError {
  if (isHkmError(error)) return error.code === 'internal' ? internalError(error) : error;
  const { statusCode, code, message } = error as Partial<FastifyError>;
  if (statusCode === undefined || statusCode >= 500) return internalError(error);
  return new HkmError(BY_STATUS[statusCode] ?? 'bad_input', MESSAGES[code ?? ''] ?? message ?? 'Bad request.', {
    status: statusCode,
    cause: error,
  });
}

const MESSAGES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty; send a JSON object.',
  FST_ERR_CTP_BODY_TOO_LARGE: 'The body is larger than 24 MiB; hand in fewer or smaller documents.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'Send the body as application/json (or multipart/form-data for uploads).',
  FST_REQ_FILE_TOO_LARGE: 'A document is larger than 20 MiB.',
  FST_FILES_LIMIT: 'Too many documents; at most 50 are read.',
  FST_PARTS_LIMIT: 'The form has too many parts.',
  FST_FIELDS_LIMIT: 'The form has too many fields; send one `brief` and files as `documents`.',
};

function internalError(cause: unknown): HkmError {
  return new HkmError('internal', 'Something went wrong on our side; the log has the details under this request id.', {
    cause,
  });
}

/** Fastify's validator: parses with Zod, and says what is wrong in our own words. */
export const validateWithZod: FastifySchemaCompiler<z.ZodType> = ({ schema, httpPart }) => {
  return (data) => {
    const parsed = z.safeParse(schema, data);
    return parsed.success ? { value: parsed.data } : { error: inputError(parsed.error.issues, httpPart) };
  };
};

/** `bad_input` from what Zod found, naming each field and, for closed lists, the allowed values. */
export function inputError(issues: readonly z.core.$ZodIssue[], where = 'body'): HkmError {
  const details = issues.map((issue) => issueOf(issue, where));
  const message = details.map((detail) => `${detail.path} ${detail.message}`).join('; ');
  return new HkmError('bad_input', message, { details });
}

/** More than these are as good as all. */
const MAX_ALLOWED = 40;

function issueOf(issue: z.core.$ZodIssue, where: string): Issue {
  const path = issue.path.map(String).join('.') || where;
  if (issue.code === 'invalid_value' && issue.values.length > 1) {
    const allowed = issue.values.map(String).slice(0, MAX_ALLOWED);
    return { path, ...tell('field_not_allowed', { values: allowed.join(', ') }), allowed };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined && issue.message.endsWith('received undefined')) {
    return { path, ...tell('field_missing'), message: `is missing (expected ${issue.expected})` };
  }
  if (issue.code === 'too_big' && issue.origin === 'array') {
    return { path, ...tell('field_too_many', { most: Number(issue.maximum) }) };
  }
  return { path, ...toldOf(issue), message: decapitalize(issue.message) };
}

/** The kind of fault by our codes; the message stays Zod's, or the schema's own. */
function toldOf(issue: z.core.$ZodIssue): Partial<Told> {
  switch (issue.code) {
    case 'invalid_type':
      return tell('field_type');
    case 'too_big':
      return tell(issue.origin === 'string' ? 'field_too_long' : 'field_too_big', { most: Number(issue.maximum) });
    case 'too_small':
      return tell(issue.origin === 'string' ? 'field_too_short' : 'field_too_small', { least: Number(issue.minimum) });
    case 'unrecognized_keys':
      return tell('field_unknown');
    case 'invalid_format':
      return tell('field_malformed');
    default:
      return {};
  }
}

function decapitalize(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
