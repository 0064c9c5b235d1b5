import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HkmError } from '../../../engine/src/errors.ts';
import { openShell, type Shell } from './running.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await openShell();
});
afterAll(() => shell.close());

describe('hkm make', () => {
  it('writes the files asked for and prints their paths', async () => {
    const { code, out, notes } = await shell.hkm(['make', 'Light', '-o', 'light.svg', '-o', 'out/light.pdf']);
    expect([code, out]).toEqual([0, `${join(shell.cwd, 'light.svg')}\n${join(shell.cwd, 'out/light.pdf')}\n`]);
    expect(notes).toBe('Note: The source says little.\n');
    expect(await readFile(join(shell.cwd, 'light.svg'), 'utf8')).toContain('<svg');
    expect(await readFile(join(shell.cwd, 'out/light.pdf'), 'utf8')).toBe('pdf of Light');
  });

  it('names the file after the topic when none is given', async () => {
    const { out } = await shell.hkm(['make', ' Black Holes & “Röntgen”! ']);
    expect(out).toBe(`${join(shell.cwd, 'black-holes-röntgen.svg')}\n`);
  });

  it('writes bytes to standard output', async () => {
    const { code, out } = await shell.hkm(['make', 'Light', '-o', '-']);
    expect([code, out.startsWith('<svg')]).toEqual([0, true]);
  });

  it('says what it made as JSON', async () => {
    const { out } = await shell.hkm(['make', 'Light', '-o', 'a.json', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      title: 'Light',
      kind: 'explainer',
      files: [join(shell.cwd, 'a.json')],
      hosts: [],
    });
  });

  it('hands all choices on', async () => {
    const words = ['--level', 'expert', '--style', 'minimalist', '--lang', 'de', '--format', 'timeline', '--private'];
    const more = ['--priority', 'cost', '--budget', '0.5', '--model', 'ollama/llama'];
    const { out } = await shell.hkm(['make', 'Choices', ...words, ...more, '-o', 'x.svg', '--json']);
    const { id } = JSON.parse(out) as { id: string };
    const shown = await shell.hkm(['runs', 'show', id, '--json']);
    expect(JSON.parse(shown.out)).toMatchObject({
      brief: {
        complexityLevel: 'Expert',
        visualStyle: 'Minimalist',
        language: 'German',
        outputFormat: 'Timeline',
        privacy: true,
        priority: 'cost',
        budget: 0.5,
        textModel: 'ollama/llama',
      },
    });
  });

  it('shows progress on a terminal only', async () => {
    expect((await shell.hkm(['make', 'Light'], { isTerminal: true })).notes).toMatch(/store +[\d.]+ ms/);
    expect((await shell.hkm(['make', 'Light'])).notes).not.toContain('ms');
  });

  it('reads documents: files, addresses, what is piped in', async () => {
    await writeFile(join(shell.cwd, 'notes.md'), 'Notes about light.');
    const docs = [
      '--doc',
      'notes.md',
      '--doc',
      'https://example.org/papers/light.pdf',
      '--doc',
      'https://example.org',
      '--doc',
      '-',
    ];
    const { out } = await shell.hkm(['make', 'Light', ...docs, '--json'], { stdin: 'Piped text.' });
    const { id } = JSON.parse(out) as { id: string };
    const { brief } = JSON.parse((await shell.hkm(['runs', 'show', id, '--json'])).out) as {
      brief: { documents: unknown };
    };
    expect(brief.documents).toEqual([
      { name: 'notes.md' },
      { name: 'light.pdf', url: 'https://example.org/papers/light.pdf' },
      { name: 'example.org', url: 'https://example.org' },
      { name: 'stdin' },
    ]);
  });

  it.each([
    [['make'], 'missing required argument'],
    [['make', ''], 'The topic is empty'],
    [['make', 'x', '--style', 'Minimalistic'], 'Did you mean "Minimalist"?'],
    [['make', 'x', '--style', 'Baroque'], 'Allowed are: Standard Scientific, Minimalist'],
    [['make', 'x', '--level', ''], 'Allowed are: Elementary'],
    [['make', 'x', '--lang', 'Span'], 'Did you mean "Spanish"?'],
    [['make', 'x', '--budget', 'much'], 'at least 0'],
    [['make', 'x', '--budget', ' '], 'at least 0'],
    [['make', 'x', '-o', 'x.gif'], '.svg, .png, .pdf'],
    [['make', 'x', '-o', 'x.pgn'], 'Did you mean ".png"?'],
    [['make', 'x', '-o', 'name'], 'does not end in a format'],
    [['make', 'x', '--doc', 'missing.pdf'], 'there is no such file'],
    [['make', 'x', '--doc', '.'], 'it is a folder'],
    [['make', 'x', '--odd'], 'unknown option'],
    [['mak', 'x'], 'Did you mean make?'],
  ])('calls %j wrong usage', async (words, message) => {
    const { code, out, notes } = await shell.hkm(words);
    expect([code, out]).toEqual([2, '']);
    expect(notes).toContain(message);
  });

  it('says where it cannot write', async () => {
    await writeFile(join(shell.cwd, 'taken'), '');
    const { code, notes } = await shell.hkm(['make', 'Light', '-o', 'taken/x.svg']);
    expect([code, notes]).toEqual([2, expect.stringContaining('"taken/x.svg" cannot be written')]);
  });

  it('refuses a document that is too large', async () => {
    await writeFile(join(shell.cwd, 'large.txt'), Buffer.alloc(20 * 1024 * 1024 + 1));
    const { code, notes } = await shell.hkm(['make', 'Light', '--doc', 'large.txt']);
    expect([code, notes]).toEqual([1, 'hkm: "large.txt" is larger than 20 MiB.\n']);
  });

  it('tells of failures, with what is wrong where', async () => {
    const details = [{ path: 'documents.0', message: 'holds no text' }];
    const failures = [
      new HkmError('unreadable_document', 'No document can be used.', { details }),
      new Error('a fault'),
    ];
    const failing = await openShell({ research: async () => Promise.reject(failures.shift()) });
    expect(await failing.hkm(['make', 'Light'])).toEqual({
      code: 1,
      out: '',
      notes: 'hkm: No document can be used.\n  documents.0: holds no text\n',
    });
    const fault = await failing.hkm(['make', 'Light']);
    expect([fault.code, fault.notes]).toEqual([1, expect.stringContaining('hkm: Error: a fault')]);
    await failing.close();
  });

  it('stops when interrupted', async () => {
    const { code, notes } = await shell.hkm(['make', 'Light'], { signal: AbortSignal.abort() });
    expect([code, notes]).toEqual([1, 'hkm: The request was cancelled.\n']);
  });
});

