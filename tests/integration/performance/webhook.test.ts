import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Alert, postAlert, WebhookSender } from '../../../engine/src/performance/index.ts';

const alert: Alert = {
  rule: 'slow',
  state: 'firing',
  metric: 'p95ResponseTime',
  value: 9,
  bound: 5,
  since: '2026-01-01T00:00:00.000Z',
};
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function receiver(statuses: number[]) {
  const calls: { body: string; signature: string | undefined }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      calls.push({ body, signature: request.headers['x-hkm-signature'] as string | undefined });
      response.statusCode = statuses[calls.length - 1] ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

it('sends signed JSON', async () => {
  const { calls, url } = await receiver([200]);
  await postAlert(url, alert, { secret: 's3cret', signal: new AbortController().signal });
  expect(JSON.parse(calls[0]?.body ?? '')).toEqual(alert);
  expect(calls[0]?.signature).toBe(
    `sha256=${createHmac('sha256', 's3cret')
      .update(calls[0]?.body ?? '')
      .digest('hex')}`,
  );
});

it('tries again after 500 and 429, and not after 400', async () => {
  const passing = await receiver([500, 429, 200]);
  await postAlert(passing.url, alert, { backoff: 1 });
  expect(passing.calls).toHaveLength(3);
  expect(passing.calls[0]?.signature).toBeUndefined();
  const refusing = await receiver([400]);
  await expect(postAlert(refusing.url, alert, { backoff: 1 })).rejects.toThrow('answered 400');
  expect(refusing.calls).toHaveLength(1);
});

it('gives up after its tries', async () => {
  const { calls, url } = await receiver([500, 500, 500, 500]);
  await expect(postAlert(url, alert, { tries: 2, backoff: 1 })).rejects.toThrow('answered 500');
  expect(calls).toHaveLength(2);
  await expect(postAlert('http://127.0.0.1:1/', alert, { tries: 1 })).rejects.toThrow('could not be reached');
});

it('sends in order, to a bounded number at once, and gives up when it is closed', async () => {
  const { calls, url } = await receiver([500]);
  const sender = new WebhookSender({ backoff: 20, maxWaiting: 3 });
  const numbers = [1, 2, 3].map((value) => sender.send(url, { ...alert, value }));
  await expect(sender.send(url, alert)).rejects.toMatchObject({ code: 'queue_full' });
  await Promise.all(numbers);
  expect(calls.map(({ body }) => (JSON.parse(body) as Alert).value)).toEqual([1, 1, 2, 3]);
  const hung = await receiver([]);
  const late = sender.send(hung.url.replace('/hook', '/other'), alert);
  sender.close();
  await expect(late).rejects.toThrow();
});
