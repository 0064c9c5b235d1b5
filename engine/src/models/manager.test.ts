import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { HkmError } from '../errors.ts';
import { sampleModel } from '../testing/sample-model.ts';
import {
  AllModelsFailedError,
  type ManagerOptions,
  type ModelConfig,
  ModelManager,
  type Provider,
  type StreamEvent,
} from './index.ts';

const model = sampleModel;

function setup(providers: Record<string, Provider>, options: ManagerOptions = {}) {
  const manager = new ModelManager({ env: {}, ...options });
  for (const [id, provider] of Object.entries(providers)) manager.providers.set(id, provider);
  return manager;
}

const down = () => new HkmError('unavailable', 'down');

describe('ModelManager: who is there', () => {
  it('asks all providers at once; one that fails, hangs or answers nothing costs only its own models', async () => {
    const manager = setup(
      {
        a: { getAvailableModels: async () => [model('a')] },
        broken: { getAvailableModels: async () => Promise.reject(new Error('no')) },
        hanging: { getAvailableModels: () => new Promise(() => undefined) },
        silent: { getAvailableModels: async () => undefined as unknown as ModelConfig[] },
        gemini: { generateText: async () => 'x' },
        ollama: {},
        own: {},
        b: { getAvailableModels: async () => [model('b')] },
      },
      { discoveryTimeoutMs: 30 },
    );
    const found = await manager.getAvailableModels();
    expect(found.map((m) => m.name)).toEqual(['m', 'Gemini 3 Pro', 'Llama 3.3', 'm']);
    expect(found.map((m) => m.provider)).toEqual(['a', 'gemini', 'ollama', 'b']);
    await manager.close();
  });

  it('lists known models that are not there, with the reason, and keeps the list for a while', async () => {
    const getAvailableModels = vi.fn(async () => [] as ModelConfig[]);
    const manager = setup({
      ollama: {
        getAvailableModels,
        lastError: down(),
        endpoint: 'http://me:secret@localhost:11434',
      },
      comfyui: { getAvailableModels },
    });
    const models = await manager.listModels();
    await manager.listModels();
    expect(getAvailableModels).toHaveBeenCalledTimes(2);
    expect(models.find((m) => m.id === 'llama3.3')).toMatchObject({
      isAvailable: false,
      unavailableReason: 'Ollama is not running at http://localhost:11434. Start it with `ollama serve`',
    });
    expect(models.find((m) => m.provider === 'gemini')?.unavailableReason).toContain('not configured');
    expect(models.find((m) => m.provider === 'comfyui')?.unavailableReason).toContain('not installed');
    await manager.close();
  });

  it.each([
    [new HkmError('auth', 'Unauthorized'), 'Gemini refused the key (set GEMINI_API_KEY to a key that is good)'],
    [down(), 'Gemini does not answer. Check the connection to the internet'],
    [new Error('It speaks in riddles.'), 'It speaks in riddles'],
    [undefined, 'it is not installed'],
  ])('says in one sentence what is amiss (%s) and how to mend it', async (lastError, reason) => {
    const manager = setup({ gemini: { getAvailableModels: async () => [], lastError, isLocal: false } });
    expect((await manager.listModels()).find((m) => m.provider === 'gemini')?.unavailableReason).toBe(reason);
    const kept = await manager.listModels({ localOnly: true });
    expect(kept.find((m) => m.provider === 'gemini')?.unavailableReason).toContain('not asked because');
    await manager.close();
  });

  it('registers what the environment names, without a call', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch');
    const manager = new ModelManager({
      env: { GEMINI_API_KEY: 'k', OPENROUTER_API_KEY: ' ', OPENAI_COMPATIBLE_ENDPOINT: 'http://localhost:9' },
    });
    expect(manager.providers.size).toBe(0);
    await manager.initialize();
    expect([...manager.providers.keys()]).toEqual(['gemini', 'ollama', 'comfyui', 'openai-compatible', 'builtin']);
    expect(fetching).not.toHaveBeenCalled();
    await manager.close();
    expect(manager.providers.size).toBe(0);
  });

  it('applies the user’s own knowledge', async () => {
    const manager = setup(
      { a: { getAvailableModels: async () => [model('a')] } },
      { configuration: { models: { 'a/m': { quality: 'high' } }, prices: { m: { input: 0, output: 1e-6 } } } },
    );
    expect((await manager.getAvailableModels())[0]).toMatchObject({ quality: 'high', costPerToken: 1e-6 });
    await manager.close();
  });
});

