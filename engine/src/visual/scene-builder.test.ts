import { beforeAll, describe, expect, it } from 'vitest';
import type { TextStyle } from './scene.ts';
import { createSceneBuilder, type ScenePage, spokenText } from './scene-builder.ts';
import { createTextEngine, type TextEngine } from './text/index.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

const page: ScenePage = {
  width: 400,
  height: 300,
  language: 'en',
  direction: 'ltr',
  title: 'Light',
  description: 'What light does.',
  background: '#ffffff',
};
const style: TextStyle = {
  family: 'inter',
  weight: 400,
  size: 16,
  lineHeight: 1.4,
  language: 'en',
  direction: 'ltr',
  align: 'start',
};
const box = { x: 40, y: 40, width: 200, height: 60 };
const ink = { color: '#111111', background: '#ffffff', role: 'item-text' } as const;

describe('createSceneBuilder', () => {
  it('gathers what painters draw, in order', () => {
    const builder = createSceneBuilder(page, engine);
    builder.rect({ ...box, extra: true } as typeof box, { fill: '#eeeeee', radius: 8 });
    builder.circle(10, 10, 5, { fill: '#000000' });
    builder.line(0, 0, 10, 10, { stroke: '#000000' });
    builder.path('M0 0L10 10', box, { stroke: '#000000' });
    builder.icon('sun', 1, 2, 24, { stroke: '#000000', strokeWidth: 2 });
    builder.group({ claimId: 'c1' }, () => {
      builder.text('Light', style, box, { ...ink, claimId: 'c1', heading: 2 });
    });
    const scene = builder.build();
    expect(scene).toMatchObject(page);
    expect(scene.items.map((item) => item.kind)).toEqual(['rect', 'circle', 'line', 'path', 'icon', 'group']);
    expect(scene.items[0]).toEqual({ kind: 'rect', ...box, fill: '#eeeeee', radius: 8 });
    const group = scene.items[5];
    expect(group).toMatchObject({
      kind: 'group',
      claimId: 'c1',
      children: [{ kind: 'text', text: 'Light', heading: 2, box }],
    });
  });

  it('tells where a text stands and whether it overflows', () => {
    const builder = createSceneBuilder(page, engine);
    expect(builder.text('Light', style, box, ink).overflows).toBe(false);
    expect(builder.text('Light', style, { ...box, width: 3 }, ink).overflows).toBe(true);
  });

  it('keeps an emoji in the text but not in the drawing, and leaves out what is only that', () => {
    const builder = createSceneBuilder(page, engine);
    builder.text('Party 🎉', style, box, ink);
    builder.text('🎉', style, box, ink);
    const [text, ...rest] = builder.build().items;
    expect(text).toMatchObject({ text: 'Party 🎉', lines: [{ text: 'Party' }] });
    expect(rest).toEqual([]);
  });

  it('keeps letters that nothing can draw, for the gate to find', () => {
    const builder = createSceneBuilder(page, engine);
    builder.text('ไทย', style, box, ink);
    expect(builder.build().items).toMatchObject([{ kind: 'text', text: 'ไทย', lines: [] }]);
  });

  it('drops empty groups and goes on behind a painter that failed', () => {
    const builder = createSceneBuilder(page, engine);
    builder.group({}, () => undefined);
    const fail = (): void => {
      throw new Error('painter');
    };
    expect(() => builder.group({}, fail)).toThrow('painter');
    builder.circle(1, 1, 1, {});
    expect(builder.build().items).toHaveLength(1);
  });

  it('takes a definition once', () => {
    const builder = createSceneBuilder(page, engine);
    const grid = { kind: 'pattern', id: 'grid', width: 10, height: 10, items: [] } as const;
    builder.def({ ...grid, items: [] });
    builder.def({ ...grid, items: [] });
    expect(builder.build().defs).toHaveLength(1);
    expect(() => builder.def({ ...grid, width: 12, items: [] })).toThrow(/"grid" was given twice/);
  });
});

describe('spokenText', () => {
  it('leaves out citations', () => {
    expect(
      spokenText([
        { kind: 'text', text: 'Light' },
        { kind: 'cite', numbers: [1] },
        { kind: 'text', text: ' goes' },
      ]),
    ).toBe('Light goes');
    expect(spokenText('Light')).toBe('Light');
  });
});
