/** What the tests show: one small result with everything in it, and a server made of canned answers. */
export const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1528"><title id="t">Black holes</title>' +
  '<g data-claim="c1"><path d="M0 0h10v10z"/></g><g data-claim="c2"><path d="M0 0h10v10z"/></g></svg>';

export const SOURCE_TEXT =
  'Black holes.\n\nA black hole is a region from which nothing can escape. Light cannot escape either.\n\nNext section.';

const QUOTE = 'A black hole is a region from which nothing can escape.';
const start = SOURCE_TEXT.indexOf(QUOTE);

export const ANSWER = {
  id: 'run-1',
  result: {
    id: 'run-1',
    createdAt: '2026-03-04T10:00:00.000Z',
    title: 'Black holes',
    svg: SVG,
    brief: {
      topic: 'Black holes',
      complexityLevel: 'High School',
      visualStyle: 'Standard Scientific',
      language: 'English',
      outputFormat: 'Infographic',
      privacy: false,
    },
    spec: { kind: 'explainer', level: 'High School', style: 'Standard Scientific', format: 'Infographic' },
    claims: [
      {
        id: 'c1',
        text: 'A black hole is a region from which nothing can escape.',
        verdict: 'supported',
        method: 'verbatim',
        citations: [{ sourceId: 's1', passageId: 'p1', quote: QUOTE, start, end: start + QUOTE.length }],
      },
      {
        id: 'c2',
        text: 'Light cannot escape.',
        verdict: 'weak',
        method: 'shortened',
        citations: [{ sourceId: 's2', passageId: 'p2', quote: 'Light cannot escape either.', start: 3, end: 4 }],
      },
    ],
    dropped: [{ text: 'Black holes are cold.', verdict: 'unsupported', reason: 'not in the quote' }],
    sources: [
      {
        id: 's1',
        title: 'Astronomy 2e',
        author: 'Fraknoi',
        url: 'https://openstax.org/astronomy',
        date: '2022-03-09',
        license: 'CC BY 4.0',
        hash: 'h',
        fetchedAt: '2026-01-01',
        language: 'en',
      },
      { id: 's2', title: 'notes.md', file: 'notes.md', hash: 'h', fetchedAt: '2026-01-01' },
    ],
    warnings: [{ code: 'format', message: 'The sources hold no dates.' }],
    route: { composer: 'builtin', attempts: [] },
    usage: { inputTokens: 0, outputTokens: 0, calls: 0 },
    timings: { research: 10, total: 120 },
    hosts: [],
  },
} as const;

export type Handler = (request: { url: URL; method: string; body: unknown }) => Response | Promise<Response>;

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function eventStream(...events: [name: string, data: unknown][]): Response {
  const body = events.map(([name, data]) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`).join('');
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}

/** One model of every state: built in, not running, without a key, reachable. */
export const MODELS = [
  {
    id: 'extractive',
    name: 'Built-in (extractive)',
    provider: 'builtin',
    type: 'text',
    quality: 'low',
    isLocal: true,
    isAvailable: true,
    costPerToken: 0,
    inputCostPerToken: 0,
    costPerImage: null,
    contextWindow: 1_000_000,
  },
  {
    id: 'llama3.3',
    name: 'Llama 3.3',
    provider: 'ollama',
    type: 'text',
    quality: 'high',
    isLocal: true,
    isAvailable: false,
    unavailableReason: 'its service does not answer',
    costPerToken: 0,
    inputCostPerToken: 0,
    costPerImage: null,
    contextWindow: 131_072,
  },
  {
    id: 'openrouter/auto',
    name: 'OpenRouter Auto',
    provider: 'openrouter',
    type: 'text',
    quality: 'high',
    isLocal: false,
    isAvailable: true,
    costPerToken: null,
    inputCostPerToken: null,
    costPerImage: null,
    contextWindow: null,
  },
  {
    id: 'sd_xl',
    name: 'Stable Diffusion XL',
    provider: 'comfyui',
    type: 'image',
    quality: 'high',
    isLocal: true,
    isAvailable: false,
    costPerToken: 0,
    inputCostPerToken: 0,
    costPerImage: 0,
    contextWindow: null,
  },
] as const;

const SUMMARY = {
  id: 'run-1',
  title: 'Black holes',
  topic: 'Black holes',
  createdAt: '2026-03-04T10:00:00.000Z',
  kind: 'explainer',
  outputFormat: 'Infographic',
  visualStyle: 'Standard Scientific',
  complexityLevel: 'High School',
  language: 'English',
};

/** Two explainers, searched and filtered as the server does. */
function historyOf({ searchParams }: URL): object {
  const all = [
    { ...SUMMARY, versions: 2 },
    { ...SUMMARY, id: 'run-2', title: 'Acids', outputFormat: 'Timeline', versions: 1 },
  ];
  const word = (searchParams.get('search') ?? '').toLowerCase();
  const format = searchParams.get('outputFormat');
  const families = all.filter(
    ({ title, outputFormat }) => title.toLowerCase().includes(word) && (format === null || outputFormat === format),
  );
  return { families, total: families.length };
}

/** Answers as the server does; `handlers` ("METHOD /path") take the place of single answers. */
export function createFakeFetch(handlers: Record<string, Handler> = {}): {
  fetch: typeof fetch;
  asked: { key: string; body: unknown }[];
} {
  const asked: { key: string; body: unknown }[] = [];
  const canned: Record<string, Handler> = {
    'POST /api/generate': () => json(ANSWER),
    'GET /api/runs': () =>
      json({ runs: [SUMMARY, { ...SUMMARY, id: 'run-2', title: 'Acids', outputFormat: 'Timeline' }] }),
    'GET /api/history': ({ url }) => json(historyOf(url)),
    'GET /api/runs/run-1/versions': () => json({ runs: [SUMMARY, { ...SUMMARY, id: 'run-0' }] }),
    'DELETE /api/history/run-1': () => json({ deleted: 2 }),
    'GET /api/runs/run-1': () => json(ANSWER),
    'DELETE /api/runs/run-1': () => new Response(null, { status: 204 }),
    'GET /api/runs/run-1/sources/s1': () => json({ id: 's1', text: SOURCE_TEXT }),
    'POST /api/runs/run-1/render': () =>
      json({
        id: 'run-3',
        result: { ...ANSWER.result, id: 'run-3', title: 'Black holes, drawn again', parentId: 'run-1' },
      }),
    'GET /api/suggest': () => json({ suggestions: ['Black holes', 'The Black Death'] }),
    'GET /api/templates': () => json({ templates: [] }),
    'GET /api/metrics': () =>
      json({ totalRequests: 4, successRate: 75, averageResponseTime: 143, p95ResponseTime: 1310, cacheHitRate: 0 }),
    'GET /api/models': () => json({ models: MODELS }),
    'GET /api/usage': () =>
      json({
        total: { runs: 2, inputTokens: 0, outputTokens: 0, costUsd: 0, unknownCosts: 0 },
        byProvider: [{ key: 'builtin', runs: 2, inputTokens: 0, outputTokens: 0, costUsd: 0, unknownCosts: 0 }],
      }),
    ...handlers,
  };
  const fake = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(String(input), 'http://localhost');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined;
    const key = `${method} ${url.pathname}`;
    asked.push({ key, body });
    const handler = canned[key];
    if (!handler) return json({ error: { code: 'not_found', message: `There is nothing at ${key}.` } }, 404);
    const signal = init.signal;
    if (!signal) return handler({ url, method, body });
    return Promise.race([
      Promise.resolve(handler({ url, method, body })),
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
      }),
    ]);
  };
  return { fetch: fake as typeof fetch, asked };
}
