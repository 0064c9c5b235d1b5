import { createHmac } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { alertSettingsSchema, createServer } from '../../../engine/src/http/index.ts';
import { type ModelConfig, ModelManager } from '../../../engine/src/models/index.ts';
import type { Alert } from '../../../engine/src/performance/index.ts';
import { createFakeStages } from '../../../engine/src/testing/fake-stages.ts';
import { type Serving, serve } from './serving.ts';

/** The machine may be busy. */
const SOON = { timeout: 20_000 };

const SECRET = 'a secret of eight';
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

interface Delivery {
  alert: Alert;
  signed: boolean;
  id: string | undefined;
}

/** A webhook on this machine. It answers with `statuses` in turn, then with 200. */
async function receiver(statuses: number[] = []) {
  const deliveries: Delivery[] = [];
  const server = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
      deliveries.push({
        alert: JSON.parse(body) as Alert,
        signed: request.headers['x-hkm-signature'] === signature,
        id: request.headers['x-hkm-delivery'] as string | undefined,
      });
      response.statusCode = statuses[deliveries.length - 1] ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { deliveries, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=x` };
}

async function watched(settings: unknown, overrides = {}): Promise<Serving> {
  const alerts = alertSettingsSchema.parse(settings);
  const server = await serve({ alertInterval: 20 }, overrides, { alerts });
  closers.push(() => server.close());
  return server;
}

const alertsOf = async (server: Serving) =>
  ((await (await server.get('/api/alerts')).json()) as { alerts: Alert[] }).alerts;

it('tells a webhook once that an alert fires and once that it is resolved, signed, although the first try fails', async () => {
  const { deliveries, url } = await receiver([500]);
  const fake = createFakeStages();
  let letGo: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (letGo = resolve));
  const server = await watched(
    {
      secret: SECRET,
      rules: [{ name: 'busy', metric: 'queueLength', above: 0, forSeconds: 0, notify: [url] }],
    },
    {
      research: async (...input: Parameters<typeof fake.research>) => {
        await waiting;
        return fake.research(...input);
      },
    },
  );
  const made = server.make({ topic: 'Light' });
  await vi.waitFor(() => expect(deliveries).toHaveLength(2), { timeout: 10_000 });
  expect(deliveries).toMatchObject([
    { signed: true, alert: { rule: 'busy', state: 'firing', value: 1, bound: 0 } },
    { signed: true, alert: { rule: 'busy', state: 'firing' }, id: deliveries[0]?.id },
  ]);
  expect(await alertsOf(server)).toMatchObject([{ rule: 'busy', state: 'firing' }]);
  letGo();
  await made;
  await vi.waitFor(() => expect(deliveries).toHaveLength(3), SOON);
  expect(deliveries[2]).toMatchObject({ signed: true, alert: { rule: 'busy', state: 'resolved', value: 0 } });
  expect(deliveries[2]?.id).not.toBe(deliveries[0]?.id);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(deliveries).toHaveLength(3);
  expect(await alertsOf(server)).toMatchObject([{ rule: 'busy', state: 'resolved' }]);
});

it('watches the figures of one operation, what was spent today, and the process', async () => {
  const { deliveries, url } = await receiver();
  const alerts = alertSettingsSchema.parse({
    notify: [url],
    off: ['queue long'],
    rules: [
      { name: 'failing', metric: 'errorRate', operation: 'generate', above: 40, forSeconds: 0 },
      { name: 'spending high', metric: 'costToday', above: 2, forSeconds: 0 },
      { name: 'large', metric: 'memoryUsage', above: 1, forSeconds: 0 },
      { name: 'no reading', metric: 'p95ResponseTime', operation: 'dancing', below: 1, forSeconds: 0 },
    ],
  });
  const failing = { research: () => Promise.reject(new Error('broken')) };
  const manager = new ModelManager({ env: {} });
  closers.push(() => manager.close());
  const server = await serve({ alertInterval: 20 }, failing, { alerts, manager });
  closers.push(() => server.close());
  await server.post('/api/generate', { topic: 'Light' });
  const rules = () => deliveries.map(({ alert }) => alert.rule).sort();
  await vi.waitFor(() => expect(rules()).toEqual(['failing', 'large']), SOON);
  manager.trackGeneration({ id: 'large', provider: 'far' } as ModelConfig, 5, true, { costUsd: 3 });
  await vi.waitFor(() => expect(rules()).toEqual(['failing', 'large', 'spending high']), SOON);
});

it('a server that begins anew goes on with the alert and does not tell it again', async () => {
  const { deliveries, url } = await receiver();
  const settings = { rules: [{ name: 'large', metric: 'memoryUsage', above: 1, forSeconds: 0, notify: [url] }] };
  const { store, pipeline } = await watched(settings);
  await vi.waitFor(() => expect(deliveries).toHaveLength(1), SOON);
  await vi.waitFor(async () => expect(await store.getSetting('alerts')).toHaveLength(1), SOON);
  const options = { logLevel: 'silent', alertInterval: 10 } as const;
  const again = await createServer({ store, pipeline, alerts: alertSettingsSchema.parse(settings), options });
  closers.push(() => again.close());
  const read = async () => {
    const answer = await again.inject({ url: '/api/alerts', headers: { host: 'localhost' } });
    return (answer.json() as { alerts: Alert[] }).alerts;
  };
  expect(await read()).toMatchObject([{ rule: 'large', state: 'firing' }]);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect([deliveries.length, (await read()).length]).toEqual([1, 1]);
});

it.each([
  [{ rules: [{ name: 'x', metric: 'beauty', above: 1 }] }, /metric/u],
  [{ rules: [{ name: 'x', metric: 'errorRate' }] }, /exactly one of above and below/u],
  [{ rules: [{ name: 'x', metric: 'errorRate', above: 1, notify: ['mail'] }] }, /or the address of a webhook/u],
  [{ off: ['none of ours'] }, /off/u],
  [{ secret: 'short' }, /secret/u],
  [{ hook: 'x' }, /hook/u],
])('refuses settings that are wrong (%#)', (settings, message) => {
  expect(() => alertSettingsSchema.parse(settings)).toThrow(message);
});
