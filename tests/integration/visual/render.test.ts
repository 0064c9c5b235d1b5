import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SIZES, stressCase } from '../../../bench/corpus/stress.ts';
import type { Claim, LanguageTag, Source, Spec } from '../../../engine/src/contract/index.ts';
import {
  EXPORT_FORMATS,
  LANGUAGE_TAGS,
  OUTPUT_FORMATS,
  PAGE_SIZES,
  VISUAL_STYLES,
} from '../../../engine/src/contract/index.ts';
import { createVisual, exportSvg, type OpenVisual, type RenderResult } from '../../../engine/src/visual/index.ts';
import type { GroupItem, Scene, SceneItem, TextItem } from '../../../engine/src/visual/scene.ts';

let visual: OpenVisual;

beforeAll(async () => {
  visual = await createVisual();
});

afterAll(() => visual.close());

function* walk(items: readonly SceneItem[]): Generator<SceneItem> {
  for (const item of items) {
    yield item;
    if (item.kind === 'group') yield* walk(item.children);
  }
}
const textsOf = (scene: Scene): TextItem[] => [...walk(scene.items)].filter((item) => item.kind === 'text');

const base: Spec = {
  version: 1,
  kind: 'explainer',
  format: 'Infographic',
  level: 'High School',
  style: 'Standard Scientific',
  language: 'en',
  title: 'Rain',
  blocks: [],
  sourceIds: ['s1'],
};
const source: Source = { id: 's1', title: 'On rain', hash: '0', fetchedAt: '2026-01-01' };
const claim = (id: string, verdict: Claim['verdict'] = 'supported'): Claim => ({
  id,
  text: 'Rain falls.',
  citations: [{ sourceId: 's1', passageId: 'p', quote: 'Rain falls.', start: 0, end: 11 }],
  verdict,
  method: 'verbatim',
});
const item = (id: string, text = 'Rain falls.') => ({ id: `i-${id}`, claimId: id, text, nouns: [] });

function render(own: Partial<Spec>, claims: Claim[] = []): RenderResult {
  return visual.render({ spec: { ...base, ...own }, claims, sources: [source] });
}

describe('made-up Specs', () => {
  for (const language of LANGUAGE_TAGS) {
    it(`pass the gate in ${language}, in every size, style and composition`, { timeout: 120_000 }, () => {
      for (const size of SIZES) {
        for (const style of ['Standard Scientific', 'Minimalist'] as const) {
          const { input, name } = stressCase(language, size, size === 'short' ? 'Timeline' : 'Infographic', style);
          const { findings, warnings, scene } = visual.render(input);
          expect({ name, findings, warnings }).toEqual({ name, findings: [], warnings: [] });
          expect(scene.direction).toBe(language === 'ar' ? 'rtl' : 'ltr');
        }
      }
    });
  }

  it('give the same bytes twice', () => {
    const { input } = stressCase('ja', 'usual', 'Infographic', 'Minimalist');
    const [first, second] = [1, 2].map(() => exportSvg(visual.render(structuredClone(input)).scene, visual));
    expect(first === second).toBe(true);
  });

  it('draw every statement', () => {
    for (const style of ['Standard Scientific', 'Minimalist'] as const) {
      for (const format of ['Infographic', 'Timeline'] as const) {
        const { input } = stressCase('en', 'usual', format, style);
        const drawn = new Set([...walk(visual.render(input).scene.items)].map((each) => (each as GroupItem).claimId));
        for (const { id } of input.claims) expect(drawn).toContain(id);
      }
    }
  });
});

describe('styles and formats that are not built', () => {
  it.each(VISUAL_STYLES)('%s is drawn all the same', (style) => {
    const { warnings, findings } = render({
      style,
      blocks: [{ id: 'b', kind: 'facts', heading: 'Rain', items: [item('a')] }],
    });
    const built = style === 'Standard Scientific' || style === 'Minimalist';
    expect(warnings.map((warning) => warning.code)).toEqual(built ? [] : ['style_unavailable']);
    expect(findings).toEqual([]);
  });

  it.each(OUTPUT_FORMATS)('%s is drawn all the same', (format) => {
    const { warnings } = render({ format });
    const built = format === 'Infographic' || format === 'Timeline';
    expect(warnings.map((warning) => warning.code)).toEqual(built ? [] : ['format_unavailable']);
  });
});

