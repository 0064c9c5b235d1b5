/** Real processes, killed in the middle of a batch. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { openStore } from '../../../engine/src/store/index.ts';

const main = fileURLToPath(new URL('../../../engine/src/cli/main.ts', import.meta.url));
/** Each starts the engine cold twice, and waits until the claim of the killed one has run out. */
const SLOW_MACHINE = 240_000;
const TOPICS = 'Gravity,Light,Water,Photosynthesis,Volcano,Black hole,Moon,Atom,DNA,Magnetism,Sound,Glacier'.split(',');

interface Place {
  folder: string;
  start(...words: string[]): ChildProcessByStdio<null, Readable, null>;
}

const children: ChildProcess[] = [];
const folders: string[] = [];

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'hkm-kill-batch-'));
  folders.push(folder);
  return {
    folder,
    start(...words) {
      const env = { ...process.env, HKM_DATA_DIR: join(folder, 'data'), PORT: '0' };
      const child = spawn(process.execPath, [main, ...words], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      children.push(child);
      return child;
    },
  };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function serve({ start }: Place): Promise<{ child: ChildProcess; url: string }> {
  const child = start('serve');
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url) return { child, url };
  }
  throw new Error('The server ended.');
}

interface Counts {
  state: string;
  counts: { done: number; waiting: number; running: number };
}
const countsOf = async (url: string, id: string) => (await (await fetch(`${url}/api/batches/${id}`)).json()) as Counts;

/** Every topic has one Run: none is missing, and none was made twice. */
async function expectEachOnce({ folder }: Place): Promise<void> {
  const store = await openStore({ dataDir: join(folder, 'data') });
  const { runs } = await store.listRuns({ limit: 100 });
  await store.close();
  expect(runs.map(({ topic }) => topic).sort()).toEqual([...TOPICS].sort());
}

// Both wait most of their time: side by side.
it.concurrent(
  'a server goes on where it was killed',
  async () => {
    const place = await openPlace();
    const first = await serve(place);
    const response = await fetch(`${first.url}/api/batches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items: TOPICS }),
    });
    const { id } = (await response.json()) as { id: string };
    await expect
      .poll(async () => (await countsOf(first.url, id)).counts.done, { timeout: 60_000, interval: 20 })
      .toBeGreaterThan(1);
    await kill(first.child);
    const second = await serve(place);
    const before = await countsOf(second.url, id);
    expect(before.state).toBe('running');
    expect(before.counts.done).toBeLessThan(TOPICS.length);
    await expect
      .poll(async () => (await countsOf(second.url, id)).state, { timeout: 90_000, interval: 250 })
      .toBe('done');
    expect((await countsOf(second.url, id)).counts).toMatchObject({ done: TOPICS.length });
    await kill(second.child);
    await expectEachOnce(place);
  },
  SLOW_MACHINE,
);

it.concurrent(
  'the command goes on where it was killed',
  async () => {
    const place = await openPlace();
    const { folder, start } = place;
    await writeFile(join(folder, 'topics.txt'), TOPICS.join('\n'));
    const first = start('batch', 'topics.txt', '-o', 'out');
    const written = () => readdir(join(folder, 'out')).catch(() => []);
    await expect.poll(async () => (await written()).length, { timeout: 60_000, interval: 20 }).toBeGreaterThan(1);
    await kill(first);
    expect((await written()).length).toBeLessThan(TOPICS.length);
    const [code] = (await once(start('batch', 'topics.txt', '-o', 'out'), 'exit')) as [number];
    expect(code).toBe(0);
    expect(await written()).toHaveLength(TOPICS.length);
    await expectEachOnce(place);
  },
  SLOW_MACHINE,
);
