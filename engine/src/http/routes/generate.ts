/** `POST /api/generate` and `POST /api/runs/:id/render`: one answer in JSON, or events as they happen. */

import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { type Brief, briefSchema, type RunEvent, type Warning } from '../../contract/index.ts';
import type { RenderChanges, RunWithPicture } from '../../pipeline/index.ts';
import { answerOf } from '../answer.ts';
import { createAnswerWriter } from '../answer-body.ts';
import type { ServerDeps } from '../deps.ts';
import { errorBody, toHkmError } from '../errors.ts';
import { abortOnDisconnect, startEventStream } from '../events.ts';
import { readMultipart } from '../multipart.ts';
import { answerSchema, errorSchema, generateBodySchema, renderBodySchema, runParamsSchema } from '../schemas.ts';

type Work = (signal: AbortSignal, onEvent: (event: RunEvent) => void) => Promise<RunWithPicture>;

export const generateRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { pipeline } }) => {
  const writeAnswer = createAnswerWriter();
  const responses = { 200: answerSchema, '4xx': errorSchema, '5xx': errorSchema };

  app.post(
    '/api/generate',
    {
      schema: {
        summary: 'Make an explainer',
        description: 'With `Accept: text/event-stream`: events stage, claim, attempt, warning, result, error.',
        consumes: ['application/json', 'multipart/form-data'],
        body: generateBodySchema,
        response: responses,
      },
      preValidation: replaceMultipart,
    },
    async (request, reply) => {
      const { brief, warnings } = splitBody(request.body);
      return answer({ request, reply, warnings, writeAnswer }, (signal, onEvent) =>
        pipeline.generate(brief, { signal, onEvent }),
      );
    },
  );

  app.post(
    '/api/runs/:id/render',
    {
      schema: {
        summary: 'Render a run again, without new research',
        params: runParamsSchema,
        body: renderBodySchema,
        response: responses,
      },
    },
    async (request, reply) => {
      const changes = withoutUndefined(request.body);
      return answer({ request, reply, warnings: [], writeAnswer }, (signal, onEvent) =>
        pipeline.renderAgain(request.params.id, changes, { signal, onEvent }),
      );
    },
  );
};

function withoutUndefined(changes: { [Key in keyof RenderChanges]: RenderChanges[Key] | undefined }): RenderChanges {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as RenderChanges;
}

const KNOWN_FIELDS = new Set(Object.keys(briefSchema.shape));

/** The Brief, and a warning for each field that is not one of its own. */
function splitBody(body: Brief & Record<string, unknown>): { brief: Brief; warnings: Warning[] } {
  const unknown = Object.keys(body).filter((key) => !KNOWN_FIELDS.has(key));
  const known = Object.entries(body).filter(([key]) => KNOWN_FIELDS.has(key));
  return {
    brief: Object.fromEntries(known) as Brief,
    warnings: unknown.map((path) => ({
      code: 'unknown_field',
      message: `The field "${path}" is not known.`,
      path,
      parameters: { name: path },
    })),
  };
}

interface Asked {
  request: FastifyRequest;
  reply: FastifyReply;
  /** Of the request itself. */
  warnings: readonly Warning[];
  writeAnswer: ReturnType<typeof createAnswerWriter>;
}

async function answer({ request, reply, warnings, writeAnswer }: Asked, work: Work): Promise<FastifyReply> {
  const signal = abortOnDisconnect(reply);
  if (!wantsEvents(request)) {
    const body = writeAnswer(await work(signal, () => undefined), warnings);
    return reply.type('application/json; charset=utf-8').send(body);
  }

  const stream = startEventStream(reply);
  for (const warning of warnings) stream.send('warning', { type: 'warning', warning });
  try {
    const run = await work(signal, (event) => stream.send(event.type, event));
    stream.send('result', answerOf(run, warnings));
  } catch (error) {
    const known = toHkmError(error);
    if (known.code === 'internal') request.log.error({ err: error }, 'request failed');
    stream.send('error', errorBody(known, request.id));
  }
  stream.end();
  return reply;
}

/** An upload is validated like the JSON body that it stands for. */
async function replaceMultipart(request: FastifyRequest): Promise<void> {
  if (request.isMultipart()) request.body = await readMultipart(request);
}

function wantsEvents({ headers }: FastifyRequest): boolean {
  return (headers.accept ?? '').includes('text/event-stream');
}
