import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedLine, PlacedRun, TextItem } from '../../scene.ts';
import { TextLayer } from './text-layer.ts';

/** A font whose glyph 0 is blank. */
const engine = {
  glyphOutline: (_: string, id: number) => (id === 0 ? '' : 'M0 0L1 1'),
  fontData: () => new Uint8Array(),
};

type RunInput = Partial<PlacedRun> & { text: string };

function runOf(run: RunInput): PlacedRun {
  return { font: 'f', size: 10, rtl: false, x: 0, rise: 0, width: 10 * run.text.length, glyphs: [], ...run };
}

function itemOf(runs: RunInput[], joint?: PlacedLine['joint'], direction: 'ltr' | 'rtl' = 'ltr'): TextItem {
  const line: PlacedLine = {
    text: '',
    x: 100,
    baseline: 50,
    width: 10,
    ink: { left: 0, top: 0, right: 1, bottom: 1 },
    runs: runs.map(runOf),
    ...(joint === undefined ? {} : { joint }),
  };
  const style = {
    family: 'inter',
    weight: 400,
    size: 10,
    lineHeight: 1,
    language: 'en',
    direction,
    align: 'start',
  } as const;
  return {
    kind: 'text',
    text: '',
    box: { x: 0, y: 0, width: 1, height: 1 },
    style,
    lines: [line],
    color: '#000000',
    background: '#ffffff',
    role: 'x',
  };
}

/** What the codes of the operators stand for, string by string. */
function shown(layer: TextLayer, operators: string): { text: string; widths: number[] }[] {
  return [...operators.matchAll(/<([0-9a-f]*)> Tj/g)].map((match) => {
    const codes = (match[1]?.match(/.{4}/g) ?? []).map((code) => layer.characters[Number.parseInt(code, 16) - 1]);
    return { text: codes.map((code) => code?.character).join(''), widths: codes.map((code) => code?.width ?? -1) };
  });
}

function show(item: TextItem): { text: string; widths: number[] }[] {
  const layer = new TextLayer(engine);
  return shown(layer, layer.operators(item, 'F1'));
}

describe('TextLayer', () => {
  it('writes words in the order of the eye, and a space behind the line', () => {
    expect(show(itemOf([{ text: 'one two' }]))[0]?.text).toBe('one two ');
    expect(show(itemOf([{ text: 'אב גד', rtl: true }]))[0]?.text).toBe('דג בא ');
  });

  it('joins lines as they were broken', () => {
    expect(show(itemOf([{ text: '光' }], 'none'))[0]?.text).toBe('光');
    expect(show(itemOf([{ text: 'Photo-' }], 'hyphen'))[0]?.text).toBe('Photo\u00ad');
    expect(show(itemOf([{ text: 'a-' }], 'space'))[0]?.text).toBe('a- ');
  });

  it('places words by their glyphs', () => {
    const glyphs = [1, 2, 0, 3].map((id, index) => ({ id, x: [0, 4, 10, 15][index] ?? 0, y: 0 }));
    const [string] = show(itemOf([{ text: 'ab c', glyphs, width: 30 }], 'none'));
    expect(string).toEqual({ text: 'ab c', widths: [500, 500, 500, 1500] });
  });

  it('lets marks hang to the left of their letter', () => {
    const glyphs = [1, 0, 2, 3].map((id, index) => ({ id, x: [0, 10, 22, 20][index] ?? 0, y: 0 }));
    expect(show(itemOf([{ text: 'a b', glyphs, width: 30 }], 'none'))[0]?.widths).toEqual([1000, 1000, 1000]);
  });

  it('gives marks no width, and leaves those of right-to-left words out', () => {
    expect(show(itemOf([{ text: 'e\u0301x', width: 20 }], 'none'))[0]).toEqual({
      text: 'e\u0301x',
      widths: [1000, 0, 1000],
    });
    expect(show(itemOf([{ text: 'בִא', rtl: true, width: 20 }], 'none'))[0]?.text).toBe('אב');
    expect(show(itemOf([{ text: '\u0301', width: 5 }], 'none'))[0]?.widths).toEqual([0]);
  });

  it('writes raised citations as strings of their own, after the words they follow', () => {
    const cite = { text: '1', size: 6, rise: -4, width: 4, cite: [1] };
    expect(show(itemOf([{ text: 'ab' }, { ...cite, x: 20 }])).map(({ text }) => text)).toEqual(['ab', '1 ']);
    const rtl = itemOf([cite, { text: 'אב', rtl: true, x: 4 }], undefined, 'rtl');
    expect(show(rtl).map(({ text }) => text)).toEqual(['בא ', '1']);
  });

  it('says nothing where there is nothing to say', () => {
    const layer = new TextLayer(engine);
    expect(layer.operators(itemOf([{ text: '\u200b\u202e', width: 3 }], 'none'), 'F1')).toBe('');
    expect(layer.operators(itemOf([{ text: 'a', width: 0 }], 'none'), 'F1')).toBe('');
    expect(layer.operators(itemOf([]), 'F1')).toBe('');
  });

  it('covers the width of its run, whatever the text', () => {
    const texts = string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');
    assert(
      property(texts, integer({ min: 20, max: 400 }), (text, width) => {
        const [said] = show(itemOf([{ text, width }], 'none'));
        const total = (said?.widths ?? []).reduce((sum, each) => sum + each, 0) / 100;
        expect(Math.abs(total - width)).toBeLessThan(0.06);
      }),
    );
  });
});
