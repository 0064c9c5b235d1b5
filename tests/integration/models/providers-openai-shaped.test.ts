import { afterEach, describe, expect, it } from 'vitest';
import { OpenAICompatibleProvider, OpenRouterProvider } from '../../../engine/src/models/index.ts';
import { type FakeReply, sse } from '../../../engine/src/testing/fake-server.ts';
import { all, closeAll, completion, RICH, serve } from './serving.ts';

afterEach(closeAll);

describe('openai-compatible', () => {
  it('sends exactly this', async () => {
    const server = await serve(completion({ content: 'ok' }));
    await new OpenAICompatibleProvider({ endpoint: server.url, apiKey: 'k' }).generate('And now?', 'm', RICH);
    const [request] = server.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe('Bearer k');
    expect(request?.body).toEqual({
      model: 'm',
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Look' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
          ],
        },
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'c1', type: 'function', function: { name: 'look', arguments: '{"at":1}' } }],
        },
        { role: 'tool', content: 'a cat', tool_call_id: 'c1' },
        { role: 'user', content: 'And now?' },
      ],
      stream: false,
      temperature: 0.2,
      top_p: 0.9,
      seed: 7,
      stop: ['END'],
      max_tokens: 50,
      tools: [{ type: 'function', function: { name: 'look', description: 'looks', parameters: { type: 'object' } } }],
      tool_choice: { type: 'function', function: { name: 'look' } },
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema: { type: 'object' } },
      },
    });
  });

  it('reads usage, the model that answered, thoughts and tool calls', async () => {
    const server = await serve(
      completion(
        {
          content: null,
          reasoning_content: 'hm',
          tool_calls: [{ id: 'c', function: { name: 'f', arguments: '{}' } }, { nonsense: 1 }],
        },
        { finish_reason: 'tool_calls' },
      ),
    );
    expect(await new OpenAICompatibleProvider({ endpoint: `${server.url}/v1/` }).generate('x', 'm')).toMatchObject({
      text: '',
      reasoning: 'hm',
      toolCalls: [{ id: 'c', name: 'f', arguments: '{}' }],
      model: 'real-model',
      usage: { inputTokens: 10, outputTokens: 5, cachedTokens: 4, reasoningTokens: 2 },
      finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
      hosts: [new URL(server.url).host],
    });
  });

  it('joins the pieces of a tool call in a stream', async () => {
    const piece = (tool: object) => ({
      choices: [{ delta: { tool_calls: [{ index: 0, ...tool }] }, finish_reason: null }],
    });
    const server = await serve({
      chunks: sse(
        piece({ id: 'c', function: { name: 'f', arguments: '' } }),
        piece({ function: { arguments: '{"a"' } }),
        piece({ function: { arguments: ':1}' } }),
        { choices: [{ delta: { reasoning: 'hm' }, finish_reason: 'tool_calls' }] },
        '[DONE]',
      ),
    });
    expect(await all(new OpenAICompatibleProvider({ endpoint: server.url }).streamText('x', 'm'))).toEqual([
      { type: 'reasoning', text: 'hm' },
      { type: 'tool-call', toolCall: { id: 'c', name: 'f', arguments: '{"a":1}' } },
      { type: 'done', finishReason: { unified: 'tool-calls', raw: 'tool_calls' }, model: 'm' },
    ]);
  });

  it.each([
    ['an error under status 200', { json: { error: { message: 'overloaded', code: 503 } } }, 'unavailable'],
    ['no choices', { json: { choices: [] } }, 'bad_response'],
    ['an answer held back', completion({ content: '' }, { finish_reason: 'content_filter' }), 'blocked'],
    ['thinking that used up the limit', completion({ content: '' }, { finish_reason: 'length' }), 'invalid_output'],
    [
      'a prompt that is too long',
      { status: 400, json: { error: { message: 'This model’s maximum context length is 8192 tokens' } } },
      'context_overflow',
    ],
    ['no money', { status: 429, json: { error: { message: 'pay', code: 'insufficient_quota' } } }, 'quota'],
    ['a model that broke off', completion({ content: 'half' }, { finish_reason: 'error' }), 'upstream'],
    [
      'a refusal by content',
      { status: 400, json: { error: { message: 'no', code: 'content_policy_violation' } } },
      'blocked',
    ],
    ['a context code', { status: 400, json: { error: { code: 'context_length_exceeded' } } }, 'context_overflow'],
  ])('does not take %s for an answer', async (_name, reply, code) => {
    const server = await serve(reply as FakeReply);
    await expect(new OpenAICompatibleProvider({ endpoint: server.url }).generateText('x', 'm')).rejects.toMatchObject({
      code,
    });
  });

  it('embeds in the order of the texts, and refuses a list of another length', async () => {
    const server = await serve({
      json: {
        model: 'e',
        data: [
          { index: 1, embedding: [3, 4] },
          { index: 0, embedding: [1, 2] },
        ],
        usage: { prompt_tokens: 5 },
      },
    });
    const provider = new OpenAICompatibleProvider({ endpoint: server.url });
    expect(await provider.embed(['a', 'b'], 'e', { dimensions: 2 })).toMatchObject({
      embeddings: [
        [1, 2],
        [3, 4],
      ],
      usage: { inputTokens: 5 },
    });
    expect(server.requests[0]?.body).toEqual({ model: 'e', input: ['a', 'b'], dimensions: 2 });
    await expect(provider.embed(['a'], 'e')).rejects.toMatchObject({ code: 'bad_response' });
  });

  it('lists models; on another machine they are hosted, unless its network is allowed', async () => {
    const server = await serve({ json: { data: [{ id: 'a', max_model_len: 4096 }, { id: 'text-embedding-3' }, {}] } });
    const models = await new OpenAICompatibleProvider({ endpoint: server.url }).getAvailableModels();
    expect(models).toMatchObject([
      { id: 'a', type: 'text', isLocal: true, costPerToken: 0, contextWindow: 4096 },
      { id: 'text-embedding-3', type: 'embedding' },
    ]);
    expect(new OpenAICompatibleProvider({ endpoint: 'http://192.168.1.5:8000' }).isLocal).toBe(false);
    expect(
      new OpenAICompatibleProvider({ endpoint: 'http://192.168.1.5:8000', localNetworks: ['192.168.1.0/24'] }).isLocal,
    ).toBe(true);
    await expect(
      new OpenAICompatibleProvider({ endpoint: 'https://api.example.com/v1' }).generateText('x', 'm', {
        private: true,
      }),
    ).rejects.toMatchObject({ code: 'no_model' });
    expect(() => new OpenAICompatibleProvider({ endpoint: 'nonsense' })).toThrow('is not an address');
  });
});

