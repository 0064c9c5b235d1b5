import { afterEach, describe, expect, it } from 'vitest';
import { createPngThread, type PngThread } from './png-thread.ts';

const svg = (width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 10"><rect width="${width}" height="10" fill="red"/></svg>`;
const PNG = [0x89, 0x50, 0x4e, 0x47];
let thread: PngThread;

afterEach(() => thread.close());

describe('createPngThread', () => {
  it('draws several at once, in order, and again after it was renewed', async () => {
    thread = createPngThread({ renewAfter: 2 });
    const pictures = await Promise.all([1, 2, 3, 4, 5].map((n) => thread.rasterize(svg(n * 10), { width: 40 })));
    for (const picture of pictures) expect([...picture.slice(0, 4)]).toEqual(PNG);
    const again = await thread.rasterize(svg(10), { width: 40 });
    expect(Buffer.from(again).equals(Buffer.from(pictures[0] ?? []))).toBe(true);
  });

  it('reports what cannot be drawn and goes on', async () => {
    thread = createPngThread();
    await expect(thread.rasterize('no picture')).rejects.toMatchObject({ code: 'internal' });
    await expect(thread.rasterize(svg(10), { width: 10 })).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses more than may wait', async () => {
    thread = createPngThread({ longestQueue: 1 });
    const [first, second] = [thread.rasterize(svg(10)), thread.rasterize(svg(20))];
    await expect(thread.rasterize(svg(30))).rejects.toMatchObject({ code: 'queue_full' });
    await Promise.all([first, second]);
  });

  it('tells those who wait when it is closed', async () => {
    thread = createPngThread();
    const waiting = [thread.rasterize(svg(10)), thread.rasterize(svg(20))].map((each) =>
      each.then(() => 'drawn').catch((error: { code: string }) => error.code),
    );
    await thread.close();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['aborted']));
    await expect(thread.rasterize(svg(10))).rejects.toMatchObject({ code: 'not_ready' });
  });
});
