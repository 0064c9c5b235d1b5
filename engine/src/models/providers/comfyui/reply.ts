/** What ComfyUI answers: refusals, the history of a job, messages of its socket, choice lists in their two shapes. */
import { ProviderError, type ServiceErrorDetail } from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, type Loose } from '../../transport/index.ts';

export const SERVICE = 'ComfyUI';

export interface OutputImage {
  filename: string;
  subfolder: string;
  type: string;
}

export type JobState =
  | { state: 'waiting' }
  | { state: 'done'; images: OutputImage[] }
  | { state: 'failed'; reason: string };

export function readComfyError(body: unknown): ServiceErrorDetail {
  const root = asRecord(body);
  const error = asRecord(root?.error);
  const parts = [
    asText(error?.message) ?? asText(root?.error),
    asText(error?.details),
    ...nodeErrors(root?.node_errors),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? {} : { message: parts.join('; ') };
}

/** Complaints about nodes may come under status 200 too: then some outputs would be missing. */
export function nodeErrors(value: unknown): string[] {
  return Object.entries(asRecord(value) ?? {}).flatMap(([id, node]) =>
    asList(asRecord(node)?.errors).map((error) =>
      `node ${id}: ${asText(asRecord(error)?.message) ?? 'invalid'} ${asText(asRecord(error)?.details) ?? ''}`.trim(),
    ),
  );
}

/** `GET /history/{id}` is `{}` until the job has ended. Only images of type `output` are results; `temp` are previews. */
export function readHistory(body: unknown, promptId: string): JobState {
  const entry = asRecord(asRecord(body)?.[promptId]);
  if (entry === undefined) return { state: 'waiting' };
  const status = asRecord(entry.status);
  if (asText(status?.status_str) === 'error') return { state: 'failed', reason: failureOf(status) };
  const images = Object.values(asRecord(entry.outputs) ?? {}).flatMap((output) =>
    asList(asRecord(output)?.images).flatMap(readImage),
  );
  const results = images.filter((image) => image.type === 'output');
  return results.length > 0
    ? { state: 'done', images: results }
    : { state: 'failed', reason: 'the workflow ended without a picture' };
}

function failureOf(status: Loose | undefined): string {
  for (const message of asList(status?.messages)) {
    const [event, data] = asList(message);
    if (event === 'execution_error') return asText(asRecord(data)?.exception_message)?.trim() || 'a node failed';
    if (event === 'execution_interrupted') return 'it was interrupted';
  }
  return 'the workflow failed';
}

function readImage(value: unknown): OutputImage[] {
  const image = asRecord(value);
  const filename = asText(image?.filename);
  return filename === undefined
    ? []
    : [{ filename, subfolder: asText(image?.subfolder) ?? '', type: asText(image?.type) ?? '' }];
}

export type SocketMessage =
  | { kind: 'progress'; fraction: number; node: string | undefined }
  | { kind: 'alive' }
  | { kind: 'ended' }
  | { kind: 'failed'; reason: string };

/** A text frame of the socket that concerns this job; undefined for those that do not. */
export function readSocketMessage(text: string, promptId: string): SocketMessage | undefined {
  let message: Loose | undefined;
  try {
    message = asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
  const data = asRecord(message?.data);
  if (data?.prompt_id !== undefined && data.prompt_id !== promptId) return undefined;
  switch (message?.type) {
    case 'progress': {
      const max = asNumber(data?.max) ?? 0;
      return {
        kind: 'progress',
        fraction: max > 0 ? Math.min(1, (asNumber(data?.value) ?? 0) / max) : 0,
        node: asText(data?.node),
      };
    }
    case 'executing':
      return data?.prompt_id === promptId && data.node === null ? { kind: 'ended' } : { kind: 'alive' };
    case 'execution_success':
      return { kind: 'ended' };
    case 'execution_error':
      return { kind: 'failed', reason: asText(data?.exception_message)?.trim() || 'a node failed' };
    case 'execution_interrupted':
      return { kind: 'failed', reason: 'it was interrupted' };
    default:
      return { kind: 'alive' };
  }
}

/** Choices of an input: `[["a","b"], {…}]` or `["COMBO", {options: [...]}]`. */
export function readChoices(input: unknown): string[] {
  const [first, second] = asList(input);
  const choices = Array.isArray(first) ? first : asList(asRecord(second)?.options);
  return choices.filter((choice) => typeof choice === 'string');
}

export function jobFailed(reason: string): ProviderError {
  const outOfMemory = /out of memory/iu.test(reason);
  return new ProviderError(SERVICE, outOfMemory ? 'unavailable' : 'upstream', reason, {
    status: 502,
    retryable: outOfMemory,
  });
}
