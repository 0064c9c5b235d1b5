import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from './clean.ts';

describe('cleanText', () => {
  it('keeps lines and folds other white space', () => {
    expect(cleanText('  a\t b \r\n c\u00a0d\re\u2028f\fg ')).toBe('a b\nc d\ne\nf\n\ng');
  });

  it('drops what has no ink: controls, soft hyphens, zero-width marks, lone surrogates, turns of direction', () => {
    expect(cleanText('a\u0000b\u0007\u00ad\u200b\ufeffc\ud800d\u202ee\u2066f')).toBe('abcdef');
    expect(cleanText('😀 क्‍ष')).toBe('😀 क्‍ष');
  });

  it('composes letters and their accents', () => {
    expect(cleanText('e\u0301')).toBe('é');
  });

  it('is clean after one pass, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const once = cleanText(raw);
        expect(cleanText(once)).toBe(once);
        expect(once).not.toMatch(/[^\P{Cc}\n]/u);
        expect(cleanLine(raw)).not.toContain('\n');
      }),
      { numRuns: 500 },
    );
  });
});
