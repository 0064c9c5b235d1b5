/** Editing over HTTP: what an edited Spec gives, what is refused, previews, versions, icons. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Run, Spec } from '../../../engine/src/contract/index.ts';
import { errorOf, type Serving, serve } from './serving.ts';

let server: Serving;

beforeAll(async () => {
  server = await serve();
});

afterAll(() => server.close());

interface Answer {
  id: string;
  kept?: false;
  result: Run & { svg: string; artifacts: { format: string; url: string }[] };
}

const answerOf = async (response: Response): Promise<Answer> => {
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
};
const render = (id: string, body: unknown) => server.post(`/api/runs/${id}/render`, body);
const show = async (id: string) => (await answerOf(await server.get(`/api/runs/${id}`))).result;

/** A run and its Spec with the first item changed. */
async function edited(changes: Record<string, unknown>): Promise<{ id: string; spec: Spec; plain: Spec }> {
  const id = await server.make({ topic: `Light ${crypto.randomUUID()}` });
  const { spec } = await show(id);
  const [block] = spec.blocks;
  if (block?.kind !== 'facts') throw new Error('the fake composer gives facts');
  const items = block.items.map((item, index) => (index === 0 ? { ...item, ...changes } : item));
  return { id, plain: spec, spec: { ...spec, blocks: [{ ...block, items }] } };
}

describe('an edited Spec', () => {
  it('gives a new version in which the new words are the person’s own', async () => {
    const { id, spec } = await edited({ text: 'Light is a lot of fun.' });
    const { result } = await answerOf(await render(id, { spec: { ...spec, title: 'My light' } }));
    expect(result).toMatchObject({
      parentId: id,
      title: 'My light',
      spec: { own: ['title'] },
      claims: [{ text: 'Light is a lot of fun.', verdict: 'unsupported', method: 'own:unchecked' }],
      route: { attempts: [] },
      usage: { calls: 0 },
    });
    expect(await show(result.id)).toMatchObject({ spec: result.spec, claims: result.claims });
  });

  it('does not believe what a caller says of verdicts', async () => {
    const { id, spec } = await edited({ text: 'Light is slow.', verdict: 'supported' });
    const { result } = await answerOf(
      await render(id, { spec: { ...spec, own: [] }, claims: [{ verdict: 'supported' }] }),
    );
    expect(result.claims.map(({ verdict }) => verdict)).toEqual(['unsupported']);
  });

  it('is checked on demand', async () => {
    const { id, spec } = await edited({ text: 'Light is fun.' });
    const before = server.stages.calls.verify;
    const { result } = await answerOf(await render(id, { spec, check: true }));
    expect(server.stages.calls.verify).toBeGreaterThan(before);
    expect(result.claims[0]?.method).toBe('own');
    const later = await answerOf(await render(result.id, { check: ['nothing'] }));
    expect(later.result.claims).toEqual(result.claims);
  });

  it('keeps what is hidden for later', async () => {
    const { id, plain } = await edited({});
    const [block] = plain.blocks;
    const { result } = await answerOf(await render(id, { spec: { ...plain, blocks: [{ ...block, hidden: true }] } }));
    expect(result.claims).toEqual([]);
    expect(result.spare).toHaveLength(1);
    const again = await answerOf(await render(result.id, { spec: { ...result.spec, blocks: [block] } }));
    expect(again.result.claims.map(({ verdict }) => verdict)).toEqual(['supported']);
    expect(again.result.spare).toBeUndefined();
  });

  it('keeps what is locked word for word in another level', async () => {
    const { id, spec } = await edited({ text: 'Light is locked.', locked: true });
    const { result } = await answerOf(await render(id, { spec, complexityLevel: 'Expert' }));
    expect(result.spec.level).toBe('Expert');
    expect(JSON.stringify(result.spec.blocks)).toContain('Light is locked.');
    const once = await answerOf(await render(result.id, { complexityLevel: 'Elementary', language: 'German' }));
    expect(once.result.spec).toMatchObject({ level: 'Elementary', language: 'de' });
    expect(JSON.stringify(once.result.spec.blocks)).toContain('Light is locked.');
  });
});

