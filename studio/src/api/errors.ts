/** What went wrong between the page and the server, in the shape that the error view shows. */
import type { Told } from '@hkm/engine/contract';

export interface FieldIssue {
  path: string;
  message: string;
  /** The message by a code of the contract, where it is one of the engine's. */
  code?: string;
  parameters?: Told['parameters'];
  allowed?: readonly string[];
}

export type FailureKind =
  /** The server answered with an error of its own. */
  | 'refused'
  /** The server did not answer at all. */
  | 'unreachable'
  /** Something answered, but not this server's API. */
  | 'garbled';

export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: FailureKind;
  readonly status: number;
  readonly code: string;
  readonly issues: readonly FieldIssue[];
  /** The message by codes, where it is one of the engine's. */
  readonly reasons: readonly Told[];
  readonly requestId: string | undefined;

  constructor(
    kind: FailureKind,
    message: string,
    facts: {
      status?: number;
      code?: string;
      issues?: readonly FieldIssue[];
      reasons?: readonly Told[] | undefined;
      requestId?: string | undefined;
    } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = facts.status ?? 0;
    this.code = facts.code ?? kind;
    this.issues = facts.issues ?? [];
    this.reasons = facts.reasons ?? [];
    this.requestId = facts.requestId;
  }
}

/** By its name: a DOMException is not an Error in every environment. */
export function isAbort(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError';
}

/** Anything thrown, as an ApiError: `fetch` throws a TypeError when nothing answers. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof TypeError) return new ApiError('unreachable', error.message);
  return new ApiError('garbled', error instanceof Error ? error.message : String(error));
}