describe('hkm runs', () => {
  it('lists, searches, shows and deletes', async () => {
    const own = await openShell();
    expect((await own.hkm(['runs'])).notes).toContain('Nothing has been kept');
    await own.hkm(['make', 'Whales', '-o', 'w.svg']);
    await own.hkm(['make', 'Volcanoes', '-o', 'v.svg', '--style', 'Minimalist']);
    const all = await own.hkm(['runs']);
    expect(all.out.split('\n')).toEqual([
      expect.stringContaining('Volcanoes  Infographic, Minimalist'),
      expect.stringContaining('Whales'),
      '',
    ]);
    const found = JSON.parse((await own.hkm(['runs', 'list', '--search', 'whale', '--json'])).out) as {
      runs: { id: string }[];
    };
    expect(found.runs).toHaveLength(1);
    const id = found.runs[0]?.id ?? '';
    const shown = (await own.hkm(['runs', 'show', id])).out;
    expect(shown).toContain('- Whales is worth knowing. [1]');
    expect(shown).toContain('1. Whales');
    expect(shown).toContain('Hosts contacted: none');
    expect(await own.hkm(['runs', 'delete', id])).toEqual({ code: 0, out: '', notes: `Deleted ${id}.\n` });
    for (const command of ['show', 'delete']) {
      const gone = await own.hkm(['runs', command, id]);
      expect([gone.code, gone.notes]).toEqual([1, expect.stringContaining('There is no run')]);
    }
    expect((await own.hkm(['runs', 'list', '--limit', '0'])).code).toBe(2);
    await own.close();
  });

  it('says when the data folder cannot be used', async () => {
    await writeFile(join(shell.cwd, 'a-file'), '');
    const { code, notes } = await shell.hkm(['runs'], { env: { HKM_DATA_DIR: join(shell.cwd, 'a-file') } });
    expect([code, notes]).toEqual([1, expect.stringContaining('Choose another folder with HKM_DATA_DIR')]);
  });
});

