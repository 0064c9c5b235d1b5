/** An error body of Gemini -> what it says. The delay of a 429 stands in `details[].retryDelay`, not in a header. */
import type { ServiceErrorDetail } from '../../spec/index.ts';
import { asList, asRecord, asText } from '../../transport/index.ts';

export function readGeminiError(body: unknown): ServiceErrorDetail {
  const root = Array.isArray(body) ? asRecord(body[0]) : asRecord(body);
  const error = asRecord(root?.error);
  const message = asText(error?.message);
  const details = asList(error?.details).map((detail) => asRecord(detail) ?? {});
  const delay = details.map((detail) => parseDuration(asText(detail.retryDelay))).find((ms) => ms !== undefined);
  const quotas = details
    .flatMap((detail) => asList(detail.violations))
    .map((violation) => asText(asRecord(violation)?.quotaId) ?? '');
  return {
    ...(message !== undefined && { message }),
    ...(delay !== undefined && { retryAfterMs: delay }),
    // Waiting some seconds does not bring back a quota of the day.
    ...(quotas.some((id) => id.includes('PerDay')) && { code: 'quota', retryable: false }),
    ...(/API key not valid|API_KEY_INVALID/u.test(message ?? '') && { code: 'auth' }),
  };
}

/** Milliseconds of a protobuf duration such as `34.4s`. */
export function parseDuration(text: string | undefined): number | undefined {
  const match = /^(\d+(?:\.\d+)?)s$/u.exec(text ?? '');
  return match === null ? undefined : Math.ceil(Number(match[1]) * 1_000);
}
