import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS, type LanguageTag } from '../../contract/index.ts';
import type { Box, PlacedLine, RichText, TextStyle } from '../scene.ts';
import { createTextEngine, outside, type TextEngine } from './index.ts';

let engine: TextEngine;
beforeAll(async () => {
  engine = await createTextEngine();
});

const style = (changes: Partial<TextStyle> = {}): TextStyle => {
  const language = changes.language ?? 'en';
  return {
    family: 'inter',
    weight: 400,
    size: 16,
    lineHeight: 1.5,
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    align: 'start',
    ...changes,
  };
};
const wide: Box = { x: 100, y: 50, width: 600, height: 200 };
const fontsOf = (lines: readonly PlacedLine[]): string[] => lines.flatMap((line) => line.runs.map((run) => run.font));

/** A line and what stood between it and the next. */
const joinLines = (lines: readonly PlacedLine[]): string =>
  lines.map((line) => line.text + (line.joint === 'space' ? ' ' : '')).join('');

describe('measure', () => {
  it('shapes: kerning, joined Arabic and Devanagari conjuncts are narrower than their letters', () => {
    const width = (text: string, language: LanguageTag = 'en') => engine.measure(text, style({ language })).width;
    expect(width('AV')).toBeLessThan(width('A') + width('V'));
    expect(width('ضوء', 'ar')).toBeLessThan([...'ضوء'].reduce((sum, letter) => sum + width(letter, 'ar'), 0));
    expect(width('क्ष', 'hi')).toBeLessThan(width('क', 'hi') + width('ष', 'hi'));
  });

  it('knows the widths of the font: an Inter A is 1419 of 2048 units', () => {
    const units = engine.measure('A', style({ size: 2048 })).width;
    expect(units).toBeGreaterThan(1300);
    expect(units).toBeLessThan(1500);
    expect(Number.isInteger(units)).toBe(true);
  });

  it('scales exactly', () => {
    const text = 'Chlorophyll captures light. H₂O ⇌ 食べ物';
    const small = engine.measure(text, style(), 100);
    const large = engine.measure(text, style({ size: 48 }), 300);
    expect(large.lineCount).toBe(small.lineCount);
    expect(large.width).toBeCloseTo(3 * small.width, 6);
    expect(large.height).toBeCloseTo(3 * small.height, 6);
  });

  it('counts lines', () => {
    expect(engine.measure('one two three', style(), 40)).toMatchObject({ lineCount: 3, height: 72 });
    expect(engine.measure('', style())).toEqual({ width: 0, height: 0, lineCount: 0 });
  });

  it('spaces letters, but never those that are joined', () => {
    const spaced = (text: string, language: LanguageTag = 'en') =>
      engine.measure(text, style({ language, tracking: 0.1 })).width - engine.measure(text, style({ language })).width;
    expect(spaced('abc')).toBeCloseTo(3 * 1.6, 6);
    expect(spaced('ضوء', 'ar')).toBe(0);
  });

  it('can give digits equal widths', () => {
    const tabular = style({ tabular: true });
    expect(engine.measure('111', tabular).width).toBe(engine.measure('888', tabular).width);
    expect(engine.measure('111', style()).width).toBeLessThan(engine.measure('888', style()).width);
  });
});

describe('minWidth', () => {
  it('is the widest word', () => {
    expect(engine.minWidth('a photosynthesis b', style())).toBe(engine.measure('photosynthesis', style()).width);
  });

  it('divides long German compounds, and Japanese phrases', () => {
    const word = 'Geschwindigkeitsbegrenzung';
    const german = style({ language: 'de' });
    expect(engine.minWidth(word, german)).toBeLessThan(engine.measure(word, german).width / 2);
    expect(engine.minWidth('作ります', style({ language: 'ja' }))).toBeLessThanOrEqual(32);
  });
});