describe('ModelManager: one call', () => {
  it('calls the provider with exactly the prompt and the id, and asks the same only once', async () => {
    const generateText = vi.fn(async () => 'answer');
    const manager = setup({ a: { generateText } });
    const answers = await Promise.all([manager.generateText('p', model('a')), manager.generateText('p', model('a'))]);
    expect(answers).toEqual(['answer', 'answer']);
    expect(generateText.mock.calls).toEqual([['p', 'm']]);
    await manager.generateText('p', model('a'), { temperature: 1 });
    await manager.generateText('p', model('a'), { signal: new AbortController().signal });
    expect(generateText).toHaveBeenCalledTimes(2);
    await manager.generateText('p', model('a'), { cache: false });
    expect(generateText).toHaveBeenCalledTimes(3);
    expect(manager.getPerformanceMetrics()).toMatchObject({
      totalRequests: 3,
      successRate: 100,
      byModel: { 'a/m': { requests: 3 } },
    });
    await manager.close();
  });

  it('refuses an empty answer, an unknown provider and one that cannot write', async () => {
    const manager = setup({ a: { generateText: async () => '' }, b: {} });
    await expect(manager.generateText('p', model('a'))).rejects.toMatchObject({ code: 'bad_response' });
    await expect(manager.generateText('p', model('b'))).rejects.toMatchObject({ code: 'no_model' });
    await expect(manager.generateText('p', model('zzz'))).rejects.toMatchObject({ code: 'no_model' });
    await expect(manager.generateImage('p', model('a'))).rejects.toMatchObject({ code: 'no_model' });
    await expect(manager.embed(['p'], model('a'))).rejects.toMatchObject({ code: 'no_model' });
    await manager.close();
  });

  it('never hands a private prompt to a model that is not proven local', async () => {
    const provider = {
      generateText: vi.fn(async () => 'x'),
      generateImage: vi.fn(),
      embed: vi.fn(),
      streamText: vi.fn(),
    };
    const manager = setup({ a: provider as unknown as Provider }, { cache: false });
    const forwarded = model('a', 'x:cloud', { isLocal: true });
    for (const target of [model('a'), forwarded]) {
      await expect(manager.generateText('p', target, { private: true })).rejects.toMatchObject({ code: 'no_model' });
      await expect(manager.generateImage('p', target, { private: true })).rejects.toMatchObject({ code: 'no_model' });
      await expect(manager.embed(['p'], target, { private: true })).rejects.toMatchObject({ code: 'no_model' });
      await expect(manager.streamText('p', target, { private: true }).next()).rejects.toMatchObject({
        code: 'no_model',
      });
      await expect(
        manager.generateTextWithFallback('p', target, [forwarded], { private: true }),
      ).rejects.toBeInstanceOf(AllModelsFailedError);
    }
    for (const call of Object.values(provider)) expect(call).not.toHaveBeenCalled();
    await manager.close();
  });

  it('records pictures and embeddings', async () => {
    const manager = setup({
      a: {
        generateImage: async () => ({
          bytes: new Uint8Array(1),
          mediaType: 'image/png',
          usage: {},
          model: 'm',
          hosts: [],
        }),
        embed: async () => ({ embeddings: [[1]], usage: { inputTokens: 4 }, model: 'm' }),
      },
    });
    await manager.generateImage('p', model('a', 'm', { type: 'image', costPerImage: 0.04 }));
    await manager.embed(['p'], model('a', 'm', { costPerToken: 1e-3 }));
    expect(manager.getPerformanceMetrics().totalCost).toBeCloseTo(0.044);
    manager.trackGeneration(model('b'), 100, false, { errorType: 'timeout' });
    expect(manager.getPerformanceMetrics()).toMatchObject({
      totalRequests: 3,
      byModel: { 'b/m': { successRate: 0, averageResponseTime: 100 } },
    });
    await manager.close();
  });
});

