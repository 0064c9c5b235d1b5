import { beforeAll, describe, expect, it } from 'vitest';
import type { LayoutNode } from '../layout-node.ts';
import type { TextStyle } from '../scene.ts';
import { createTextEngine, type TextEngine } from '../text/index.ts';
import { box, type FitOptions, fit, solve, textNode } from './index.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

const style = (size = 16, changes: Partial<TextStyle> = {}): TextStyle => ({
  family: 'inter',
  weight: 400,
  size,
  lineHeight: 1.5,
  language: 'en',
  direction: 'ltr',
  align: 'start',
  ...changes,
});

describe('solve', () => {
  const row = box('root', { direction: 'row', padding: { top: 10, start: 20, bottom: 30, end: 40 }, gap: 8 }, [
    box('icon', { width: 48, height: 48, alignSelf: 'center' }),
    textNode('body', 'Chlorophyll captures mainly red and blue light.', style(), { grow: 1, shrink: 1, basis: 0 }),
  ]);

  it('places boxes absolutely and gives text the height of its lines', () => {
    const boxes = solve(row, { width: 300, direction: 'ltr' }, engine);
    const body = boxes.get('body');
    expect(boxes.get('icon')).toMatchObject({ x: 20, width: 48, height: 48 });
    expect(body).toMatchObject({ x: 76, y: 10, width: 184 });
    expect(body?.height).toBeCloseTo(
      engine.measure('Chlorophyll captures mainly red and blue light.', style(), 184).height,
      3,
    );
    expect(boxes.get('root')?.height).toBeCloseTo((body?.height ?? 0) + 40, 3);
    expect(body?.node.text?.style.size).toBe(16);
  });

  it('mirrors a right-to-left page', () => {
    const left = solve(row, { width: 300, direction: 'ltr' }, engine);
    const right = solve(row, { width: 300, direction: 'rtl' }, engine);
    for (const id of ['icon', 'body']) {
      const a = left.get(id);
      const b = right.get(id);
      expect(300 - (b?.x ?? 0) - (b?.width ?? 0)).toBeCloseTo(a?.x ?? -1, 3);
    }
  });

  it('gives a line of text its own width where it need not stretch, and enough of it', () => {
    const tree = box('root', { align: 'start' }, [textNode('short', 'Chlorophyll', style())]);
    const short = solve(tree, { width: 300, direction: 'ltr' }, engine).get('short');
    expect(short?.width).toBeCloseTo(engine.measure('Chlorophyll', style()).width, 3);
    if (short !== undefined) expect(engine.place('Chlorophyll', style(), short).lines).toHaveLength(1);
  });

  it('distributes spare height, wraps rows, keeps minimum sizes and margins', () => {
    const tree = box('root', { justify: 'between', padding: 10 }, [
      box('top', { minHeight: 20, minWidth: 5, marginTop: 7, align: 'center' }),
      box('wrap', { direction: 'row', wrap: true }, [
        box('a', { width: 200, height: 10 }),
        box('b', { width: 200, height: 10 }),
      ]),
    ]);
    const boxes = solve(tree, { width: 300, height: 500, direction: 'ltr' }, engine);
    expect(boxes.get('top')).toMatchObject({ y: 17, height: 20 });
    expect(boxes.get('b')).toMatchObject({ x: 10, y: 480 });
  });

  it('refuses an id that occurs twice', () => {
    expect(() => solve(box('a', {}, [box('a')]), { width: 10, direction: 'ltr' }, engine)).toThrow(/"a" occurs twice/);
  });
});

describe('fit', () => {
  const options: FitOptions = { width: 1080, minHeight: 1528, maxHeight: 1990, direction: 'ltr' };
  const sentence = 'Chlorophyll in the thylakoid membranes captures mainly red and blue light. ';
  const page =
    (sentences: number, title = 'How plants turn light into food') =>
    (scale: number): LayoutNode =>
      box('root', { padding: 60, gap: 20 * scale }, [
        textNode('title', title, style(60 * scale, { weight: 700 })),
        textNode('body', sentence.repeat(sentences), style(24 * scale)),
      ]);

  it('enlarges a short content up to the ISO page and no farther', () => {
    const result = fit(page(20), options, engine);
    expect(result).toMatchObject({ fits: true, height: 1528, problems: [] });
    expect(result.scale).toBeCloseTo(1.15, 6);
    const tight = fit(page(32), options, engine);
    expect(tight.scale).toBeGreaterThan(1);
    expect(tight.scale).toBeLessThan(1.15);
    expect(tight.height).toBe(1528);
  });

  it('lets the page grow before type shrinks', () => {
    const result = fit(page(48), options, engine);
    expect(result.scale).toBe(1);
    expect(result.height).toBeGreaterThan(1528);
    expect(result.height).toBeLessThanOrEqual(1990);
  });

  it('then shrinks, as little as needed', () => {
    const result = fit(page(60), options, engine);
    expect(result.fits).toBe(true);
    expect(result.scale).toBeGreaterThan(0.85);
    expect(result.scale).toBeLessThan(1);
    expect(result.height).toBeLessThanOrEqual(1990);
    expect(result.height).toBeGreaterThan(1990 * 0.93);
  });

  it('says what does not fit', () => {
    const result = fit(page(200), options, engine);
    expect(result).toMatchObject({ fits: false, scale: 0.85 });
    expect(result.problems).toEqual([expect.objectContaining({ kind: 'height', id: 'root' })]);
    expect(result.height).toBeGreaterThan(1990);
  });

  it('shrinks for a word that is wider than its box', () => {
    const width = engine.measure('Photosynthesis', style(160, { weight: 700 })).width;
    const tree = (scale: number): LayoutNode =>
      box('root', {}, [textNode('title', 'Photosynthesis', style(160 * scale, { weight: 700 }))]);
    const result = fit(tree, { ...options, width: width * 0.95 }, engine);
    expect(result).toMatchObject({ fits: true });
    expect(result.scale).toBeLessThanOrEqual(0.95);
    expect(result.scale).toBeGreaterThan(0.9);
  });

  it('keeps its size where even the smallest does not save a word, and names it', () => {
    const long = fit(page(20, 'x'.repeat(80)), options, engine);
    expect(long.fits).toBe(false);
    expect(long.problems).toEqual([expect.objectContaining({ kind: 'word', id: 'title' })]);
    expect(long.scale).toBe(1);
    const both = fit(page(60, 'x'.repeat(80)), options, engine);
    expect(both.scale).toBeLessThan(1);
    expect(both.height).toBeLessThanOrEqual(1990);
  });

  it('never sets a longer content larger, nor on a lower page', () => {
    let before = fit(page(10), options, engine);
    for (let sentences = 14; sentences < 76; sentences += 4) {
      const next = fit(page(sentences), options, engine);
      // One step of tolerance: the search stops when the page is nearly full.
      expect(next.scale).toBeLessThanOrEqual(before.scale + 0.011);
      if (next.scale === before.scale) expect(next.height).toBeGreaterThanOrEqual(before.height);
      before = next;
    }
  });

  it('takes few layouts', () => {
    let builds = 0;
    const counted = (scale: number): LayoutNode => {
      builds += 1;
      return page(62)(scale);
    };
    fit(counted, options, engine);
    expect(builds).toBeLessThanOrEqual(8);
  });
});