describe('place', () => {
  it('stands at the start of its direction', () => {
    const [left] = engine.place('Light', style(), wide).lines;
    const [right] = engine.place('ضوء', style({ language: 'ar' }), wide).lines;
    expect(left?.x).toBe(100);
    expect((right?.x ?? 0) + (right?.width ?? 0)).toBeCloseTo(700, 6);
  });

  it('aligns to centre, end, middle and bottom', () => {
    const at = (changes: Partial<TextStyle>) => engine.place('Light', style(changes), wide).lines[0];
    const top = at({});
    const width = top?.width ?? 0;
    expect(at({ align: 'center' })?.x).toBeCloseTo(400 - width / 2, 6);
    expect(at({ align: 'end' })?.x).toBeCloseTo(700 - width, 6);
    expect(at({ align: 'end', direction: 'rtl' })?.x).toBeCloseTo(100, 6);
    expect(at({ verticalAlign: 'middle' })?.baseline).toBeCloseTo((top?.baseline ?? 0) + 88, 6);
    expect(at({ verticalAlign: 'bottom' })?.baseline).toBeCloseTo((top?.baseline ?? 0) + 176, 6);
  });

  it('puts Arabic runs right to left and Latin inside them in reading order', () => {
    const [line] = engine.place('الضوء DNA RNA جيد', style({ language: 'ar' }), wide).lines;
    const seen = line?.runs.map((run) => run.text.trim()).filter((text) => text !== '');
    expect(seen?.join(' ')).toBe('جيد DNA RNA الضوء');
    expect(line?.runs.find((run) => run.text.includes('DNA'))?.rtl).toBe(false);
    expect(line?.text).toBe('الضوء DNA RNA جيد');
  });

  it('joins Arabic letters: the middle letter has another glyph than alone', () => {
    const glyphs = (text: string) =>
      engine.place(text, style({ language: 'ar' }), wide).lines[0]?.runs[0]?.glyphs ?? [];
    const alone = glyphs('ع')[0]?.id;
    expect(glyphs('ععع').map((glyph) => glyph.id)).not.toContain(alone);
  });

  it('forms Devanagari conjuncts: fewer glyphs than code points', () => {
    const [line] = engine.place('क्षत्रिय', style({ language: 'hi' }), wide).lines;
    expect(line?.runs.flatMap((run) => run.glyphs).length).toBeLessThan([...'क्षत्रिय'].length);
    expect(fontsOf(line === undefined ? [] : [line])).toEqual(['NotoSansDevanagari_400Regular']);
  });

  it('raises citations as small numbers behind the last word, left of it in Arabic', () => {
    const content: RichText = [
      { kind: 'text', text: 'DNA.' },
      { kind: 'cite', numbers: [1, 12] },
    ];
    const english = engine.place(content, style(), wide).lines[0];
    const arabic = engine.place(content, style({ language: 'ar' }), wide).lines[0];
    const cited = english?.runs.at(-1);
    expect(cited).toMatchObject({ text: '1,12', cite: [1, 12], rtl: false });
    expect(cited?.size).toBeLessThan(12);
    expect(cited?.rise).toBeLessThan(0);
    expect(english?.text).toBe('DNA.');
    expect(arabic?.runs[0]?.cite).toEqual([1, 12]);
    expect(arabic?.runs[1]?.text).toBe('.');
  });

  it('keeps the baseline of a page whatever fallback a line needs', () => {
    const plain = engine.place('Water', style(), wide).lines[0]?.baseline;
    expect(engine.place('Water ⇌ 食', style(), wide).lines[0]?.baseline).toBe(plain);
  });

  it('says how each line goes on', () => {
    const german = engine.place('und Geschwindigkeitsbegrenzung', style({ language: 'de' }), {
      ...wide,
      width: 110,
    }).lines;
    expect(german.map((line) => line.joint)).toEqual(['space', 'hyphen', 'hyphen', undefined]);
    const japanese = engine.place('植物は光を使う', style({ language: 'ja' }), { ...wide, width: 64 }).lines;
    expect(japanese[0]?.joint).toBe('none');
    expect(engine.place('a b', style(), { ...wide, width: 10 }).lines[0]?.joint).toBe('space');
  });

  it('mixes weights', () => {
    const content: RichText = [
      { kind: 'text', text: 'Light', weight: 700 },
      { kind: 'text', text: ' is absorbed' },
    ];
    expect(fontsOf(engine.place(content, style(), wide).lines)).toEqual(['Inter_700Bold', 'Inter_400Regular']);
  });

  it('says when the text does not fit', () => {
    expect(engine.place('one two three', style(), { ...wide, width: 40, height: 72 }).overflows).toBe(false);
    expect(engine.place('one two three', style(), { ...wide, width: 40, height: 60 }).overflows).toBe(true);
    expect(engine.place('W', style(), { ...wide, width: 5 }).overflows).toBe(true);
    expect(engine.place('', style(), { ...wide, width: 5 })).toEqual({
      lines: [],
      ink: { left: 100, top: 50, right: 100, bottom: 50 },
      overflows: false,
    });
  });
});

