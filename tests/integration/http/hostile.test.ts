import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer, listen } from '../../../engine/src/http/index.ts';
import type { Answer } from '../../../engine/src/http/schemas.ts';
import { type ErrorAnswer, errorOf, raw, type Serving, serve } from './serving.ts';

let server: Serving;
let studioDir: string;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hkm-studio-'));
  studioDir = join(folder, 'dist');
  await mkdir(join(studioDir, 'assets'), { recursive: true });
  await writeFile(join(studioDir, 'index.html'), '<!doctype html><title>Studio</title>');
  await writeFile(join(studioDir, 'assets', 'index-1a2b.js'), 'export {};');
  await writeFile(join(studioDir, '.env'), 'hidden');
  await writeFile(join(folder, 'secret.txt'), 'the password is zanzibar');
  server = await serve({ studioDir });
});
afterAll(async () => {
  await server.close();
  await rm(join(studioDir, '..'), { recursive: true, force: true });
});

const JSON_TYPE = { 'content-type': 'application/json' };

describe('topics', () => {
  it.each([
    ['nothing', '', 'is empty'],
    ['white space', ' \n\t ', 'is empty'],
    ['control characters', '\u0000\u0007\u001b', 'is empty'],
    ['direction marks', '\u202e\u2066\u200f', 'is empty'],
    ['10,000 characters', 'x'.repeat(10_000), 'longer than 1000'],
    ['a number', 7, 'expected string'],
    ['null', null, 'expected string'],
  ])('made of %s are refused with the reason', async (_name, topic, reason) => {
    const response = await server.post('/api/generate', { topic });
    expect(response.status).toBe(400);
    expect(await errorOf(response)).toMatchObject({
      code: 'bad_input',
      details: [{ path: 'topic', message: expect.stringContaining(reason) }],
    });
  });

  it.each([
    ['emoji', '🌋👩‍🚀🇩🇪', '🌋👩‍🚀🇩🇪'],
    ['direction marks inside', 'Li\u202eght \u2066now', 'Light now'],
    ['control characters inside', 'Li\u0000ght\u0008\u009f', 'Light'],
    ['HTML', '<script>alert(1)</script><b>Light', '<script>alert(1)</script><b>Light'],
    ['SVG', '<svg onload="alert(1)"/>', '<svg onload="alert(1)"/>'],
    ['a lone surrogate', 'Light \ud800!', 'Light !'],
    ['1,000 characters', 'x'.repeat(1_000), 'x'.repeat(1_000)],
    ['SQL', "'; drop table runs; --", "'; drop table runs; --"],
    ['Arabic', 'الثقوب السوداء', 'الثقوب السوداء'],
  ])('with %s are taken', async (_name, topic, kept) => {
    const response = await server.post('/api/generate', { topic });
    expect(response.status).toBe(200);
    const { id, result } = (await response.json()) as Answer;
    expect(result.brief.topic).toBe(kept);
    const artifact = await server.get(`/api/runs/${id}/artifacts/svg`);
    expect(artifact.status).toBe(200);
    expect(artifact.headers.get('content-disposition')).toMatch(/^inline; filename="[A-Za-z0-9._ -]+\.svg"; /);
  });
});

