import { beforeAll, describe, expect, it } from 'vitest';
import type { TextItem } from '../../scene.ts';
import { createTextEngine, type TextEngine } from '../../text/index.ts';
import { embedFonts } from './fonts.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

function textOf(runs: [font: string, text: string][]): TextItem {
  const placed = runs.map(([font, text]) => ({
    font,
    size: 10,
    rtl: false,
    text,
    x: 0,
    rise: 0,
    width: 10,
    glyphs: [],
  }));
  const line = { text: '', x: 0, baseline: 0, width: 10, ink: { left: 0, top: 0, right: 1, bottom: 1 }, runs: placed };
  const style = {
    family: 'inter',
    weight: 400,
    size: 10,
    lineHeight: 1,
    language: 'en',
    direction: 'ltr',
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

describe('embedFonts()', () => {
  it('holds each font once, cut to what it draws, and falls back from one to the next', async () => {
    const texts = [
      textOf([
        ['Jost_400Regular', 'aaa'],
        ['Jost_700Bold', 'b'],
        ['Jost_600SemiBold', 'c'],
        ['NotoSansMath_400Regular', '∂'],
      ]),
    ];
    const fonts = await embedFonts(texts, '', engine);
    expect(fonts.css.match(/@font-face/g)).toHaveLength(4);
    expect(fonts.css.length).toBeLessThan(12_000);
    expect(fonts.regular).toBe('"hkm-Jost_400Regular","hkm-NotoSansMath_400Regular",system-ui, sans-serif');
    expect(fonts.bold).toBe('"hkm-Jost_700Bold","hkm-NotoSansMath_400Regular",system-ui, sans-serif');
    expect(fonts.family('NotoSansMath_400Regular')).toBe(
      '"hkm-NotoSansMath_400Regular","hkm-Jost_400Regular",system-ui, sans-serif',
    );
    expect(fonts.family('Jost_600SemiBold')).toMatch(/^"hkm-Jost_600SemiBold","hkm-Jost_700Bold"/);
  });

  it('gives the fonts for reading the characters of the rest', async () => {
    const texts = [textOf([['Jost_400Regular', 'a']])];
    const [small, large] = [await embedFonts(texts, '', engine), await embedFonts(texts, 'bcdefghijk', engine)];
    expect(large.css.length).toBeGreaterThan(small.css.length);
  });

  it('does without any', async () => {
    expect(await embedFonts([], 'text', engine)).toMatchObject({ css: '', regular: 'system-ui, sans-serif' });
  });
});