describe('missing characters', () => {
  it('are named once and left out of the drawing', () => {
    expect(engine.missing('Party 🎉 and 🎉 ไทย', style())).toEqual(['🎉', 'ไ', 'ท', 'ย']);
    expect(engine.place('Party 🎉 time', style(), wide).lines[0]?.text).toBe('Party time');
  });

  it('do not occur in the ten languages, formulae and units', () => {
    const texts = [
      'C₆H₁₂O₆ ⇌ 6 CO₂, 10⁻⁹ m, ≈ ≤ ± µm, 25 °C, M☉, √2, ½, α-β, → ←',
      'Ünïcödé – “quotes” „so“ « et » ‘yes’…',
      '€ £ ¥ ₹ % ‰ № § • ★',
    ];
    for (const family of ['inter', 'jost', 'plex-mono']) {
      for (const text of texts) expect(engine.missing(text, style({ family }))).toEqual([]);
    }
  });
});

describe('fonts', () => {
  it('are handed out for embedding', () => {
    expect(engine.families).toContain('jost');
    expect(engine.fontData('Jost_400Regular').length).toBeGreaterThan(50_000);
    expect(engine.glyphOutline('Jost_400Regular', 40)).toMatch(/^M-?\d/);
    expect(engine.glyphOutline('Jost_400Regular', 40)).toBe(engine.glyphOutline('Jost_400Regular', 40));
    const space = engine.place('a b', style({ family: 'jost' }), wide).lines[0]?.runs[0]?.glyphs[1]?.id ?? 0;
    expect(engine.glyphInk('Jost_400Regular', space)).toBeUndefined();
    expect(engine.glyphOutline('Jost_400Regular', space)).toBe('');
  });
});

describe('for any text', () => {
  const words = [
    'light',
    'Ünï',
    '食べ物',
    '植物利用',
    'ضوء',
    'كلوروفيل',
    'प्रकाश',
    'क्षत्रिय',
    'свет',
    'H₂O',
    '1914–1918',
    '(DNA)',
    '50 %',
    'Donaudampfschifffahrt',
    'x',
    '«a»',
    '—',
    'e\u0301',
  ];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' ').normalize('NFC'));
  const language = fc.constantFrom(...LANGUAGE_TAGS);
  const cites = fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 3 });

  it('the lines hold the text, in a box of the measured size nothing overflows, and the same input gives the same output', () => {
    fc.assert(
      fc.property(
        text,
        language,
        cites,
        fc.integer({ min: 30, max: 500 }),
        fc.boolean(),
        (raw, tag, numbers, width, balance) => {
          const content: RichText = [
            { kind: 'text', text: raw },
            { kind: 'cite', numbers },
          ];
          const chosen = style({ language: tag, balance });
          const size = engine.measure(content, chosen, width);
          const needed = engine.minWidth(content, chosen);
          const box: Box = { x: 10, y: 10, width: size.width, height: size.height };
          const placed = engine.place(content, chosen, box);
          expect(joinLines(placed.lines)).toBe(raw);
          if (needed <= width) {
            expect(placed.overflows).toBe(false);
            expect(placed.lines.length).toBe(size.lineCount);
          }
          if (!placed.overflows) for (const line of placed.lines) expect(outside(line, box, chosen.size)).toBe(0);
          expect(engine.place(content, chosen, box)).toEqual(placed);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('any string at all is placed without throwing, and never draws the box of a missing glyph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), language, (raw, tag) => {
        const { lines } = engine.place(raw, style({ language: tag }), { x: 0, y: 0, width: 120, height: 900 });
        for (const run of lines.flatMap((line) => line.runs)) {
          for (const glyph of run.glyphs) expect(glyph.id).not.toBe(0);
        }
      }),
      { numRuns: 200 },
    );
  });
});
