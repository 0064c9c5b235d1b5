/** A `generateContent` answer or stream chunk -> text, thoughts, pictures. Blocks come under status 200 and must not pass as answers. */
import {
  createServiceError,
  type FinishReason,
  ProviderError,
  type StreamEvent,
  type TextResult,
  type TokenUsage,
  type ToolCall,
} from '../../spec/index.ts';
import { asList, asNumber, asRecord, asText, parseJson } from '../../transport/index.ts';
import { readGeminiError } from './error.ts';
import { normalizeGeminiUsage } from './usage.ts';

const SERVICE = 'Gemini';
const BLOCKS = new Set([
  'SAFETY',
  'RECITATION',
  'PROHIBITED_CONTENT',
  'SPII',
  'BLOCKLIST',
  'IMAGE_SAFETY',
  'LANGUAGE',
  'IMAGE_PROHIBITED_CONTENT',
]);

export interface GeminiPiece {
  text: string;
  reasoning: string;
  toolCalls: ToolCall[];
  images: { mediaType: string; base64: string }[];
  finish: FinishReason | undefined;
  usage: TokenUsage | undefined;
  model: string | undefined;
}

export function mapGeminiFinish(raw: string | undefined): FinishReason | undefined {
  if (raw === undefined || raw === 'FINISH_REASON_UNSPECIFIED') return undefined;
  if (raw === 'STOP') return { unified: 'stop', raw };
  if (raw === 'MAX_TOKENS') return { unified: 'length', raw };
  if (BLOCKS.has(raw)) return { unified: 'blocked', raw };
  return { unified: 'unknown', raw };
}

/** @throws ProviderError for an error body or a blocked prompt. */
export function readPiece(body: unknown): GeminiPiece {
  const root = asRecord(body) ?? {};
  if (root.error !== undefined && root.error !== null) {
    const status = asNumber(asRecord(root.error)?.code) ?? 502;
    throw createServiceError({ service: SERVICE, status, statusText: '', detail: readGeminiError(body) });
  }
  const blockReason = asText(asRecord(root.promptFeedback)?.blockReason);
  const candidate = asRecord(asList(root.candidates)[0]);
  if (candidate === undefined && blockReason !== undefined) throw blocked(`the prompt was blocked (${blockReason})`);
  const piece: GeminiPiece = {
    text: '',
    reasoning: '',
    toolCalls: [],
    images: [],
    finish: mapGeminiFinish(asText(candidate?.finishReason)),
    usage: root.usageMetadata === undefined ? undefined : normalizeGeminiUsage(root.usageMetadata),
    model: asText(root.modelVersion),
  };
  for (const value of asList(asRecord(candidate?.content)?.parts)) addPart(piece, asRecord(value) ?? {});
  return piece;
}

function addPart(piece: GeminiPiece, part: Record<string, unknown>): void {
  const text = asText(part.text);
  if (text !== undefined) {
    if (part.thought === true) piece.reasoning += text;
    else piece.text += text;
  }
  const call = asRecord(part.functionCall);
  const name = asText(call?.name);
  if (name !== undefined)
    piece.toolCalls.push({
      id: asText(call?.id) ?? `call_${piece.toolCalls.length}`,
      name,
      arguments: JSON.stringify(call?.args ?? {}),
    });
  const inline = asRecord(part.inlineData);
  const data = asText(inline?.data);
  if (data !== undefined) piece.images.push({ mediaType: asText(inline?.mimeType) ?? 'image/png', base64: data });
}

export function readReply(body: unknown, askedModel: string, host: string): TextResult {
  const piece = readPiece(body);
  assertAnswer(piece);
  return {
    text: piece.text,
    ...(piece.reasoning && { reasoning: piece.reasoning }),
    ...(piece.toolCalls.length > 0 && { toolCalls: piece.toolCalls }),
    usage: piece.usage ?? {},
    finishReason: finishOf(piece),
    model: piece.model ?? askedModel,
    hosts: [host],
  };
}

/** There is no `[DONE]`: a stream is whole when a finish reason came. Usage is cumulative, so only the last is told. */
export async function* readStream(events: AsyncIterable<string>, askedModel: string): AsyncGenerator<StreamEvent> {
  const all: GeminiPiece = {
    text: '',
    reasoning: '',
    toolCalls: [],
    images: [],
    finish: undefined,
    usage: undefined,
    model: undefined,
  };
  for await (const data of events) {
    const piece = readPiece(parseJson(data));
    all.finish = piece.finish ?? all.finish;
    all.usage = piece.usage ?? all.usage;
    all.model = piece.model ?? all.model;
    all.toolCalls.push(...piece.toolCalls);
    all.text ||= piece.text;
    if (piece.reasoning !== '') yield { type: 'reasoning', text: piece.reasoning };
    if (piece.text !== '') yield { type: 'text', text: piece.text };
  }
  if (all.finish === undefined)
    throw new ProviderError(SERVICE, 'bad_response', 'the stream was cut before its end', { status: 502 });
  assertAnswer(all);
  for (const toolCall of all.toolCalls) yield { type: 'tool-call', toolCall };
  if (all.usage !== undefined) yield { type: 'usage', usage: all.usage };
  yield { type: 'done', finishReason: finishOf(all), model: all.model ?? askedModel };
}

function finishOf(piece: GeminiPiece): FinishReason {
  if (piece.toolCalls.length > 0) return { unified: 'tool-calls', raw: piece.finish?.raw };
  return piece.finish ?? { unified: 'unknown', raw: undefined };
}

function assertAnswer(piece: GeminiPiece): void {
  if (piece.finish?.unified === 'blocked') throw blocked(`the answer was blocked (${piece.finish.raw})`);
  if (piece.text !== '' || piece.toolCalls.length > 0) return;
  if (piece.finish?.unified === 'length') {
    throw new ProviderError(
      SERVICE,
      'invalid_output',
      'the token limit was used up by thinking before the first word; raise maxOutputTokens',
      { status: 502 },
    );
  }
  throw new ProviderError(SERVICE, 'bad_response', 'the answer is empty', { status: 502 });
}

function blocked(reason: string): ProviderError {
  return new ProviderError(SERVICE, 'blocked', reason, { status: 502 });
}
