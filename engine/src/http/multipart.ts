/** Uploads: files as `documents`, everything else as JSON in the field `brief`. */
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { BRIEF_LIMITS } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { BODY_LIMIT } from './deps.ts';

const MEGABYTE = 1024 * 1024;

export const MULTIPART_LIMITS = {
  fileSize: BRIEF_LIMITS.documentBytes,
  files: BRIEF_LIMITS.documents,
  fieldSize: MEGABYTE,
  fields: 5,
  fieldNameSize: 100,
  headerPairs: 50,
} as const;

interface Upload {
  name: string;
  mediaType?: string;
  base64: string;
}

/** The body as if it had come as JSON. Errors: `bad_input`, `too_large`. */
export async function readMultipart(request: FastifyRequest): Promise<unknown> {
  const uploads: Upload[] = [];
  let brief: unknown = {};
  let bytes = 0;
  for await (const part of request.parts()) {
    if (part.type === 'file' && part.fieldname === 'documents') {
      const buffer = await part.toBuffer();
      bytes += buffer.length;
      if (bytes > BODY_LIMIT) throw new HkmError('too_large', 'The documents are larger than 24 MiB together.');
      uploads.push(uploadOf(part, buffer));
    } else if (part.type === 'field' && part.fieldname === 'brief') {
      brief = parseBrief(part.value);
    } else {
      throw unknownPart(part.fieldname);
    }
  }
  return withUploads(brief, uploads);
}

function uploadOf({ filename, mimetype }: MultipartFile, buffer: Buffer): Upload {
  const mediaType = isTelling(mimetype) ? { mediaType: mimetype } : {};
  return { name: filename || 'document', ...mediaType, base64: buffer.toString('base64') };
}

/** A Brief of the wrong shape is left to the validation, which names what is wrong. */
function withUploads(brief: unknown, uploads: readonly Upload[]): unknown {
  if (typeof brief !== 'object' || brief === null || Array.isArray(brief)) return brief;
  const inline: unknown = 'documents' in brief ? brief.documents : [];
  return { ...brief, documents: Array.isArray(inline) ? [...inline, ...uploads] : inline };
}

/** Browsers and clients send this for whatever they do not know. */
function isTelling(mediaType: string | undefined): boolean {
  return mediaType !== undefined && mediaType !== '' && mediaType !== 'application/octet-stream';
}

function parseBrief(value: unknown): unknown {
  try {
    return JSON.parse(String(value));
  } catch (cause) {
    const details = [{ path: 'brief', message: 'is not valid JSON' }];
    throw new HkmError('bad_input', 'The field `brief` is not valid JSON.', { details, cause });
  }
}

function unknownPart(name: string): HkmError {
  return new HkmError(
    'bad_input',
    `The form field "${name}" is not known; send files as documents, the rest as brief.`,
    {
      details: [{ path: name, message: 'is not known', allowed: ['documents', 'brief'] }],
    },
  );
}
