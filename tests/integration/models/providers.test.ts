/**
 * What each provider sends, to the letter, and what it makes of the shapes that services really answer with.
 * One file, so that the providers can be compared side by side.
 */
import { afterEach, describe, expect, it } from 'vitest';
import {
  BuiltinProvider,
  GeminiProvider,
  type GenerateOptions,
  OllamaProvider,
  OpenAICompatibleProvider,
  OpenRouterProvider,
  type StreamEvent,
} from '../../../engine/src/models/index.ts';
import {
  createFakeServer,
  type FakeReply,
  ndjson,
  type Responder,
  sse,
} from '../../../engine/src/testing/fake-server.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function serve(reply: FakeReply | Responder | readonly FakeReply[]) {
  const server = await createFakeServer(reply);
  open.push(server);
  return server;
}

async function all(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const list: StreamEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const RICH: GenerateOptions = {
  system: 'Be brief.',
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Look' },
        { type: 'image', mediaType: 'image/png', base64: 'AAAA' },
      ],
    },
    { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'look', arguments: '{"at":1}' }] },
    { role: 'tool', content: 'a cat', toolCallId: 'c1' },
  ],
  temperature: 0.2,
  topP: 0.9,
  maxOutputTokens: 50,
  seed: 7,
  stop: ['END'],
  tools: [{ name: 'look', description: 'looks', parameters: { type: 'object' } }],
  toolChoice: { name: 'look' },
  responseSchema: { type: 'object' },
  reasoning: 'low',
};

const completion = (message: object, more: object = {}) => ({
  json: {
    model: 'real-model',
    choices: [{ message, finish_reason: 'stop', ...more }],
    usage: {
      prompt_tokens: 10,
      completion_tokens: 5,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 2 },
    },
  },
});

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