describe('openai-compatible: pictures', () => {
  it('asks for base64 of a size, and knows image models by their names', async () => {
    const server = await serve((request) =>
      request.method === 'GET'
        ? {
            json: { data: [{ id: 'FLUX.1-schnell' }, { id: 'gpt-image-1' }, { id: 'flexible-7b' }, { name: 'no id' }] },
          }
        : { json: { created: 1, data: [{ b64_json: Buffer.from('picture').toString('base64') }] } },
    );
    const provider = new OpenAICompatibleProvider({ endpoint: server.url });
    expect(await provider.getAvailableModels()).toMatchObject([
      { id: 'FLUX.1-schnell', type: 'image', capabilities: ['image-generation'], costPerImage: 0 },
      { id: 'gpt-image-1', type: 'image' },
      { id: 'flexible-7b', type: 'text' },
    ]);
    const image = await provider.generateImage('a leaf', 'FLUX.1-schnell', { width: 640, height: 480, private: true });
    expect(Buffer.from(image.bytes).toString()).toBe('picture');
    await provider.generateImage('a leaf', 'gpt-image-1');
    expect(server.requests.slice(1).map(({ path, body }) => ({ path, body }))).toEqual([
      {
        path: '/v1/images/generations',
        body: { model: 'FLUX.1-schnell', prompt: 'a leaf', n: 1, size: '640x480', response_format: 'b64_json' },
      },
      { path: '/v1/images/generations', body: { model: 'gpt-image-1', prompt: 'a leaf', n: 1 } },
    ]);
  });

  it('takes an address in place of the picture for no picture, and sends nothing private away', async () => {
    const server = await serve({ json: { data: [{ url: 'https://pictures.example/1.png' }] } });
    const provider = new OpenAICompatibleProvider({ endpoint: server.url });
    await expect(provider.generateImage('x', 'flux')).rejects.toMatchObject({ code: 'bad_response' });
    const elsewhere = new OpenAICompatibleProvider({ endpoint: 'https://models.example/v1' });
    await expect(elsewhere.generateImage('x', 'flux', { private: true })).rejects.toMatchObject({ code: 'no_model' });
  });
});

