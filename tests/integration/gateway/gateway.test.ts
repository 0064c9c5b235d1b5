import { afterEach, describe, expect, it, vi } from 'vitest';
import { ASK, closeAll, completion, setup } from './opened.ts';

afterEach(closeAll);

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
