/** The history: each explainer once, with its versions. */
import { afterEach, expect, it } from 'vitest';
import { samplePassages, sampleRun, sampleSource } from '../../../engine/src/testing/samples.ts';
import { errorOf, type Serving, serve } from './serving.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Page {
  families: { id: string; topic: string; versions: number; outputFormat: string }[];
  total: number;
  nextCursor?: string;
}

async function open() {
  const server = await serve();
  closers.push(server.close);
  const again = async (id: string, changes: object): Promise<string> =>
    ((await (await server.post(`/api/runs/${id}/render`, changes)).json()) as { id: string }).id;
  const page = async (query = ''): Promise<Page> => (await server.get(`/api/history?${query}`)).json() as Promise<Page>;
  const drop = (path: string) => fetch(server.url + path, { method: 'DELETE' });
  return { ...server, again, page, drop };
}

it('shows each explainer once, with its newest version in front', async () => {
  const { make, again, page } = await open();
  const light = await make({ topic: 'Light' });
  const second = await again(light, { visualStyle: 'Minimalist' });
  const sound = await make({ topic: 'Sound' });
  const third = await again(second, { outputFormat: 'Timeline' });
  const fourth = await again(light, { visualStyle: 'Graphic Novel' });
  const { families, total } = await page();
  expect(families.map(({ id, versions }) => [id, versions])).toEqual([
    [fourth, 4],
    [sound, 1],
  ]);
  expect(total).toBe(2);
  // Found by any of its versions, shown by the newest.
  expect((await page('outputFormat=Timeline')).families).toMatchObject([{ id: fourth, versions: 4 }]);
  expect((await page('search=soUnd')).families).toMatchObject([{ id: sound }]);
  expect(await page('search=nothing')).toEqual({ families: [], total: 0 });
  expect(third).not.toBe(fourth);
});

it('is read page by page', async () => {
  const { make, again, page, get } = await open();
  for (let count = 0; count < 5; count++)
    await again(await make({ topic: `Topic ${count}` }), { visualStyle: 'Minimalist' });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const next: Page = await page(`limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    expect(next.total).toBe(5);
    seen.push(...next.families.map(({ topic }) => topic));
    cursor = next.nextCursor;
  } while (cursor);
  expect(seen).toEqual(['Topic 4', 'Topic 3', 'Topic 2', 'Topic 1', 'Topic 0']);
  expect((await get('/api/history?cursor=nonsense')).status).toBe(400);
});

it('deletes a version or all of them; a version that is gone still ties the others', async () => {
  const { make, again, page, drop } = await open();
  const first = await make({ topic: 'Light' });
  const second = await again(first, { visualStyle: 'Minimalist' });
  await again(first, { visualStyle: 'Graphic Novel' });
  await make({ topic: 'Sound' });
  await drop(`/api/runs/${first}`);
  expect((await page()).families.map(({ versions }) => versions)).toEqual([1, 2]);
  const answer = await drop(`/api/history/${second}`);
  expect([answer.status, await answer.json()]).toEqual([200, { deleted: 2 }]);
  expect((await page()).families.map(({ topic }) => topic)).toEqual(['Sound']);
  const gone = await drop(`/api/history/${second}`);
  expect([gone.status, (await errorOf(gone)).code]).toEqual([404, 'not_found']);
});

async function fill({ store }: Serving, count: number): Promise<void> {
  const source = sampleSource(['Light is a wave.']);
  for (let at = 0; at < count; at++) {
    const createdAt = new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
    const parent = at % 5 === 0 ? {} : { parentId: `r${at - 1}` };
    const run = sampleRun(`r${at}`, { createdAt, ...parent });
    await store.saveRun({ run, origin: 'library', sources: [source], passages: samplePassages(source), artifacts: [] });
  }
}

it('stays of one piece with many runs', async () => {
  const server = await open();
  await fill(server, 500);
  const { families, total, nextCursor } = await server.page('limit=24');
  expect([families.length, total, families[0]?.versions]).toEqual([24, 100, 5]);
  expect(nextCursor).toBeDefined();
});
