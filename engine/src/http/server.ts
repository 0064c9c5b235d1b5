/** The HTTP API and the studio on one port. See docs/http-api.md. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler } from 'fastify-type-provider-zod';
import { MetricsHistory, PerformanceMonitor } from '../performance/index.ts';
import { createBatches } from '../pipeline/index.ts';
import { BODY_LIMIT, type ServerDeps, type ServerOptions } from './deps.ts';
import { answerError, validateWithZod } from './errors.ts';
import { gatewayRoutes } from './gateway/index.ts';
import { createMeters } from './meters.ts';
import { MULTIPART_LIMITS } from './multipart.ts';
import { batchRoutes } from './routes/batches.ts';
import { documentRoutes } from './routes/documents.ts';
import { generateRoutes } from './routes/generate.ts';
import { historyRoutes } from './routes/history.ts';
import { iconRoutes } from './routes/icons.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { modelTestRoutes } from './routes/model-test.ts';
import { modelRoutes } from './routes/models.ts';
import { runRoutes } from './routes/runs.ts';
import { serviceRoutes } from './routes/service.ts';
import { templateRoutes } from './routes/templates.ts';
import { usageRoutes } from './routes/usage.ts';
import { addSecurity } from './security.ts';
import { addStudio } from './studio.ts';

/** Milliseconds to receive a request's head, and the whole of it. */
const HEADERS_TIMEOUT = 20_000;
const REQUEST_TIMEOUT = 120_000;

export function resolveServerOptions(options: Partial<ServerOptions> = {}): ServerOptions {
  return {
    host: 'localhost',
    allowedHosts: [],
    studioDir: fileURLToPath(new URL('../../../studio/dist', import.meta.url)),
    logLevel: 'warn',
    requestsPerMinute: 300,
    limitLoopback: false,
    alertInterval: 10_000,
    maxBytesInFlight: 256 * 1024 * 1024,
    version: packageVersion(),
    ...options,
  };
}

function packageVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const version = typeof parsed === 'object' && parsed !== null && 'version' in parsed ? parsed.version : undefined;
  return String(version ?? '0.0.0');
}

/** A server that does not listen yet. Store and pipeline stay the caller's to close. */
export async function createServer(deps: ServerDeps): Promise<FastifyInstance> {
  const options = resolveServerOptions(deps.options);
  const monitor = deps.monitor ?? new PerformanceMonitor();
  const history = createHistory(deps);
  const batches = deps.batches ?? createBatches({ store: deps.store, pipeline: deps.pipeline, door: 'server' });
  const meters = createMeters(deps.pipeline, batches, deps.manager);
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // Paths and headers only; bodies are never logged.
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel, redact: ['req.headers.authorization'] },
    genReqId: () => crypto.randomUUID(),
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    requestTimeout: REQUEST_TIMEOUT,
    http: { headersTimeout: HEADERS_TIMEOUT },
    forceCloseConnections: 'idle',
  });
  app.setValidatorCompiler(validateWithZod);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerError);
  // A form of another site may send plain text without asking; only JSON and uploads are read.
  app.removeContentTypeParser('text/plain');

  await addSecurity(app, options);
  await app.register(multipart, { limits: MULTIPART_LIMITS, throwFileSizeLimit: true });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'HKM', version: options.version, description: 'Cited visual explainers.' },
    },
    transform: jsonSchemaTransform,
  });
  addFigures(app, monitor, history, meters);
  await addStudio(app, options.studioDir);
  await app.register(documentRoutes, { deps });
  await app.register(generateRoutes, { deps });
  await app.register(batchRoutes, { batches });
  await app.register(runRoutes, { deps });
  await app.register(historyRoutes, { deps });
  await app.register(iconRoutes);
  await app.register(templateRoutes, { deps });
  await app.register(serviceRoutes, { deps });
  await app.register(usageRoutes, { deps });
  await app.register(metricsRoutes, { deps, batches, monitor, history, meters });
  const { manager, gatewayClients } = deps;
  if (manager !== undefined) {
    await app.register(modelRoutes, { manager });
    await app.register(modelTestRoutes, { manager });
    await app.register(gatewayRoutes, {
      manager,
      spending: deps.store,
      ...(gatewayClients && { clients: gatewayClients }),
    });
  }
  app.addHook('onReady', async () => batches.start());
  app.addHook('onClose', async () => {
    if (!deps.batches) await batches.close();
    if (!deps.monitor) monitor.close();
    meters.close();
    await history.close();
  });
  return app;
}

function createHistory({ store, pipeline, manager }: ServerDeps): MetricsHistory {
  return new MetricsHistory({
    archive: store,
    counters() {
      const { hits, misses } = pipeline.stats().cache;
      const costUsd = manager?.getPerformanceMetrics().totalCost ?? 0;
      return { cacheHits: hits, cacheLookups: hits + misses, costUsd };
    },
  });
}

/** What people ask for has a short name; the rest goes by method and path. */
const OPERATIONS: Readonly<Record<string, string>> = {
  '/api/generate': 'generate',
  '/api/runs/:id/render': 'render',
};

/** Who looks at the figures does not change them. */
const WATCHING: ReadonlySet<string> = new Set([
  '/api/metrics',
  '/api/metrics/history',
  '/api/metrics/:operation',
  '/api/alerts',
  '/api/usage',
  '/api/batches/:id/events',
]);

/** Times every answered request of the API. */
function addFigures(
  app: FastifyInstance,
  monitor: PerformanceMonitor,
  history: MetricsHistory,
  meters: ReturnType<typeof createMeters>,
): void {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    meters.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    if (!route.startsWith('/api') || WATCHING.has(route)) return;
    const success = reply.statusCode < 500;
    const metadata = success ? {} : { errorType: String(reply.statusCode) };
    const operation = OPERATIONS[route] ?? `${request.method} ${route}`;
    monitor.trackRequest(operation, reply.elapsedTime, success, metadata);
    history.record(operation, reply.elapsedTime, success);
  });
}
