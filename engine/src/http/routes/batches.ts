/** `/api/batches`: many topics at once, made behind what people wait for. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Batches, noBatch, rowsOfList, rowsOfTable } from '../../pipeline/index.ts';
import { abortOnDisconnect, type EventStream, startEventStream } from '../events.ts';
import { batchListSchema, batchSchema, errorSchema, newBatchSchema } from '../schemas.ts';

const failures = { '4xx': errorSchema, '5xx': errorSchema };
const params = z.object({ id: z.string().min(1).max(100) });
/** Milliseconds between looks at a batch that another process works on. */
const LOOK_AGAIN = 1_000;

export const batchRoutes: FastifyPluginAsyncZod<{ batches: Batches }> = async (app, { batches }) => {
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, { csv: body }));

  app.post(
    '/api/batches',
    {
      schema: {
        summary: 'Make many explainers',
        description:
          'A list of topics or Briefs, or a table. Rows that are wrong are told by their line; the others run.',
        consumes: ['application/json', 'text/csv'],
        body: newBatchSchema,
        response: { 202: batchSchema, ...failures },
      },
    },
    async ({ body: { name, items, csv, defaults } }, reply) => {
      const rows = csv === undefined ? rowsOfList(items ?? [], defaults) : rowsOfTable(csv, defaults);
      const batch = await batches.create({ rows, name });
      return reply.code(202).header('location', `/api/batches/${batch.id}`).send(batch);
    },
  );

  app.get(
    '/api/batches',
    { schema: { summary: 'List batches, newest first', response: { 200: batchListSchema, ...failures } } },
    async () => ({ batches: await batches.list() }),
  );

  app.get(
    '/api/batches/:id',
    {
      schema: {
        summary: 'Show a batch and what it has made so far',
        params,
        response: { 200: batchSchema, ...failures },
      },
    },
    async ({ params: { id } }) => {
      const batch = await batches.get(id);
      if (!batch) throw noBatch(id);
      return batch;
    },
  );

  app.get(
    '/api/batches/:id/events',
    {
      schema: {
        summary: 'Watch a batch',
        description: 'Server-sent events: batch (as it is now), item (each change, with counts), end.',
        params,
      },
    },
    async ({ params: { id } }, reply) => {
      const batch = await batches.get(id);
      if (!batch) throw noBatch(id);
      const signal = AbortSignal.any([abortOnDisconnect(reply), closing.signal]);
      const stream = startEventStream(reply);
      stream.send('batch', batch);
      watch(batches, id, stream, signal);
      return reply;
    },
  );

  app.post(
    '/api/batches/:id/cancel',
    { schema: { summary: 'Cancel a batch; what is done stays', params, response: { 200: batchSchema, ...failures } } },
    async ({ params: { id } }) => batches.cancel(id),
  );

  app.post(
    '/api/batches/:id/retry',
    {
      schema: {
        summary: 'Try the topics that failed again, as a batch of their own',
        params,
        response: { 202: batchSchema, ...failures },
      },
    },
    async ({ params: { id } }, reply) => {
      const batch = await batches.retry(id);
      return reply.code(202).header('location', `/api/batches/${batch.id}`).send(batch);
    },
  );

  app.delete(
    '/api/batches/:id',
    {
      schema: {
        summary: 'Cancel a batch and forget it; the runs that it made stay',
        params,
        response: { 204: z.null(), ...failures },
      },
    },
    async ({ params: { id } }, reply) => {
      if (!(await batches.remove(id))) throw noBatch(id);
      return reply.code(204).send(null);
    },
  );
};

/** Tells what changes until the batch ends or nobody listens any more. */
function watch(batches: Batches, id: string, stream: EventStream, signal: AbortSignal): void {
  const watching = batches.watch(id, (event) => {
    stream.send(event.type, event);
    if (event.type === 'end') stop();
  });
  const timer = watching ? undefined : setInterval(look, LOOK_AGAIN);
  const stop = () => {
    watching?.stop();
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    stream.end();
  };
  signal.addEventListener('abort', stop, { once: true });
  if (!watching) look();

  /** Another process works on it, or it has ended. */
  async function look() {
    const batch = await batches.get(id).catch(() => undefined);
    if (batch?.state === 'running') return stream.send('batch', batch);
    if (!signal.aborted) stream.send('end', { type: 'end', state: batch?.state ?? 'cancelled' });
    stop();
  }
}
