import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import type { Batch } from '../../../engine/src/pipeline/index.ts';
import { createFakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { errorOf, eventsOf, type Serving, serve } from './serving.ts';

/** The machine may be busy. */
const SOON = { timeout: 20_000 };

let server: Serving;
let letGo: () => void = () => undefined;
let broken = false;

beforeAll(async () => {
  const fake = createFakeStages();
  server = await serve(
    {},
    {
      research: async (input, context) => {
        if (input.brief.topic === 'broken' && broken) throw new HkmError('unreadable_document', 'Broken.');
        if (input.brief.topic.startsWith('slow')) await new Promise<void>((resolve) => (letGo = resolve));
        return fake.research(input, context);
      },
    },
  );
});
afterAll(() => server.close());

async function post(body: unknown): Promise<Batch> {
  const response = await server.post('/api/batches', body);
  expect(response.status).toBe(202);
  const batch = (await response.json()) as Batch;
  expect(response.headers.get('location')).toBe(`/api/batches/${batch.id}`);
  return batch;
}

const get = async (id: string) => (await (await server.get(`/api/batches/${id}`)).json()) as Batch;
const ended = (id: string) =>
  vi.waitFor(async () => {
    const batch = await get(id);
    if (batch.state === 'running') throw new Error('is running');
    return batch;
  }, SOON);

describe('POST /api/batches', () => {
  it('makes a list of topics and Briefs; its Runs are Runs like any other', async () => {
    const { id } = await post({
      name: 'two',
      items: ['Light', { topic: 'Sound', visualStyle: 'Minimalist' }],
      defaults: { complexityLevel: 'Expert' },
    });
    const batch = await ended(id);
    expect(batch).toMatchObject({ name: 'two', state: 'done', total: 2, counts: { done: 2, failed: 0 } });
    const run = (await (await server.get(`/api/runs/${batch.items[1]?.runId}`)).json()) as {
      result: { brief: object };
    };
    expect(run.result.brief).toMatchObject({ topic: 'Sound', visualStyle: 'Minimalist', complexityLevel: 'Expert' });
    expect(await (await server.get('/api/batches')).json()).toMatchObject({ batches: [{ id, counts: { done: 2 } }] });
    expect(await (await server.get('/api/metrics')).json()).toMatchObject({ batches: { done: 2, running: 0 } });
    expect(await (await server.get('/metrics')).text()).toContain('hkm_batch_topics_running 0');
  });

  it('makes a table, as JSON and as it is', async () => {
    const csv = 'topic,style\nLight,Minimalist\nSound,Baroque\n';
    const response = await fetch(`${server.url}/api/batches`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv; charset=utf-8' },
      body: csv,
    });
    expect(response.status).toBe(202);
    for (const { id } of [(await response.json()) as Batch, await post({ csv })]) {
      const { counts, items } = await ended(id);
      expect(counts).toMatchObject({ done: 1, failed: 1 });
      expect(items[1]?.error).toMatchObject({ code: 'bad_input', details: [{ path: 'visualStyle' }] });
    }
  });

  it.each([
    [{}, /exactly one of items and csv/u],
    [{ items: ['Light'], csv: 'Light' }, /exactly one/u],
    [{ items: [] }, /no topic/u],
    [{ items: Array.from({ length: 1_001 }, () => 'Light') }, /more than 1000/u],
    [{ csv: 'topic,colour\nLight,red' }, /"colour" \(line 1\) is not known/u],
    [{ items: ['Light'], defaults: { visualStyle: 'Baroque' } }, /defaults\.visualStyle must be one of/u],
    [{ items: ['Light'], defaults: { topic: 'x' } }, /unrecognized key/iu],
  ])('refuses what it cannot read (%#)', async (body, message) => {
    const response = await server.post('/api/batches', body);
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toMatch(message);
  });

  it('stands in the description of the API', async () => {
    const { paths } = (await (await server.get('/api/openapi.json')).json()) as { paths: Record<string, object> };
    expect(Object.keys(paths['/api/batches'] ?? {})).toEqual(['post', 'get']);
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(['/api/batches/{id}', '/api/batches/{id}/events', '/api/batches/{id}/cancel']),
    );
  });
});

