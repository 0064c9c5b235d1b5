/** Making explainers and what is kept of them, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../engine/src/http/schemas.ts';
import { errorOf, eventsOf, type Serving, serve } from './serving.ts';

let server: Serving;
beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

const answerOf = async (response: Response) => (await response.json()) as Answer;

describe('POST /api/generate', () => {
  it('answers with the whole result', async () => {
    const response = await server.post('/api/generate', { topic: 'Light' });
    expect(response.status).toBe(200);
    const { id, result, usage, route, timings } = await answerOf(response);
    expect(result).toMatchObject({ id, title: 'Light', spec: { format: 'Infographic', level: 'High School' } });
    expect(result.svg).toContain('<svg');
    expect(result.claims[0]?.citations[0]).toMatchObject({ sourceId: 's1' });
    expect(result.artifacts).toContainEqual({
      format: 'png',
      mediaType: 'image/png',
      url: `/api/runs/${id}/artifacts/png`,
    });
    expect([usage, route, timings]).toEqual([result.usage, result.route, result.timings]);
    expect((await server.store.getRun(id))?.title).toBe('Light');
  });

  it('streams events to those who ask for them', async () => {
    const response = await server.post('/api/generate', { topic: 'Streams', odd: 1 }, { accept: 'text/event-stream' });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const events = await eventsOf(response);
    const names = events.map(({ event }) => event);
    expect(names.slice(0, 2)).toEqual(['warning', 'stage']);
    expect(names.at(-1)).toBe('result');
    expect(names).toContain('claim');
    const stages = events.filter(({ event }) => event === 'stage').map(({ data }) => (data as { stage: string }).stage);
    expect([...new Set(stages)]).toEqual(['research', 'compose', 'verify', 'visual', 'store']);
    expect(events.at(-1)?.data).toMatchObject({ result: { title: 'Streams' } });
  });

  it('warns of fields that it does not know, and of nothing else', async () => {
    const { result } = await answerOf(await server.post('/api/generate', { topic: 'Fields', colour: 'red' }));
    const unknown = {
      code: 'unknown_field',
      message: expect.any(String),
      path: 'colour',
      parameters: { name: 'colour' },
    };
    expect(result.warnings).toContainEqual(unknown);
    const kept = await server.store.getRun(result.id);
    expect(kept?.warnings.map((warning) => warning.code)).not.toContain('unknown_field');
    expect(kept?.brief).not.toHaveProperty('colour');
  });

  it('takes uploads', async () => {
    const form = new FormData();
    form.set('brief', JSON.stringify({ topic: 'Uploads', documents: [{ name: 'inline.txt', text: 'Inline text.' }] }));
    form.append('documents', new File(['Text of the first.'], 'first.txt', { type: 'text/plain' }));
    form.append('documents', new File([new Uint8Array([1, 2])], 'second'));
    const { result } = await answerOf(await fetch(`${server.url}/api/generate`, { method: 'POST', body: form }));
    expect(result.brief.documents).toEqual([
      { name: 'inline.txt' },
      { name: 'first.txt', mediaType: expect.stringContaining('text/plain') },
      { name: 'second' },
    ]);
    const source = await server.store.getSource(result.id, 's1');
    expect(source?.text).toContain(Buffer.from('Text of the first.').toString('base64'));
  });

  it.each([
    ['a field of another name', (form: FormData) => form.set('file', 'x'), 'documents, the rest'],
    ['a file of another name', (form: FormData) => form.set('file', new File(['x'], 'x.txt')), 'documents, the rest'],
    ['a brief that is no JSON', (form: FormData) => form.set('brief', '{topic'), 'not valid JSON'],
    ['a brief that is no object', (form: FormData) => form.set('brief', '"Light"'), 'expected object'],
    ['no topic', (form: FormData) => form.set('brief', '{}'), 'topic is missing'],
    ['documents that are no list', (form: FormData) => form.set('brief', '{"topic":"x","documents":1}'), 'documents'],
  ])('refuses an upload with %s', async (_name, fill, message) => {
    const form = new FormData();
    fill(form);
    const response = await fetch(`${server.url}/api/generate`, { method: 'POST', body: form });
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain(message);
  });
});

describe('/api/runs', () => {
  it('lists, searches and pages', async () => {
    await server.make({ topic: 'Whales of the north' });
    const list = (await (await server.get('/api/runs?search=whales&outputFormat=Infographic')).json()) as {
      runs: { topic: string; kind: string }[];
    };
    expect(list.runs).toMatchObject([{ topic: 'Whales of the north', kind: 'explainer' }]);
    await server.make({ topic: 'Whales of the south' });
    const first = (await (await server.get('/api/runs?search=whales&limit=1')).json()) as { nextCursor: string };
    const second = await server.get(`/api/runs?search=whales&limit=1&cursor=${first.nextCursor}`);
    expect(await second.json()).toMatchObject({ runs: [{ topic: 'Whales of the north' }] });
    expect((await server.get('/api/runs?cursor=made-up')).status).toBe(400);
    const wrong = await errorOf(await server.get('/api/runs?limit=1000&outputFormat=Film'));
    expect(wrong.details?.map((detail) => detail.path).sort()).toEqual(['limit', 'outputFormat']);
  });

  it('shows a run as it was answered', async () => {
    const made = await answerOf(await server.post('/api/generate', { topic: 'Showing' }));
    expect(await answerOf(await server.get(`/api/runs/${made.id}`))).toEqual(made);
    expect((await server.get('/api/runs/none')).status).toBe(404);
  });

  it('gives the whole text of a source', async () => {
    const id = await server.make({ topic: 'Texts' });
    const source = (await (await server.get(`/api/runs/${id}/sources/s1`)).json()) as { text: string };
    expect(source.text).toContain('Texts is worth knowing.');
    expect((await server.get(`/api/runs/${id}/sources/s2`)).status).toBe(404);
  });

  it('deletes for good', async () => {
    const id = await server.make({ topic: 'Deleting' });
    const path = `${server.url}/api/runs/${id}`;
    const response = await fetch(path, { method: 'DELETE' });
    expect([response.status, await response.text()]).toEqual([204, '']);
    for (const rest of ['', '/artifacts/svg', '/sources/s1']) expect((await fetch(path + rest)).status).toBe(404);
    expect((await fetch(path, { method: 'DELETE' })).status).toBe(404);
  });

  it('renders again, and refuses what cannot be', async () => {
    const id = await server.make({ topic: 'Again' });
    const again = await answerOf(await server.post(`/api/runs/${id}/render`, { visualStyle: 'Minimalist' }));
    expect(again.result).toMatchObject({ parentId: id, brief: { visualStyle: 'Minimalist' } });
    const { spec } = again.result;
    const edited = await server.post(`/api/runs/${id}/render`, { spec: { ...spec, title: 'Edited' } });
    expect((await answerOf(edited)).result.title).toBe('Edited');
    const stream = await server.post(`/api/runs/${id}/render`, {}, { accept: 'text/event-stream' });
    expect((await eventsOf(stream)).at(-1)?.event).toBe('result');
    expect((await server.post(`/api/runs/${id}/render`, { visualStyle: 'Baroque' })).status).toBe(400);
    expect((await server.post('/api/runs/none/render', {})).status).toBe(404);
  });
});