describe('hkm doctor', () => {
  it('checks what is needed and names keys without their values', async () => {
    const { code, out } = await shell.hkm(['doctor'], { env: { GEMINI_API_KEY: 'zanzibar' } });
    expect(code).toBe(0);
    expect(out).toMatch(/^ok +node: \d+/m);
    for (const name of ['library', 'icons', 'fonts', 'data folder', 'engine', 'GEMINI_API_KEY']) {
      expect(out).toMatch(new RegExp(`^ok +${name}: `, 'm'));
    }
    expect(out).toMatch(/^absent +OPENROUTER_API_KEY: not set/m);
    expect(out).not.toContain('zanzibar');
  });

  it('fails when something needed is wrong, and says how to mend it', async () => {
    await mkdir(join(shell.cwd, 'bad', 'hkm.sqlite'), { recursive: true });
    const folder = await shell.hkm(['doctor', '--json'], { env: { HKM_DATA_DIR: join(shell.cwd, 'bad') } });
    expect(folder.code).toBe(1);
    expect(JSON.parse(folder.out)).toContainEqual(
      expect.objectContaining({ name: 'data folder', ok: false, detail: expect.stringContaining('HKM_DATA_DIR') }),
    );
    const broken = await openShell({ ready: async () => Promise.reject(new Error('no fonts')) });
    const engine = await broken.hkm(['doctor']);
    expect([engine.code, engine.out]).toEqual([
      1,
      expect.stringMatching(/WRONG +engine: no fonts\n +Build what is missing/),
    ]);
    await broken.close();
  });
});

describe('hkm serve', () => {
  /** Resolves to what the server answered once it was ready; the server has stopped by then. */
  async function whileServing(env: Record<string, string>, words: string[], ask: (url: string) => Promise<unknown>) {
    const controller = new AbortController();
    const { promise: ready, resolve } = Promise.withResolvers<string>();
    const onWrite = (out: string) => resolve(/http:\S+/.exec(out)?.[0] ?? '');
    const serving = shell.hkm(['serve', ...words], { env, signal: controller.signal, onWrite });
    const url = await Promise.race([ready, serving.then((outcome) => Promise.reject(new Error(outcome.notes)))]);
    const answer = await ask(url);
    controller.abort();
    return { url, answer, outcome: await serving };
  }

  it('serves until it is interrupted, on both loopback addresses', async () => {
    const { url, answer, outcome } = await whileServing({ PORT: '0' }, [], async (address) => {
      const viaNumber = await fetch(`${address.replace('localhost', '127.0.0.1')}/healthz`);
      return [await (await fetch(`${address}/healthz`)).json(), viaNumber.status];
    });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(answer).toEqual([{ status: 'ok' }, 200]);
    expect(outcome).toMatchObject({ code: 0, out: `HKM is ready at ${url}\n` });
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });

  it('takes --port before PORT and --host before HOST', async () => {
    const env = { PORT: '1', HOST: 'no-such-host.invalid' };
    const { url } = await whileServing(env, ['--port', '0', '--host', '127.0.0.1'], async () => undefined);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('says that a port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { code, notes } = await shell.hkm(['serve', '--host', '127.0.0.1'], { env: { PORT: String(port) } });
    other.close();
    expect([code, notes]).toEqual([
      1,
      `hkm: Port ${port} is in use. Stop the other program, or choose another port: PORT=${port + 1}\n`,
    ]);
  });

  it.each([
    [['serve', '--port', '70000'], {}],
    [['serve', '--port', 'web'], {}],
    [['serve'], { PORT: 'web' }],
  ])('calls %j with %j wrong usage', async (words, env) => {
    const { code, notes } = await shell.hkm(words, { env });
    expect([code, notes]).toEqual([2, expect.stringContaining('0 to 65535')]);
  });
});

describe('help', () => {
  it.each([[], ['make'], ['serve'], ['runs'], ['runs', 'list'], ['runs', 'show'], ['runs', 'delete'], ['doctor']])(
    'has an example (hkm %s %s)',
    async (...words) => {
      const { code, out } = await shell.hkm([...words, '--help']);
      expect([code, out]).toEqual([0, expect.stringMatching(/Examples?:\n {2}\$ hkm /)]);
    },
  );

  it('says its version, and shows itself when asked for nothing', async () => {
    expect(await shell.hkm(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(await shell.hkm([])).toMatchObject({ code: 2, notes: expect.stringContaining('Usage: hkm') });
  });
});
