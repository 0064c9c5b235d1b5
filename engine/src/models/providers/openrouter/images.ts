/** Pictures from OpenRouter: `POST /images`. The answer holds base64; a URL in its place is not fetched. */
import { type ImageOptions, type ImageResult, ProviderError } from '../../spec/index.ts';
import { asList, asRecord, asText } from '../../transport/index.ts';
import { isErrorBody, normalizeUsage, type RawUsage } from '../openai-compatible/index.ts';

export function createImageBody(prompt: string, modelId: string, options: ImageOptions): Record<string, unknown> {
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

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];

/** The named aspect ratio nearest to width / height. */
export function nearestRatio(value: number): string {
  const distance = (ratio: string) => {
    const [w = 1, h = 1] = ratio.split(':').map(Number);
    return Math.abs(Math.log(w / h / value));
  };
  return RATIOS.reduce((best, ratio) => (distance(ratio) < distance(best) ? ratio : best));
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
