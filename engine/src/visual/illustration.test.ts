import { afterAll, describe, expect, it } from 'vitest';
import { inspectImage, normalizeIllustration } from './illustration.ts';
import { readOpaquePng } from './opaque-png.ts';
import { createPngThread } from './png-thread.ts';

const png = createPngThread();
afterAll(() => png.close());

const draw = (width: number, height: number, shapes: string) =>
  png.rasterize(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`,
    { width },
  );
const leaf = (width = 200, height = 100) =>
  draw(
    width,
    height,
    `<rect width="${width}" height="${height}" fill="#285"/><circle cx="80" cy="50" r="30" fill="#fc0"/>`,
  );

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('inspectImage', () => {
  const rest = new Array<number>(20).fill(0);
  it.each([
    [
      'JPEG',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 120, 0, 200], rest),
      'image/jpeg',
      200,
      120,
    ],
    [
      'WebP, lossy',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 120, 0]),
      'image/webp',
      200,
      120,
    ],
    [
      'WebP, lossless',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 199, 0xc0, 0x1d, 0], rest),
      'image/webp',
      200,
      120,
    ],
    [
      'WebP, extended',
      bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 199, 0, 0, 119, 0, 0]),
      'image/webp',
      200,
      120,
    ],
  ])('knows %s by its content', (_name, file, mediaType, width, height) => {
    expect(inspectImage(file)).toEqual({ mediaType, width, height });
  });

  it.each([
    ['nothing', bytes()],
    ['a web page', bytes('<html>an error page that is long enough to be a picture</html>')],
    ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 1, 2, 3, 4])],
    ['a WebP of an unknown form', bytes('RIFF', [0, 0, 0, 0], 'WEBPXXXX', rest)],
    ['a GIF', bytes('GIF89a', rest)],
  ])('does not know %s', (_name, file) => expect(inspectImage(file)).toBeUndefined());
});

describe('normalizeIllustration', () => {
  it('makes a square opaque PNG, the same for the same bytes', async () => {
    const file = await leaf();
    const made = await normalizeIllustration(file, png);
    expect(readOpaquePng(Buffer.from(made, 'base64'))).toMatchObject({ width: 640, height: 640 });
    expect(await normalizeIllustration(file, png)).toBe(made);
  });

  it('keeps a noisy picture small', async () => {
    const noise = Array.from(
      { length: 6_000 },
      (_, i) =>
        `<rect x="${(i * 7919) % 640}" y="${(i * 104_729) % 640}" width="9" height="9" fill="#${((i * 2_654_435_761) >>> 8).toString(16).padStart(6, '0').slice(-6)}" transform="rotate(${i % 90} 320 320)"/>`,
    ).join('');
    const made = Buffer.from(await normalizeIllustration(await draw(640, 640, noise), png), 'base64');
    expect(made.byteLength).toBeLessThan(1_000_000);
  });

  it.each([
    ['what is no picture', async () => bytes('<html>'), 'is no PNG'],
    ['a picture that is too small', () => leaf(60, 60), '60 x 60'],
    ['a picture that is cut', async () => (await leaf()).slice(0, 60), 'cannot be read'],
    ['one colour', () => draw(100, 100, '<rect width="100" height="100" fill="#123"/>'), 'shows nothing'],
    ['too many bytes', async () => new Uint8Array(25 * 1024 * 1024), '24 MiB'],
  ])('refuses %s', async (_name, make, message) => {
    await expect(normalizeIllustration(await make(), png)).rejects.toMatchObject({
      code: 'bad_response',
      message: expect.stringContaining(message),
    });
  });
});
