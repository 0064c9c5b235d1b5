/** Chat through the gateway, as the official client asks for it: plain, streamed, with tools, on to the next model. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type OpenAI from 'openai';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sse } from '../../../engine/src/testing/fake-server.ts';
import { ASK, closeAll, closers, completion, delta, setup } from './opened.ts';

afterEach(closeAll);

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
