/** A private brief goes through every failure while all sockets are watched: none leads away from this machine. */
import diagnostics from 'node:diagnostics_channel';
import { isIP, Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelsConfiguration } from '../../../engine/src/models/index.ts';
import { ollamaReply, planFor } from '../../../engine/src/testing/fake-model.ts';
import { createFakeServer, type FakeReply } from '../../../engine/src/testing/fake-server.ts';
import { NOWHERE, openComposing } from './composing.ts';

/** Everything that a socket was opened to, or a request was made for. */
const contacted: string[] = [];
const closers: (() => Promise<unknown>)[] = [];
const connect = Socket.prototype.connect;

function onRequest(message: unknown): void {
  contacted.push(String((message as { request: { origin: unknown } }).request.origin));
}

beforeEach(() => {
  contacted.length = 0;
  diagnostics.subscribe('undici:request:create', onRequest);
  Socket.prototype.connect = function watched(this: Socket, ...input: unknown[]) {
    const [first] = input.flat() as ({ host?: string; port?: number; path?: string } | number)[];
    if (typeof first === 'object' && first.path === undefined) contacted.push(`socket://${first.host}:${first.port}`);
    return Reflect.apply(connect, this, input) as Socket;
  } as typeof connect;
});

afterEach(async () => {
  Socket.prototype.connect = connect;
  diagnostics.unsubscribe('undici:request:create', onRequest);
  for (const close of closers.splice(0).reverse()) await close();
});

function isLoopback(address: string): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/gu, '');
  return host === 'localhost' || (isIP(host) !== 0 && /^(?:127\.|::1$)/u.test(host));
}

/** Keys and addresses of everything that is hosted. Nothing listens there, and names there never resolve. */
const HOSTED: ModelsConfiguration = {
  geminiApiKey: 'secret-gemini',
  openrouterApiKey: 'secret-openrouter',
  openaiCompatibleEndpoint: 'https://models.invalid/v1',
  openaiCompatibleApiKey: 'secret-other',
  comfyuiEndpoint: 'http://pictures.invalid:8188',
};

async function open(reply: FakeReply | 'ok' | 'off' | 'cloud', configuration: ModelsConfiguration = {}) {
  const server = await createFakeServer((request) => {
    if (reply === 'cloud' && request.path === '/api/tags')
      return { json: { models: [{ name: 'big:cloud', model: 'big:cloud', remote_host: 'https://ollama.invalid' }] } };
    const failing = typeof reply === 'object' && request.path === '/api/chat';
    return failing ? reply : ollamaReply(request, (prompt) => JSON.stringify(planFor(prompt)));
  });
  const composing = await openComposing({
    configuration: { ...HOSTED, ollamaEndpoint: reply === 'off' ? NOWHERE : server.url, ...configuration },
    models: { timeoutMs: 300 },
  });
  closers.push(server.close, composing.close);
  return { ...composing, server };
}

describe('a private brief', () => {
  it.each<[string, FakeReply | 'ok' | 'off' | 'cloud', string]>([
    ['answers', 'ok', 'ollama/tiny:latest'],
    ['is off', 'off', 'builtin'],
    ['only forwards to a cloud', 'cloud', 'builtin'],
    ['refuses', { status: 401, json: { error: 'no' } }, 'builtin'],
    ['is overloaded', { status: 429 }, 'builtin'],
    ['breaks', { status: 500 }, 'builtin'],
    ['is away', { status: 503 }, 'builtin'],
    ['hangs', { instead: 'hang' }, 'builtin'],
    ['hangs up', { instead: 'reset' }, 'builtin'],
    ['is cut', { chunks: ['{"message":'], afterwards: 'cut' }, 'builtin'],
    ['answers nonsense', { text: '<html>' }, 'builtin'],
    ['redirects', { status: 307, headers: { location: 'https://elsewhere.invalid/api/chat' } }, 'builtin'],
  ])('leaves this machine for nobody when the local service %s', async (_name, reply, composer) => {
    const { generate, pipeline } = await open(reply);
    const run = await generate({ privacy: true });
    const again = await pipeline.renderAgain(run.id, { complexityLevel: 'Expert' });
    const named = await generate({ privacy: true, textModel: 'gemini-3-pro', topic: 'Named' });
    expect([run.route.composer, again.route.composer]).toEqual([composer, composer]);
    expect(again.brief.privacy).toBe(true);
    expect(named.route.composer).toBe(composer);
    expect(named.warnings).toContainEqual(expect.objectContaining({ code: 'model_unavailable' }));
    expect([run.hosts, again.hosts, named.hosts]).toEqual([[], [], []]);
    expect(contacted.length).toBeGreaterThan(0);
    expect(contacted.filter((address) => !isLoopback(address))).toEqual([]);
  });

  it('asks no hosted model even when a list of them is known already', async () => {
    const hosted = await createFakeServer((request) => ({
      json: request.path.endsWith('/models') ? { data: [{ id: 'far' }] } : {},
    }));
    closers.push(hosted.close);
    // Reached over loopback, but registered as what it stands for: a service on another machine.
    const { manager, generate } = await open('off', { openaiCompatibleEndpoint: hosted.url });
    const provider = manager.providers.get('openai-compatible');
    Object.defineProperty(provider, 'isLocal', { value: false });
    await manager.listModels().catch(() => undefined);
    const before = hosted.requests.length;
    expect(before).toBe(1);
    const run = await generate({ privacy: true, textModel: 'far' });
    expect(run.route.composer).toBe('builtin');
    expect(run.warnings[0]?.message).toContain('it is hosted, and the request is private');
    expect(hosted.requests.length).toBe(before);
  });
});

describe('the watcher', () => {
  it('sees what a public brief contacts, and so does the record', async () => {
    const { generate } = await open('off');
    const run = await generate({ textModel: 'openai-compatible/none' });
    expect(contacted.some((address) => !isLoopback(address))).toBe(true);
    expect(run.route.composer).toBe('builtin');
  });
});
