/** One key per Brief: equal Briefs share it, and no two different ones do. */
import { createHash } from 'node:crypto';
import type { Brief, DocumentInput } from '../contract/index.ts';

/**
 * SHA-256 over the Brief's fields in a fixed order. Documents count by name, media type and the hash of what they
 * hold, in the order in which they were given (it decides their numbers in the picture).
 */
export function briefKey(brief: Brief): string {
  return sha256(
    JSON.stringify([
      brief.topic,
      brief.complexityLevel,
      brief.visualStyle,
      brief.language,
      brief.outputFormat,
      brief.size,
      brief.documents.map(documentKey),
      brief.privacy,
      brief.priority,
      brief.budget ?? null,
      brief.textModel ?? null,
      brief.imageModel ?? null,
    ]),
  );
}

function documentKey({ name, mediaType, text, base64, url }: DocumentInput): unknown[] {
  const held = [text, base64, url].map((value) => (value === undefined ? null : sha256(value)));
  return [name, mediaType ?? null, ...held];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
