import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, termsOf, wordsOf } from './words.ts';

describe('fold', () => {
  it('drops case, accents, ligatures and widths', () => {
    expect(fold('Châtelier ÆØß ﬁre Ｈ２ Łódź İstanbul')).toBe('chatelier aeoss fire h2 lodz istanbul');
  });

  it('keeps the signs that other scripts are made of', () => {
    expect(fold('हिन्दी')).toBe('हिन्दी'.normalize('NFC'));
    expect(fold('パン')).toBe('パン');
  });
});

describe('wordsOf', () => {
  it('divides at spaces, hyphens and punctuation', () => {
    expect(wordsOf('The H–R diagram, (un)known: 3.5!')).toEqual(['the', 'h', 'r', 'diagram', 'un', 'known', '3', '5']);
  });

  it('drops endings behind an apostrophe', () => {
    expect(wordsOf("Newton's laws don’t care; stars' light, we're")).toEqual([
      'newton',
      'laws',
      'do',
      'care',
      'stars',
      'light',
      'we',
    ]);
  });

  it('divides scripts that write no spaces', () => {
    expect(wordsOf('黑洞是天体').length).toBeGreaterThan(1);
    expect(wordsOf('ブラックホール')).not.toEqual([]);
    expect(wordsOf('чёрные дыры')).toEqual(['черные', 'дыры']);
  });

  it('finds none in symbols', () => {
    expect(wordsOf('😀 — … "*"')).toEqual([]);
  });
});

describe('termsOf', () => {
  it('drops function words, joins inflections, reads Roman numerals', () => {
    expect(termsOf('The causes of World War II')).toEqual(termsOf('cause world wars 2'));
    expect(termsOf('World War I')).toEqual(['world', 'war', '1']);
  });

  it('gives terms that hold only letters and digits, so that they can stand in a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const term of termsOf(text)) expect(term).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
      }),
      { numRuns: 500 },
    );
  });
});
