/** The official client on the built product, with no model configured: what is there works, what is not says so. */
import OpenAI from 'openai';
import { expect, test } from './support/door.ts';
import { productUrl } from './support/studio.ts';

const client = () => new OpenAI({ baseURL: `${productUrl()}/v1`, apiKey: 'none', maxRetries: 0 });
const messages = [{ role: 'user' as const, content: 'Say something.' }];
const failure = (call: PromiseLike<unknown>) =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

test('lists the model that is always there', async () => {
  const ids = (await client().models.list()).data.map(({ id }) => id);
  expect(ids).toContain('builtin/extractive');
});

for (const model of ['auto', 'auto:private', 'auto:cost', 'auto:speed', 'extractive', 'builtin/extractive']) {
  test(`${model} answers, at no cost, and says who did`, async () => {
    const { data, response } = await client().chat.completions.create({ model, messages }).withResponse();
    expect(data.object).toBe('chat.completion');
    expect(data.choices[0]?.message.content).toMatch(/No model is configured/);
    expect(response.headers.get('x-hkm-model')).toBe('builtin/extractive');
    expect(Number(response.headers.get('x-hkm-cost-usd'))).toBe(0);
  });
}

test('streams the same answer, to its end', async () => {
  let text = '';
  let finish: string | null = null;
  for await (const chunk of await client().chat.completions.create({ model: 'auto', messages, stream: true })) {
    text += chunk.choices[0]?.delta.content ?? '';
    finish = chunk.choices[0]?.finish_reason ?? finish;
  }
  expect(text).toMatch(/No model is configured/);
  expect(finish).toBe('stop');
});

test('a model that nobody knows is not found', async () => {
  expect(await failure(client().chat.completions.create({ model: 'nobody', messages }))).toMatchObject({ status: 404 });
});

test('a model whose service is not running is refused with what to do', async () => {
  const error = await failure(client().chat.completions.create({ model: 'ollama/llama3.3', messages }));
  expect(error).toBeInstanceOf(OpenAI.APIError);
  expect(String(error)).toMatch(/Ollama|llama3\.3/);
});

test('embeddings and pictures say that there is no model for them', async () => {
  const embedding = await failure(client().embeddings.create({ model: 'auto', input: 'x' }));
  const image = await failure(client().images.generate({ model: 'auto', prompt: 'x' }));
  expect(embedding).toMatchObject({ status: 503, code: 'no_model' });
  expect(image).toMatchObject({ status: 503, code: 'no_model' });
});

test('no messages, and what is no conversation, are refused with the field', async () => {
  const empty = await failure(client().chat.completions.create({ model: 'auto', messages: [] }));
  expect(empty).toMatchObject({ status: 400, code: 'bad_input' });
  expect(String(empty)).toContain('messages');
});
