/** Who may ask: loopback names only when bound to loopback, no foreign pages, no scripts from elsewhere. */
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HkmError } from '../errors.ts';
import { BODY_LIMIT, type ServerOptions } from './deps.ts';

const LOOPBACK_NAME = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i;
const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/;
/** Smaller bodies are not counted. */
const LARGE_BODY = 1024 * 1024;

/** What pages may load, run and be shown in. Plain HTTP on this machine: a promise of HTTPS would lock the browser out. */
const HEADERS = {
  // Pictures are shown inline; their styles and the studio's are set by attribute.
  'content-security-policy':
    "default-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
} as const;

export function isLoopbackName(name: string): boolean {
  return LOOPBACK_NAME.test(name);
}

/** The name in a Host header, without its port. */
export function nameOfHost(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

export async function addSecurity(app: FastifyInstance, options: ServerOptions): Promise<void> {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(HEADERS);
    done();
  });
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    cache: 10_000,
    allowList: (request) =>
      !request.url.startsWith('/api') || (!options.limitLoopback && LOOPBACK_ADDRESS.test(request.ip)),
    errorResponseBuilder: (_request, context) =>
      new HkmError('too_many_requests', `More than ${context.max} requests a minute; wait ${context.after}.`, {
        retryAfterMs: context.ttl,
      }),
  });
  addHostCheck(app, options);
  addOriginCheck(app);
  addBodyBudget(app, options.maxBytesInFlight);
}

/** A page on a foreign name that resolves to this machine must get nothing. */
function addHostCheck(app: FastifyInstance, { host, allowedHosts }: ServerOptions): void {
  if (!isLoopbackName(host)) return;
  const allowed = new Set(allowedHosts.map((name) => name.toLowerCase()));
  app.addHook('onRequest', async (request) => {
    const name = nameOfHost(request.headers.host ?? '');
    if (isLoopbackName(name) || allowed.has(name)) return;
    throw new HkmError('bad_input', `This server answers requests for localhost, not for "${name}".`, { status: 421 });
  });
}

/** A form on a foreign page may send a multipart body without asking: its Origin gives it away. */
function addOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.method === 'GET' || request.method === 'HEAD') return;
    const { origin, host } = request.headers;
    if (origin === undefined || isSameHost(origin, host ?? '')) return;
    throw new HkmError('bad_input', 'Pages of other sites may not use this server.', { status: 403 });
  });
}

function isSameHost(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** Large bodies that are being read or worked on, in all, so that many at once cannot exhaust the memory. */
function addBodyBudget(app: FastifyInstance, maxBytes: number): void {
  const held = new WeakMap<FastifyRequest, number>();
  let total = 0;
  app.addHook('onRequest', async (request) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (length > BODY_LIMIT) {
      throw new HkmError('too_large', 'The body is larger than 24 MiB; hand in fewer or smaller documents.');
    }
    if (length < LARGE_BODY) return;
    if (total + length > maxBytes) {
      throw new HkmError('queue_full', 'Too many large uploads at once; try again later.', { retryAfterMs: 5_000 });
    }
    total += length;
    held.set(request, length);
  });
  const release = async (request: FastifyRequest) => {
    total -= held.get(request) ?? 0;
    held.delete(request);
  };
  app.addHook('onResponse', release);
  app.addHook('onRequestAbort', release);
}