describe('page', () => {
  it('is cut to what little there is, and grows with much', () => {
    expect(render({}).scene.height).toBe(1080);
    const items = Array.from({ length: 40 }, (_, i) =>
      item(`c${i}`, 'Rain falls on the plain, and on the hills, and on the sea, where it began.'),
    );
    const { scene, findings } = render({ blocks: [{ id: 'b', kind: 'facts', heading: 'Rain', items }] });
    expect(scene.height).toBeGreaterThan(1528);
    expect(findings).toEqual([]);
  });

  describe.each(PAGE_SIZES.filter((size) => size !== 'Poster'))('made for %s', (page) => {
    const edges = { A4: [1050, 1485], Wide: [1920, 1080], Phone: [540, undefined] }[page];

    it.each(LANGUAGE_TAGS)('pass the gate in %s, at their size', { timeout: 120_000 }, (language) => {
      for (const [index, size] of SIZES.entries()) {
        const style = index % 2 === 0 ? 'Standard Scientific' : 'Minimalist';
        const { input, name } = stressCase(language, size, index % 3 === 0 ? 'Timeline' : 'Infographic', style);
        const { findings, scene } = visual.render({ ...input, spec: { ...input.spec, size: page } });
        expect({ name, findings }).toEqual({ name, findings: [] });
        expect([scene.width, scene.height]).toEqual([edges[0], edges[1] ?? scene.height]);
        expect(scene.height).toBeLessThanOrEqual(5200);
      }
    });

    it('tell what they leave out, and cite all that they draw', () => {
      const { input } = stressCase('en', 'crowded', 'Infographic', 'Minimalist');
      const spec: Spec = { ...input.spec, size: page };
      const { warnings, scene } = visual.render({ ...input, spec });
      expect(warnings).toMatchObject([{ code: 'left_out', path: 'size', parameters: { size: page } }]);
      expect(textsOf(scene).some((text) => text.role === 'source')).toBe(true);
      expect(visual.render({ ...input, spec }).scene).toEqual(scene);
    });
  });

  it('takes the size asked for', () => {
    const { scene } = visual.render({ spec: base, claims: [], sources: [], page: { minHeight: 700, height: 900 } });
    expect(scene.height).toBeLessThan(1080);
  });

  it('says what it is in title and description', () => {
    const { scene } = render({ blocks: [{ id: 'd', kind: 'definition', heading: '', term: 'Rain', item: item('a') }] });
    expect([scene.title, scene.description]).toEqual(['Rain', 'Rain: Rain falls.']);
    expect(textsOf(scene).filter((text) => text.heading === 1)).toHaveLength(1);
  });

  it('keeps one word of 120 letters and a title of 120 characters inside', () => {
    for (const title of [
      'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3).slice(0, 120),
      'Why does it rain so much here '.repeat(4).trim(),
    ]) {
      for (const style of ['Standard Scientific', 'Minimalist'] as const) {
        expect(render({ title, style, language: 'de' }).findings).toEqual([]);
      }
    }
  });
});

describe('verdicts', () => {
  const blocks: Spec['blocks'] = [{ id: 'b', kind: 'facts', heading: 'Rain', items: [item('a'), item('b')] }];

  it('flags what its source does not carry, and does not say that all was checked', () => {
    for (const style of ['Standard Scientific', 'Minimalist'] as const) {
      const { scene, findings } = render({ blocks, style }, [claim('a', 'weak'), claim('b')]);
      const texts = textsOf(scene).map(({ role, text }) => `${role}: ${text}`);
      expect(texts).toContain('flag: Weakly supported');
      expect(texts).toContain('verdict: Weakly supported: 1');
      expect(findings).toEqual([]);
    }
  });

  it('says that all was checked where it was', () => {
    const { scene } = render({ blocks }, [claim('a'), claim('b')]);
    expect(textsOf(scene).find((text) => text.role === 'verdict')?.text).toMatch(/^Checked/);
  });
});

describe('inquiry', () => {
  const inquiry = (language: LanguageTag): RenderResult =>
    render({
      kind: 'inquiry',
      language,
      sourceIds: [],
      blocks: ['a', 'b'].map((id) => ({
        id,
        kind: 'inquiry',
        heading: 'What is it?',
        prompts: [1, 2].map((n) => ({ id: `${id}${n}`, text: 'Who knows?', nouns: ['user'] })),
      })),
    });

  it('is plainly marked as holding no facts, and cites nothing', () => {
    const texts = textsOf(inquiry('en').scene);
    expect(texts.find((text) => text.role === 'notice')?.text).toMatch(/Holds no facts/);
    expect(texts.some((text) => text.role === 'source' || text.role === 'verdict')).toBe(false);
  });

  it('counts its questions through the page', () => {
    const numerals = textsOf(inquiry('en').scene).filter((text) => text.role === 'numeral');
    expect(numerals.map((text) => text.text)).toEqual(['1', '2', '3', '4']);
  });
});

