/** The HTTP door of the built product, as a program uses it: topics, files, levels and mistakes in turn. */
import type { APIRequestContext } from '@playwright/test';
import { expect, expectCited, generate, test } from './support/door.ts';

test.describe('topics of the library', () => {
  const topics = [
    'Black holes',
    'The Sun',
    'Comets',
    'Plate tectonics on Earth',
    'Galaxies',
    'Acids and bases',
    'Chemical equilibrium',
    'The periodic table',
    'Covalent bonds',
    'Electric circuits',
    'Newton’s second law',
    'Special relativity',
    'Sound waves',
    'Viruses',
    'Vaccines',
    'The cell membrane',
    'Antibiotic resistance',
    'The Roman Empire',
    'The Silk Road',
    'The Mongol Empire',
    'The French Revolution',
    'The Industrial Revolution',
    'World War II',
    'The Cold War',
  ];
  for (const topic of topics) {
    test(`${topic}: every quote stands where it is said to stand, and no host was asked`, async ({ request }) => {
      const answer = await generate(request, { topic });
      expect(answer.result.spec.kind).toBe('explainer');
      expect(answer.result.hosts).toEqual([]);
      for (const { license, url } of answer.result.sources) {
        expect(license).toContain('CC BY 4.0');
        expect(url).toMatch(/^https:\/\/openstax\.org\//);
      }
      expect(answer.result.claims.length).toBeGreaterThan(2);
      await expectCited(request, answer);
    });
  }
});

test.describe('what nobody can know from the library', () => {
  for (const topic of ['my cat Fritz', 'the best pizza in Norwick', 'qwertz uiop', '🦄🦄🦄']) {
    test(`${topic}: questions to begin with, and no facts`, async ({ request }) => {
      const { result } = await generate(request, { topic });
      expect(result.spec.kind).toBe('inquiry');
      expect(result.claims).toEqual([]);
      expect(result.sources).toEqual([]);
    });
  }
});

test.describe('files', () => {
  const kinds = {
    svg: { type: 'image/svg+xml', begins: /^<svg / },
    png: { type: 'image/png', begins: /^\u{FFFD}PNG/u },
    pdf: { type: 'application/pdf', begins: /^%PDF-/ },
    pptx: { type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', begins: /^PK/ },
    html: { type: 'text/html', begins: /^<!doctype html>/i },
    json: { type: 'application/json', begins: /^\{/ },
    md: { type: 'text/markdown', begins: /^(?:[^#\n]+\n\n)?# / },
  };
  for (const visualStyle of ['Standard Scientific', 'Minimalist']) {
    for (const [format, { type, begins }] of Object.entries(kinds)) {
      test(`${format}, ${visualStyle}: the same bytes each time it is asked for`, async ({ request }) => {
        const { id, result } = await generate(request, { topic: 'Ocean tides', visualStyle });
        const url = result.artifacts.find((artifact) => artifact.format === format)?.url;
        expect(url).toBe(`/api/runs/${id}/artifacts/${format}`);
        const [first, second] = [await request.get(url ?? ''), await request.get(url ?? '')];
        expect(first.headers()['content-type']).toContain(type);
        const bytes = await first.body();
        expect(bytes.toString('utf8')).toMatch(begins);
        expect(bytes.equals(await second.body())).toBe(true);
      });
    }
  }
});

test.describe('levels', () => {
  const words = async (request: APIRequestContext, complexityLevel: string): Promise<number> => {
    const { result } = await generate(request, { topic: 'Photosynthesis', complexityLevel });
    return result.claims.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  };
  for (const [lower, higher] of [
    ['Elementary', 'High School'],
    ['High School', 'College'],
    ['College', 'Expert'],
  ] as const) {
    test(`${lower} says less than ${higher}`, async ({ request }) => {
      expect(await words(request, lower)).toBeLessThan(await words(request, higher));
    });
  }
});

test.describe('mistakes are told with the field and how to mend it', () => {
  const document = { name: 'a.txt', mediaType: 'text/plain' };
  const mistakes: [name: string, body: unknown, status: number, says: RegExp][] = [
    ['no topic', {}, 400, /topic/],
    ['an empty topic', { topic: '  ' }, 400, /topic/],
    ['a topic that is a number', { topic: 7 }, 400, /topic/],
    ['an unknown level', { topic: 'x', complexityLevel: 'PhD' }, 400, /complexityLevel.*Elementary/s],
    ['an unknown style', { topic: 'x', visualStyle: 'Cubist' }, 400, /visualStyle.*Minimalist/s],
    ['an unknown language', { topic: 'x', language: 'Klingon' }, 400, /language.*English/s],
    ['an unknown format', { topic: 'x', outputFormat: 'Poem' }, 400, /outputFormat.*Infographic/s],
    ['an unknown priority', { topic: 'x', priority: 'vibes' }, 400, /priority.*quality/s],
    ['a budget below nothing', { topic: 'x', budget: -1 }, 400, /budget/],
    ['documents that are no list', { topic: 'x', documents: 'text' }, 400, /documents/],
    ['a document without content', { topic: 'x', documents: [document] }, 400, /documents\.0|documents\/0/],
    ['a document that is no base64', { topic: 'x', documents: [{ ...document, base64: '§§§' }] }, 400, /base64/],
    ['an empty document', { topic: 'x', documents: [{ ...document, text: ' ' }] }, 422, /no text|empty/],
    ['200 documents', { topic: 'x', documents: Array(200).fill({ ...document, text: 'A.' }) }, 400, /documents/],
    [
      'a page on this machine',
      { topic: 'x', documents: [{ name: 'n', mediaType: 'text/html', url: 'http://127.0.0.1:9/' }] },
      422,
      /private|own network|this machine/,
    ],
  ];
  for (const [name, data, status, says] of mistakes) {
    test(name, async ({ request }) => {
      const response = await request.post('/api/generate', { data });
      expect(response.status()).toBe(status);
      const { error } = await response.json();
      expect(error).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
      expect(JSON.stringify(error)).toMatch(says);
    });
  }
  test('broken JSON', async ({ request }) => {
    const headers = { 'content-type': 'application/json' };
    const response = await request.post('/api/generate', { headers, data: Buffer.from('{"topic": ') });
    expect(response.status()).toBe(400);
    expect((await response.json()).error.message).toMatch(/JSON/);
  });
});
