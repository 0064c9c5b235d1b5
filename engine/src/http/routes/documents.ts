/** `POST /api/documents`: one document looked at before anything is made of it. The bytes come as they are, so that sending can be watched. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { BRIEF_LIMITS, type DocumentInput, warningSchema } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { abortOnDisconnect } from '../events.ts';
import { errorSchema } from '../schemas.ts';

const BYTES = 'application/octet-stream';

const factsSchema = z.object({
  name: z.string(),
  title: z.string(),
  language: z.string().optional(),
  words: z.number(),
  warnings: z.array(warningSchema),
});

const querySchema = z.object({
  name: z.string().min(1).max(300),
  mediaType: z.string().max(200).optional(),
  /** A page to fetch instead of bytes. */
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
});

export const documentRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { pipeline } }) => {
  app.addContentTypeParser(
    BYTES,
    { parseAs: 'buffer', bodyLimit: BRIEF_LIMITS.documentBytes },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/api/documents',
    {
      bodyLimit: BRIEF_LIMITS.documentBytes,
      schema: {
        summary: 'Read one document: its title, language and words, or why it cannot be read; nothing is kept',
        description: `Its bytes as ${BYTES}, or \`url\` for a page to fetch.`,
        consumes: [BYTES],
        querystring: querySchema,
        response: { 200: factsSchema, '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async ({ query, body }, reply) => {
      const document = documentOf(query, body);
      const facts = await pipeline.readDocument(document, { signal: abortOnDisconnect(reply), privacy: false });
      return { name: query.name, ...facts };
    },
  );
};

function documentOf({ name, mediaType, url }: z.output<typeof querySchema>, body: unknown): DocumentInput {
  if (url !== undefined) return { name, url };
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new HkmError('bad_input', `Send the bytes of the document as ${BYTES}, or its address as \`url\`.`);
  return { name, base64: body.toString('base64'), ...(mediaType ? { mediaType } : {}) };
}
