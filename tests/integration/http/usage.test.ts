/** `GET /api/usage`: what was made, once each. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Serving, serve } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

it('counts a run once, however often it is given again, and after it is deleted', async () => {
  const usage = async () => (await server.get('/api/usage?days=1')).json();
  expect(await usage()).toMatchObject({ total: { runs: 0, unknownCosts: 0 }, byDay: [] });
  const id = await server.make({ topic: 'Light', budget: 0.5 });
  expect(await server.make({ topic: 'Light', budget: 0.5 })).toBe(id);
  const made = await usage();
  expect(made).toMatchObject({
    total: { runs: 1, costUsd: 0 },
    byModel: [{ key: expect.any(String), runs: 1 }],
    byProvider: [{ runs: 1 }],
    budgets: { runs: 1, budgetUsd: 0.5, spentUsd: 0, over: 0 },
  });
  await fetch(`${server.url}/api/runs/${id}`, { method: 'DELETE' });
  expect(await usage()).toEqual(made);
});

it('refuses days out of range, and stands in the OpenAPI document', async () => {
  for (const days of ['0', '367', '1.5', 'x']) expect((await server.get(`/api/usage?days=${days}`)).status).toBe(400);
  expect(await (await server.get('/api/openapi.json')).json()).toHaveProperty(['paths', '/api/usage', 'get']);
});
