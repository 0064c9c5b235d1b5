/** Every provider against every way in which a service fails: none hangs, none is taken for success, none leaks a socket or a key. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  GeminiProvider,
  OllamaProvider,
  OpenAICompatibleProvider,
  OpenRouterProvider,
  type Provider,
  type StreamEvent,
} from '../../../engine/src/models/index.ts';
import { createPoolTransport } from '../../../engine/src/models/transport/index.ts';
import { ConnectionPool } from '../../../engine/src/performance/index.ts';
import {
  createFakeServer,
  type FakeReply,
  type FakeServer,
  ndjson,
  sse,
} from '../../../engine/src/testing/fake-server.ts';

const KEY = 'sk-very-secret-key';
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

interface Subject {
  name: string;
  service: string;
  create(url: string, options: object): Provider;
  whole: unknown;
  stream: string[];
  /** Pieces up to the first token. */
  opening?: number;
}

const chat = (text: string) => ({
  id: 'x',
  model: 'm',
  choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});
const delta = (content: string, finish: string | null = null) => ({
  model: 'm',
  choices: [{ index: 0, delta: { content }, finish_reason: finish }],
});

const SUBJECTS: Subject[] = [
  {
    name: 'openai-compatible',
    service: 'OpenAI-compatible',
    create: (url, options) => new OpenAICompatibleProvider({ endpoint: url, apiKey: KEY, ...options }),
    whole: chat('Hello there'),
    stream: sse(delta('Hello '), delta('there', 'stop'), '[DONE]'),
  },
  {
    name: 'openrouter',
    service: 'OpenRouter',
    opening: 2,
    create: (url, options) => new OpenRouterProvider(KEY, { endpoint: url, ...options }),
    whole: chat('Hello there'),
    stream: [
      ': OPENROUTER PROCESSING\n\n',
      ...sse(
        delta('Hello '),
        delta('there', 'stop'),
        { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, cost: 0.0001 } },
        '[DONE]',
      ),
    ],
  },
  {
    name: 'gemini',
    service: 'Gemini',
    create: (url, options) => new GeminiProvider(KEY, { endpoint: url, ...options }),
    whole: {
      candidates: [{ content: { parts: [{ text: 'Hello there' }] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2 },
      modelVersion: 'm',
    },
    stream: sse(
      { candidates: [{ content: { parts: [{ text: 'Hello ' }] } }] },
      { candidates: [{ content: { parts: [{ text: 'there' }] }, finishReason: 'STOP' }] },
    ).map((event) => event.replaceAll('\n', '\r\n')),
  },
  {
    name: 'ollama',
    service: 'Ollama',
    create: (url, options) => new OllamaProvider(url, options),
    whole: {
      model: 'm',
      message: { role: 'assistant', content: 'Hello there' },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 3,
      eval_count: 2,
    },
    stream: ndjson(
      { model: 'm', message: { content: 'Hello ' }, done: false },
      { model: 'm', message: { content: 'there' }, done: false },
      { model: 'm', message: { content: '' }, done: true, done_reason: 'stop', eval_count: 2 },
    ),
  },
];

const WAYS = ['fetch', 'pool'] as const;

async function setup(
  subject: Subject,
  way: (typeof WAYS)[number],
  reply: FakeReply | readonly FakeReply[],
  options: object = {},
) {
  const server = await createFakeServer(reply);
  open.push(server);
  const limits = { timeoutMs: 20_000, ...options };
  if (way === 'fetch') return { server, provider: subject.create(server.url, limits) };
  const pool = new ConnectionPool({ healthCheckInterval: 0 });
  open.push(pool);
  return { server, provider: subject.create(server.url, { ...limits, transport: createPoolTransport(pool) }), pool };
}

async function collect(events: AsyncIterable<StreamEvent> | Iterable<StreamEvent>): Promise<string> {
  let text = '';
  for await (const event of events) if (event.type === 'text') text += event.text;
  return text;
}

async function failure(
  work: Promise<unknown>,
): Promise<Error & { code?: string; status?: number; retryable?: boolean; retryAfterMs?: number }> {
  const outcome = await work.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('value' in outcome) throw new Error(`taken for success: ${JSON.stringify(outcome.value)}`);
  return outcome.error as Error;
}

const BOTH = SUBJECTS.flatMap((subject) => WAYS.map((way) => ({ subject, way, title: `${subject.name} over ${way}` })));

const FAULTS: { fault: string; reply: FakeReply; code: string; stream?: false }[] = [
  { fault: '500', reply: { status: 500, json: { error: { message: 'oops' } } }, code: 'upstream' },
  { fault: '503', reply: { status: 503, json: { error: { message: 'busy' } } }, code: 'unavailable' },
  { fault: '401', reply: { status: 401, json: { error: { message: 'bad key' } } }, code: 'auth' },
  { fault: '404', reply: { status: 404, json: { error: 'model not found' } }, code: 'model_not_found' },
  {
    fault: 'an error status with a web page',
    reply: { status: 502, text: '<html>Bad gateway</html>' },
    code: 'unavailable',
  },
  {
    fault: 'HTML instead of JSON',
    reply: { text: '<!doctype html><title>Login</title>', headers: { 'content-type': 'text/html' } },
    code: 'bad_response',
  },
  { fault: 'an empty answer', reply: { text: '' }, code: 'bad_response' },
  { fault: 'an empty object', reply: { json: {} }, code: 'bad_response', stream: false },
  { fault: 'no answer ever', reply: { instead: 'hang' }, code: 'timeout' },
  { fault: 'a reset connection', reply: { instead: 'reset' }, code: 'unavailable' },
  { fault: 'an answer that stalls', reply: { chunks: ['{"choices":['], afterwards: 'stall' }, code: 'timeout' },
  { fault: 'an endless answer', reply: { chunks: ['{"x":"'], afterwards: 'flood' }, code: 'bad_response' },
];

describe.each(BOTH)('$title', ({ subject, way }) => {
  it('reads a whole answer and a stream', async () => {
    const { server, provider } = await setup(subject, way, { json: subject.whole });
    expect(await provider.generateText?.('Hi', 'm')).toBe('Hello there');
    server.reply({ chunks: subject.stream, chunkDelayMs: 2 });
    expect(await collect(provider.streamText?.('Hi', 'm') ?? [])).toBe('Hello there');
    expect(server.requests).toHaveLength(2);
  });

  it('reads a stream that comes byte by byte', async () => {
    const { provider } = await setup(subject, way, { chunks: [...subject.stream.join('')] });
    expect(await collect(provider.streamText?.('Hi', 'm') ?? [])).toBe('Hello there');
  });

  it.each(FAULTS)('fails clearly on $fault', async ({ reply, code, stream }) => {
    const { server, provider, pool } = await setup(subject, way, reply, {
      maxResponseBytes: 4_000_000,
      ...(code === 'timeout' && { firstTokenTimeoutMs: 200, idleTimeoutMs: 200 }),
    });
    const plain = await failure(provider.generateText?.('Hi', 'm') ?? Promise.resolve());
    expect(plain).toMatchObject({ code });
    expect(plain.message).toContain(`${subject.service} generation failed: `);
    if (stream !== false)
      expect((await failure(collect(provider.streamText?.('Hi', 'm') ?? []))).code).toMatch(
        /^(bad_response|unavailable|timeout|upstream|auth|model_not_found)$/u,
      );
    expect(JSON.stringify({ ...plain, message: plain.message, stack: plain.stack })).not.toContain(KEY);
    if (pool !== undefined) await vi.waitFor(() => expect(pool.getPoolStats().activeConnections).toBe(0));
    if (way === 'pool' && reply.afterwards) await vi.waitFor(() => expect(server.sockets.size).toBe(0));
  });

  it('says how long to wait on 429', async () => {
    const { provider } = await setup(subject, way, {
      status: 429,
      headers: { 'retry-after': '7' },
      json: { error: { message: 'slow down' } },
    });
    expect(await failure(provider.generateText?.('Hi', 'm') ?? Promise.resolve())).toMatchObject({
      message: `${subject.service} generation failed: Too Many Requests`,
      code: 'rate_limit',
      status: 429,
      retryable: true,
      retryAfterMs: 7_000,
    });
  });

  it('takes a stream that is cut for a failure', async () => {
    const { provider } = await setup(subject, way, { chunks: subject.stream.slice(0, -2), afterwards: 'cut' });
    expect((await failure(collect(provider.streamText?.('Hi', 'm') ?? []))).code).toMatch(
      /^(bad_response|unavailable)$/u,
    );
    const ended = await setup(subject, way, { chunks: subject.stream.slice(0, subject.opening ?? 1) });
    expect((await failure(collect(ended.provider.streamText?.('Hi', 'm') ?? []))).code).toBe('bad_response');
  });

  it('ends a stream that stalls in the middle', async () => {
    const { provider } = await setup(
      subject,
      way,
      { chunks: subject.stream.slice(0, subject.opening ?? 1), afterwards: 'stall' },
      { idleTimeoutMs: 100 },
    );
    expect(await failure(collect(provider.streamText?.('Hi', 'm') ?? []))).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('the next token'),
    });
  });

  it('keeps a total limit while bytes trickle in', async () => {
    const { provider } = await setup(
      subject,
      way,
      { chunks: [...' '.repeat(200)], chunkDelayMs: 20 },
      { timeoutMs: 250 },
    );
    expect(await failure(provider.generateText?.('Hi', 'm') ?? Promise.resolve())).toMatchObject({
      code: 'timeout',
      message: expect.stringContaining('the whole call'),
    });
  });

  it('stops at once when the caller cancels, and tells the service', async () => {
    const { server, provider } = await setup(subject, way, { instead: 'hang' });
    const controller = new AbortController();
    const call = failure(provider.generateText?.('Hi', 'm', { signal: controller.signal }) ?? Promise.resolve());
    await vi.waitFor(() => expect(server.requests).toHaveLength(1));
    controller.abort();
    expect(await call).toMatchObject({ code: 'aborted' });
    await vi.waitFor(() => expect(server.requests[0]?.abandoned).toBe(true));
    expect(
      await failure(provider.generateText?.('Hi', 'm', { signal: AbortSignal.abort() }) ?? Promise.resolve()),
    ).toMatchObject({ code: 'aborted' });
  });

  it('lets go of the service when the reader of a stream leaves early', async () => {
    const { server, provider } = await setup(subject, way, {
      chunks: subject.stream.slice(0, subject.opening ?? 1),
      afterwards: 'stall',
    });
    for await (const event of provider.streamText?.('Hi', 'm') ?? []) if (event.type === 'text') break;
    await vi.waitFor(() => expect(server.requests[0]?.abandoned).toBe(true));
  });

  it('names a service that is not there, and lists no models of it', async () => {
    const server: FakeServer = await createFakeServer();
    await server.close();
    const provider = subject.create(server.url, {});
    expect(await failure(provider.generateText?.('Hi', 'm') ?? Promise.resolve())).toMatchObject({
      code: 'unavailable',
    });
    expect(await provider.getAvailableModels?.()).toEqual([]);
    expect(provider.lastError).toBeInstanceOf(Error);
    expect(await provider.isAvailable?.()).toBe(false);
  });
});

describe.each(SUBJECTS)('$name: by hand, with a fetch of one’s own', (subject) => {
  it('survives answers without headers or status', async () => {
    const fake = vi.fn(async () => ({ ok: true, json: async () => subject.whole }) as unknown as Response);
    vi.stubGlobal('fetch', fake);
    try {
      expect(await subject.create('http://localhost:1', {}).generateText?.('Hi', 'm')).toBe('Hello there');
      expect(fake).toHaveBeenCalledTimes(1);
      fake.mockResolvedValue({
        ok: false,
        status: 429,
        statusText: 'Too Many Requests',
        json: async () => ({}),
      } as unknown as Response);
      expect(
        await failure(subject.create('http://localhost:1', {}).generateText?.('Hi', 'm') ?? Promise.resolve()),
      ).toMatchObject({ message: `${subject.service} generation failed: Too Many Requests`, retryable: true });
      fake.mockResolvedValue(undefined as unknown as Response);
      expect(
        await failure(subject.create('http://localhost:1', {}).generateText?.('Hi', 'm') ?? Promise.resolve()),
      ).toMatchObject({ code: 'bad_response' });
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
