import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BRIEF_LIMITS, type Brief, type BriefInput, briefSchema } from '../../../engine/src/contract/index.ts';
import { fetchDocument, type Library, openLibrary, research } from '../../../engine/src/research/index.ts';
import { buildLibrary, type LibraryBook } from '../../../engine/src/research/library/build.ts';
import { makeDocx, paragraph } from './support/docx.ts';
import { makePdf } from './support/pdf.ts';

const BOOK: LibraryBook = {
  book: 'Rivers 1e',
  authors: 'A. Author',
  publisher: 'Press',
  url: 'https://press.test/rivers',
  license: 'CC BY 4.0',
  licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
  version: '2026-01-02',
  attribution: 'Rivers 1e, Press (2026).',
  modules: [
    {
      id: 'rivers-1',
      chapter: 'Great Rivers',
      title: 'The Amazon',
      sections: [
        { heading: null, paragraphs: ['The Amazon carries more water than any other river.'] },
        { heading: 'Wildlife', paragraphs: ['Dolphins live in the Amazon.', 'So do piranhas.'] },
      ],
    },
    {
      id: 'rivers-2',
      chapter: 'Lakes',
      title: 'Lake Baikal',
      sections: [{ heading: null, paragraphs: ['It is deep.'] }],
    },
  ],
};