describe('openrouter', () => {
  it('asks for upstreams that keep to a schema, and for none that keeps data', async () => {
    const server = await serve(completion({ content: 'ok' }));
    await new OpenRouterProvider('k', { endpoint: server.url, zeroDataRetention: true }).generate('x', 'm', {
      responseSchema: { type: 'object' },
      reasoning: 'high',
      maxOutputTokens: 9,
    });
    expect(server.requests[0]?.body).toMatchObject({
      provider: { require_parameters: true, zdr: true, data_collection: 'deny' },
      reasoning: { effort: 'high' },
      max_completion_tokens: 9,
    });
    await new OpenRouterProvider('k', { endpoint: server.url }).generate('x', 'm', { reasoning: false });
    expect(server.requests[1]?.body).toEqual({
      model: 'm',
      messages: [{ role: 'user', content: 'x' }],
      stream: false,
      reasoning: { enabled: false },
    });
  });

  it('takes the cost that it charged, from the last chunk', async () => {
    const server = await serve({
      chunks: [
        ': OPENROUTER PROCESSING\n\n',
        ...sse(
          { model: 'real', choices: [{ delta: { content: 'hi' }, finish_reason: 'stop' }] },
          { choices: [], usage: { prompt_tokens: 1, completion_tokens: 1, cost: 0.25 } },
          '[DONE]',
        ),
      ],
    });
    const events = await all(new OpenRouterProvider('k', { endpoint: server.url }).streamText('x', 'm'));
    expect(events).toMatchObject([
      { type: 'text', text: 'hi' },
      { type: 'usage', usage: { costUsd: 0.25 } },
      { type: 'done', model: 'real' },
    ]);
    expect(server.requests[0]?.body).not.toHaveProperty('stream_options');
  });

  it('ends a stream that reports an error in the middle', async () => {
    const server = await serve({
      chunks: sse(
        { choices: [{ delta: { content: 'hal' } }] },
        { error: { code: 502, message: 'upstream died' }, choices: [{ delta: {}, finish_reason: 'error' }] },
      ),
    });
    await expect(all(new OpenRouterProvider('k', { endpoint: server.url }).streamText('x', 'm'))).rejects.toMatchObject(
      { code: 'unavailable' },
    );
  });

  it('lists all kinds of models with prices per token; a negative price is unknown', async () => {
    const server = await serve({
      json: {
        data: [
          {
            id: 'a/text',
            name: 'A',
            context_length: 1000,
            architecture: { output_modalities: ['text'], input_modalities: ['text', 'image'] },
            pricing: { prompt: '0.000001', completion: '0.00001' },
            supported_parameters: ['structured_outputs', 'tools', 'reasoning'],
            top_provider: { max_completion_tokens: 500 },
          },
          { id: 'b/image', architecture: { output_modalities: ['image'] }, pricing: { image: '0.04' } },
          { id: 'c/embed', architecture: { output_modalities: ['embeddings'] } },
          { id: 'openrouter/auto', pricing: { prompt: '-1', completion: '-1' } },
          { id: 'd/mid', pricing: { completion: '0.000001' } },
          { id: 'e/low', pricing: { completion: '0.0000001' } },
          { name: 'no id' },
        ],
      },
    });
    const provider = new OpenRouterProvider('k', { endpoint: server.url });
    const models = await provider.getAvailableModels();
    expect(server.requests[0]?.path).toBe('/models?output_modalities=all');
    expect(models).toMatchObject([
      {
        id: 'a/text',
        quality: 'high',
        costPerToken: 1e-5,
        inputCostPerToken: 1e-6,
        capabilities: ['text', 'streaming', 'structured-output', 'tools', 'reasoning', 'vision'],
        maxOutputTokens: 500,
      },
      { id: 'b/image', type: 'image', costPerImage: 0.04 },
      { id: 'c/embed', type: 'embedding' },
      { id: 'openrouter/auto', costPerToken: undefined, isLocal: false },
      { quality: 'medium' },
      { quality: 'low' },
    ]);
    expect(await provider.isAvailable()).toBe(true);
    expect(server.requests[1]?.path).toBe('/key');
  });

  it('makes pictures and embeddings, and refuses what is private', async () => {
    const server = await serve((request) =>
      request.path === '/embeddings'
        ? { json: { data: [{ embedding: [1] }] } }
        : { json: { data: [{ b64_json: 'AQID', media_type: 'image/webp' }], usage: { cost: 0.01 } } },
    );
    const provider = new OpenRouterProvider('k', { endpoint: server.url });
    expect(await provider.generateImage('a leaf', 'm', { width: 1600, height: 900, seed: 3 })).toMatchObject({
      bytes: new Uint8Array([1, 2, 3]),
      mediaType: 'image/webp',
      usage: { costUsd: 0.01 },
    });
    expect(server.requests[0]?.body).toEqual({ model: 'm', prompt: 'a leaf', n: 1, aspect_ratio: '16:9', seed: 3 });
    expect((await provider.embed(['a'], 'e')).embeddings).toEqual([[1]]);
    server.reply({ json: { data: [{ url: 'http://elsewhere' }] } });
    await expect(provider.generateImage('x', 'm')).rejects.toMatchObject({ code: 'bad_response' });
    await expect(provider.generateImage('x', 'm', { private: true })).rejects.toMatchObject({ code: 'no_model' });
    await expect(provider.generate('x', 'm', { private: true })).rejects.toMatchObject({ code: 'no_model' });
  });
});
