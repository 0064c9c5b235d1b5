/** What concerns the service itself: health, figures, suggestions, the description of the API. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import type { PerformanceMonitor } from '../../performance/index.ts';
import type { ServerDeps } from '../deps.ts';
import type { Meters } from '../meters.ts';
import { errorSchema, metricsSchema } from '../schemas.ts';

export interface ServiceRouteOptions {
  deps: ServerDeps;
  monitor: PerformanceMonitor;
  meters: Meters;
}

export const serviceRoutes: FastifyPluginAsyncZod<ServiceRouteOptions> = async (app, { deps, monitor, meters }) => {
  const { pipeline, store } = deps;
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

  app.get(
    '/api/metrics',
    { schema: { summary: 'Figures of the last hour', response: { 200: metricsSchema } } },
    async () => {
      const { throughput, memoryUsage } = monitor.getMetrics();
      const { cache, running } = pipeline.stats();
      const lookups = cache.hits + cache.misses;
      return {
        ...figuresOf(monitor),
        throughput,
        memoryUsage,
        cacheHitRate: lookups === 0 ? 0 : (100 * cache.hits) / lookups,
        running,
        operations: Object.fromEntries(monitor.operations().map((name) => [name, figuresOf(monitor, name)])),
      };
    },
  );

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(meters.contentType).send(await meters.text()),
  );
};

function figuresOf(monitor: PerformanceMonitor, operation?: string) {
  const { requestCount, successRate, averageResponseTime, p50ResponseTime, p95ResponseTime, p99ResponseTime } =
    monitor.getDetailedMetrics(operation);
  return {
    totalRequests: requestCount,
    successRate,
    averageResponseTime,
    p50ResponseTime,
    p95ResponseTime,
    p99ResponseTime,
  };
}
