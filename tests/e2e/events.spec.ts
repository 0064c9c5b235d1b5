/** The same answer as a stream of events: in the order in which things happen, and complete. */
import type { APIRequestContext } from '@playwright/test';
import { type Answer, type Claim, expect, FORMATS, generate, test } from './support/door.ts';

interface Event {
  name: string;
  data: Record<string, unknown>;
}

async function eventsOf(request: APIRequestContext, url: string, data: Record<string, unknown>): Promise<Event[]> {
  const response = await request.post(url, { data, headers: { accept: 'text/event-stream' } });
  expect(response.headers()['content-type']).toContain('text/event-stream');
  return (await response.text())
    .split('\n\n')
    .filter((block) => block.includes('event: '))
    .map((block) => ({
      name: /^event: (.+)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.+)$/m.exec(block)?.[1] ?? 'null'),
    }));
}

const STAGES = ['research', 'compose', 'verify', 'visual', 'store'];
const stagesOf = (events: Event[], state: string) =>
  events.filter(({ name, data }) => name === 'stage' && data.state === state).map(({ data }) => data.stage);

for (const [index, outputFormat] of FORMATS.entries()) {
  test(`${outputFormat}: stages one after the other, every claim, then one result`, async ({ request }) => {
    // A topic of its own, so that it is made and not repeated.
    const topic = ['Supernova', 'Decolonization', 'Fermentation', 'Magnetism', 'Comets', 'Gas laws', 'Exoplanets'][
      index
    ];
    const events = await eventsOf(request, '/api/generate', {
      topic: topic ?? 'DNA replication',
      outputFormat,
      complexityLevel: 'College',
    });
    expect(stagesOf(events, 'started')).toEqual(STAGES);
    expect(stagesOf(events, 'finished')).toEqual(STAGES);
    const names = events.map(({ name }) => name);
    expect(names.filter((name) => name === 'result')).toHaveLength(1);
    expect(names.at(-1)).toBe('result');
    expect(names).not.toContain('error');
    const { result } = (events.at(-1)?.data ?? {}) as unknown as Answer;
    const streamed = events.filter(({ name }) => name === 'claim').map(({ data }) => (data.claim as Claim).id);
    for (const { id } of result.claims) expect(streamed).toContain(id);
    const kept = (await (await request.get(`/api/runs/${result.id}`)).json()) as Answer;
    expect(kept.result).toEqual(result);
  });
}

test('a field that is not known is warned of before anything else', async ({ request }) => {
  const [first] = await eventsOf(request, '/api/generate', { topic: 'Volcanoes', colour: 'red' });
  expect(first).toMatchObject({ name: 'warning', data: { warning: { code: 'unknown_field', path: 'colour' } } });
});

test('what fails on the way ends the stream with one error, and nothing is kept', async ({ request }) => {
  const topic = 'What comes of an empty page';
  const documents = [{ name: 'empty.txt', mediaType: 'text/plain', text: '  ' }];
  const events = await eventsOf(request, '/api/generate', { topic, documents });
  expect(events.at(-1)?.name).toBe('error');
  expect(events.filter(({ name }) => name === 'result')).toEqual([]);
  const listed = await (await request.get(`/api/runs?search=${encodeURIComponent(topic)}`)).json();
  expect(listed.runs).toEqual([]);
});

test('drawing again streams its stages too', async ({ request }) => {
  const { id } = await generate(request, { topic: 'Supernova' });
  const events = await eventsOf(request, `/api/runs/${id}/render`, { visualStyle: 'Minimalist' });
  expect(stagesOf(events, 'finished')).not.toContain('research');
  expect(events.at(-1)).toMatchObject({ name: 'result', data: { result: { parentId: id } } });
});
