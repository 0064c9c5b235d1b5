/** What changes the look changes nothing that is said; what changes the level changes how much is. */
import {
  type Answer,
  expect,
  expectCited,
  expectSoundPicture,
  generate,
  LEVELS,
  renderAgain,
  STYLES,
  test,
} from './support/door.ts';

const shapeOf = (svg: string): number => {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  return Number(width) / Number(height);
};

const lacksStyle = ({ warnings }: Answer['result']): boolean =>
  warnings.some(({ code }) => code === 'style_unavailable');

test.describe('a style', () => {
  for (const visualStyle of STYLES.slice(1)) {
    test(`${visualStyle} says the same in another picture, or that it cannot be drawn yet`, async ({ request }) => {
      const usual = await generate(request, { topic: 'Plate tectonics' });
      const { result } = await generate(request, { topic: 'Plate tectonics', visualStyle });
      expect(result.spec.style).toBe(visualStyle);
      expect(lacksStyle(result) || result.svg !== usual.result.svg).toBe(true);
      expect(result.claims.map(({ text }) => text)).toEqual(usual.result.claims.map(({ text }) => text));
      expectSoundPicture(result);
    });
  }
});

test.describe('a size', () => {
  for (const [size, shape] of [
    ['A4', 210 / 297],
    ['Wide', 16 / 9],
  ] as const) {
    test(`${size} has the shape of its page`, async ({ request }) => {
      const { result } = await generate(request, { topic: 'Plate tectonics', size });
      expect(result.brief.size).toBe(size);
      expect(shapeOf(result.svg)).toBeCloseTo(shape, 1);
      expectSoundPicture(result);
    });
  }
  test('Phone stands upright and is narrower than the poster', async ({ request }) => {
    const { result } = await generate(request, { topic: 'Plate tectonics', size: 'Phone' });
    const poster = await generate(request, { topic: 'Plate tectonics' });
    expect(shapeOf(result.svg)).toBeLessThan(shapeOf(poster.result.svg));
    expectSoundPicture(result);
  });
});

test.describe('a level', () => {
  for (const topic of ['Photosynthesis', 'Black holes', 'The French Revolution', 'Acids and bases', 'Vaccines']) {
    test(`${topic}: each has its own selection, and Expert says more than Elementary`, async ({ request }) => {
      const answers = await Promise.all(LEVELS.map((complexityLevel) => generate(request, { topic, complexityLevel })));
      const said = answers.map(({ result }) => result.claims.map(({ text }) => text).join('\n'));
      expect(new Set(said).size).toBe(LEVELS.length);
      expect(said.at(-1)?.length ?? 0).toBeGreaterThan(said[0]?.length ?? 0);
      expect(answers.map(({ result }) => result.spec.level)).toEqual([...LEVELS]);
    });
  }
});

test.describe('made again from what is kept', () => {
  const topic = 'The Roman Republic';
  const changes: Record<string, unknown>[] = [
    ...STYLES.slice(1).map((visualStyle) => ({ visualStyle })),
    ...['A4', 'Wide', 'Phone'].map((size) => ({ size })),
  ];
  for (const change of changes) {
    const [name] = Object.values(change);
    test(`${name}: the same statements from the same research, nobody asked`, async ({ request }) => {
      const first = await generate(request, { topic });
      const again = await renderAgain(request, first.id, change);
      expect(again.id).not.toBe(first.id);
      expect(again.result).toMatchObject({ parentId: first.id, hosts: [], brief: { topic, ...change } });
      expect(again.timings).not.toHaveProperty('research');
      expect(again.timings).not.toHaveProperty('compose');
      expect(again.result.claims).toEqual(first.result.claims);
      expect(again.result.sources).toEqual(first.result.sources);
      expect(lacksStyle(again.result) || again.result.svg !== first.result.svg).toBe(true);
      await expectCited(request, again);
    });
  }

  const composed: Record<string, unknown>[] = [
    ...['Elementary', 'College', 'Expert'].map((complexityLevel) => ({ complexityLevel })),
    ...['Timeline', 'Mind Map', 'Cheat Sheet', 'Slide Deck'].map((outputFormat) => ({ outputFormat })),
  ];
  for (const change of composed) {
    const [name] = Object.values(change);
    test(`${name}: composed again from the kept passages`, async ({ request }) => {
      const first = await generate(request, { topic });
      const again = await renderAgain(request, first.id, change);
      expect(again.result).toMatchObject({ parentId: first.id, hosts: [], brief: { topic, ...change } });
      expect(again.timings).not.toHaveProperty('research');
      const known = new Map(first.result.sources.map(({ id, hash }) => [id, hash]));
      for (const { id, hash } of again.result.sources) if (known.has(id)) expect(hash).toBe(known.get(id));
      await expectCited(request, again);
      expectSoundPicture(again.result);
    });
  }

  test('the same request twice: the same run, nothing computed', async ({ request }) => {
    const first = await generate(request, { topic: 'The Ottoman Empire' });
    const second = await generate(request, { topic: 'The Ottoman Empire' });
    expect(second.id).toBe(first.id);
    expect(second.route.cached).toBe(true);
    expect(second.result.svg === first.result.svg).toBe(true);
  });
});
