/** `/api/runs`: what has been kept. */
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ExportFormat, Run } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { ListRunsOptions } from '../../store/index.ts';
import { answerOf, MEDIA_TYPES } from '../answer.ts';
import type { ServerDeps } from '../deps.ts';
import { abortOnDisconnect } from '../events.ts';
import {
  answerSchema,
  artifactParamsSchema,
  errorSchema,
  runListQuerySchema,
  runListSchema,
  runParamsSchema,
  sourceAnswerSchema,
  sourceParamsSchema,
  versionListSchema,
} from '../schemas.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };

export const runRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { pipeline, store } }) => {
  app.get(
    '/api/runs',
    {
      schema: {
        summary: 'List runs, newest first',
        querystring: runListQuerySchema,
        response: { 200: runListSchema, ...failures },
      },
    },
    async ({ query }) => {
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      return store.listRuns(Object.fromEntries(given) as ListRunsOptions);
    },
  );

  app.get(
    '/api/runs/:id',
    { schema: { summary: 'Show a run', params: runParamsSchema, response: { 200: answerSchema, ...failures } } },
    async ({ params: { id } }) => {
      const run = await store.getRun(id);
      if (!run) throw noRun(id);
      const svg = await pipeline.artifact(id, 'svg');
      return answerOf({ ...run, svg: Buffer.from(svg.bytes).toString('utf8') });
    },
  );

  app.get(
    '/api/runs/:id/versions',
    {
      schema: {
        summary: 'The versions of a run, newest first',
        params: runParamsSchema,
        response: { 200: versionListSchema, ...failures },
      },
    },
    async ({ params: { id } }) => {
      const runs = await store.listVersions(id);
      if (runs.length === 0) throw noRun(id);
      return { runs };
    },
  );

  app.delete(
    '/api/runs/:id',
    {
      schema: { summary: 'Delete a run for good', params: runParamsSchema, response: { 204: z.null(), ...failures } },
    },
    async ({ params: { id } }, reply) => {
      if (!(await store.deleteRun(id))) throw noRun(id);
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/runs/:id/sources/:sourceId',
    {
      schema: {
        summary: 'The whole text of a source',
        params: sourceParamsSchema,
        response: { 200: sourceAnswerSchema, ...failures },
      },
    },
    async ({ params: { id, sourceId } }) => {
      const source = await store.getSource(id, sourceId);
      if (!source) throw new HkmError('not_found', `The run "${id}" has no source "${sourceId}".`);
      return source;
    },
  );

  app.get(
    '/api/runs/:id/artifacts/:format',
    {
      schema: {
        summary: 'A file of the picture',
        params: artifactParamsSchema,
        querystring: z.object({ download: z.stringbool().optional() }),
      },
    },
    async ({ params: { id, format }, query, headers }, reply) => {
      const run = await store.getRun(id);
      if (!run) throw noRun(id);
      reply.header('content-disposition', dispositionOf(run, format, query.download ?? false));
      return sendArtifact(pipeline, { id, format, known: headers['if-none-match'] }, reply);
    },
  );

  app.get(
    '/view/:id',
    {
      schema: {
        summary: 'A run as a page to read, with its evidence and sources; nothing can be changed on it',
        params: runParamsSchema,
      },
    },
    async ({ params: { id }, headers }, reply) => {
      // The studio says in the reader's language that there is no such run.
      if (!(await store.getRun(id))) return reply.redirect(`/#/runs/${encodeURIComponent(id)}`, 303);
      return sendArtifact(pipeline, { id, format: 'html', known: headers['if-none-match'] }, reply);
    },
  );
};

interface Wanted {
  id: string;
  format: ExportFormat;
  /** The `etag` of what the caller has already. */
  known: string | undefined;
}

async function sendArtifact(pipeline: ServerDeps['pipeline'], { id, format, known }: Wanted, reply: FastifyReply) {
  const artifact = await pipeline.artifact(id, format, { signal: abortOnDisconnect(reply) });
  const etag = `"${artifact.hash}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  if (ACTIVE.has(format)) reply.header('content-security-policy', SANDBOX);
  if (known === etag) return reply.code(304).send();
  return reply.type(MEDIA_TYPES[format]).send(Buffer.from(artifact.bytes));
}

/** Formats that a browser would run scripts in, were there any. */
const ACTIVE: ReadonlySet<ExportFormat> = new Set(['svg', 'html']);
const SANDBOX =
  "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; frame-ancestors 'self'";
/** Shown by a browser; the others are saved. */
const INLINE: ReadonlySet<ExportFormat> = new Set(['svg', 'png', 'pdf', 'html']);

function noRun(id: string): HkmError {
  return new HkmError('not_found', `There is no run "${id}".`);
}

/** A file name in ASCII for old clients, and the title as it is for others (RFC 6266). */
function dispositionOf(run: Run, format: ExportFormat, download: boolean): string {
  const words = run.title.replace(/[\p{Cc}\p{Cs}/\\:*?"<>|\s]+/gu, ' ').trim();
  // By whole characters: half a pair of surrogates cannot be encoded.
  const title = [...words].slice(0, 80).join('') || 'explainer';
  const plain =
    title
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9._ -]+/g, '')
      .trim() || 'explainer';
  const encoded = encodeURIComponent(`${title}.${format}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  const kind = INLINE.has(format) && !download ? 'inline' : 'attachment';
  return `${kind}; filename="${plain}.${format}"; filename*=UTF-8''${encoded}`;
}
