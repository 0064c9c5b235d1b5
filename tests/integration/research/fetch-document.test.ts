import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type FetchDocumentOptions, fetchDocument } from '../../../engine/src/research/index.ts';

type Handler = (response: ServerResponse, path: string) => void;

let server: Server;
let base: string;
let host: string;
let handle: Handler;
let requests: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    handle(response, request.url ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  base = `http://${host}`;
});

beforeEach(() => {
  requests = [];
  handle = (response) => response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end('Hello.');
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const allowed = (options: FetchDocumentOptions = {}) => ({ allowPrivateHosts: [host], ...options });
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('a document is fetched', () => {
  it('with its type, its address and the hosts contacted', async () => {
    const fetched = await fetchDocument(`${base}/a.txt#part`, allowed());
    expect(text(fetched.bytes)).toBe('Hello.');
    expect(fetched).toMatchObject({ url: `${base}/a.txt`, mediaType: 'text/plain; charset=utf-8', hosts: [host] });
  });

  it('over redirects, relative ones too', async () => {
    handle = (response, path) => {
      if (path === '/end') response.writeHead(200).end('End.');
      else
        response
          .writeHead(path === '/start' ? 301 : 307, { location: path === '/start' ? '/middle' : `${base}/end` })
          .end();
    };
    const fetched = await fetchDocument(`${base}/start`, allowed());
    expect(fetched.url).toBe(`${base}/end`);
    expect(requests).toEqual(['/start', '/middle', '/end']);
    expect(fetched).not.toHaveProperty('mediaType');
  });

  it('unpacked', async () => {
    const packers = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };
    for (const [encoding, pack] of Object.entries(packers)) {
      handle = (response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack('Packed.'));
      expect(text((await fetchDocument(base, allowed())).bytes)).toBe('Packed.');
    }
  });

  it('from the address that was checked, whatever the name server says later', async () => {
    let asked = 0;
    const resolve = async (): Promise<string[]> => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['203.0.113.1'];
    };
    const port = host.split(':')[1];
    const name = `library.test:${port}`;
    const fetched = await fetchDocument(`http://${name}/`, { resolve, allowPrivateHosts: ['library.test'] });
    expect(text(fetched.bytes)).toBe('Hello.');
    expect(fetched.hosts).toEqual([name]);
    expect(asked).toBe(1);
  });
});

describe('an address is refused before anything is sent', () => {
  const blocked = { code: 'blocked_address', hosts: [] };

  it('when it is private, in any spelling', async () => {
    const port = host.split(':')[1];
    const spellings = [
      '127.0.0.1',
      '2130706433',
      '0x7f.1',
      '127.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      'localhost',
    ];
    for (const spelling of spellings) {
      await expect(fetchDocument(`http://${spelling}:${port}/`), spelling).rejects.toMatchObject(blocked);
    }
    expect(requests).toEqual([]);
  });

  it('when a name leads there, even by one of several addresses', async () => {
    const resolve = async (): Promise<string[]> => ['93.184.215.14', '169.254.169.254'];
    await expect(fetchDocument('http://rebind.test/', { resolve })).rejects.toMatchObject(blocked);
    const port = host.split(':')[1];
    const local = fetchDocument(`http://rebind.test:${port}/`, { resolve: async () => ['127.0.0.1'] });
    await expect(local).rejects.toMatchObject(blocked);
    expect(requests).toEqual([]);
  });

  it('when a redirect leads there', async () => {
    handle = (response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ code: 'blocked_address', hosts: [host] });
    handle = (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ code: 'blocked_address' });
  });

  it('when it is not of the web, holds a password, or is none', async () => {
    await expect(fetchDocument('ftp://example.com/')).rejects.toMatchObject(blocked);
    await expect(fetchDocument('http://user:secret@example.com/')).rejects.toMatchObject(blocked);
    await expect(fetchDocument('nonsense')).rejects.toMatchObject({ code: 'bad_input' });
  });
});

describe('a reply is refused', () => {
  it('when it is too large, declared or not, packed or not', async () => {
    const body = Buffer.alloc(5_000, 65);
    const replies: Handler[] = [
      (response) => response.writeHead(200, { 'content-length': body.length }).end(body),
      (response) => {
        response.writeHead(200);
        response.write(body);
        response.end(body);
      },
      (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body)),
    ];
    for (const reply of replies) {
      handle = reply;
      await expect(fetchDocument(base, allowed({ maxBytes: 1_000 }))).rejects.toMatchObject({ code: 'too_large' });
    }
  });

  it('when it is of a type that cannot be read', async () => {
    handle = (response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end('x');
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ code: 'unsupported_media' });
  });

  it('when the server says no', async () => {
    handle = (response) => response.writeHead(404).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({
      code: 'unreadable_document',
      retryable: false,
    });
    handle = (response) => response.writeHead(503).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('when it redirects in circles or to nowhere', async () => {
    handle = (response) => response.writeHead(302, { location: '/again' }).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ code: 'unreadable_document' });
    expect(requests).toHaveLength(6);
    handle = (response) => response.writeHead(302).end();
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ message: expect.stringContaining('nowhere') });
  });

  it('when its packing is unknown or damaged', async () => {
    handle = (response) => response.writeHead(200, { 'content-encoding': 'zoo' }).end('x');
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ message: expect.stringContaining('zoo') });
    handle = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    await expect(fetchDocument(base, allowed())).rejects.toMatchObject({ message: expect.stringContaining('damaged') });
  });

  it('when it is slow: before its head, in its body, or in the name server', async () => {
    handle = () => undefined;
    await expect(fetchDocument(base, allowed({ timeoutMs: 80 }))).rejects.toMatchObject({
      code: 'timeout',
      hosts: [host],
    });
    handle = (response) => response.writeHead(200).write('drop');
    await expect(fetchDocument(base, allowed({ timeoutMs: 80 }))).rejects.toMatchObject({ code: 'timeout' });
    const never = fetchDocument('http://slow.test/', { timeoutMs: 50, resolve: () => new Promise(() => undefined) });
    await expect(never).rejects.toMatchObject({ code: 'timeout' });
  });

  it('when nothing answers', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const gone = fetchDocument(`http://127.0.0.1:${port}/`, { allowPrivateHosts: ['127.0.0.1'] });
    await expect(gone).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('ECONNREFUSED') });
    const nameless = fetchDocument('http://none.test/', { resolve: async () => [] });
    await expect(nameless).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('stops when the caller has gone', async () => {
  handle = () => undefined;
  const controller = new AbortController();
  const fetching = fetchDocument(base, allowed({ signal: controller.signal }));
  controller.abort(new Error('gone'));
  await expect(fetching).rejects.toThrow('gone');
});
