/** Figures: of the last hour, over time, for Prometheus; and the alerts that watch them. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import { HISTORY_HOURS, type MetricsHistory, type PerformanceMonitor } from '../../performance/index.ts';
import type { Batches } from '../../pipeline/index.ts';
import { startAlerts } from '../alerts.ts';
import { cachesOf } from '../caches.ts';
import type { ServerDeps } from '../deps.ts';
import type { Meters } from '../meters.ts';
import { alertsSchema, errorSchema, historySchema, metricsSchema, operationMetricsSchema } from '../schemas.ts';

export interface MetricsRouteOptions {
  deps: ServerDeps;
  batches: Batches;
  monitor: PerformanceMonitor;
  history: MetricsHistory;
  meters: Meters;
}

export const metricsRoutes: FastifyPluginAsyncZod<MetricsRouteOptions> = async (
  app,
  { deps, batches, monitor, history, meters },
) => {
  const { pipeline } = deps;
  app.get(
    '/api/metrics',
    { schema: { summary: 'Figures of the last hour', response: { 200: metricsSchema } } },
    async () => {
      const { throughput, memoryUsage, cpuUsage, eventLoopDelay } = monitor.getMetrics();
      const { cache, running, waiting } = pipeline.stats();
      const lookups = cache.hits + cache.misses;
      return {
        ...figuresOf(monitor),
        throughput,
        memoryUsage,
        cpuUsage,
        eventLoopDelay,
        cacheHitRate: lookups === 0 ? 0 : (100 * cache.hits) / lookups,
        running,
        waiting,
        caches: cachesOf(pipeline, deps.manager),
        batches: batches.stats(),
        ...modelFigures(deps.manager),
        operations: Object.fromEntries(monitor.operations().map((name) => [name, figuresOf(monitor, name)])),
      };
    },
  );

  app.get(
    '/api/metrics/history',
    {
      schema: {
        summary: 'Figures over time, kept over restarts',
        querystring: z.object({
          hours: z.coerce.number().positive().max(HISTORY_HOURS).default(24),
          operation: z.string().max(300).optional(),
        }),
        response: { 200: historySchema, '4xx': errorSchema },
      },
    },
    async ({ query: { hours, operation } }) => {
      const { from, to, step, points } = await history.read(hours, operation);
      return { from, to, step, points: points.filter(({ requests }) => requests > 0) };
    },
  );

  app.get(
    '/api/metrics/:operation',
    {
      schema: {
        summary: 'Figures of one operation, with its errors and last requests',
        params: z.object({ operation: z.string().min(1).max(300) }),
        response: { 200: operationMetricsSchema, '4xx': errorSchema },
      },
    },
    async ({ params: { operation } }) => {
      if (!monitor.operations().includes(operation)) {
        const known = monitor.operations().slice(0, 20).join(', ') || 'none yet';
        throw new HkmError('not_found', `There are no figures of "${operation}". Known: ${known}.`);
      }
      const { errorDistribution, timeSeriesData } = monitor.getDetailedMetrics(operation);
      return { ...figuresOf(monitor, operation), errorDistribution, timeSeriesData };
    },
  );

  const log = (message: string) => app.log.warn(message);
  const alerts = startAlerts(
    deps.alerts,
    { store: deps.store, monitor, history, pipeline, log },
    deps.options?.alertInterval,
  );
  // What cannot be read now is read before the first evaluation.
  await alerts.manager.restore().catch(() => undefined);
  app.addHook('onClose', async () => alerts.close());
  app.get(
    '/api/alerts',
    { schema: { summary: 'What is out of bounds, and what was lately', response: { 200: alertsSchema } } },
    async () => ({ alerts: alerts.manager.getAlerts() }),
  );

  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply.type(meters.contentType).send(await meters.text()),
  );
};

function modelFigures(manager: ServerDeps['manager']) {
  if (manager === undefined) return {};
  const { totalCost, byModel } = manager.getPerformanceMetrics();
  const records = Object.entries(byModel).map(([key, record]) => [key, { ...record, cost: record.cost ?? null }]);
  const connections = manager.getConnectionStats()?.totalConnections ?? 0;
  return { totalCost, byModel: Object.fromEntries(records), connections };
}

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
