import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, isBinary } from './decode.ts';

const decode = (bytes: Uint8Array | Buffer | number[], charset?: string) =>
  decodeText(Uint8Array.from(bytes), 'x.txt', charset);
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('decodeText', () => {
  it('reads UTF-8, with a mark and without', () => {
    expect(decode(Buffer.from('Größe 银河'))).toBe('Größe 银河');
    expect(decode(Buffer.from('\ufeffGröße'))).toBe('Größe');
  });

  it('reads UTF-16 of both orders, with a mark and without', () => {
    const text = 'The river is long.';
    expect(decode(Buffer.from(`\ufeff${text}`, 'utf16le'))).toBe(text);
    expect(decode(swapped(`\ufeff${text}`))).toBe(text);
    expect(decode(Buffer.from(text, 'utf16le'))).toBe(text);
    expect(decode(swapped(text))).toBe(text);
  });

  it('reads windows-1252 when it is nothing else', () => {
    expect(decode(Buffer.from('Gr\u00f6\u00dfe \u0096 caf\u00e9', 'latin1'))).toBe('Größe – café');
  });

  it('reads a named character set where it fits, and ignores one that does not exist', () => {
    expect(decode([0xd0, 0xe5, 0xea, 0xe0], 'windows-1251')).toBe('Река');
    expect(decode(Buffer.from('caf\u00e9', 'latin1'), 'klingon-8')).toBe('café');
  });

  it('reads UTF-8 with a few broken places', () => {
    const bytes = Buffer.concat([Buffer.from('Größe '.repeat(20)), Buffer.from([0xc3]), Buffer.from(' Ende')]);
    expect(decode(bytes)).toMatch(/Größe {2}Ende$/);
  });

  it('refuses what it would garble', () => {
    const cyrillic = Buffer.from([...'Река длинная'].map((each) => ((each.codePointAt(0) ?? 0) % 128) | 128));
    expect(() => decode(cyrillic)).toThrow(/UTF-8/);
  });

  it('refuses bytes that are no text', () => {
    const noise = Uint8Array.from({ length: 500 }, (_, index) => (index * 7919) % 256);
    expect(isBinary(noise)).toBe(true);
    expect(() => decode(noise)).toThrow(/damaged/);
  });

  it('either reads or refuses with a clear error, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          expect(typeof decode(bytes)).toBe('string');
        } catch (error) {
          expect(error).toMatchObject({ code: 'unreadable_document' });
        }
      }),
    );
  });
});
