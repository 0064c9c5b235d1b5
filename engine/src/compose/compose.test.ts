import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComposeInput } from '../contract/index.ts';
import { specSchema } from '../contract/index.ts';
import { inputOf, MOON, ofKind, sourceOf } from '../testing/sections.ts';
import { bodyTexts, bodyWords, compose } from './index.ts';
import { LEVELS } from './levels.ts';
import { countWords } from './text/words.ts';

describe('compose', () => {
  it('makes a valid, cited explainer of a document', async () => {
    const input = inputOf(MOON);
    const frozen = JSON.stringify(input);
    const { spec, claims, warnings } = await compose(input);
    expect(JSON.stringify(input)).toBe(frozen);
    expect(specSchema.parse(spec)).toEqual(spec);
    expect(warnings).toEqual([]);
    expect(spec.title).toBe('The Moon');
    expect(ofKind(spec.blocks, 'definition')?.item.text).toBe('The Moon is the natural satellite of the Earth.');
    expect(spec.sourceIds).toEqual(['s1']);
    const text = input.research.sources[0]?.text ?? '';
    for (const claim of claims) {
      for (const citation of claim.citations) expect(text.slice(citation.start, citation.end)).toBe(citation.quote);
    }
    expect(claims.map((claim) => claim.id)).toEqual(claims.map((_, i) => `c${i + 1}`));
    expect(spec.blocks.map((block) => block.id)).toEqual(spec.blocks.map((_, i) => `b${i + 1}`));
  });

  it('draws nothing that does not stand alone', async () => {
    const { spec, claims } = await compose(inputOf(MOON, { maxWords: 400, level: 'Expert' }));
    const body = bodyTexts(spec).join('\n');
    expect(body).not.toMatch(/As we saw|What would|However|As a result/u);
    expect(claims.some((claim) => claim.method === 'shortened')).toBe(true);
    expect(claims.some((claim) => claim.method === 'verbatim')).toBe(true);
  });

  it('takes headings from the source and never empty ones', async () => {
    const { spec } = await compose(inputOf(MOON, { maxWords: 400 }));
    const headings = spec.blocks.map((block) => block.heading);
    expect(headings).toContain('How the Moon formed');
    expect(headings.join()).not.toMatch(/Introduction/u);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('shows numbers large where the sentence lends itself to it', async () => {
    const { spec } = await compose(
      inputOf([
        {
          paragraphs: [
            'Over 60% of Norway lost its people. The mass of the Moon is 7.3 × 10²² kilograms. Rock from the highlands is made of feldspar, a light mineral. Lava covers the floors of the largest basins on the near side. Dust of ground rock lies deep on the plains.',
          ],
        },
      ]),
    );
    const figures = ofKind(spec.blocks, 'figures');
    expect(figures?.items.length).toBeGreaterThanOrEqual(1);
    for (const item of figures?.items ?? []) expect(item.value).toMatch(/\d/u);
  });

  it('is deterministic', async () => {
    const first = await compose(inputOf(MOON));
    const second = await compose(inputOf(MOON));
    expect(second).toEqual(first);
  });

  it.each([20, 60, 110, 160])('stays within %i words', async (maxWords) => {
    const { spec } = await compose(inputOf(MOON, { maxWords }));
    expect(bodyWords(spec)).toBeLessThanOrEqual(maxWords);
  });

  it.each(Object.entries(LEVELS))('has a budget for %s', async (level, rules) => {
    const { spec } = await compose(inputOf(MOON, { level: level as ComposeInput['level'] }));
    expect(bodyWords(spec)).toBeLessThanOrEqual(rules.words);
    for (const text of bodyTexts(spec)) expect(countWords(text, 'en')).toBeLessThanOrEqual(rules.longest + 8);
  });

  const HISTORY = [
    'Dutch traders settled at the mouth of the river in 1624. In 1664, English ships took the colony. A great fire burned the lower town in 1776. In 1825, the canal opened the way to the west. The five towns became one city in 1898. Bakers of the town were known for rye bread.',
  ];

  it('makes a timeline of dated statements, in order', async () => {
    const { spec, warnings } = await compose(
      inputOf([{ paragraphs: HISTORY }], { format: 'Timeline', topic: 'The city' }),
    );
    expect(warnings).toEqual([]);
    expect(spec.format).toBe('Timeline');
    const timeline = ofKind(spec.blocks, 'timeline');
    const years = timeline?.items.map((item) => item.year) ?? [];
    expect(years.length).toBeGreaterThanOrEqual(4);
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(timeline?.items.find((item) => item.year === 1664)?.text).toBe('English ships took the colony.');
  });

  it('tells a history as events in an infographic too', async () => {
    const { spec } = await compose(
      inputOf([{ heading: 'Growth of the city', paragraphs: HISTORY }], { topic: 'The city' }),
    );
    expect(ofKind(spec.blocks, 'timeline')?.heading).toBe('Growth of the city');
  });

  it('says so when the format does not fit', async () => {
    const timeline = await compose(
      inputOf(
        [
          {
            paragraphs: [
              'Granite is a hard rock of the crust. Basalt is a dark rock of lava. Marble is a changed rock of lime. Slate splits into thin sheets.',
            ],
          },
        ],
        { format: 'Timeline' },
      ),
    );
    expect(timeline.warnings.map((warning) => warning.code)).toContain('format_unsupported');
    expect(timeline.spec.format).toBe('Infographic');
    const map = await compose(inputOf(MOON, { format: 'Mind Map' }));
    expect(map.warnings[0]?.message).toMatch(/Mind Map/u);
  });

  it('keeps steps in their order', async () => {
    const steps = [
      'First, the miller cleans the grain with water and air. Then the rollers crush the grain into coarse meal. Next, the sieves part the flour from the bran. Finally, the flour rests in the silo for two weeks.',
    ];
    const { spec } = await compose(
      inputOf([{ heading: 'How flour is milled', paragraphs: steps }], { format: 'Process', topic: 'Flour' }),
    );
    const block = ofKind(spec.blocks, 'steps');
    expect(block?.heading).toBe('How flour is milled');
    expect(block?.items.map((item) => item.text.split(' ').slice(0, 2).join(' '))).toContain('The miller');
  });

  it('collects explained words in a glossary for High School, not for College', async () => {
    const words = [
      'A crater is a round hollow made by an impact. Regolith is the layer of loose dust that covers the rock. A mare is a dark plain of old lava on the near side. The near side always faces the Earth. The far side was first seen in 1959.',
    ];
    const school = await compose(inputOf([{ paragraphs: words }], { topic: 'Surface' }));
    expect(ofKind(school.spec.blocks, 'terms')?.items.length).toBeGreaterThanOrEqual(2);
    const college = await compose(inputOf([{ paragraphs: words }], { topic: 'Surface', level: 'College' }));
    expect(ofKind(college.spec.blocks, 'terms')).toBeUndefined();
  });

  it('sets contrasts and causes apart', async () => {
    const text = [
      'Unlike the near side, which is covered by dark plains, the far side of the Moon has a thick crust and many craters. The pull of the Moon causes the tides of the oceans. Impacts of large rocks caused the basins of the near side. Dust covers most of the surface. Ice hides in deep craters near the poles. Moonquakes shake the ground for many minutes.',
    ];
    const { spec } = await compose(inputOf([{ paragraphs: text }]));
    expect(spec.blocks.length).toBeGreaterThan(1);
    for (const block of spec.blocks) if (block.kind === 'contrast') expect(block.subjects).toHaveLength(2);
  });

  it('uses the language of the sources and says so', async () => {
    const spanish = [
      'La Luna es el único satélite natural de la Tierra. La Luna gira alrededor de la Tierra en 27 días. El hierro forma el núcleo de la Luna. Los mares oscuros son llanuras de lava antigua.',
    ];
    const { spec, warnings } = await compose(
      inputOf([{ paragraphs: spanish }], { topic: 'Luna' }, { language: 'es', title: 'Luna' }),
    );
    expect(spec.language).toBe('es');
    expect(warnings.map((warning) => warning.code)).toEqual(['language_unavailable']);
    expect(warnings[0]?.message).toMatch(/Spanish/u);
  });

  it('prefers the language asked for where the sources have it', async () => {
    const german = sourceOf(
      [
        {
          paragraphs: [
            'Der Mond ist der einzige natürliche Satellit der Erde. Der Mond kreist in 27 Tagen um die Erde. Eisen bildet den Kern des Mondes.',
          ],
        },
      ],
      { id: 's2', title: 'Mond', language: 'de' },
    );
    const english = sourceOf(MOON);
    const { spec, warnings } = await compose({
      ...inputOf(MOON, { language: 'German', topic: 'Mond' }),
      research: {
        origin: 'documents',
        sources: [english.source, german.source],
        passages: [...english.passages, ...german.passages],
      },
    });
    expect(spec.language).toBe('de');
    expect(spec.sourceIds).toEqual(['s2']);
    expect(warnings.map((warning) => warning.code)).not.toContain('language_unavailable');
  });

  it('draws little material as it is, and says so', async () => {
    const { spec, claims, warnings } = await compose(inputOf([{ paragraphs: ['Three small words'] }]));
    expect(warnings.map((warning) => warning.code)).toContain('little_material');
    expect(spec.kind).toBe('explainer');
    expect(claims[0]?.text).toBe('Three small words');
    const poem = await compose(
      inputOf([{ paragraphs: ['O moon of silver,\nfalling slow,\nwhere do you wander,\nwhere do you go'] }]),
    );
    expect(poem.spec.kind === 'explainer' ? poem.claims.length : 1).toBeGreaterThan(0);
  });

  it('gives an inquiry where nothing is known', async () => {
    const nothing = await compose(inputOf([], { research: { origin: 'none', sources: [], passages: [] } }));
    expect(nothing.spec.kind).toBe('inquiry');
    expect(nothing.claims).toEqual([]);
    const empty = await compose(inputOf([]));
    expect(empty.spec.kind).toBe('inquiry');
    const stray = await compose(
      inputOf(MOON, { research: { origin: 'documents', sources: [], passages: sourceOf(MOON).passages } }),
    );
    expect(stray.spec.kind).toBe('inquiry');
  });

  it('names the book of a library section', async () => {
    const { source, passages } = sourceOf(MOON, {
      publisher: 'OpenStax, Astronomy 2e',
      title: 'Our Moon and Its Phases',
    });
    const scored = passages.map((passage, i) => ({ ...passage, score: 1 / (i + 1) }));
    const { spec } = await compose(
      inputOf(MOON, { topic: 'moon phases', research: { origin: 'library', sources: [source], passages: scored } }),
    );
    expect(spec.kicker).toBe('Astronomy 2e');
    expect(spec.title).toBe('Moon Phases');
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(compose(inputOf(MOON), { signal })).rejects.toMatchObject({ code: 'aborted' });
  });

  it('never throws, never draws a word that is not in its quote, never exceeds the budget', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'The star is a ball of gas. ',
        'However, it shines. ',
        'In 1990, ',
        'light ',
        '. ',
        '\n\n',
        '(see Figure 2) ',
        'This is 40% of mass. ',
        '黑洞是天体。',
        'हम ',
        '? ',
        '“',
      ),
      fc.string({ maxLength: 12 }),
    );
    const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(piece, { maxLength: 12 }), { maxLength: 5 }),
        fc.integer({ min: 5, max: 200 }),
        async (paragraphs, maxWords) => {
          const texts = paragraphs.map((pieces) => pieces.join('')).filter((text) => text !== '');
          const { spec, claims } = await compose(inputOf([{ paragraphs: texts }], { maxWords }));
          specSchema.parse(spec);
          if (spec.kind === 'inquiry') return;
          expect(bodyWords(spec)).toBeLessThanOrEqual(maxWords);
          for (const claim of claims) {
            const quote = bare(claim.citations.map((citation) => citation.quote).join(' '));
            let at = 0;
            for (const letter of bare(claim.text)) {
              at = quote.indexOf(letter, at) + 1;
              expect(at).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('characters that are not drawn', () => {
  it('strips control characters and overrides of direction; the citation stays to the letter', async () => {
    const paragraph =
      'The Moon is the \u202enatural\u202c satellite of the Earth. The Mo\u202eon has no air that holds warmth.';
    const input = inputOf([{ paragraphs: [paragraph] }], { topic: '\u202eMoon\u0007' });
    const { spec, claims } = await compose(input);
    expect(JSON.stringify(spec)).not.toMatch(/\\u0007|[\u202a-\u202e]/u);
    expect(claims.map((claim) => claim.text)).toEqual(['The Moon is the natural satellite of the Earth.']);
    for (const claim of claims) {
      const [citation] = claim.citations;
      expect(input.research.sources[0]?.text.slice(citation?.start, citation?.end)).toBe(citation?.quote);
    }
  });
});
