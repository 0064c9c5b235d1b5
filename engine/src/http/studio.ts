/** The studio's built files at `/`; everything that is neither file nor route is answered here. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { HkmError } from '../errors.ts';
import { answerError } from './errors.ts';

const NOT_BUILT =
  '<!doctype html><html lang="en"><title>HKM</title><p>The API is running. The studio is not built yet: run <code>npm run build</code>, then start again.';

interface KnownRoute {
  method: string;
  pattern: RegExp;
}

/** Must be called before the routes are added: it keeps a list of them for `405`. */
export async function addStudio(app: FastifyInstance, studioDir: string): Promise<void> {
  const routes: KnownRoute[] = [];
  app.addHook('onRoute', ({ method, url }) => {
    if (url === '/*') return;
    for (const name of [method].flat()) routes.push({ method: name, pattern: patternOf(url) });
  });

  const isBuilt = existsSync(join(studioDir, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: studioDir,
      index: ['index.html'],
      dotfiles: 'ignore',
      // The build leaves packed files beside the plain ones.
      preCompressed: true,
      setHeaders: (reply, path) => {
        // Vite names assets by their content.
        const isHashed = path.includes(`${join('/', 'assets')}`);
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  } else {
    app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.type('text/html').send(NOT_BUILT));
  }

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (isBuilt && isPage(request, path)) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return answerUnknown(request, reply, path, routes);
  });
}

/** An address of the studio's own, such as `/runs/7`, opened or reloaded in a browser. */
function isPage({ method, headers }: FastifyRequest, path: string): boolean {
  return method === 'GET' && !/^\/(?:api|v1)\b|\.\w+$/.test(path) && (headers.accept ?? '').includes('text/html');
}

function answerUnknown(request: FastifyRequest, reply: FastifyReply, path: string, routes: readonly KnownRoute[]) {
  const allowed = [...new Set(routes.filter((route) => route.pattern.test(path)).map((route) => route.method))];
  const isWrongMethod = allowed.length > 0 && !allowed.includes(request.method);
  const error = isWrongMethod
    ? new HkmError('bad_input', `${request.method} is not possible here; use ${allowed.join(' or ')}.`, {
        status: 405,
      })
    : new HkmError('not_found', `There is nothing at ${request.method} ${path.slice(0, 200)}.`);
  if (isWrongMethod) reply.header('allow', allowed.join(', '));
  answerError(error as never, request, reply);
  return reply;
}

/** `/api/runs/:id` matches any single segment in the place of `:id`. */
function patternOf(url: string): RegExp {
  const source = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
  return new RegExp(`^${source}/?$`);
}
