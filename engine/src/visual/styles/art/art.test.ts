import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePath } from './geometry.ts';
import { MOTIFS, type MotifName, shapesOf } from './motifs.ts';
import { createRandom } from './random.ts';
import { chooseMotifs } from './themes.ts';

const NAMES = Object.keys(MOTIFS) as MotifName[];

describe('motifs', () => {
  it.each(NAMES)('%s is drawn with absolute commands and finite numbers', (name) => {
    for (const shape of shapesOf(name)) {
      expect(shape.d).toMatch(/^M[-\dMLHVCQAZ .,]+$/);
      expect(shape.d).not.toMatch(/NaN|Infinity/);
      expect(placePath(shape.d, 10, 20, 50)).not.toContain('NaN');
    }
  });
});

describe('placePath', () => {
  it('moves and scales every command', () => {
    expect(placePath('M0 0H100V50A10 20 30 0 1 100 100Z', 10, 20, 200)).toBe('M10 20H210V120A20 40 30 0 1 210 220Z');
  });

  it('mirrors left to right, and the sense of arcs with it', () => {
    expect(placePath('M0 0L100 50', 10, 20, 100, true)).toBe('M110 20L10 70');
    expect(placePath('M0 0A10 10 30 0 1 50 50', 0, 0, 100, true)).toBe('M100 0A10 10 -30 0 0 50 50');
  });
});

describe('chooseMotifs', () => {
  const choose = (...words: string[]): MotifName[] => chooseMotifs(words, 3, createRandom(7));

  it('lets the words of the topic choose', () => {
    expect(choose('black', 'holes')[0]).toBe('blackhole');
    expect(choose('viruses')).toContain('virus');
    expect(choose('cold', 'war')).toContain('swords');
  });

  it('fills up with figures that mean nothing, the same for the same seed', () => {
    expect(choose('xyzzy')).toHaveLength(3);
    expect(choose('xyzzy')).toEqual(choose('xyzzy'));
    expect(new Set(choose('xyzzy')).size).toBe(3);
  });
});

describe('createRandom', () => {
  it('stays between 0 and 1 and shuffles without loss', () => {
    fc.assert(
      fc.property(fc.integer(), fc.array(fc.integer(), { maxLength: 20 }), (seed, items) => {
        const random = createRandom(seed);
        const value = random.next();
        expect(value >= 0 && value < 1).toBe(true);
        expect(random.shuffle(items).toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b));
      }),
    );
  });
});
