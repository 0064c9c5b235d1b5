/** The gateway in front of a service made for a test, and the official client on it. */
import Fastify from 'fastify';
import OpenAI from 'openai';
import { type GatewayOptions, gatewayRoutes } from '../../../engine/src/http/gateway/index.ts';
import { ModelManager, type ModelsConfiguration, type Provider } from '../../../engine/src/models/index.ts';
import { createFakeServer, type FakeReply, type Responder } from '../../../engine/src/testing/fake-server.ts';

/** What the test has opened; the newest is closed first. */
export const closers: (() => Promise<unknown>)[] = [];

export async function closeAll(): Promise<void> {
  for (const close of closers.splice(0).reverse()) await close();
}

export const completion = (content: string, more: object = {}) => ({
  model: 'tiny',
  choices: [{ message: { role: 'assistant', content, ...more }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 3, completion_tokens: 2 },
});
export const delta = (content: string, finish: string | null = null) => ({
  model: 'tiny',
  choices: [{ delta: { content }, finish_reason: finish }],
});

export async function setup(
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

export const ASK = { model: 'openai-compatible/tiny', messages: [{ role: 'user' as const, content: 'Hi' }] };
