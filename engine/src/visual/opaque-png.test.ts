import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpaquePng, writeOpaquePng } from './opaque-png.ts';

/** Undoes the filter, as a reader of PNG does. */
function colorsOf({ width, height, rows }: NonNullable<ReturnType<typeof readOpaquePng>>): number[] {
  const stride = width * 3;
  const out = new Uint8Array(stride * height);
  const at = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (out[y * stride + x] ?? 0));
  for (let y = 0; y < height; y++) {
    expect(rows[y * (stride + 1)]).toBe(4);
    for (let x = 0; x < stride; x++) {
      const [a, b, c] = [at(x - 3, y), at(x, y - 1), at(x - 3, y - 1)];
      const guess = a + b - c;
      const best = [a, b, c].reduce((near, value) => (Math.abs(guess - value) < Math.abs(guess - near) ? value : near));
      out[y * stride + x] = (rows[y * (stride + 1) + 1 + x] ?? 0) + best;
    }
  }
  return [...out];
}

describe('an opaque PNG', () => {
  it('holds the colours that went in (property)', () => {
    const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
      fc.record({
        width: fc.constant(width),
        height: fc.constant(height),
        pixels: fc.uint8Array({ minLength: width * height * 4, maxLength: width * height * 4 }),
      }),
    );
    fc.assert(
      fc.property(picture, ({ width, height, pixels }) => {
        const read = readOpaquePng(writeOpaquePng(pixels, width, height));
        expect(read).toMatchObject({ width, height });
        if (read !== undefined) expect(colorsOf(read)).toEqual([...pixels].filter((_, index) => index % 4 !== 3));
      }),
    );
  });

  it('is told from everything else', () => {
    const good = writeOpaquePng(new Uint8Array(16), 2, 2);
    const changed = (at: number, value: number) =>
      Uint8Array.from(good, (byte, index) => (index === at ? value : byte));
    expect(readOpaquePng(good)).toBeDefined();
    expect(readOpaquePng(new Uint8Array())).toBeUndefined();
    expect(readOpaquePng(changed(1, 0))).toBeUndefined();
    expect(readOpaquePng(changed(25, 6)), 'with alpha').toBeUndefined();
    expect(readOpaquePng(changed(28, 1)), 'interlaced').toBeUndefined();
    expect(readOpaquePng(changed(19, 0)), 'no width').toBeUndefined();
    expect(readOpaquePng(changed(23, 9)), 'more rows than data').toBeUndefined();
    expect(readOpaquePng(changed(16, 255)), 'beyond all measure').toBeUndefined();
    expect(readOpaquePng(changed(45, 255)), 'broken data').toBeUndefined();
  });
});
