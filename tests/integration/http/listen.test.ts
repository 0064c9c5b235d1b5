import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { listen } from '../../../engine/src/http/listen.ts';

/** An app whose listening fails with this system error. */
function failing(code: string) {
  const app = Fastify();
  app.listen = () => Promise.reject(Object.assign(new Error(`listen ${code}`), { code }));
  return app;
}

describe('listen', () => {
  it.each([
    ['EADDRINUSE', 'conflict', 'PORT=81'],
    ['EACCES', 'bad_input', 'above 1023'],
    ['ENOTFOUND', 'bad_input', '"box" is not an address'],
    ['EADDRNOTAVAIL', 'bad_input', '"box" is not an address'],
    ['EODD', 'internal', 'listen EODD'],
  ])('explains %s', async (system, code, message) => {
    await expect(listen(failing(system), { host: 'box', port: 80 })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });

  it('writes IPv6 addresses so that they can be opened', async () => {
    const app = Fastify();
    app.listen = async () => 'unused';
    expect(await listen(app, { host: '::1', port: 80 })).toBe('http://[::1]:80');
    expect(await listen(app, { host: '::', port: 80 })).toBe('http://localhost:80');
  });
});
