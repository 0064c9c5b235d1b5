import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import { openStore } from '../../../engine/src/store/index.ts';
import { createFakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { openShell, type Shell } from './running.ts';

let shell: Shell;
/** Held back while it is set. */
let held: Promise<void> | undefined;
/** Topics in the order in which they were begun. */
let begun: string[];

beforeEach(async () => {
  held = undefined;
  begun = [];
  const fake = createFakeStages();
  shell = await openShell({
    research: async (input, context) => {
      begun.push(input.brief.topic);
      if (input.brief.topic !== 'first') await held;
      if (input.brief.topic === 'broken') throw new HkmError('unreadable_document', 'There is no text in it.');
      return fake.research(input, context);
    },
  });
});
afterEach(() => shell.close());

const table = (text: string, name = 'topics.csv') => writeFile(join(shell.cwd, name), text);
const read = (path: string) => readFile(join(shell.cwd, path), 'utf8');

it('makes a table into a folder named after it', async () => {
  await table('topic,style\nLight,Minimalist\n"Tea, black",\n');
  const { code, out, notes } = await shell.hkm(['batch', 'topics.csv', '--level', 'Expert']);
  expect(code).toBe(0);
  const files = ['1-light.svg', '2-tea-black.svg'];
  expect(out.trim().split('\n')).toEqual(files.map((file) => join(shell.cwd, 'topics', file)));
  expect(await read('topics/1-light.svg')).toContain('Light|Minimalist|Expert');
  expect(await read('topics/2-tea-black.svg')).toContain('Tea, black|Standard Scientific|Expert');
  expect(notes).toContain('2 explainers were made.');
});

it('reads standard input, writes other formats and tells what it does as JSON', async () => {
  const words = ['batch', '-', '-o', 'out', '--as', 'PNG', '--as', 'pdf', '--json'];
  const { code, out, notes } = await shell.hkm(words, { stdin: 'Light\nSound\n', isTerminal: true });
  expect(code).toBe(0);
  const { counts, files } = JSON.parse(out) as { counts: object; files: string[] };
  expect(counts).toMatchObject({ done: 2 });
  expect(files).toHaveLength(4);
  expect((await readdir(join(shell.cwd, 'out'))).sort()).toEqual([
    '1-light.pdf',
    '1-light.png',
    '2-sound.pdf',
    '2-sound.png',
  ]);
  expect(notes).toMatch(/^2 of 2: /mu);
});

it('makes the others when a row is wrong or a topic fails, and ends with 1', async () => {
  await table('topic,style\nLight,\nbroken,\nSound,Baroque\n"Heat\nNoise,');
  const { code, out, notes } = await shell.hkm(['batch', 'topics.csv']);
  expect(code).toBe(1);
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split('/').at(-1)),
  ).toEqual(['1-light.svg', '5-noise.svg']);
  expect(notes).toContain('broken could not be made: There is no text in it.');
  expect(notes).toMatch(/Sound could not be made: Line 4: visualStyle/u);
  expect(notes).toContain('A row could not be made: Line 5: row a quote is not closed');
  expect(notes).toContain('3 of 5 topics could not be made.');
});

it.each([
  [['batch'], undefined, 'missing required argument'],
  [['batch', 'none.csv'], undefined, '"none.csv" cannot be read'],
  [['batch', 'topics.csv'], '', 'no topic in it'],
  [['batch', 'topics.csv'], 'topic,colour\nLight,red', '"colour" (line 1) is not known'],
  [['batch', 'topics.csv', '--as', 'gif'], 'Light', 'Allowed are: svg'],
])('refuses wrong usage with 2 (%#)', async (words, text, message) => {
  if (text !== undefined) await table(text);
  const { code, notes } = await shell.hkm(words);
  expect(code).toBe(2);
  expect(notes).toContain(message);
  expect(begun).toEqual([]);
});

it('fails with 1 when a file cannot be written', async () => {
  await table('Light');
  await mkdir(join(shell.cwd, 'topics'));
  await writeFile(join(shell.cwd, 'blocked'), '');
  const { code, notes } = await shell.hkm(['batch', 'topics.csv', '-o', 'blocked']);
  expect(code).toBe(2);
  expect(notes).toContain('cannot be written');
});

it('goes on where it was interrupted, and begins anew when asked to', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  held = promise;
  await table('first\nsecond\nthird\nfourth');
  const interrupt = new AbortController();
  const interrupted = shell.hkm(['batch', 'topics.csv'], { signal: interrupt.signal });
  await expect.poll(() => readdir(join(shell.cwd, 'topics')).catch(() => []), { timeout: 10_000 }).toHaveLength(1);
  interrupt.abort();
  expect(await interrupted).toMatchObject({ code: 1, notes: expect.stringContaining('The same command goes on') });
  held = undefined;
  resolve();
  begun = [];
  await writeFile(join(shell.cwd, 'topics', '1-first.svg'), 'left as it is');
  const { code, notes, out } = await shell.hkm(['batch', 'topics.csv']);
  expect(code).toBe(0);
  expect(notes).toContain('Going on where it was: 1 of 4 are done.');
  expect(out.trim().split('\n')).toHaveLength(4);
  expect(begun.sort()).toEqual(['fourth', 'second', 'third']);
  expect(await read('topics/1-first.svg')).toBe('left as it is');
  begun = [];
  await shell.hkm(['batch', 'topics.csv', '--new']);
  expect(begun).toHaveLength(4);
  const store = await openStore({ dataDir: join(shell.cwd, 'data') });
  // What is made anew and comes out the same is the run that is kept.
  expect((await store.listRuns()).runs).toHaveLength(4);
  await store.close();
});
