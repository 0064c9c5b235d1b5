import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, foldText, hashOf, likePattern, packBlob, unpackBlob } from './text.ts';

describe('foldText', () => {
  it('drops case and accents', () => {
    expect(foldText('Curaçao ÉTÉ Ångström')).toBe('curacao ete angstrom');
  });
});

describe('likePattern', () => {
  it('takes wildcards literally', () => {
    expect(likePattern('50%_\\')).toBe('%50\\%\\_\\\\%');
  });
});

describe('cursor', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (createdAt, id) => {
        expect(decodeCursor(encodeCursor({ createdAt, id }))).toEqual({ createdAt, id });
      }),
    );
  });

  it.each(['', 'x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('{}').toString('base64url')])(
    'refuses %j',
    (cursor) => {
      expect(() => decodeCursor(cursor)).toThrow(expect.objectContaining({ code: 'bad_input' }));
    },
  );
});

describe('packBlob', () => {
  it('gives back the same bytes, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 4_000 }),
        fc.constantFrom('image/svg+xml', 'image/png'),
        async (bytes, type) => {
          const blob = packBlob(hashOf(bytes), bytes, type);
          expect(Buffer.from(await unpackBlob(blob)).equals(bytes)).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('compresses long text and leaves pictures alone', () => {
    const bytes = Buffer.from('a'.repeat(10_000));
    expect(packBlob('h', bytes, 'text/plain').bytes.length).toBeLessThan(1_000);
    expect(packBlob('h', bytes, 'image/png')).toMatchObject({ encoding: 'none', bytes });
    expect(packBlob('h', Buffer.from('short'), 'text/plain').encoding).toBe('none');
  });
});
