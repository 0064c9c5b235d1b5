/** Pictures from OpenAI-shaped services. The answer holds base64; a URL in its place is not fetched. */
import { type ImageOptions, type ImageResult, ProviderError } from '../../spec/index.ts';
import { asList, asRecord, asText } from '../../transport/index.ts';
import { nearestRatio } from '../ratio.ts';
import { isErrorBody } from './error.ts';
import { normalizeUsage, type RawUsage } from './usage.ts';

/** `POST /images` of OpenRouter knows aspect ratios. */
export function createRatioBody(prompt: string, modelId: string, options: ImageOptions): Record<string, unknown> {
  const { width, height } = options;
  const ratio = width !== undefined && height !== undefined ? nearestRatio(width / height) : undefined;
  return {
    model: modelId,
    prompt,
    n: 1,
    ...(ratio && { aspect_ratio: ratio }),
    ...(options.seed !== undefined && { seed: options.seed }),
  };
}

/** `POST /images/generations` of OpenAI and most others knows sizes. */
export function createSizeBody(prompt: string, modelId: string, options: ImageOptions): Record<string, unknown> {
  const { width, height } = options;
  return {
    model: modelId,
    prompt,
    n: 1,
    ...(width !== undefined && height !== undefined && { size: `${width}x${height}` }),
    // The newest models of OpenAI always answer base64 and refuse the field; all others answer an address without it.
    ...(!/^gpt-image/u.test(modelId) && { response_format: 'b64_json' }),
  };
}

export function readImageReply(service: string, body: unknown, askedModel: string, host: string): ImageResult {
  const root = asRecord(body);
  const first = asRecord(asList(root?.data)[0]);
  const base64 = asText(first?.b64_json);
  if (isErrorBody(body) || !base64)
    throw new ProviderError(service, 'bad_response', 'the answer holds no picture', { status: 502 });
  return {
    bytes: new Uint8Array(Buffer.from(base64, 'base64')),
    mediaType: asText(first?.media_type) ?? 'image/png',
    usage: normalizeUsage(root?.usage as RawUsage | undefined),
    model: asText(root?.model) ?? askedModel,
    hosts: [host],
  };
}
