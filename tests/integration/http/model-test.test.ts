/** One provider tested on its own over HTTP. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ModelManager, type ModelsConfiguration } from '../../../engine/src/models/index.ts';
import { ollamaReply } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer, type FakeReply, type Responder } from '../../../engine/src/testing/fake-server.ts';
import { errorOf, serve } from './serving.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const KEY = 'sk-or-v1-0123456789abcdef0123456789abcdef';

async function open(configuration: ModelsConfiguration, reply?: FakeReply | Responder) {
  const service = await createFakeServer(reply ?? ((request) => ollamaReply(request, () => 'Hello')));
  const manager = new ModelManager({ env: {}, configuration });
  await manager.initialize();
  const server = await serve({}, {}, { manager });
  closers.push(service.close, () => manager.close(), server.close);
  const test = async (provider: string) => server.post('/api/models/test', { provider });
  const report = async (provider: string) => (await test(provider)).json() as Promise<Record<string, unknown>>;
  return { ...server, manager, service, test, report };
}

/** With the provider at the fake service. */
async function openAt(reply?: FakeReply | Responder) {
  const opened = await open({ ollamaEndpoint: 'http://127.0.0.1:1' }, reply);
  const other = new ModelManager({ env: {}, configuration: { ollamaEndpoint: opened.service.url } });
  await other.initialize();
  closers.push(() => other.close());
  const ollama = other.providers.get('ollama');
  if (ollama) opened.manager.providers.set('ollama', ollama);
  return opened;
}

describe('POST /api/models/test', () => {
  it('says that a service answers, in what time, and what it offers', async () => {
    const { report, service } = await openAt();
    expect(await report('ollama')).toEqual({
      provider: 'ollama',
      ok: true,
      durationMs: expect.any(Number),
      endpoint: service.url,
      modelCount: 1,
      modelNames: ['Tiny'],
    });
  });

  it('says that the built-in composer is there', async () => {
    const { report } = await openAt();
    expect(await report('builtin')).toMatchObject({ ok: true });
  });

  it('says how to mend what is not there', async () => {
    const { report } = await open({ ollamaEndpoint: 'http://user:secret@127.0.0.1:1' });
    expect(await report('gemini')).toMatchObject({
      ok: false,
      problem: {
        code: 'not_configured',
        mending: 'configure',
        advice: expect.stringContaining('GEMINI_API_KEY'),
      },
    });
    const gone = await report('ollama');
    expect(gone).toMatchObject({
      ok: false,
      endpoint: 'http://127.0.0.1:1',
      problem: { code: 'unavailable', mending: 'start', advice: 'Start it with `ollama serve`.' },
    });
    expect(JSON.stringify(gone)).not.toContain('secret');
  });

  it('never gives a key away, even where the service repeats it', async () => {
    const { report, manager } = await openAt();
    const error = Object.assign(new Error(`Incorrect API key provided: ${KEY}.`), {});
    manager.providers.set('openrouter', { isAvailable: async () => false, lastError: error });
    const told = await report('openrouter');
    expect(told).toMatchObject({ ok: false, problem: { message: 'Incorrect API key provided: …' } });
    expect(JSON.stringify(told)).not.toContain(KEY.slice(8));
  });

  it('tells a service without models, and one that gives another answer', async () => {
    const { report, service } = await openAt({ json: { version: '1', models: [] } });
    expect(await report('ollama')).toMatchObject({
      ok: true,
      modelCount: 0,
      problem: { code: 'no_models', mending: 'install' },
    });
    service.reply({ status: 401, json: { error: 'no' } });
    expect(await report('ollama')).toMatchObject({ ok: false, problem: { code: 'auth', mending: 'configure' } });
    service.reply({ status: 429, json: {} });
    expect(await report('ollama')).toMatchObject({ ok: false, problem: { code: 'rate_limit', mending: 'wait' } });
    service.reply({ text: '<html>' });
    expect(await report('ollama')).toMatchObject({ ok: false, problem: { code: 'bad_response', mending: 'look' } });
  });

  it('takes providers made by hand', async () => {
    const { report, manager } = await openAt();
    manager.providers.set('mine', { generateText: async () => 'x' });
    expect(await report('mine')).toMatchObject({ ok: true, modelCount: 0 });
    manager.providers.set('mine', { isAvailable: async () => false });
    expect(await report('mine')).toMatchObject({ ok: false, problem: { message: 'It does not answer.' } });
    manager.providers.set('mine', {
      isAvailable: () => Promise.reject('odd'),
    });
    expect(await report('mine')).toMatchObject({ ok: false, problem: { code: 'unavailable', message: 'odd' } });
  });

  it('asks once for callers at the same moment, and is bounded in a minute', async () => {
    const { test, manager } = await openAt();
    const looked = vi.fn(async () => true);
    manager.providers.set('mine', { isAvailable: looked, getAvailableModels: async () => [] });
    await Promise.all(Array.from({ length: 20 }, () => test('mine')));
    expect(looked.mock.calls.length).toBeLessThan(11);
    for (let count = 0; count < 10; count++) await test('mine');
    expect(looked).toHaveBeenCalledTimes(10);
    const refused = await test('mine');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await test('builtin')).status).toBe(200);
  });

  it('refuses a name that it does not know, with the known ones', async () => {
    const { test } = await openAt();
    const answer = await test('telepathy');
    expect(answer.status).toBe(400);
    expect((await errorOf(answer)).details?.[0]).toMatchObject({
      path: 'provider',
      allowed: expect.arrayContaining(['ollama', 'builtin']),
    });
  });
});
