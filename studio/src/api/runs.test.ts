import { afterEach, expect, test, vi } from 'vitest';
import { createFakeFetch, type Handler, json, SVG } from '../testing/fixtures.ts';
import { readFigures } from './figures.ts';
import * as runs from './runs.ts';

afterEach(() => vi.unstubAllGlobals());

function serve(handlers: Record<string, Handler> = {}) {
  const server = createFakeFetch(handlers);
  vi.stubGlobal('fetch', server.fetch);
  return server;
}

test('runs are listed, whether flat, nested or bare', async () => {
  serve();
  expect((await runs.listRuns()).map(({ id, making }) => [id, making.outputFormat])).toEqual([
    ['run-1', 'Infographic'],
    ['run-2', 'Timeline'],
  ]);
  serve({
    'GET /api/runs': () => json([{ id: 'a', brief: { topic: 'T', language: 'German' }, kind: 'inquiry' }, {}, 3]),
  });
  expect(await runs.listRuns()).toEqual([
    { id: 'a', title: 'T', createdAt: '', inquiry: true, making: { topic: 'T', language: 'German' } },
  ]);
});

test('a run without its picture fetches it', async () => {
  serve({
    'GET /api/runs/x': () => json({ id: 'x', title: 'T' }),
    'GET /api/runs/x/artifacts/svg': () => new Response(SVG),
  });
  expect(await runs.getRun('x')).toMatchObject({ id: 'x', svg: SVG });
  serve({ 'GET /api/runs/x': () => json({ id: 'x' }) });
  await expect(runs.getRun('x')).rejects.toMatchObject({ status: 404 });
});

test('a new look whose answer has no picture is fetched', async () => {
  const { asked } = serve({ 'POST /api/runs/run-2/render': () => json({ id: 'run-1' }) });
  expect((await runs.renderRun('run-2', { visualStyle: 'Minimalist' })).svg).toBe(SVG);
  expect(asked[0]).toEqual({ key: 'POST /api/runs/run-2/render', body: { visualStyle: 'Minimalist' } });
});

test('the text of a source is found in either shape', async () => {
  serve({
    'GET /api/runs/a/sources/s': () => json({ source: { id: 's' }, text: 'one' }),
    'GET /api/runs/b/sources/s': () => json({ source: { text: 'two' } }),
    'GET /api/runs/c/sources/s': () => json({}),
  });
  expect(await Promise.all(['a', 'b', 'c'].map((id) => runs.getSourceText(id, 's')))).toEqual(['one', 'two', '']);
});

test('suggestions are topics, each once', async () => {
  serve({ 'GET /api/suggest': () => json([{ title: 'A' }, 'A', { topic: 'B' }, {}, 'C']) });
  expect(await runs.suggest('a b')).toEqual(['A', 'B', 'C']);
});

test('templates keep what they hold', async () => {
  const { asked } = serve({
    'GET /api/templates': () => json([{ name: 'n', brief: { language: 'German' } }, {}]),
    'POST /api/templates': () => json({ id: 't' }, 201),
    'DELETE /api/templates/t': () => new Response(null, { status: 204 }),
  });
  expect(await runs.listTemplates()).toEqual([{ id: 'n', name: 'n', options: { language: 'German' } }]);
  await runs.saveTemplate('n', { privacy: true });
  await runs.deleteTemplate('t');
  expect(asked[1]?.body).toEqual({ name: 'n', options: { privacy: true } });
});

test('the figures of generation come before those of everything', () => {
  const figures = readFigures({
    totalRequests: 90,
    successRate: 100,
    memoryUsage: 200,
    cache: { hitRate: 12 },
    alerts: [{ name: 'slow', state: 'firing' }, {}],
    operations: { generate: { requestCount: 3, successRate: 66 } },
  });
  expect(figures).toEqual({
    totalRequests: 3,
    successRate: 66,
    memoryUsage: 200,
    cacheHitRate: 12,
    alerts: [{ name: 'slow', state: 'firing' }],
  });
  expect(readFigures(null)).toEqual({ alerts: [] });
});