describe('a batch that runs', () => {
  it('is watched from its state now to its end', async () => {
    const { id } = await post({ items: ['slow topic'] });
    await vi.waitFor(async () => expect((await get(id)).counts.running).toBe(1), SOON);
    const watching = server.get(`/api/batches/${id}/events`);
    const response = await watching;
    letGo();
    const events = await eventsOf(response);
    expect(events[0]).toMatchObject({ event: 'batch', data: { id, state: 'running' } });
    expect(events.at(-2)).toMatchObject({ event: 'item', data: { item: { state: 'done' }, counts: { done: 1 } } });
    expect(events.at(-1)).toMatchObject({ event: 'end', data: { state: 'done' } });
    const late = await eventsOf(await server.get(`/api/batches/${id}/events`));
    expect(late.map(({ event }) => event)).toEqual(['batch', 'end']);
  });

  it('is cancelled, and forgotten', async () => {
    const { id } = await post({ items: ['slow one', 'slow two', 'slow three', 'slow four'] });
    const cancelled = await server.post(`/api/batches/${id}/cancel`, {});
    expect(await cancelled.json()).toMatchObject({ state: 'cancelled', counts: { cancelled: 4 } });
    expect((await server.post(`/api/batches/${id}/cancel`, {})).status).toBe(409);
    const remove = () => fetch(`${server.url}/api/batches/${id}`, { method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    for (const path of ['', '/events']) expect((await server.get(`/api/batches/${id}${path}`)).status).toBe(404);
  });

  it('tries what failed again, as it was asked for, in a batch of its own', async () => {
    broken = true;
    const { id } = await post({ name: 'again', items: ['Light', { topic: 'broken', complexityLevel: 'Expert' }] });
    expect((await ended(id)).counts).toMatchObject({ done: 1, failed: 1 });
    broken = false;
    const response = await server.post(`/api/batches/${id}/retry`, {});
    expect(response.status).toBe(202);
    const second = await ended(((await response.json()) as Batch).id);
    expect(second).toMatchObject({
      name: 'again',
      total: 1,
      counts: { done: 1 },
      items: [{ topic: 'broken', line: 2 }],
    });
    const run = (await (await server.get(`/api/runs/${second.items[0]?.runId}`)).json()) as {
      result: { brief: object };
    };
    expect(run.result.brief).toMatchObject({ topic: 'broken', complexityLevel: 'Expert' });
    expect((await server.post(`/api/batches/${second.id}/retry`, {})).status).toBe(409);
    expect((await server.post('/api/batches/none/retry', {})).status).toBe(404);
  });

  it('does not keep the server from stopping', async () => {
    const held = await serve({}, { research: () => new Promise(() => undefined) });
    const { id } = (await (await held.post('/api/batches', { items: ['Light'] })).json()) as Batch;
    const watching = await held.get(`/api/batches/${id}/events`);
    const text = watching.text();
    await held.close();
    expect(await text).not.toContain('event: end');
  });
});

it('shows a batch of another process as it goes on', async () => {
  const item = { position: 0, state: 'waiting' as const, data: { line: 1, topic: 'Far', runId: 'far' } };
  const batch = { id: 'far', createdAt: '2026', name: 'far', state: 'running' as const, door: 'cli', key: '' };
  await server.store.saveBatch(batch, [item], { id: 'far', owner: 'x', now: 0, until: Date.now() + 1e6 }, 100);
  const response = await server.get('/api/batches/far/events');
  await server.store.saveBatchItems('far', [{ ...item, state: 'done' }]);
  await server.store.endBatch('far', 'done', '2027');
  const events = await eventsOf(response);
  expect(events.at(-1)).toMatchObject({ event: 'end', data: { state: 'done' } });
});