describe('ModelManager: fallback', () => {
  it('hedges when told to; the slower model is cancelled and not blamed', async () => {
    const slow = vi.fn(
      (_prompt: string, _id: string, options?: { signal?: AbortSignal }) =>
        new Promise<string>((_, reject) =>
          options?.signal?.addEventListener('abort', () => reject(new HkmError('aborted', 'cancelled'))),
        ),
    );
    const manager = setup({ a: { generateText: slow }, b: { generateText: async () => 'from b' } });
    const answer = await manager.generateTextWithFallback('p', model('a'), [model('b')], { hedgeMs: 10 });
    expect(answer).toBe('from b');
    expect(slow.mock.calls[0]?.[2]).toEqual({ signal: expect.any(AbortSignal) });
    await vi.waitFor(() => expect(slow.mock.calls[0]?.[2]?.signal?.aborted).toBe(true));
    expect(manager.getPerformanceMetrics().byModel).not.toHaveProperty('a/m');
    await manager.close();
  });

  it('goes on to the next and says what each did', async () => {
    const second = vi.fn(async () => 'from b');
    const manager = setup({
      a: { generateText: async () => Promise.reject(new Error('boom')) },
      b: { generateText: second },
    });
    const onAttempt = vi.fn();
    const result = await manager.generateWithFallback('p', [model('a'), model('b')], { onAttempt });
    expect(result).toMatchObject({
      text: 'from b',
      chosen: { provider: 'b' },
      attempts: [{ outcome: 'failed', error: { message: 'boom' } }, { outcome: 'ok' }],
    });
    expect(onAttempt).toHaveBeenCalledTimes(2);
    expect(await manager.generateTextWithFallback('p', model('a'), [model('b')])).toBe('from b');
    expect(second.mock.calls[0]).toEqual(['p', 'm']);
    await manager.close();
  });

  it('rejects with every attempt when all fail', async () => {
    const manager = setup({
      a: { generateText: async () => Promise.reject(new Error('one')) },
      b: { generateText: async () => Promise.reject(new Error('two')) },
    });
    const error = await manager.generateTextWithFallback('p', model('a'), [model('b')]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AllModelsFailedError);
    expect(error).toMatchObject({
      message: expect.stringContaining('All models failed to generate response'),
      attempts: [{ provider: 'a' }, { provider: 'b' }],
    });
    await manager.close();
  });

  it('tries the same model again where the error says that it passes, and only there', async () => {
    const generateText = vi
      .fn()
      .mockRejectedValueOnce(new HkmError('rate_limit', 'slow', { retryAfterMs: 5 }))
      .mockResolvedValue('ok');
    const manager = setup({ a: { generateText } }, { cache: false });
    expect(await manager.generateTextWithFallback('p', model('a'), [])).toBe('ok');
    generateText.mockRejectedValue(new HkmError('auth', 'bad key'));
    await expect(manager.generateTextWithFallback('q', model('a'), [])).rejects.toMatchObject({
      attempts: [{ outcome: 'failed' }],
    });
    generateText.mockRejectedValue(new HkmError('rate_limit', 'slow', { retryAfterMs: 60_000 }));
    await expect(manager.generateTextWithFallback('r', model('a'), [], { timeoutMs: 300 })).rejects.toBeInstanceOf(
      AllModelsFailedError,
    );
    await manager.close();
  });

  it('skips a model in its cool-down, but asks the first when all are', async () => {
    const a = vi.fn(async () => Promise.reject(down()));
    const manager = setup(
      { a: { generateText: a }, b: { generateText: async () => 'b' } },
      { cache: false, breaker: { failures: 2 } },
    );
    for (let n = 0; n < 3; n++)
      expect(await manager.generateTextWithFallback(`p${n}`, model('a'), [model('b')], { retries: 0 })).toBe('b');
    expect(a).toHaveBeenCalledTimes(2);
    const { attempts } = await manager.generateWithFallback('x', [model('a'), model('b')]);
    expect(attempts[0]).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('cool-down') });
    await expect(manager.generateTextWithFallback('y', model('a'), [], { retries: 0 })).rejects.toThrow('down');
    expect(a).toHaveBeenCalledTimes(3);
    await manager.close();
  });

  it('ends at once when the caller cancels, and that does not speak against the model', async () => {
    const manager = setup(
      { a: { generateText: () => Promise.reject(new HkmError('aborted', 'x')) }, b: { generateText: async () => 'b' } },
      { cache: false },
    );
    await expect(
      manager.generateTextWithFallback('p', model('a'), [model('b')], { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'aborted' });
    await expect(manager.generateText('p', model('a'))).rejects.toMatchObject({ code: 'aborted' });
    expect(manager.getPerformanceMetrics().totalRequests).toBe(0);
    await manager.close();
  });
});

