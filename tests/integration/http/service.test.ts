/** Templates, the service itself, its errors and its limits. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import { errorOf, eventsOf, raw, type Serving, serve } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

describe('templates', () => {
  it('are kept, listed and deleted', async () => {
    const options = { complexityLevel: 'Elementary', language: 'de' };
    const made = await server.post('/api/templates', { name: ' Class 5 ', options });
    expect(made.status).toBe(201);
    const template = (await made.json()) as { id: string };
    expect(template).toMatchObject({ name: 'Class 5', options: { complexityLevel: 'Elementary', language: 'German' } });
    expect(await (await server.get('/api/templates')).json()).toEqual({ templates: [template] });
    const path = `${server.url}/api/templates/${template.id}`;
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(404);
    expect((await server.post('/api/templates', { name: '  ', options })).status).toBe(400);
  });

  it('are renamed and changed in place', async () => {
    const made = await server.post('/api/templates', { name: 'Class 5', options: { language: 'German' } });
    const template = (await made.json()) as { id: string };
    const put = (id: string, body: unknown) =>
      fetch(`${server.url}/api/templates/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const renamed = await put(template.id, { name: ' Class 6 ' });
    expect([renamed.status, await renamed.json()]).toEqual([200, { ...template, name: 'Class 6' }]);
    const changed = await put(template.id, { options: { language: 'Arabic' } });
    expect(await changed.json()).toEqual({ ...template, name: 'Class 6', options: { language: 'Arabic' } });
    const { templates } = (await (await server.get('/api/templates')).json()) as { templates: unknown[] };
    expect(templates).toContainEqual({ ...template, name: 'Class 6', options: { language: 'Arabic' } });
    expect((await put(template.id, { name: '  ' })).status).toBe(400);
    expect((await put('none', { name: 'x' })).status).toBe(404);
  });

  it('are bounded in number', async () => {
    const many = await serve();
    try {
      const keep = (index: number) =>
        many.store.saveTemplate({ id: `t${index}`, name: 'x', createdAt: '2026', options: {} });
      await Promise.all(Array.from({ length: 200 }, (_, index) => keep(index)));
      expect((await many.post('/api/templates', { name: 'one more', options: {} })).status).toBe(409);
    } finally {
      await many.close();
    }
  });
});

describe('the service', () => {
  it('suggests topics', async () => {
    expect(await (await server.get('/api/suggest?q=l&limit=1')).json()).toEqual({ suggestions: ['light'] });
    expect((await server.get('/api/suggest?limit=0')).status).toBe(400);
  });

  it('gives figures', async () => {
    await server.make({ topic: 'Figures' });
    const figures = (await (await server.get('/api/metrics')).json()) as Record<string, unknown>;
    expect(figures).toMatchObject({
      totalRequests: expect.any(Number),
      successRate: 100,
      running: 0,
      waiting: 0,
      operations: { generate: { successRate: 100 } },
    });
    expect(figures.averageResponseTime).toBeGreaterThan(0);
    const text = await (await server.get('/metrics')).text();
    expect(text).toMatch(/hkm_http_requests_total\{method="POST",route="\/api\/generate",status="200"\} \d+/);
    expect(text).toContain('hkm_runs_running 0');
    expect(text).toMatch(/hkm_http_request_duration_seconds_count\{method="POST",route="\/api\/generate"\} \d+/);
    expect(text).toMatch(/hkm_cache_misses_total\{cache="runs"\} [1-9]/);
    expect(text).toContain('hkm_cache_hits_total{cache="pages"} 0');
  });

  it('gives figures over time', async () => {
    await server.make({ topic: 'History' });
    await vi.waitFor(async () => {
      const history = await (await server.get('/api/metrics/history?hours=24')).json();
      expect(history).toMatchObject({ from: expect.any(Number), to: expect.any(Number), step: 600_000 });
      const [point] = (history as { points: Record<string, number>[] }).points.slice(-1);
      expect(Object.keys(point ?? {})).toEqual([
        'time',
        'requests',
        'successRate',
        'p50',
        'p95',
        'p99',
        'cacheHitRate',
        'costUsd',
      ]);
      expect(point?.requests).toBeGreaterThan(0);
    }, 20_000);
    const one = await (await server.get('/api/metrics/history?hours=1&operation=generate')).json();
    // The tests may have gone on into another minute.
    const { step, points } = one as { step: number; points: { successRate: number }[] };
    expect(step).toBe(60_000);
    expect(new Set(points.map(({ successRate }) => successRate))).toEqual(new Set([100]));
    const wrong = await server.get('/api/metrics/history?hours=1000');
    expect(wrong.status).toBe(400);
    expect((await errorOf(wrong)).details?.[0]?.path).toBe('hours');
  });

  it('is alive and ready', async () => {
    expect(await (await server.get('/healthz')).json()).toEqual({ status: 'ok' });
    expect(await (await server.get('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it.each([
    ['is still starting', () => new Promise<void>(() => undefined)],
    ['cannot start', () => Promise.reject(new Error('no fonts'))],
  ])('says that it %s', async (_name, ready) => {
    const starting = await serve({}, { ready });
    try {
      const response = await starting.get('/readyz');
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('1');
      expect((await errorOf(response)).code).toBe('not_ready');
      expect((await starting.get('/healthz')).status).toBe(200);
    } finally {
      await starting.close();
    }
  });

  it('describes itself', async () => {
    const document = (await (await server.get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { requestBody?: unknown }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/api/generate',
        '/api/runs',
        '/api/runs/{id}',
        '/api/runs/{id}/render',
        '/api/runs/{id}/artifacts/{format}',
        '/api/templates',
      ]),
    );
    expect(JSON.stringify(document.paths['/api/generate'])).toContain('Vintage Lithograph');
  });
});

describe('errors', () => {
  it('of the stages keep their code, and faults of ours keep their text to the log', async () => {
    const failures = [
      new HkmError('unreadable_document', 'The PDF holds no text.', {
        details: [{ path: 'documents.0', message: 'x' }],
      }),
      new HkmError('queue_full', 'Too much work.', { retryAfterMs: 1_500 }),
      new Error('the password is zanzibar'),
      new HkmError('internal', 'the password is zanzibar'),
    ];
    const failing = await serve({}, { research: async () => Promise.reject(failures.shift()) });
    try {
      const unreadable = await failing.post('/api/generate', { topic: 'a' });
      expect([unreadable.status, (await errorOf(unreadable)).details]).toEqual([
        422,
        [{ path: 'documents.0', message: 'x' }],
      ]);
      const full = await failing.post('/api/generate', { topic: 'a' });
      expect([full.status, full.headers.get('retry-after')]).toEqual([503, '2']);
      const fault = await failing.post('/api/generate', { topic: 'a' });
      expect(fault.status).toBe(500);
      const text = await fault.text();
      expect(text).not.toContain('zanzibar');
      expect(JSON.parse(text)).toMatchObject({
        error: { code: 'internal', requestId: expect.stringMatching(/^[\w-]{36}$/) },
      });
      const stream = await failing.post('/api/generate', { topic: 'a' }, { accept: 'text/event-stream' });
      expect(stream.status).toBe(200);
      const last = (await eventsOf(stream)).at(-1);
      expect(last).toMatchObject({ event: 'error', data: { error: { code: 'internal' } } });
      expect(JSON.stringify(last)).not.toContain('zanzibar');
      expect((await failing.store.listRuns()).runs).toEqual([]);
    } finally {
      await failing.close();
    }
  });

  it('of an answer that is not of its shape are faults of ours', async () => {
    const id = await server.make({ topic: 'Shapes' });
    const run = await server.store.getRun(id);
    if (!run) throw new Error('no run');
    const { saveRun } = server.store;
    await saveRun({
      run: { ...run, id: 'odd', claims: 'none' as never },
      origin: 'none',
      sources: [],
      passages: [],
      artifacts: [],
    });
    expect((await server.get('/api/runs/odd')).status).toBe(500);
  });
});

describe('a caller that hangs up', () => {
  it.each(['application/json', 'text/event-stream'])('ends the work (%s)', async (accept) => {
    const { promise: begun, resolve: begin } = Promise.withResolvers<AbortSignal>();
    const waiting = await serve(
      {},
      {
        compose: (_input, { signal }) => {
          begin(signal);
          return new Promise(() => undefined);
        },
      },
    );
    try {
      const controller = new AbortController();
      const asking = fetch(`${waiting.url}/api/generate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: '{"topic":"Light"}',
        signal: controller.signal,
      }).then((response) => response.text());
      const signal = await begun;
      const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve));
      controller.abort();
      await expect(asking).rejects.toThrow();
      await aborted;
      expect((await waiting.store.listRuns()).runs).toEqual([]);
    } finally {
      await waiting.close();
    }
  });
});

describe('limits', () => {
  it('on requests a minute answer 429 with the time to wait', async () => {
    const limited = await serve({ requestsPerMinute: 2, limitLoopback: true });
    try {
      for (let count = 0; count < 2; count++) expect((await limited.get('/api/templates')).status).toBe(200);
      const refused = await limited.get('/api/templates');
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect((await errorOf(refused)).code).toBe('too_many_requests');
      expect((await limited.get('/healthz')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  it('on large bodies at once answer 503', async () => {
    const limited = await serve({ maxBytesInFlight: 3 * 1024 * 1024 });
    try {
      const documents = [{ name: 'a.txt', text: 'x'.repeat(2 * 1024 * 1024) }];
      const statusOf = async (body: unknown) => {
        const response = await limited.post('/api/generate', body);
        // Bytes are held until the answer has been read.
        await response.text();
        return response.status;
      };
      expect(await statusOf({ topic: 'a', documents })).toBe(200);
      documents.push({ name: 'b.txt', text: 'y'.repeat(2 * 1024 * 1024) });
      const refused = await raw(limited.port, {
        method: 'POST',
        path: '/api/generate',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ topic: 'a', documents }),
      });
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
      expect(await statusOf({ topic: 'a', documents: documents.slice(1) })).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