describe('a preview', () => {
  it('is answered and kept nowhere', async () => {
    const { id, spec } = await edited({ text: 'Light is fun.' });
    const count = async () =>
      ((await (await server.get(`/api/runs/${id}/versions`)).json()) as { runs: unknown[] }).runs.length;
    const answer = await answerOf(await render(id, { spec, keep: false }));
    expect(answer).toMatchObject({ id, kept: false, result: { id, artifacts: [] } });
    expect(answer.result.svg).toContain('<svg');
    expect(await count()).toBe(1);
    expect((await answerOf(await render(id, { spec }))).kept).toBeUndefined();
    expect(await count()).toBe(2);
  });
});

describe('what is refused', () => {
  it.each([
    [{ claimId: 'c99' }, 'spec.blocks.0.items.0.claimId'],
    [{ text: '  ' }, 'spec.blocks.0.items.0.text'],
    [{ text: 'x'.repeat(3_000) }, 'spec.blocks.0.items.0.text'],
    [{ heading: 'x'.repeat(400) }, 'spec.blocks.0.items.0.heading'],
    [{ text: 7 }, 'spec.blocks.0.items.0.text'],
    [{ id: 'b1' }, 'spec.blocks.0.items.0.id'],
  ])('names the path of %o', async (changes, path) => {
    const { id, spec } = await edited(changes);
    const response = await render(id, { spec });
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe('bad_input');
    expect(error.details?.map((detail) => detail.path)).toContain(path);
  });

  it('an unknown run, another kind of wish, a Spec without a title', async () => {
    const { id, spec } = await edited({});
    expect((await render('none', { spec })).status).toBe(404);
    expect((await render(id, { check: 'all' })).status).toBe(400);
    expect((await errorOf(await render(id, { spec: { ...spec, title: ' ' } }))).details?.[0]?.path).toBe('spec.title');
    expect((await server.get('/api/runs/none/versions')).status).toBe(404);
  });
});

describe('versions', () => {
  it('are listed with their parents, newest first', async () => {
    const { id, spec } = await edited({ text: 'Light is fun.' });
    const second = await answerOf(await render(id, { spec }));
    const third = await answerOf(await render(second.id, { visualStyle: 'Minimalist' }));
    const { runs } = (await (await server.get(`/api/runs/${second.id}/versions`)).json()) as {
      runs: { id: string; parentId?: string }[];
    };
    expect(runs.map((run) => run.id).toSorted()).toEqual([id, second.id, third.id].toSorted());
    expect(runs.find((run) => run.id === third.id)?.parentId).toBe(second.id);
  });
});

describe('icons', () => {
  interface Icons {
    icons: { name: string; nodes: { tag: string; attributes: Record<string, string> }[] }[];
  }
  const icons = async (query: string) => (await (await server.get(`/api/icons?${query}`)).json()) as Icons;

  it('are found by a word and by their names, as shapes', async () => {
    const found = await icons('q=star&limit=5');
    expect(found.icons).toHaveLength(5);
    expect(found.icons[0]?.name).toBe('star');
    expect(found.icons[0]?.nodes[0]?.tag).toMatch(/^(path|circle|polygon)$/);
    const [star] = found.icons;
    expect((await icons('names=star,no-such-icon')).icons).toEqual([star]);
    expect((await icons('q=')).icons).toEqual([]);
  });

  it('a limit out of bounds is refused', async () => {
    expect((await server.get('/api/icons?q=star&limit=1000')).status).toBe(400);
  });
});

it('all of it stands in the OpenAPI document', async () => {
  const { paths } = (await (await server.get('/api/openapi.json')).json()) as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/icons', '/api/runs/{id}/versions']));
  const text = JSON.stringify(paths['/api/runs/{id}/render']);
  for (const field of ['"check"', '"keep"', '"locked"', '"hidden"']) expect(text).toContain(field);
});