describe('gemini', () => {
  const answer = (parts: object[], more: object = {}) => ({
    json: {
      candidates: [{ content: { parts }, finishReason: 'STOP', ...more }],
      usageMetadata: {
        promptTokenCount: 10,
        candidatesTokenCount: 5,
        thoughtsTokenCount: 3,
        cachedContentTokenCount: 2,
      },
      modelVersion: 'v',
    },
  });

  it('sends exactly this, with the key in a header', async () => {
    const server = await serve(answer([{ text: 'ok' }]));
    await new GeminiProvider('secret', { endpoint: server.url }).generate('And now?', 'models/gemini-x', RICH);
    const [request] = server.requests;
    expect(request?.path).toBe('/models/gemini-x:generateContent');
    expect(request?.headers['x-goog-api-key']).toBe('secret');
    expect(request?.body).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Look' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
        { role: 'model', parts: [{ functionCall: { name: 'look', args: { at: 1 } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'look', response: { result: 'a cat' } } }] },
        { role: 'user', parts: [{ text: 'And now?' }] },
      ],
      generationConfig: {
        temperature: 0.2,
        topP: 0.9,
        maxOutputTokens: 50,
        stopSequences: ['END'],
        seed: 7,
        responseMimeType: 'application/json',
        responseJsonSchema: { type: 'object' },
        thinkingConfig: { thinkingLevel: 'low' },
      },
      tools: [
        { functionDeclarations: [{ name: 'look', description: 'looks', parametersJsonSchema: { type: 'object' } }] },
      ],
      toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['look'] } },
    });
  });

  it.each([
    [{ reasoning: false }, { thinkingConfig: { thinkingBudget: 0 } }],
    [{ reasoning: true }, { thinkingConfig: { thinkingBudget: -1 } }],
  ] as const)('turns thinking by %o', async (options, generationConfig) => {
    const server = await serve(answer([{ text: 'ok' }]));
    await new GeminiProvider('k', { endpoint: server.url }).generate('x', 'm', { ...options, toolChoice: 'required' });
    expect(server.requests[0]?.body).toMatchObject({
      generationConfig,
      toolConfig: { functionCallingConfig: { mode: 'ANY' } },
    });
  });

  it('keeps thoughts apart, counts them as output, and gives tool calls', async () => {
    const server = await serve(
      answer([
        { text: 'thinking', thought: true },
        { text: 'answer' },
        { functionCall: { name: 'f', args: { a: 1 } } },
      ]),
    );
    expect(await new GeminiProvider('k', { endpoint: server.url }).generate('x', 'm')).toMatchObject({
      text: 'answer',
      reasoning: 'thinking',
      toolCalls: [{ id: 'call_0', name: 'f', arguments: '{"a":1}' }],
      usage: { inputTokens: 10, outputTokens: 8, reasoningTokens: 3, cachedTokens: 2 },
      finishReason: { unified: 'tool-calls', raw: 'STOP' },
      model: 'v',
    });
  });

  it.each([
    ['a blocked prompt', { json: { promptFeedback: { blockReason: 'SAFETY' } } }, 'blocked'],
    ['a blocked answer', { json: { candidates: [{ finishReason: 'RECITATION' }] } }, 'blocked'],
    ['no candidates', { json: { candidates: [] } }, 'bad_response'],
    [
      'thinking that ate the limit',
      { json: { candidates: [{ content: { parts: [{ text: 't', thought: true }] }, finishReason: 'MAX_TOKENS' }] } },
      'invalid_output',
    ],
    ['an unknown reason without text', { json: { candidates: [{ finishReason: 'SOMETHING_NEW' }] } }, 'bad_response'],
    ['an error under status 200', { json: { error: { code: 503, message: 'overloaded' } } }, 'unavailable'],
    ['a bad key', { status: 400, json: { error: { message: 'API key not valid.' } } }, 'auth'],
    [
      'a quota of the day',
      { status: 429, json: { error: { details: [{ violations: [{ quotaId: 'RequestsPerDayPerProject' }] }] } } },
      'quota',
    ],
  ])('does not take %s for an answer', async (_name, reply, code) => {
    const server = await serve(reply as FakeReply);
    await expect(new GeminiProvider('k', { endpoint: server.url }).generateText('x', 'm')).rejects.toMatchObject({
      code,
    });
  });

  it('reads the delay of a 429 from its body', async () => {
    const server = await serve({
      status: 429,
      json: [
        {
          error: {
            message: 'slow',
            details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.4s' }],
          },
        },
      ],
    });
    await expect(new GeminiProvider('k', { endpoint: server.url }).generateText('x', 'm')).rejects.toMatchObject({
      code: 'rate_limit',
      retryAfterMs: 34_400,
    });
  });

  it('streams with the last usage alone, and tool calls at the end', async () => {
    const server = await serve({
      chunks: sse(
        {
          candidates: [{ content: { parts: [{ text: 'a', thought: true }, { text: 'b' }] } }],
          usageMetadata: { candidatesTokenCount: 1 },
        },
        {
          candidates: [{ content: { parts: [{ functionCall: { name: 'f' } }] }, finishReason: 'STOP' }],
          usageMetadata: { candidatesTokenCount: 9 },
          modelVersion: 'v',
        },
      ),
    });
    expect(await all(new GeminiProvider('k', { endpoint: server.url }).streamText('x', 'm'))).toMatchObject([
      { type: 'reasoning', text: 'a' },
      { type: 'text', text: 'b' },
      { type: 'tool-call', toolCall: { name: 'f', arguments: '{}' } },
      { type: 'usage', usage: { outputTokens: 9 } },
      { type: 'done', finishReason: { unified: 'tool-calls' }, model: 'v' },
    ]);
    expect(server.requests[0]?.path).toContain('streamGenerateContent?alt=sse');
  });

  it('lists all pages, and tells kinds of models by their methods and names', async () => {
    const text = ['generateContent'];
    const server = await serve((request) =>
      request.path.includes('pageToken=2')
        ? {
            json: {
              models: [
                { name: 'models/gemini-embedding', supportedGenerationMethods: ['embedContent'] },
                { name: 'models/veo', supportedGenerationMethods: ['predict'] },
                {},
              ],
            },
          }
        : {
            json: {
              models: [
                {
                  name: 'models/gemini-3-pro',
                  displayName: 'Gemini 3 Pro',
                  supportedGenerationMethods: text,
                  inputTokenLimit: 1000,
                  outputTokenLimit: 10,
                  thinking: true,
                },
                { name: 'models/gemini-flash-lite', supportedGenerationMethods: text },
                { name: 'models/gemini-image', supportedGenerationMethods: text },
                { name: 'models/gemini-tts', supportedGenerationMethods: text },
                { name: 'models/gemma-3', supportedGenerationMethods: text },
              ],
              nextPageToken: '2',
            },
          },
    );
    const models = await new GeminiProvider('k', { endpoint: server.url }).getAvailableModels();
    expect(models.map((m) => [m.id, m.type, m.quality, m.speed])).toEqual([
      ['gemini-3-pro', 'text', 'high', 'slow'],
      ['gemini-flash-lite', 'text', 'low', 'fast'],
      ['gemini-image', 'image', 'medium', 'medium'],
      ['gemma-3', 'text', 'low', 'medium'],
      ['gemini-embedding', 'embedding', 'medium', 'medium'],
    ]);
    expect(server.requests[0]?.path).toBe('/models?pageSize=1000');
  });

  it('makes pictures and embeddings, and refuses what is private', async () => {
    const server = await serve(answer([{ inlineData: { mimeType: 'image/jpeg', data: 'AQID' } }]));
    const provider = new GeminiProvider('k', { endpoint: server.url });
    expect(await provider.generateImage('a leaf', 'm', { width: 100, height: 100 })).toMatchObject({
      bytes: new Uint8Array([1, 2, 3]),
      mediaType: 'image/jpeg',
    });
    expect(server.requests[0]?.body).toMatchObject({
      generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '1:1' } },
    });
    server.reply({ json: { candidates: [{ finishReason: 'IMAGE_SAFETY' }] } });
    await expect(provider.generateImage('x', 'm')).rejects.toMatchObject({ code: 'blocked' });
    server.reply(answer([{ text: 'no picture' }]));
    await expect(provider.generateImage('x', 'm')).rejects.toMatchObject({ code: 'bad_response' });
    server.reply({ json: { embeddings: [{ values: [1, 2] }] } });
    expect((await provider.embed(['a'], 'e', { dimensions: 2 })).embeddings).toEqual([[1, 2]]);
    await expect(provider.embed(['a', 'b'], 'e')).rejects.toMatchObject({ code: 'bad_response' });
    await expect(provider.generate('x', 'm', { private: true })).rejects.toMatchObject({ code: 'no_model' });
  });
});

