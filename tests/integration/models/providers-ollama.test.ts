import { afterEach, describe, expect, it } from 'vitest';
import { OllamaProvider } from '../../../engine/src/models/index.ts';
import { type FakeReply, ndjson, type Responder } from '../../../engine/src/testing/fake-server.ts';
import { all, closeAll, RICH, serve } from './serving.ts';

afterEach(closeAll);

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

  it('says nothing of the cost where a model is forwarded', async () => {
    const answer = { model: 'm', message: { content: 'ok' }, done: true, done_reason: 'stop' };
    const server = await serve({ json: answer });
    const provider = new OllamaProvider(server.url);
    expect((await provider.generate('x', 'm')).usage.costUsd).toBe(0);
    expect((await provider.generate('x', 'm:cloud')).usage.costUsd).toBeUndefined();
    server.reply({ json: { ...answer, remote_host: 'https://ollama.com' } });
    expect((await provider.generate('x', 'm')).usage.costUsd).toBeUndefined();
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
