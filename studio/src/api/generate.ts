/** `POST /api/generate`: asks for an event stream and takes a plain JSON answer just as well. */
import type { Attempt, BriefInput, Claim, Stage, Told, Warning } from '@hkm/engine/contract';
import { STAGES } from '../values.ts';
import { ApiError } from './errors.ts';
import { readEvents, type ServerEvent } from './events.ts';
import { failureOf, parseJson, readFailure, send } from './http.ts';
import { number, record, text } from './read.ts';
import { readAttempt, readClaim, readResult, readWarning, type ShownResult } from './result.ts';
import { readTold } from './told.ts';
import { sendWatched } from './upload.ts';

export type Progress =
  | {
      type: 'stage';
      stage: Stage;
      state: 'started' | 'finished';
      durationMs?: number;
      note?: string;
      reasons?: readonly Told[];
    }
  /** Bytes of the request that have left, of all. */
  | { type: 'sent'; sent: number; total: number }
  | { type: 'claim'; claim: Claim }
  | { type: 'attempt'; attempt: Attempt }
  | { type: 'warning'; warning: Warning };

export async function generate(
  brief: BriefInput,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<ShownResult> {
  const response = await ask(brief, onProgress, signal);
  if (!response.ok) throw await readFailure(response);
  const type = response.headers.get('content-type') ?? '';
  if (!type.includes('text/event-stream') || !response.body) return readAnswer(await response.text(), response.status);
  for await (const event of readEvents(response.body)) {
    const outcome = readEvent(event);
    if (!outcome) continue;
    if (outcome.type === 'result') return outcome.result;
    onProgress(outcome);
  }
  throw new ApiError('unreachable', 'The answer ended before the result.');
}

const ACCEPT = 'text/event-stream, application/json;q=0.9';

/** Large documents take a while to send: that is watched. */
function ask(brief: BriefInput, onProgress: (progress: Progress) => void, signal: AbortSignal): Promise<Response> {
  if (!brief.documents?.some(({ base64 }) => base64 !== undefined))
    return send('/api/generate', { method: 'POST', body: brief, accept: ACCEPT, signal });
  const onSent = (sent: number, total: number) => onProgress({ type: 'sent', sent, total });
  const body = JSON.stringify(brief);
  return sendWatched('/api/generate', { body, contentType: 'application/json', accept: ACCEPT, signal, onSent });
}

function readAnswer(body: string, status: number): ShownResult {
  const answer = parseJson(body, status);
  // Some gateways answer 200 with an error body.
  if (record(answer).error !== undefined && record(answer).result === undefined) throw failureOf(answer, status);
  const result = readResult(answer);
  if (!result.svg && !result.imageUrl && !result.id)
    throw new ApiError('garbled', 'The answer holds no picture.', { status });
  return result;
}

function readEvent(event: ServerEvent): Progress | { type: 'result'; result: ShownResult } | undefined {
  const data = parseJson(event.data, 200);
  const fields = record(data);
  switch (event.name === 'message' ? text(fields.type) : event.name) {
    case 'stage':
      return readStage(fields);
    case 'claim':
      return readClaim(fields.claim ?? data).map((claim) => ({ type: 'claim' as const, claim }))[0];
    case 'attempt':
      return readAttempt(fields.attempt ?? data).map((attempt) => ({ type: 'attempt' as const, attempt }))[0];
    case 'warning':
      return readWarning(fields.warning ?? data).map((warning) => ({ type: 'warning' as const, warning }))[0];
    case 'result':
      return { type: 'result', result: readResult(data) };
    case 'error':
      throw failureOf(data, 0);
    default:
      return undefined;
  }
}

function readStage(fields: Record<string, unknown>): Progress | undefined {
  const stage = STAGES.find((name) => name === fields.stage);
  if (!stage) return undefined;
  const progress: Progress = { type: 'stage', stage, state: fields.state === 'finished' ? 'finished' : 'started' };
  const durationMs = number(fields.durationMs);
  const note = text(fields.note);
  if (durationMs !== undefined) progress.durationMs = durationMs;
  if (note) progress.note = note;
  const reasons = readTold(fields.reasons);
  if (reasons) progress.reasons = reasons;
  return progress;
}
