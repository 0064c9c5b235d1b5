/** The gateway as its clients see it: through OpenAI's own client, over real sockets, in front of a real (fake) service. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import OpenAI from 'openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type GatewayOptions, gatewayRoutes } from '../../../engine/src/http/gateway/index.ts';
import { ModelManager, type ModelsConfiguration, type Provider } from '../../../engine/src/models/index.ts';
import { createFakeServer, type FakeReply, type Responder, sse } from '../../../engine/src/testing/fake-server.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const completion = (content: string, more: object = {}) => ({
  model: 'tiny',
  choices: [{ message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});
const delta = (content: string, finish: string | null = null) => ({
  model: 'tiny',
  choices: [{ delta: { content }, finish_reason: finish }],
});

async function setup(
  answer: FakeReply | Responder,
  options: Partial<GatewayOptions> & { configuration?: ModelsConfiguration; providers?: Record<string, Provider> } = {},
) {
  const upstream = await createFakeServer((request) => {
    if (request.path === '/v1/models') return { json: { data: [{ id: 'tiny' }, { id: 'tiny-embed' }] } };
    return typeof answer === 'function' ? answer(request) : answer;
  });
  const manager = new ModelManager({
    env: {},
    configuration: {
      ollamaEndpoint: 'http://127.0.0.1:1',
      comfyuiEndpoint: 'http://127.0.0.1:1',
      openaiCompatibleEndpoint: upstream.url,
      ...options.configuration,
    },
  });
  await manager.initialize();
  for (const [id, provider] of Object.entries(options.providers ?? {})) manager.providers.set(id, provider);
  const app = Fastify();
  await app.register(gatewayRoutes, { manager, ...(options.clients && { clients: options.clients }) });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  closers.push(
    upstream.close,
    () => manager.close(),
    () => app.close(),
  );
  const client = (apiKey = 'none') => new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 });
  return { upstream, manager, url, client };
}

const ASK = { model: 'openai-compatible/tiny', messages: [{ role: 'user' as const, content: 'Hi' }] };

describe('chat', () => {
  it('answers the official client, and says which model did what', async () => {
    const { client } = await setup({ json: completion('Hello') });
    const { data, response } = await client().chat.completions.create(ASK).withResponse();
    expect(data).toMatchObject({
      object: 'chat.completion',
      model: 'tiny',
      choices: [{ message: { role: 'assistant', content: 'Hello' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, total_tokens: 5 },
    });
    expect(response.headers.get('x-hkm-model')).toBe('openai-compatible/tiny');
    expect(response.headers.get('x-hkm-cost-usd')).toBe('0.00000000');
    expect(decodeURI(response.headers.get('x-hkm-attempts') ?? '')).toBe('openai-compatible/tiny ok');
  });

  it.each(['tiny', 'auto', 'auto:private', 'auto:cost', 'auto:quality', 'auto:speed'])(
    'knows the model as %s',
    async (model) => {
      const { client } = await setup({ json: completion('Hello') });
      expect((await client().chat.completions.create({ ...ASK, model })).choices[0]?.message.content).toBe('Hello');
    },
  );

  it('passes tools, pictures, a schema and the conversation through', async () => {
    const { client, upstream } = await setup({
      json: completion('', { tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }] }),
    });
    const answer = await client().chat.completions.create({
      model: 'openai-compatible/tiny',
      messages: [
        { role: 'developer', content: 'Be brief' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          ],
        },
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: 'x', type: 'function', function: { name: 'f', arguments: '{}' } }],
        },
        { role: 'tool', content: 'result', tool_call_id: 'x' },
      ],
      tools: [{ type: 'function', function: { name: 'f' } }],
      tool_choice: { type: 'function', function: { name: 'f' } },
      response_format: { type: 'json_schema', json_schema: { name: 'n', schema: { type: 'object' } } },
      max_completion_tokens: 5,
      temperature: 0,
      top_p: 0.5,
      seed: 1,
      stop: 'X',
      reasoning_effort: 'low',
    });
    expect(answer.choices[0]?.message).toMatchObject({
      content: null,
      tool_calls: [{ id: 'c', function: { name: 'f' } }],
    });
    expect(upstream.requests.at(-1)?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: [{ type: 'text' }, { type: 'image_url' }] },
        { role: 'assistant', tool_calls: [{ id: 'x' }] },
        { role: 'tool', tool_call_id: 'x' },
      ],
      tools: [{ function: { name: 'f' } }],
      tool_choice: { function: { name: 'f' } },
      response_format: { json_schema: { schema: { type: 'object' } } },
      max_tokens: 5,
      temperature: 0,
      top_p: 0.5,
      seed: 1,
      stop: ['X'],
    });
  });

  it('streams to the official client, with usage when asked', async () => {
    const { client } = await setup({
      chunks: sse(
        delta('Hel'),
        delta('lo', 'stop'),
        { choices: [], usage: { prompt_tokens: 3, completion_tokens: 2 } },
        '[DONE]',
      ),
      chunkDelayMs: 2,
    });
    let text = '';
    let finish: string | null = null;
    let total: number | undefined;
    for await (const chunk of await client().chat.completions.create({
      ...ASK,
      stream: true,
      stream_options: { include_usage: true },
    })) {
      text += chunk.choices[0]?.delta.content ?? '';
      finish = chunk.choices[0]?.finish_reason ?? finish;
      total = chunk.usage?.total_tokens ?? total;
    }
    expect([text, finish, total]).toEqual(['Hello', 'stop', 5]);
  });

  it('keeps several tool calls of a stream apart', async () => {
    const call = (index: number, name: string) => ({
      choices: [{ delta: { tool_calls: [{ index, id: `c${index}`, function: { name, arguments: '{}' } }] } }],
    });
    const { client } = await setup({
      chunks: sse(call(0, 'f'), call(1, 'g'), { choices: [{ delta: {}, finish_reason: 'tool_calls' }] }, '[DONE]'),
    });
    const stream = client().chat.completions.stream({ ...ASK, stream: true });
    const { choices } = await stream.finalChatCompletion();
    expect(choices[0]?.message.tool_calls).toMatchObject([
      { id: 'c0', function: { name: 'f' } },
      { id: 'c1', function: { name: 'g' } },
    ]);
  });

  it('holds the service back while the caller does not read, and gives it all when it does', async () => {
    const piece = 'x'.repeat(64 * 1024);
    let pieces = 0;
    const upstream = createServer(async (request, response) => {
      if (request.url?.endsWith('/models')) return void response.end('{"data":[{"id":"tiny"}]}');
      response.setHeader('content-type', 'text/event-stream');
      for (; pieces < 400; pieces++)
        if (!response.write(sse(delta(piece))[0])) await new Promise((resolve) => response.once('drain', resolve));
      response.end(sse(delta('', 'stop'), '[DONE]').join(''));
    });
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => upstream.close(resolve)));
    const endpoint = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    const { url } = await setup({}, { configuration: { openaiCompatibleEndpoint: endpoint } });
    const answer = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...ASK, stream: true }),
    });
    let before = -1;
    while (before !== pieces) {
      before = pieces;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(pieces).toBeLessThan(300);
    const text = await answer.text();
    expect(text.length).toBeGreaterThan(400 * piece.length);
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
  });

  it('ends a broken stream with an error, never with [DONE]', async () => {
    const { client, url } = await setup({ chunks: sse(delta('Hel')), afterwards: 'cut' });
    const body = JSON.stringify({ ...ASK, stream: true });
    const raw = await (
      await fetch(`${url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
    ).text();
    expect(raw).toContain('"error"');
    expect(raw).not.toContain('[DONE]');
    const read = async () => {
      for await (const _chunk of await client().chat.completions.create({ ...ASK, stream: true }));
    };
    await expect(read()).rejects.toThrow();
  });

  it('answers a stream that never starts with a plain error status', async () => {
    const { client } = await setup({
      status: 429,
      headers: { 'retry-after': '3' },
      json: { error: { message: 'slow' } },
    });
    const refused = await client()
      .chat.completions.create({ ...ASK, stream: true })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({ status: 429, type: 'rate_limit_error' });
    expect((refused as InstanceType<typeof OpenAI.APIError>).headers?.get('retry-after')).toBe('3');
  });

  it('lets the service go when the caller leaves', async () => {
    const { client, upstream } = await setup({ instead: 'hang' });
    const controller = new AbortController();
    const call = client()
      .chat.completions.create(ASK, { signal: controller.signal })
      .catch((error: unknown) => error);
    await vi.waitFor(() => expect(upstream.requests.some((r) => r.path.endsWith('completions'))).toBe(true));
    controller.abort();
    await call;
    await vi.waitFor(() => expect(upstream.requests.at(-1)?.abandoned).toBe(true));
  });

  it('goes on to the next model for auto, and says so', async () => {
    const { client } = await setup(
      { status: 503, json: {} },
      {
        providers: {
          own: {
            getAvailableModels: async () => [
              {
                id: 'spare',
                name: 'Spare',
                provider: 'own',
                type: 'text',
                capabilities: ['text'],
                quality: 'low',
                speed: 'slow',
                isLocal: true,
                isAvailable: true,
                costPerToken: 0,
              },
            ],
            generateText: async () => 'from the spare',
          },
        },
      },
    );
    const { data, response } = await client()
      .chat.completions.create({ ...ASK, model: 'auto' })
      .withResponse();
    expect(data.choices[0]?.message.content).toBe('from the spare');
    expect(decodeURI(response.headers.get('x-hkm-attempts') ?? '')).toContain('openai-compatible/tiny unavailable');
    expect(response.headers.get('x-hkm-model')).toBe('own/spare');
  });
});

describe('what is refused', () => {
  it.each<[string, object, number, string]>([
    ['an unknown model', { ...ASK, model: 'nobody' }, 404, 'not_found'],
    ['no messages', { model: 'auto', messages: [] }, 400, 'bad_input'],
    ['more than one answer', { ...ASK, n: 2 }, 400, 'bad_input'],
    [
      'the address of a picture',
      {
        model: 'tiny',
        messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'http://169.254.169.254/' } }] }],
      },
      400,
      'bad_input',
    ],
  ])('%s, in OpenAI’s form', async (_name, body, status, code) => {
    const { url } = await setup({ json: completion('x') });
    const answer = await fetch(`${url}/v1/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({
      error: { code, type: 'invalid_request_error', message: expect.any(String) },
    });
  });

  it('a caller without a key, where keys are configured; and one whose budget is spent', async () => {
    const clients = [
      { name: 'class', key: 'k1', budgetPerDay: 0.0001 },
      { name: 'free', key: 'k2' },
    ];
    const configuration = { prices: { tiny: { input: 1e-5, output: 1e-5 } } };
    const { client } = await setup({ json: completion('x') }, { clients, configuration });
    await expect(client('wrong').chat.completions.create(ASK)).rejects.toMatchObject({ status: 401 });
    await expect(client('wrong').models.list()).rejects.toMatchObject({ status: 401 });
    expect((await client('k2').chat.completions.create(ASK)).choices).toHaveLength(1);
    await client('k1').chat.completions.create({ ...ASK, max_tokens: 5 });
    await expect(client('k1').chat.completions.create({ ...ASK, max_tokens: 8 })).rejects.toMatchObject({
      status: 402,
      code: 'budget_exceeded',
    });
  });

  it('a service that fails, with a status that says so', async () => {
    const { client } = await setup({ status: 401, json: { error: { message: 'bad key sk-123' } } });
    const error = await client()
      .chat.completions.create(ASK)
      .catch((e: unknown) => e);
    expect(error).toMatchObject({ status: 502 });
    expect(String(error)).not.toContain('sk-123');
  });
});

describe('models, embeddings, pictures', () => {
  it('lists what is available', async () => {
    const { client } = await setup({});
    const ids = (await client().models.list()).data.map((model) => model.id);
    expect(ids).toEqual(['openai-compatible/tiny', 'openai-compatible/tiny-embed', 'builtin/extractive']);
  });

  it('embeds for the official client', async () => {
    const { client } = await setup({
      json: { data: [{ index: 0, embedding: [0.5, 0.25] }], usage: { prompt_tokens: 1 } },
    });
    expect((await client().embeddings.create({ model: 'tiny-embed', input: 'Hi' })).data[0]?.embedding).toEqual([
      0.5, 0.25,
    ]);
    expect(
      (
        await client().embeddings.create({
          model: 'auto:private',
          input: ['Hi'],
          dimensions: 2,
          encoding_format: 'float',
        })
      ).usage.total_tokens,
    ).toBe(1);
  });

  it('embeds for many at once in one call, each with its own outcome, and nothing twice', async () => {
    const asked: string[][] = [];
    const { client } = await setup(({ body }) => {
      const { input } = body as { input: string[] };
      asked.push(input);
      if (input.includes('bad')) return { status: 400, json: { error: { message: 'too odd' } } };
      const data = input.map((text, index) => ({ index, embedding: [text.length] }));
      return { json: { data, usage: { prompt_tokens: input.length } } };
    });
    const ask = (input: string) => client().embeddings.create({ model: 'tiny-embed', input }).withResponse();
    // The first question of all also asks which models there are.
    await ask('first');
    asked.length = 0;
    const texts = Array.from({ length: 20 }, (_, index) => 'x'.repeat(index + 1));
    const answers = await Promise.all(texts.map(ask));
    expect(answers.map(({ data }) => data.data[0]?.embedding)).toEqual(texts.map((text) => [text.length]));
    expect(asked.flat().sort()).toEqual(texts);
    expect(asked.length).toBeLessThan(20);
    const [again, bad] = await Promise.allSettled([ask('x'), ask('bad')]);
    expect(again).toMatchObject({ status: 'fulfilled' });
    expect(again.status === 'fulfilled' && again.value.response.headers.get('x-hkm-cached')).toBe('1');
    expect(bad).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('Bad Request') } });
  });

  it('makes pictures by whoever can', async () => {
    const generateImage = vi.fn(async () => ({
      bytes: new Uint8Array([1, 2, 3]),
      mediaType: 'image/png',
      usage: {},
      model: 'p',
      hosts: [],
    }));
    const { client } = await setup(
      {},
      {
        providers: {
          own: {
            getAvailableModels: async () => [
              {
                id: 'p',
                name: 'P',
                provider: 'own',
                type: 'image',
                capabilities: ['image-generation'],
                quality: 'high',
                speed: 'fast',
                isLocal: true,
                isAvailable: true,
                costPerToken: 0,
              },
            ],
            generateImage,
          },
        },
      },
    );
    const answer = await client().images.generate({ model: 'auto', prompt: 'a leaf', size: '1024x1024' });
    expect(answer.data?.[0]?.b64_json).toBe('AQID');
    expect(generateImage.mock.calls[0]).toMatchObject(['a leaf', 'p', { width: 1024, height: 1024 }]);
    await expect(client().images.generate({ model: 'nobody', prompt: 'x' })).rejects.toMatchObject({ status: 404 });
  });
});
