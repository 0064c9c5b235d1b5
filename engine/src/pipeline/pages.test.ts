import { describe, expect, it } from 'vitest';
import { type BriefInput, briefSchema, type ResearchInput } from '../contract/index.ts';
import { samplePassages, sampleSource } from '../testing/samples.ts';
import { createPages, type PagesOptions } from './pages.ts';

const HOUR = 3_600_000;
const web = { name: 'a', url: 'https://example.org/a' };
const context = { signal: new AbortController().signal, privacy: false };

function setup() {
  const tier = new Map<string, { data: unknown; expiresAt: number }>();
  const asked: ResearchInput[] = [];
  let at = 0;
  const options = (change: Partial<PagesOptions> = {}): PagesOptions => ({
    stages: {
      async research(input) {
        asked.push(input);
        const sources = input.brief.documents.map(
          ({ url, text, name }, index) => input.known?.[index] ?? sampleSource([url ?? text ?? ''], { title: name }),
        );
        const fetched = input.brief.documents.flatMap(({ url }, document) =>
          url === undefined || input.known?.[document] ? [] : [{ document, sourceId: sources[document]?.id ?? '' }],
        );
        const passages = sources.flatMap(samplePassages);
        return { origin: 'documents', sources, passages, warnings: [], hosts: fetched.map(() => 'h'), fetched };
      },
    },
    store: {
      getCached: async (key) => tier.get(key),
      saveCached: async (key, data, expiresAt) => void tier.set(key, { data, expiresAt }),
      deleteCached: async () => tier.clear(),
    },
    program: 'this',
    ttlMs: HOUR,
    now: () => at,
    ...change,
  });
  const input = (brief: Partial<BriefInput>) => ({ brief: briefSchema.parse({ topic: 'Light', ...brief }) });
  return {
    tier,
    asked,
    options,
    input,
    advance: (ms: number) => {
      at += ms;
    },
  };
}

describe('documents from the web', () => {
  it('are fetched once, whatever else is asked about them, until their time is over', async () => {
    const { asked, options, input, advance } = setup();
    const pages = createPages(options());
    const first = await pages.research(input({ documents: [web] }), context);
    const again = await pages.research(input({ documents: [{ name: 'b', text: 'B' }, web], topic: 'x' }), context);
    expect(asked.map(({ known = {} }) => Object.keys(known))).toEqual([[], ['1']]);
    expect(again.sources[1]).toEqual(first.sources[0]);
    expect([first.hosts, again.hosts]).toEqual([['h'], []]);
    expect(first).not.toHaveProperty('fetched');
    expect(pages.stats()).toMatchObject({ entries: 1, hits: 1, misses: 1, recalled: 0 });
    advance(HOUR);
    await pages.research(input({ documents: [web] }), context);
    expect(asked.at(-1)?.known).toEqual({});
  });

  it('are known after a restart, to the same program', async () => {
    const { asked, options, input } = setup();
    await createPages(options()).research(input({ documents: [web] }), context);
    const pages = createPages(options());
    await pages.research(input({ documents: [web] }), context);
    expect(Object.keys(asked.at(-1)?.known ?? {})).toEqual(['0']);
    expect(pages.stats()).toMatchObject({ hits: 1, recalled: 1 });
    await createPages(options({ program: 'another' })).research(input({ documents: [web] }), context);
    expect(asked.at(-1)?.known).toEqual({});
  });

  it('are kept in memory alone where nothing tells the program', async () => {
    const { tier, options, input } = setup();
    const pages = createPages(options({ program: undefined }));
    await pages.research(input({ documents: [web] }), context);
    expect([tier.size, pages.stats().entries]).toEqual([0, 1]);
  });

  it.each<Partial<BriefInput>>([{}, { documents: [{ name: 'b', text: 'B' }] }, { documents: [web], privacy: true }])(
    'are neither asked for nor kept where nothing may be fetched: %j',
    async (brief) => {
      const { tier, asked, options, input } = setup();
      const pages = createPages(options());
      await pages.research(input(brief), context);
      expect(asked[0]).not.toHaveProperty('known');
      expect([tier.size, pages.stats().misses]).toEqual([0, 0]);
    },
  );
});