describe('ollama', () => {
  const SHOW = {
    model_info: { 'general.architecture': 'llama', 'llama.context_length': 8192 },
    capabilities: ['completion', 'tools', 'thinking', 'vision'],
  };
  const tags = {
    models: [
      { model: 'llama3.3:latest', details: { parameter_size: '70.6B' } },
      { name: 'small:1b', details: { parameter_size: '800M' }, capabilities: ['embedding'] },
      { model: 'big:480b-cloud', remote_host: 'https://ollama.com', size: 300 },
      {},
    ],
  };
  const done = { model: 'm', message: { content: 'ok' }, done: true, done_reason: 'stop' };
  const service: Responder = (request) => ({
    json:
      request.path === '/api/tags'
        ? tags
        : request.path === '/api/show'
          ? SHOW
          : request.path === '/api/version'
            ? { version: '1' }
            : done,
  });

  it('lists models with what the service shows of them, and knows those in a cloud', async () => {
    const server = await serve(service);
    const provider = new OllamaProvider(`${server.url}/`);
    expect(await provider.getAvailableModels()).toMatchObject([
      {
        id: 'llama3.3:latest',
        name: 'Llama 3.3',
        isLocal: true,
        quality: 'high',
        speed: 'slow',
        contextWindow: 8192,
        costPerToken: 0,
        capabilities: ['text', 'streaming', 'structured-output', 'tools', 'vision', 'reasoning'],
      },
      { id: 'small:1b', name: 'Small 1b', type: 'embedding', quality: 'low' },
      { id: 'big:480b-cloud', isLocal: false, costPerToken: undefined },
    ]);
    expect(await provider.isAvailable()).toBe(true);
  });

  it('sends exactly this: its own context size, nothing cut silently, thinking off unless asked', async () => {
    const server = await serve(service);
    const provider = new OllamaProvider(server.url);
    await provider.getAvailableModels();
    server.requests.length = 0;
    const { toolChoice: _choice, reasoning: _reasoning, ...options } = RICH;
    await provider.generate('And now?', 'llama3.3:latest', options);
    expect(server.requests[0]).toMatchObject({ path: '/api/chat' });
    expect(server.requests[0]?.body).toEqual({
      model: 'llama3.3:latest',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Look', images: ['AAAA'] },
        { role: 'assistant', content: '', tool_calls: [{ function: { name: 'look', arguments: { at: 1 } } }] },
        { role: 'tool', content: 'a cat', tool_call_id: 'c1' },
        { role: 'user', content: 'And now?' },
      ],
      stream: false,
      format: { type: 'object' },
      tools: [{ type: 'function', function: { name: 'look', description: 'looks', parameters: { type: 'object' } } }],
      think: false,
      truncate: false,
      options: { num_ctx: 4096, num_predict: 50, temperature: 0.2, top_p: 0.9, seed: 7, stop: ['END'] },
    });
    await provider.generate('x'.repeat(60_000), 'llama3.3:latest', { reasoning: true });
    expect(server.requests[1]?.body).toMatchObject({ think: true, options: { num_ctx: 8192 } });
  });

  it('makes one call alone when nothing is known of the model', async () => {
    const server = await serve({ json: { response: 'from generate', done: true } });
    expect(await new OllamaProvider(server.url).generateText('x', 'm')).toBe('from generate');
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body).not.toHaveProperty('think');
  });

  it('streams thoughts, text, tool calls and usage', async () => {
    const server = await serve({
      chunks: ndjson(
        { message: { thinking: 'hm' } },
        { message: { content: 'a' } },
        { message: { tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }, {}] } },
        { model: 'm2', done: true, done_reason: 'stop', prompt_eval_count: 3, eval_count: 4, total_duration: 5 },
      ),
    });
    expect(await all(new OllamaProvider(server.url).streamText('x', 'm'))).toMatchObject([
      { type: 'reasoning', text: 'hm' },
      { type: 'text', text: 'a' },
      { type: 'tool-call', toolCall: { name: 'f', arguments: '{"x":1}' } },
      { type: 'usage', usage: { inputTokens: 3, outputTokens: 4, costUsd: 0, raw: { total_duration: 5 } } },
      { type: 'done', finishReason: { unified: 'tool-calls' }, model: 'm2' },
    ]);
  });

  it.each([
    [
      'a line of error in mid-stream',
      { chunks: ndjson({ message: { content: 'hal' } }, { error: 'out of memory' }) },
      'upstream',
    ],
    ['a model that is not there', { status: 404, json: { error: "model 'x' not found" } }, 'model_not_found'],
    ['a full queue', { status: 503, json: { error: 'server busy, maximum pending requests exceeded' } }, 'unavailable'],
    [
      'a prompt that does not fit',
      { status: 400, json: { error: 'the input length exceeds the context length' } },
      'context_overflow',
    ],
    ['an answer of the wrong form', { chunks: ndjson([1]) }, 'bad_response'],
    [
      'no word within the limit',
      { chunks: ndjson({ message: { content: '' }, done: true, done_reason: 'length' }) },
      'invalid_output',
    ],
    [
      'a model that was only loaded',
      { chunks: ndjson({ message: { content: '' }, done: true, done_reason: 'load' }) },
      'bad_response',
    ],
  ])('does not take %s for an answer', async (_name, reply, code) => {
    const server = await serve(reply as FakeReply);
    await expect(all(new OllamaProvider(server.url).streamText('x', 'm'))).rejects.toMatchObject({ code });
  });

  it('proves a private call local: server, name and what the service says of the model', async () => {
    const server = await serve((request) => ({
      json:
        request.path === '/api/show'
          ? (request.body as { model: string }).model === 'sly'
            ? { ...SHOW, remote_host: 'https://elsewhere' }
            : SHOW
          : done,
    }));
    const provider = new OllamaProvider(server.url);
    expect(await provider.generateText('x', 'm', { private: true })).toBe('ok');
    for (const id of ['m:cloud', 'gpt:120b-cloud', 'sly'])
      await expect(provider.generateText('x', id, { private: true })).rejects.toMatchObject({ code: 'no_model' });
    await expect(provider.embed(['x'], 'm:cloud', { private: true })).rejects.toMatchObject({ code: 'no_model' });
    await expect(
      new OllamaProvider('http://10.1.2.3:11434').generateText('x', 'm', { private: true }),
    ).rejects.toMatchObject({ code: 'no_model' });
    server.reply({ status: 500, json: { error: 'no' } });
    await expect(provider.generateText('x', 'unknown', { private: true })).rejects.toMatchObject({ code: 'upstream' });
    expect(server.requests.filter((r) => r.path === '/api/chat')).toHaveLength(1);
  });

  it('embeds', async () => {
    const server = await serve({ json: { model: 'e', embeddings: [[1, 2]], prompt_eval_count: 2 } });
    expect(await new OllamaProvider(server.url).embed(['a'], 'e', { dimensions: 2 })).toMatchObject({
      embeddings: [[1, 2]],
      usage: { inputTokens: 2 },
    });
    await expect(new OllamaProvider(server.url).embed(['a', 'b'], 'e')).rejects.toMatchObject({ code: 'bad_response' });
  });
});

describe('builtin', () => {
  const provider = new BuiltinProvider();
  const prompt = 'Material: Oxygen is a chemical element with symbol O. Gold is a soft yellow metal. What is oxygen?';

  it('answers from the prompt’s own material, word for word, or says that it cannot', async () => {
    expect(await provider.generateText(prompt, 'extractive')).toContain('Oxygen is a chemical element with symbol O.');
    expect(await provider.generateText(prompt, 'extractive')).not.toContain('Gold');
    expect(await provider.generateText('What is oxygen?', 'extractive')).toContain('No model is configured');
    expect(await provider.generateText(prompt, 'extractive', { maxOutputTokens: 2 })).toContain(
      'No model is configured',
    );
    expect(await provider.isAvailable()).toBe(true);
    expect(await provider.getAvailableModels()).toMatchObject([{ isLocal: true, costPerToken: 0 }]);
  });

  it('streams it', async () => {
    const events = await all(provider.streamText(prompt, 'extractive'));
    expect(events.filter((e) => e.type === 'text').length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({ type: 'done' });
  });
});
