/** Budgets of a request, of a day and of a client: refused before the call, with what it would have cost. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../../engine/src/cli/engine.ts';
import { main } from '../../../engine/src/cli/main.ts';
import { compose } from '../../../engine/src/compose/index.ts';
import type { Run } from '../../../engine/src/contract/index.ts';
import { createServer, listen } from '../../../engine/src/http/index.ts';
import { openaiReply, planFor } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer } from '../../../engine/src/testing/fake-server.ts';
import { createFakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { verify } from '../../../engine/src/verify/index.ts';
import { NOWHERE, TEXT } from './composing.ts';

let folder: string;
let service: Awaited<ReturnType<typeof createFakeServer>>;
let questions: number;
/** That a question has, as the service counts. */
let tokens: number;
const engines: Engine[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hkm-budget-'));
  questions = 0;
  tokens = 100;
  service = await createFakeServer((request) => {
    if (request.path === '/v1/models') return openaiReply(request, () => '');
    questions++;
    const { json } = openaiReply(request, (prompt) =>
      prompt.includes('[P1]') ? JSON.stringify(planFor(prompt)) : 'yes',
    ) as { json: object };
    return { json: { ...json, usage: { prompt_tokens: tokens, completion_tokens: 20 } } };
  });
  await writeFile(join(folder, 'plants.txt'), TEXT);
});
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  await service.close();
  await rm(folder, { recursive: true, force: true });
});

/** Files are read as the text that they are. */
function stages() {
  const plain = createFakeStages();
  return createFakeStages({
    research: ({ brief: { documents, ...brief } }, context) => {
      const read = documents.map(({ name, text, base64 = '' }) => ({
        name,
        text: text ?? Buffer.from(base64, 'base64').toString(),
      }));
      return plain.research({ brief: { ...brief, documents: read } }, context);
    },
    compose: (asked) => compose(asked),
    verify: (asked) => verify(asked),
  });
}

/** A model at a cent for a thousand tokens: an explainer is estimated at about five cents, and costs 0.12 cents in the end. */
async function configure(more: object): Promise<Record<string, string>> {
  const HKM_CONFIG = join(folder, 'config.json');
  const prices = { 'openai-compatible/plain': { input: 1e-5, output: 1e-5 } };
  const services = { openaiCompatibleEndpoint: service.url, ollamaEndpoint: NOWHERE, comfyuiEndpoint: NOWHERE };
  await writeFile(HKM_CONFIG, JSON.stringify({ ...services, prices, ...more }));
  return { HKM_CONFIG, HKM_DATA_DIR: join(folder, 'data') };
}

async function make(env: Record<string, string>, ...words: string[]): Promise<Run> {
  const notes: string[] = [];
  const io = {
    env,
    cwd: folder,
    stdin: process.stdin,
    write: () => undefined,
    note: (text: string) => void notes.push(text),
    isTerminal: false,
    signal: new AbortController().signal,
  };
  let id = '';
  const code = await main(
    ['make', 'Plants', '--doc', 'plants.txt', '-o', 'x.svg', '--json', ...words],
    {
      ...io,
      write: (chunk) => {
        id = (JSON.parse(String(chunk)) as { id: string }).id;
      },
    },
    (given, options) => openEngine(given, { ...options, stages: stages() }),
  );
  expect([code, notes.filter((note) => note.startsWith('hkm:'))]).toEqual([0, []]);
  const engine = await openEngine({ env }, { stages: stages() });
  const run = await engine.store.getRun(id);
  await engine.close();
  if (!run) throw new Error(`There is no run ${id}.`);
  return run;
}

async function serve(env: Record<string, string>) {
  const engine = await openEngine({ env }, { stages: stages() });
  const app = await createServer({ ...engine, options: { logLevel: 'silent' } });
  engines.push({
    ...engine,
    close: async () => {
      await app.close();
      await engine.close();
    },
  });
  const url = await listen(app, { host: '127.0.0.1', port: 0 });
  const post = (path: string, body: object, key = 'none') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
  return { post, stop: async () => engines.pop()?.close() };
}

const reasons = (run: Run) =>
  run.route.attempts.map(({ reason, error }) => reason ?? error?.message ?? 'ok').join('; ');
const brief = { topic: 'Plants', documents: [{ name: 'plants.txt', text: TEXT }], textModel: 'plain' };

it('of a request: the model that it cannot pay is not asked, on the command line and over HTTP', async () => {
  const env = await configure({});
  const poor = await make(env, '--model', 'plain', '--budget', '0.0001');
  expect(poor.route.composer).toBe('builtin');
  expect(reasons(poor)).toMatch(/\$0\.0\d+.*budget/u);
  const { post } = await serve(env);
  const answer = (await (await post('/api/generate', { ...brief, budget: 0.0001 })).json()) as { result: Run };
  expect(answer.result.route.composer).toBe('builtin');
  expect(questions).toBe(0);
  const rich = (await (await post('/api/generate', { ...brief, budget: 1 })).json()) as { result: Run };
  expect(rich.result.route.composer).toBe('openai-compatible/plain');
  expect(rich.result.usage.costUsd).toBeGreaterThan(0);
});

it('of a day: over processes and doors, with what the call would have cost', async () => {
  // Of which the question is all the price, and dear enough to use most of the day up.
  const prices = { 'openai-compatible/plain': { input: 1e-4, output: 0 } };
  tokens = 1_000;
  const none = await make(await configure({ prices, budgetPerDay: 0.001 }), '--model', 'plain');
  const told = /would cost about \$(0\.\d+), and there are \$0\.0010 of \$0\.001 left today/u.exec(reasons(none));
  const estimate = Number(told?.[1]);
  expect(estimate).toBeGreaterThan(0.03);
  const env = await configure({ prices, budgetPerDay: estimate + 0.01 });
  const first = await make(env, '--model', 'plain');
  expect(first.route.composer).toBe('openai-compatible/plain');
  const asked = questions;
  const refused = await make(env, '--model', 'plain', '--level', 'Expert');
  expect([refused.route.composer, reasons(refused)]).toEqual(['builtin', expect.stringContaining('would cost about')]);
  const { post } = await serve(env);
  const answer = (await (await post('/api/generate', { ...brief, language: 'German' })).json()) as { result: Run };
  expect(answer.result.route.composer).toBe('builtin');
  const chat = (content: string) => ({ model: 'plain', messages: [{ role: 'user', content }] });
  const refusal = await post('/v1/chat/completions', chat('x'.repeat(40_000)));
  expect(refusal.status).toBe(402);
  expect(await refusal.text()).toContain('This call would cost about $1.0');
  expect(questions).toBe(asked);
});

it('of a client: also after a restart, and for calls at the same moment', async () => {
  const env = await configure({ gatewayClients: [{ name: 'notes', key: 'long-enough', budgetPerDay: 0.002 }] });
  const chat = { model: 'plain', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 70 };
  const first = await serve(env);
  const together = await Promise.all([1, 2, 3, 4].map(() => first.post('/v1/chat/completions', chat, 'long-enough')));
  expect(together.map(({ status }) => status).sort()).toEqual([200, 200, 402, 402]);
  expect(questions).toBe(2);
  expect((await first.post('/v1/chat/completions', chat, 'wrong')).status).toBe(401);
  await first.stop();
  const second = await serve(env);
  const refused = await second.post('/v1/chat/completions', chat, 'long-enough');
  expect(refused.status).toBe(402);
  expect(await refused.text()).toMatch(
    /would cost about \$0\.0007\d*, and notes has \$0\.000\d+ of \$0\.002 left today/u,
  );
  expect(questions).toBe(2);
});