describe('values', () => {
  it.each([
    ['complexityLevel', 'Kindergarten', ['Elementary', 'High School', 'College', 'Expert']],
    ['visualStyle', 'minimalist', ['Minimalist', 'Technical Blueprint']],
    ['size', 'A3', ['Poster', 'A4', 'Wide', 'Phone']],
    ['outputFormat', 'Film', ['Infographic', 'Slide Deck']],
    ['language', 'Klingon', ['English', 'Arabic', 'pt']],
    ['priority', 'fast', ['quality', 'speed']],
  ])('of %s that are unknown are answered with the allowed ones', async (field, value, allowed) => {
    const response = await server.post('/api/generate', { topic: 'Light', [field]: value });
    expect(response.status).toBe(400);
    const { message, details } = await errorOf(response);
    expect(details).toMatchObject([{ path: field, allowed: expect.arrayContaining(allowed) }]);
    expect(message).toContain(`${field} must be one of: `);
  });

  it('that are wrong in several places are all named', async () => {
    const documents = [
      { name: 'a', text: 'x', base64: 'y' },
      { name: '', text: 'x' },
      { name: 'c', url: 'file:///etc/passwd' },
    ];
    const { details = [] } = await errorOf(await server.post('/api/generate', { topic: '', budget: -1, documents }));
    expect(details.map((detail) => detail.path)).toEqual(
      expect.arrayContaining(['topic', 'budget', 'documents.0', 'documents.1.name', 'documents.2.url']),
    );
  });

  it('of 200 documents are too many', async () => {
    const documents = Array.from({ length: 200 }, (_, index) => ({ name: `${index}.txt`, text: 'x' }));
    const response = await server.post('/api/generate', { topic: 'Light', documents });
    expect(response.status).toBe(400);
    expect((await errorOf(response)).message).toContain('documents holds more than 50');
    const form = new FormData();
    form.set('brief', '{"topic":"Light"}');
    for (const { name } of documents) form.append('documents', new File(['x'], name));
    const upload = await fetch(`${server.url}/api/generate`, { method: 'POST', body: form });
    expect(upload.status).toBe(413);
    expect((await errorOf(upload)).message).toContain('at most 50');
  });

  it('that would reach the prototype change nothing', async () => {
    const body = '{"topic":"Light","__proto__":{"privacy":true},"constructor":{"prototype":{"polluted":1}}}';
    expect((await server.post('/api/generate', body)).status).toBe(400);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('bodies', () => {
  it.each([
    ['broken JSON', '{"topic": "Light"', 400, 'not valid JSON'],
    ['no JSON at all', '', 400, 'empty'],
    ['a list', '[]', 400, 'expected object'],
    ['null', 'null', 400, 'expected object'],
  ])('of %s are refused', async (_name, body, status, message) => {
    const response = await server.post('/api/generate', body);
    expect(response.status).toBe(status);
    expect((await errorOf(response)).message).toContain(message);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'of type %s are refused',
    async (type) => {
      const response = await server.post('/api/generate', '{"topic":"Light"}', { 'content-type': type });
      expect(response.status).toBe(415);
      expect(await errorOf(response)).toMatchObject({ code: 'unsupported_media' });
    },
  );

  it('of 25 MB are refused, announced or not', async () => {
    const body = Buffer.alloc(25 * 1024 * 1024, 'x');
    const announced = await raw(server.port, {
      method: 'POST',
      path: '/api/generate',
      headers: { ...JSON_TYPE, 'content-length': String(body.length), expect: '100-continue' },
    }).catch((error: Error) => error);
    if (!(announced instanceof Error)) expect(announced.status).toBe(413);
    const chunked = await fetch(`${server.url}/api/generate`, {
      method: 'POST',
      headers: JSON_TYPE,
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit).then(
      async (response) => [response.status, (await errorOf(response)).code],
      // The server may close the connection while the client is still sending.
      () => [413, 'too_large'],
    );
    expect(chunked).toEqual([413, 'too_large']);
    expect((await server.get('/healthz')).status).toBe(200);
  });

  it('with a file of more than 20 MiB are refused', async () => {
    const form = new FormData();
    form.set('brief', '{"topic":"Light"}');
    form.append('documents', new File([new Uint8Array(21 * 1024 * 1024)], 'large.bin'));
    const response = await fetch(`${server.url}/api/generate`, { method: 'POST', body: form });
    expect([response.status, (await errorOf(response)).message]).toEqual([413, 'A document is larger than 20 MiB.']);
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/api/generate', 'POST'],
    ['PUT', '/api/generate', 'POST'],
    ['PATCH', '/api/runs/x', 'GET, HEAD, DELETE'],
    ['POST', '/healthz', 'GET, HEAD'],
  ])('asked with the wrong method (%s %s) name the right one', async (method, path, allow) => {
    const response = await fetch(server.url + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
  });

  it.each(['/api/nothing', '/api/runs/x/y/z', '/v1/nothing', '/missing.js', '/%00', `/api/runs/${'x'.repeat(500)}`])(
    'that lead nowhere (%s) are answered in JSON',
    async (path) => {
      const answer = await raw(server.port, { path, headers: { accept: 'text/html' } });
      expect([400, 403, 404, 414]).toContain(answer.status);
      expect(JSON.parse(answer.body)).toHaveProperty('error.code');
    },
  );

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
    '/....//secret.txt',
    '/.env',
    '//etc/passwd',
    '/api/runs/..%2f..%2f..%2fsecret.txt/artifacts/svg',
    '/api/runs/x/artifacts/..%2f..%2fsecret.txt',
  ])('that climb out of their folder (%s) get nothing', async (path) => {
    const answer = await raw(server.port, { path });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toMatch(/zanzibar|hidden|root:/);
  });

  it('of the studio are its page and files', async () => {
    const page = await server.get('/');
    expect(await page.text()).toContain('Studio');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const script = await server.get('/assets/index-1a2b.js');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const inner = await server.get('/runs/7', { accept: 'text/html,*/*' });
    expect(await inner.text()).toContain('Studio');
    expect((await server.get('/runs/7', { accept: 'application/json' })).status).toBe(404);
  });

  it('without a studio say how to build it', async () => {
    const bare = await serve({ studioDir: join(studioDir, 'nothing') });
    try {
      expect(await (await bare.get('/')).text()).toContain('npm run build');
      expect((await bare.get('/other', { accept: 'text/html' })).status).toBe(404);
    } finally {
      await bare.close();
    }
  });
});

describe('heads', () => {
  it('that are huge are refused, and the server lives', async () => {
    const answer = await raw(server.port, { path: '/healthz', headers: { 'x-long': 'x'.repeat(100_000) } }).catch(
      (error: Error) => error,
    );
    if (!(answer instanceof Error)) expect(answer.status).toBe(431);
    expect((await server.get('/healthz')).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '169.254.169.254'])(
    'for the foreign host %j are refused',
    async (host) => {
      const answer = await raw(server.port, { path: '/api/runs', headers: { host } });
      expect([400, 421]).toContain(answer.status);
      expect(answer.body).not.toContain('runs');
    },
  );

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:80', '[::1]:3000', 'studio.localhost'])(
    'for the loopback host %s are answered',
    async (host) => {
      expect((await raw(server.port, { path: '/healthz', headers: { host } })).status).toBe(200);
    },
  );

  it('from pages of other sites are refused, from our own answered', async () => {
    const ask = (origin: string) => server.post('/api/generate', { topic: 'Origins' }, { origin });
    for (const origin of ['https://evil.example', 'null', `${server.url}1`]) {
      const response = await ask(origin);
      expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    }
    expect((await ask(server.url)).status).toBe(200);
    const preflight = await fetch(`${server.url}/api/generate`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('for other hosts are answered where that was chosen', async () => {
    const open = await serve({ host: '0.0.0.0' });
    const named = await serve({ allowedHosts: ['Explainers.example'] });
    try {
      expect((await raw(open.port, { path: '/healthz', headers: { host: 'box.lan' } })).status).toBe(200);
      expect((await raw(named.port, { path: '/healthz', headers: { host: 'explainers.example' } })).status).toBe(200);
      expect((await raw(named.port, { path: '/healthz', headers: { host: 'other.example' } })).status).toBe(421);
    } finally {
      await open.close();
      await named.close();
    }
  });
});

describe('listening', () => {
  it('says that a port is taken, and which to try', async () => {
    const app = await createServer({ store: server.store, pipeline: server.pipeline, options: { logLevel: 'silent' } });
    const listening = listen(app, { host: '127.0.0.1', port: server.port });
    await expect(listening).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(`PORT=${server.port + 1}`),
    });
    await expect(listen(app, { host: 'no-such-host.invalid', port: 0 })).rejects.toMatchObject({ code: 'bad_input' });
    await app.close();
  });

  it('gives an address that can be opened', async () => {
    const app = await createServer({ store: server.store, pipeline: server.pipeline, options: { logLevel: 'silent' } });
    const url = await listen(app, { host: '0.0.0.0', port: 0 });
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    await app.close();
  });
});

it('answers bad requests in the shape of all errors', async () => {
  const response = await server.post('/api/generate', {});
  const body = (await response.json()) as ErrorAnswer;
  expect(body.error).toEqual({
    code: 'bad_input',
    message: 'topic is missing (expected string)',
    details: [{ path: 'topic', code: 'field_missing', message: 'is missing (expected string)' }],
    requestId: expect.any(String),
  });
});
