/** A request that was answered before: the same run, nothing asked, nothing written. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../engine/src/http/schemas.ts';
import { eventsOf, type Serving, serve } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const generate = async (brief: object): Promise<Answer> =>
  (await (await server.post('/api/generate', brief)).json()) as Answer;
const runsOf = async (topic: string) => (await server.store.listRuns({ search: topic })).runs.map(({ id }) => id);

describe('a repeated request', () => {
  it('gets the run that is kept, which is there at once, once', async () => {
    const first = await generate({ topic: 'Light' });
    const again = await Promise.all(Array.from({ length: 5 }, () => generate({ topic: 'Light' })));
    for (const { id, result, route, usage } of again) {
      expect(id).toBe(first.id);
      expect(result).toEqual({ ...first.result, route: { ...first.result.route, cached: true } });
      expect([route.cached, usage]).toEqual([true, { inputTokens: 0, outputTokens: 0, calls: 0, costUsd: 0 }]);
    }
    expect(await runsOf('Light')).toEqual([first.id]);
    const kept = (await (await server.get(`/api/runs/${first.id}`)).json()) as Answer;
    expect(kept.result).toEqual(first.result);
    const metrics = await (await server.get('/api/metrics')).json();
    expect(metrics).toMatchObject({ caches: { runs: { hits: 5, misses: 1, entries: 1 } } });
  });

  it('is told so in events, and of its own faults alone', async () => {
    const first = await generate({ topic: 'Sound' });
    const odd = await generate({ topic: 'Sound', colour: 'red' });
    expect([odd.id, odd.result.warnings.map(({ code }) => code)]).toEqual([
      first.id,
      [...first.result.warnings.map(({ code }) => code), 'unknown_field'],
    ]);
    expect((await generate({ topic: 'Sound' })).result.warnings).toEqual(first.result.warnings);
    const events = await eventsOf(
      await server.post('/api/generate', { topic: 'Sound' }, { accept: 'text/event-stream' }),
    );
    expect(events.map(({ event }) => event)).toEqual(['claim', 'warning', 'result']);
    expect(events.at(-1)?.data).toMatchObject({ id: first.id, route: { cached: true } });
  });

  it('is made anew where its run was deleted', async () => {
    const first = await generate({ topic: 'Heat', privacy: true });
    expect((await generate({ topic: 'Heat', privacy: true })).id).toBe(first.id);
    await fetch(`${server.url}/api/runs/${first.id}`, { method: 'DELETE' });
    const second = await generate({ topic: 'Heat', privacy: true });
    expect(second.id).not.toBe(first.id);
    expect(second.route.cached).toBeUndefined();
    expect(await runsOf('Heat')).toEqual([second.id]);
  });
});
