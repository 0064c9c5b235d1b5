/** Google's Gemini API (generateContent). Hosted. The key travels in a header, never in the address: addresses end up in logs. */
import type {
  EmbedOptions,
  EmbedResult,
  GenerateOptions,
  ImageOptions,
  ImageResult,
  ModelConfig,
  StreamEvent,
  TextResult,
} from '../../spec/index.ts';
import { asList, asRecord, asText, callStream } from '../../transport/index.ts';
import { type HttpProviderOptions, TextProvider, withoutSlash } from '../http-provider.ts';
import { nearestRatio } from '../ratio.ts';
import { readGeminiError } from './error.ts';
import { readGeminiModels } from './models.ts';
import { readPiece, readReply, readStream } from './reply.ts';
import { createContentBody, defined } from './request.ts';

const BASE_URL = 'https://generativelanguage.googleapis.com/v1beta';
/** Pages of models that are read at most. */
const MAX_PAGES = 10;

export interface GeminiOptions extends HttpProviderOptions {
  /** Default https://generativelanguage.googleapis.com/v1beta. */
  endpoint?: string;
}

export class GeminiProvider extends TextProvider {
  constructor(apiKey: string, options: GeminiOptions = {}) {
    const service = {
      id: 'gemini',
      name: 'Gemini',
      endpoint: withoutSlash(options.endpoint ?? BASE_URL),
      isLocal: false,
      headers: { 'x-goog-api-key': apiKey },
      readError: readGeminiError,
    };
    super(service, options);
  }

  protected async listModels(signal: AbortSignal | undefined): Promise<ModelConfig[]> {
    const models: ModelConfig[] = [];
    let pageToken = '';
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = `?pageSize=1000${pageToken && `&pageToken=${encodeURIComponent(pageToken)}`}`;
      const body = await this.lookUp(`/models${query}`, signal);
      models.push(...readGeminiModels(body));
      pageToken = asText(asRecord(body)?.nextPageToken) ?? '';
      if (pageToken === '') break;
    }
    return models;
  }

  async generate(prompt: string, modelId: string, options: GenerateOptions = {}): Promise<TextResult> {
    if (options.private) this.assertLocal();
    const body = createContentBody(prompt, options);
    return readReply(await this.post(pathOf(modelId, 'generateContent'), body, options), modelId, this.host);
  }

  async *streamText(prompt: string, modelId: string, options: GenerateOptions = {}): AsyncGenerator<StreamEvent> {
    if (options.private) this.assertLocal();
    // Without `alt=sse` the answer is one JSON array that only ends with the last token.
    const call = this.call(pathOf(modelId, 'streamGenerateContent?alt=sse'), options);
    yield* readStream(callStream({ ...call, body: createContentBody(prompt, options), framing: 'sse' }), modelId);
  }

  async generateImage(prompt: string, modelId: string, options: ImageOptions = {}): Promise<ImageResult> {
    if (options.private) this.assertLocal();
    const { width, height, seed } = options;
    const ratio = width !== undefined && height !== undefined ? nearestRatio(width / height) : undefined;
    const generationConfig = defined({
      responseModalities: ['IMAGE'],
      seed,
      imageConfig: ratio && { aspectRatio: ratio },
    });
    const body = { contents: [{ role: 'user', parts: [{ text: prompt }] }], generationConfig };
    const piece = readPiece(await this.post(pathOf(modelId, 'generateContent'), body, options));
    const [image] = piece.images;
    if (image === undefined)
      throw piece.finish?.unified === 'blocked'
        ? this.error('blocked', `the picture was blocked (${piece.finish.raw})`)
        : this.error('bad_response', 'the answer holds no picture');
    return {
      bytes: new Uint8Array(Buffer.from(image.base64, 'base64')),
      mediaType: image.mediaType,
      usage: piece.usage ?? {},
      model: piece.model ?? modelId,
      hosts: [this.host],
    };
  }

  async embed(input: string[], modelId: string, options: EmbedOptions = {}): Promise<EmbedResult> {
    if (options.private) this.assertLocal();
    const requests = input.map((text) =>
      defined({ model: `models/${modelId}`, content: { parts: [{ text }] }, outputDimensionality: options.dimensions }),
    );
    const reply = asRecord(await this.post(pathOf(modelId, 'batchEmbedContents'), { requests }, options));
    const rows = asList(reply?.embeddings).map((row) => asRecord(row)?.values);
    return { embeddings: this.readEmbeddings(rows, input.length), usage: {}, model: modelId };
  }
}

function pathOf(modelId: string, method: string): string {
  return `/models/${encodeURIComponent(modelId.replace(/^models\//u, ''))}:${method}`;
}