let folder: string;
let library: Library;
let server: Server;
let host: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hkm-research-'));
  const path = join(folder, 'library.sqlite');
  const database = new DatabaseSync(path);
  buildLibrary(database, [BOOK]);
  database.close();
  library = openLibrary(path);
  server = createServer((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end();
    else {
      const secret = request.url === '/secret' ? { 'cache-control': 'private, No-Store' } : {};
      response.writeHead(200, { 'content-type': 'text/html', ...secret }).end(PAGE);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  library.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

const PAGE = `<!doctype html><title>The Nile</title><nav>Home</nav><article><h1>The Nile</h1>
<p>The Nile flows north through eleven countries and reaches the sea in a wide delta near Alexandria.</p></article>`;

const clock = (): Date => new Date('2026-05-06T07:08:09.000Z');
const briefOf = (input: BriefInput): Brief => briefSchema.parse(input);
const fetchLocal = (url: string, options: { signal?: AbortSignal }) =>
  fetchDocument(url, { ...options, allowPrivateHosts: [host] });
const run = (input: BriefInput) => research({ brief: briefOf(input) }, { library, clock, fetchDocument: fetchLocal });

describe('a page from the web', () => {
  const pageOf = (path: string) => ({ name: 'nile', url: `http://${host}${path}` });

  it('is told as fetched, and is not fetched again where it is known', async () => {
    const first = await run({ topic: 'Nile', documents: [{ name: 'x', text: 'The Nile is long.' }, pageOf('/nile')] });
    const page = first.sources.find(({ url }) => url !== undefined);
    expect(first.fetched).toEqual([{ document: 1, sourceId: page?.id }]);
    const brief = briefOf({ topic: 'Nile', documents: [pageOf('/gone')] });
    const known = { 0: page ?? expect.fail() };
    const again = await research({ brief, known }, { library, clock, fetchDocument: fetchLocal });
    expect(again).toMatchObject({ sources: [page], hosts: [], warnings: [] });
    expect(again.fetched).toBeUndefined();
  });

  it('is not to be kept where its server says so', async () => {
    const { sources, fetched } = await run({ topic: 'Nile', documents: [pageOf('/secret')] });
    expect(sources).toHaveLength(1);
    expect(fetched).toBeUndefined();
  });
});

describe('without documents', () => {
  it('the library answers', async () => {
    const { origin, sources, passages, warnings, hosts } = await run({ topic: 'the Amazon' });
    expect({ origin, warnings, hosts }).toEqual({ origin: 'library', warnings: [], hosts: [] });
    expect(sources.map((source) => source.id)).toEqual(['rivers-1']);
    expect(sources[0]).toMatchObject({
      attribution: 'Rivers 1e, Press (2026).',
      fetchedAt: '2026-01-02T00:00:00.000Z',
    });
    expect(passages.map((passage) => passage.headings)).toEqual([[], ['Wildlife'], ['Wildlife']]);
  });

  it('nothing is found where nothing is known', async () => {
    expect(await run({ topic: 'my cat Fritz' })).toEqual({
      origin: 'none',
      sources: [],
      passages: [],
      warnings: [],
      hosts: [],
    });
  });
});

describe('a why-question with a word that no section uses for its subject', () => {
  const warningsOf = async (topic: string, whole: Library) =>
    (await research({ brief: briefSchema.parse({ topic }) }, { library: whole })).warnings.map(({ code }) => code);

  it('is told what bears on it, and that it is not answered', async () => {
    const whole = openLibrary();
    expect(await warningsOf('why is the sky dark at night', whole)).toEqual(['question_open']);
    expect(await warningsOf('night sky', whole)).toEqual([]);
    expect(await warningsOf('why do cats purr at night', whole)).toEqual([]);
    whole.close();
  });
});

describe('with documents', () => {
  it('they are the only sources, in order, whatever their kind', async () => {
    const pdf = Buffer.from(await makePdf((file) => file.text('The Amazon ends in the Atlantic.'))).toString('base64');
    const docx = Buffer.from(makeDocx(paragraph('The Amazon begins in Peru.'))).toString('base64');
    const { origin, sources, passages, warnings, hosts } = await run({
      topic: 'Amazon wildlife',
      documents: [
        { name: 'a.txt', text: 'Dolphins are the wildlife of the Amazon.\nIt rains.' },
        { name: 'b.pdf', base64: `data:application/pdf;base64,${pdf}` },
        { name: 'c.docx', base64: docx },
        { name: 'Nile', url: `http://${host}/nile` },
        { name: 'e.md', mediaType: 'text/markdown', text: '# Fish\n\nPiranhas bite.' },
      ],
    });
    expect({ origin, warnings }).toEqual({ origin: 'documents', warnings: [] });
    expect(sources.map((source) => source.title)).toEqual(['a', 'b', 'c', 'The Nile', 'Fish']);
    expect(sources.map((source) => source.file ?? source.url)).toEqual([
      'a.txt',
      'b.pdf',
      'c.docx',
      `http://${host}/nile`,
      'e.md',
    ]);
    expect(new Set(sources.map((source) => source.fetchedAt))).toEqual(new Set(['2026-05-06T07:08:09.000Z']));
    expect(hosts).toEqual([host]);
    expect(passages[0]?.score).toBeGreaterThan(passages[2]?.score ?? 0);
    expect(passages.find((passage) => passage.text === 'It rains.')?.score).toBe(0);
    for (const passage of passages) {
      const source = sources.find((each) => each.id === passage.sourceId);
      expect(source?.text.slice(passage.start, passage.end)).toBe(passage.text);
    }
  });

  it('those that cannot be read become warnings, the others are used', async () => {
    const { sources, warnings, hosts } = await run({
      topic: 'Amazon',
      documents: [
        { name: 'picture.png', base64: Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]).toString('base64') },
        { name: 'good.txt', text: 'The Amazon is long.' },
        { name: 'empty.txt', text: '' },
        { name: 'same.txt', text: 'The Amazon is long.' },
        { name: 'odd.txt', base64: 'not base64!' },
        { name: 'gone', url: `http://${host}/gone` },
      ],
    });
    expect(sources).toHaveLength(1);
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([
      ['document_skipped', 'documents.0'],
      ['document_skipped', 'documents.2'],
      ['document_repeated', 'documents.3'],
      ['document_skipped', 'documents.4'],
      ['document_skipped', 'documents.5'],
    ]);
    expect(warnings.map(({ parameters }) => parameters).slice(0, 3)).toEqual([
      { name: 'picture.png', reason: 'unsupported_media' },
      { name: 'empty.txt', reason: 'unreadable_document' },
      { name: 'same.txt' },
    ]);
    expect(hosts).toEqual([host]);
  });

  it('the first error is thrown when none can be read, with all of them', async () => {
    const documents = [
      { name: 'picture.png', base64: Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64') },
      { name: 'empty.txt', text: '   ' },
    ];
    await expect(run({ topic: 'Amazon', documents })).rejects.toMatchObject({
      code: 'unsupported_media',
      details: [
        { path: 'documents.0', message: expect.stringContaining('picture.png') },
        { path: 'documents.1', message: expect.stringContaining('empty.txt') },
      ],
    });
  });

  it('large ones are refused before they are decoded', async () => {
    const big = 'A'.repeat(Math.ceil(BRIEF_LIMITS.documentBytes * 1.4));
    for (const document of [
      { name: 'big', base64: big },
      { name: 'big', text: big },
    ]) {
      await expect(run({ topic: 'Amazon', documents: [document] })).rejects.toMatchObject({ code: 'too_large' });
    }
  });

  it('nothing leaves the machine for a private request', async () => {
    const fetched: string[] = [];
    const spy = async (url: string): Promise<never> => {
      fetched.push(url);
      throw new Error('contacted');
    };
    const brief = briefOf({
      topic: 'Amazon',
      privacy: true,
      documents: [
        { name: 'web', url: 'https://example.com/' },
        { name: 'own.txt', text: 'The Amazon is long.' },
      ],
    });
    const { sources, warnings, hosts } = await research({ brief }, { library, clock, fetchDocument: spy });
    expect(sources).toHaveLength(1);
    expect(warnings[0]?.message).toMatch(/private/);
    expect([fetched, hosts]).toEqual([[], []]);
  });

  it('a fault that is no error of a document is not hidden', async () => {
    const fail = async (): Promise<never> => {
      throw new TypeError('fault');
    };
    const brief = briefOf({ topic: 'Amazon', documents: [{ name: 'web', url: 'https://example.com/' }] });
    await expect(research({ brief }, { library, fetchDocument: fail })).rejects.toThrow('fault');
  });

  it('stops when the caller has gone', async () => {
    const brief = briefOf({ topic: 'Amazon', documents: [{ name: 'a.txt', text: 'Text.' }] });
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(research({ brief }, { library, signal })).rejects.toThrow('gone');
    const controller = new AbortController();
    const slow = async (): Promise<never> => {
      controller.abort(new Error('gone later'));
      throw new Error('cut');
    };
    const web = briefOf({ topic: 'Amazon', documents: [{ name: 'web', url: 'https://example.com/' }] });
    const running = research({ brief: web }, { library, fetchDocument: slow, signal: controller.signal });
    await expect(running).rejects.toThrow('gone later');
  });

  it('fifty at once', async () => {
    const documents = Array.from({ length: 50 }, (_, index) => ({
      name: `${index}.txt`,
      text: `River number ${index}.`,
    }));
    const { sources } = await run({ topic: 'rivers', documents });
    expect(sources.map((source) => source.title)).toEqual(documents.map((_, index) => String(index)));
  });
});
