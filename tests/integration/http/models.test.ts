/** Models, their choice and their figures over HTTP. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ModelManager, type ModelsConfiguration } from '../../../engine/src/models/index.ts';
import { ollamaReply } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer } from '../../../engine/src/testing/fake-server.ts';
import type { FakeOverrides } from '../../../engine/src/testing/fake-stages.ts';
import { errorOf, serve } from './serving.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(configuration: ModelsConfiguration = {}, overrides: FakeOverrides = {}) {
  const ollama = await createFakeServer((request) => ollamaReply(request, () => 'Hello'));
  const nowhere = 'http://127.0.0.1:1';
  const manager = new ModelManager({
    env: {},
    configuration: { ollamaEndpoint: ollama.url, comfyuiEndpoint: nowhere, ...configuration },
  });
  await manager.initialize();
  const server = await serve({}, overrides, { manager });
  closers.push(ollama.close, () => manager.close(), server.close);
  return { ...server, manager, ollama };
}

describe('/api/models', () => {
  it('lists what is there and what could be, without what the service said and without keys', async () => {
    const { get } = await open({ openrouterApiKey: undefined });
    const text = await (await get('/api/models')).text();
    const { models } = JSON.parse(text) as { models: Record<string, unknown>[] };
    expect(models).toContainEqual(
      expect.objectContaining({
        provider: 'ollama',
        id: 'tiny:latest',
        isLocal: true,
        isAvailable: true,
        costPerToken: 0,
      }),
    );
    expect(models).toContainEqual(
      expect.objectContaining({
        id: 'gemini-3-pro',
        isAvailable: false,
        costPerToken: null,
        unavailableReason: 'Gemini is not configured (set GEMINI_API_KEY to a key that is good)',
      }),
    );
    expect(models[0]).not.toHaveProperty('raw');
  });

  it('chooses, with every candidate and the reason', async () => {
    const { post } = await open();
    const answer = await post('/api/models/select', { type: 'text', privacy: true, priority: 'quality', budget: 0 });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      model: { id: 'tiny:latest', provider: 'ollama' },
      reason: expect.stringContaining('free'),
      candidates: expect.arrayContaining([expect.objectContaining({ kept: false, reason: expect.any(String) })]),
    });
  });

  it.each([
    [{ type: 'film' }, 'type'],
    [{ budget: -1 }, 'budget'],
    [{ priority: 'best' }, 'priority'],
    [{ inputTokens: 1.5 }, 'inputTokens'],
  ])('refuses %j and names the field', async (body, path) => {
    const { post } = await open();
    const answer = await post('/api/models/select', body);
    expect(answer.status).toBe(400);
    const error = await errorOf(answer);
    expect(error.code).toBe('bad_input');
    expect(error.details?.[0]?.path).toBe(path);
  });

  it('says why each candidate was left out when none is left', async () => {
    const { post } = await open();
    const answer = await post('/api/models/select', { requires: ['telepathy'] });
    expect(answer.status).toBe(503);
    const error = await errorOf(answer);
    expect(error.code).toBe('no_model');
    expect(error.details).toContainEqual({
      path: 'model',
      code: 'model_lacks',
      parameters: { capabilities: 'telepathy' },
      message: 'ollama/tiny:latest: it lacks telepathy',
    });
  });
});

describe('figures', () => {
  it('tell of models', async () => {
    const { get, manager } = await open();
    const model = await manager.selectOptimalModel({ type: 'text' });
    await manager.generateText('Hi', model);
    manager.trackGeneration({ ...model, id: 'dear' }, 5, false);
    expect(await (await get('/api/metrics')).json()).toMatchObject({
      totalCost: 0,
      connections: 1,
      byModel: {
        'ollama/tiny:latest': { requests: 1, successRate: 100, cost: 0, inputTokens: 100 },
        'ollama/dear': { requests: 1, successRate: 0, cost: null },
      },
    });
  });

  it('tell Prometheus of models, by the conventions for generative AI', async () => {
    const { get, manager } = await open();
    const model = await manager.selectOptimalModel({ type: 'text' });
    await manager.generateText('Hi', model);
    manager.trackGeneration({ ...model, id: 'dear' }, 5, false, { errorType: 'timeout', costUsd: 0.5 });
    const text = await (await get('/metrics')).text();
    const labels = 'gen_ai_operation_name="chat",gen_ai_provider_name="ollama",gen_ai_request_model';
    expect(text).toContain(`gen_ai_client_operation_duration_seconds_count{${labels}="tiny:latest"} 1`);
    expect(text).toMatch(/operation_duration_seconds_count\{.*"dear",error_type="timeout"\} 1/u);
    expect(text).toContain(`gen_ai_client_token_usage_sum{${labels}="tiny:latest",gen_ai_token_type="input"} 100`);
    expect(text).toContain(`hkm_model_cost_usd_total{${labels}="dear"} 0.5`);
  });

  it('tell of one operation', async () => {
    const { get, make } = await open();
    await make();
    await vi.waitFor(async () => expect((await get('/api/metrics/generate')).status).toBe(200));
    expect(await (await get('/api/metrics/generate')).json()).toMatchObject({
      totalRequests: 1,
      errorDistribution: {},
      timeSeriesData: [{ success: true, responseTime: expect.any(Number) }],
    });
    const unknown = await get('/api/metrics/dancing');
    expect(unknown.status).toBe(404);
    expect((await errorOf(unknown)).message).toContain('generate');
  });

  it('raise alerts', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    const failing = () => Promise.reject(new Error('broken'));
    const { get, post } = await open({}, { compose: failing });
    expect(await (await get('/api/alerts')).json()).toEqual({ alerts: [] });
    for (let count = 0; count < 3; count++) await post('/api/generate', { topic: `Light ${count}` });
    const raised = { rule: 'success rate low', state: 'firing', metric: 'successRate', bound: 95 };
    // The rules are read with the store, in its own time.
    await expect
      .poll(
        async () => {
          await vi.advanceTimersByTimeAsync(10_000);
          return (await get('/api/alerts')).json();
        },
        { timeout: 20_000 },
      )
      .toMatchObject({ alerts: [raised] });
  });
});
