/** What concerns the service itself: health, suggestions, the description of the API. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import type { ServerDeps } from '../deps.ts';
import { errorSchema } from '../schemas.ts';

export const serviceRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (
  app,
  { deps: { pipeline, store } },
) => {
  let isWarm = false;
  // A start that fails is told by /readyz and by every request; here is nobody to tell.
  pipeline.ready().then(
    () => {
      isWarm = true;
    },
    () => undefined,
  );

  app.get('/healthz', { schema: { summary: 'Alive' } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { schema: { summary: 'Ready for requests' } }, async () => {
    await store.getSetting('ready');
    if (!isWarm) throw new HkmError('not_ready', 'The service is still starting.', { retryAfterMs: 1_000 });
    return { status: 'ready' };
  });

  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());

  app.get(
    '/api/suggest',
    {
      schema: {
        summary: 'Topics of the bundled library that begin like this',
        querystring: z.object({
          q: z.string().max(200).default(''),
          limit: z.coerce.number().int().min(1).max(20).default(8),
        }),
        response: { 200: z.object({ suggestions: z.array(z.string()) }), '4xx': errorSchema },
      },
    },
    async ({ query: { q, limit } }) => ({ suggestions: await pipeline.suggest(q, limit) }),
  );
};
