// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { ApiError } from '../api/errors.ts';
import { copyImage, copyText } from './clipboard.ts';

afterEach(() => vi.unstubAllGlobals());

class Item {
  readonly parts: Record<string, Promise<Blob>>;
  constructor(parts: Record<string, Promise<Blob>>) {
    this.parts = parts;
  }
}

function browserWith(write: (items: Item[]) => Promise<void>) {
  vi.stubGlobal('ClipboardItem', Item);
  vi.stubGlobal('navigator', { clipboard: { write } });
}

const png = () => Promise.resolve(new Blob(['png']));

it('a picture is promised within the click and copied', async () => {
  const written: string[] = [];
  browserWith(async ([item]) => {
    written.push((await (await item?.parts['image/png'])?.text()) ?? '');
  });
  expect(await copyImage(png())).toBe('copied');
  expect(written).toEqual(['png']);
});

it('a browser without a clipboard, and one that refuses, are told apart', async () => {
  vi.stubGlobal('navigator', {});
  expect(await copyImage(png())).toBe('unsupported');
  expect(await copyImage(Promise.reject(new Error('unheard')))).toBe('unsupported');
  browserWith(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
  expect(await copyImage(png())).toBe('refused');
});

it('a picture that the server could not make is its own failure', async () => {
  browserWith(async ([item]) => {
    await item?.parts['image/png'];
  });
  const failure = new ApiError('refused', 'No picture.');
  await expect(copyImage(Promise.reject(failure))).rejects.toBe(failure);
});

it('text is copied where the browser lets it', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: async () => undefined } });
  expect(await copyText('a')).toBe('copied');
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } });
  expect(await copyText('a')).toBe('refused');
  vi.stubGlobal('navigator', {});
  expect(await copyText('a')).toBe('unsupported');
});