describe('right to left', () => {
  it('mirrors the page and keeps numbers and foreign names readable', () => {
    const blocks: Spec['blocks'] = [
      { id: 'f', kind: 'figures', heading: '', items: [{ ...item('a', 'مطر'), value: '13.8 km' }] },
    ];
    const { scene } = render({ language: 'ar', title: 'المطر', blocks }, [claim('a')]);
    const find = (role: string): TextItem | undefined => textsOf(scene).find((text) => text.role === role);
    expect(find('title')?.style.direction).toBe('rtl');
    expect(find('hero-value')?.style).toMatchObject({ direction: 'ltr', align: 'end' });
    expect((find('title')?.lines[0]?.ink.right ?? 0) > scene.width / 2).toBe(true);
    expect((find('hero-value')?.lines[0]?.ink.left ?? 0) > scene.width / 2).toBe(true);
  });
});

describe('contrast and causes', () => {
  const subjects = ['Rain', 'Snow'];

  it('sets subjects side by side where each has something to say, and in cards where not', () => {
    const table = render({
      blocks: [
        {
          id: 'c',
          kind: 'contrast',
          heading: 'x',
          subjects,
          items: [{ ...item('a'), subject: 0 }, { ...item('b'), subject: 1 }, item('c')],
        },
      ],
    });
    expect(
      textsOf(table.scene)
        .filter((text) => text.role === 'subject')
        .map((text) => text.text),
    ).toEqual(subjects);
    const cards = render({
      blocks: [{ id: 'c', kind: 'contrast', heading: 'x', subjects, items: [{ ...item('a'), subject: 0 }] }],
    });
    expect(
      textsOf(cards.scene)
        .filter((text) => text.role === 'item-heading')
        .map((text) => text.text),
    ).toEqual(['Rain']);
  });

  it('points from causes to effects where there are both', () => {
    const roles = (...of: ('cause' | 'effect' | 'both')[]): RenderResult =>
      render({
        blocks: [{ id: 'c', kind: 'causes', heading: 'x', items: of.map((role, i) => ({ ...item(`c${i}`), role })) }],
      });
    expect(roles('cause', 'effect', 'both').findings).toEqual([]);
    expect(roles('cause').findings).toEqual([]);
  });
});

describe('timeline', () => {
  const events = (count: number): Spec['blocks'] => [
    {
      id: 't',
      kind: 'timeline',
      heading: 'When',
      items: Array.from({ length: count }, (_, i) => ({
        ...item(`c${i}`, `It rained for the ${i}th time.`),
        date: String(1900 - i),
        year: 1900 - i,
      })),
    },
  ];

  it.each([1, 3, 4, 9, 14])('orders %i events by time', (count) => {
    for (const format of ['Timeline', 'Infographic'] as const) {
      const { scene, findings } = render({ format, blocks: events(count) });
      expect(findings).toEqual([]);
      const dates = textsOf(scene).filter((text) => text.role === 'date');
      const byPlace = dates.toSorted((a, b) => a.box.y - b.box.y).map((text) => Number(text.text));
      expect(byPlace).toEqual(byPlace.toSorted((a, b) => a - b));
      expect(byPlace).toHaveLength(count);
    }
  });
});

describe('graph', () => {
  it('writes edges as lines of words, and lone nodes as cards', () => {
    const { scene, findings } = render(
      {
        format: 'Mind Map',
        blocks: [
          {
            id: 'g',
            kind: 'graph',
            heading: 'Rain',
            nodes: ['a', 'b', 'c'].map((id) => ({ id, label: `Node ${id}`, nouns: [] })),
            edges: [
              { from: 'a', to: 'b', label: 'falls on', claimId: 'c1' },
              { from: 'a', to: 'nowhere' },
            ],
          },
        ],
      },
      [claim('c1')],
    );
    expect(findings).toEqual([]);
    expect(textsOf(scene).map((text) => text.text)).toEqual(
      expect.arrayContaining(['Node a', 'falls on', 'Node b', 'Node c']),
    );
  });
});

describe('exportArtifact', () => {
  it('names the formats when asked for another', async () => {
    const input = { scene: render({}).scene, spec: base, claims: [], sources: [source] };
    await expect(visual.exportArtifact('gif' as never, input)).rejects.toMatchObject({
      code: 'bad_input',
      details: [{ path: 'format', allowed: expect.arrayContaining([...EXPORT_FORMATS]) }],
    });
    await expect(visual.exportArtifact('toString' as never, input)).rejects.toMatchObject({ code: 'bad_input' });
  });

  it('gives media type, bytes and their hash, the same twice', async () => {
    const { scene } = render({});
    const input = { scene, spec: base, claims: [], sources: [source] };
    for (const format of EXPORT_FORMATS) {
      const [first, second] = await Promise.all([
        visual.exportArtifact(format, input),
        visual.exportArtifact(format, input),
      ]);
      expect(first.format).toBe(format);
      expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(first.hash).toBe(second.hash);
      expect(first.bytes.length).toBeGreaterThan(20);
    }
  });
});