describe('ModelManager: streams', () => {
  async function* events(...texts: string[]): AsyncGenerator<StreamEvent> {
    for (const text of texts) {
      if (text === 'FAIL') throw down();
      yield { type: 'text', text };
    }
    yield { type: 'usage', usage: { inputTokens: 1, outputTokens: 1, costUsd: 0.5 } };
    yield { type: 'done', finishReason: { unified: 'stop', raw: 'stop' }, model: 'm' };
  }
  const read = async (stream: AsyncIterable<StreamEvent>) => {
    let text = '';
    for await (const event of stream) if (event.type === 'text') text += event.text;
    return text;
  };

  it('falls back until the first token is out, and never after', async () => {
    const manager = setup({
      a: { streamText: () => events('FAIL') },
      b: { streamText: () => events('x', 'y') },
      c: { streamText: () => events('x', 'FAIL') },
    });
    expect(await read(manager.streamTextWithFallback('p', [model('a'), model('b')], { retries: 0 }))).toBe('xy');
    await expect(read(manager.streamTextWithFallback('p', [model('c'), model('b')]))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(manager.getPerformanceMetrics()).toMatchObject({ totalCost: 0.5, totalRequests: 3 });
    await manager.close();
  });

  it('streams a provider that cannot stream as one piece, and survives a reader who leaves', async () => {
    const manager = setup({ a: { generateText: async () => 'whole' }, b: { streamText: () => events('x', 'y') } });
    expect(await read(manager.streamText('p', model('a')))).toBe('whole');
    for await (const event of manager.streamTextWithFallback('p', [model('b')])) if (event.type === 'text') break;
    expect(manager.breaker.stateOf('b/m')).toBe('closed');
    await manager.close();
  });
});

describe('ModelManager: objects and choice', () => {
  const schema = z.object({ n: z.number() });

  it('gives the schema to a model that takes one, and repairs once', async () => {
    const generate = vi
      .fn()
      .mockResolvedValueOnce({ text: '{"n":"x"}', usage: {} })
      .mockResolvedValueOnce({ text: '{"n":1}', usage: {} });
    const manager = setup({ a: { generate } });
    expect(await manager.generateObject(schema, 'p', model('a', 'm', { capabilities: ['structured-output'] }))).toEqual(
      { n: 1 },
    );
    expect(generate.mock.calls[0]?.[2]).toMatchObject({ responseSchema: { type: 'object' } });
    expect(generate.mock.calls[1]?.[0]).toContain('n: ');
    await manager.close();
  });

  it('gives up clearly after the repair', async () => {
    const manager = setup({ a: { generateText: async () => 'words' } });
    await expect(manager.generateObject(schema, 'p', model('a'))).rejects.toMatchObject({ code: 'invalid_output' });
    await manager.close();
  });

  it('chooses, explains and ranks', async () => {
    const manager = setup({
      a: { getAvailableModels: async () => [model('a', 'x', { quality: 'high' }), model('a', 'y', { isLocal: true })] },
    });
    expect((await manager.selectOptimalModel({ type: 'text', priority: 'quality', complexity: 'complex' })).id).toBe(
      'x',
    );
    expect((await manager.selectOptimalModel({ type: 'text', privacy: true })).id).toBe('y');
    await expect(manager.selectOptimalModel({ type: 'embedding' })).rejects.toMatchObject({ code: 'no_model' });
    expect((await manager.rankModels({ type: 'text' })).length).toBeGreaterThan(2);
    await manager.close();
  });
});
