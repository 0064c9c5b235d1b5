/** A picture of the picture: pixels that can be stretched at no cost while thousands of shapes could not be drawn anew in time. */
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { CleanPicture } from './sanitize.ts';

/** Pixels across; more would cost memory that nobody sees while things move. */
const WIDEST = 2_000;

/** undefined where the browser cannot draw it. The canvas is never read back. */
export async function stillOf(
  picture: SVGSVGElement,
  size: { width: number; height: number },
): Promise<HTMLCanvasElement | undefined> {
  const copy = picture.cloneNode(true) as SVGSVGElement;
  const factor = Math.min(WIDEST / size.width, 2);
  const [width, height] = [Math.round(size.width * factor), Math.round(size.height * factor)];
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const blob = new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' });
  let address = '';
  try {
    address = URL.createObjectURL(blob);
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return canvas;
  } catch {
    return undefined;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Where the still goes, and what makes it: once for each picture, when it may soon be wanted. */
export function useStill(picture: CleanPicture | undefined): {
  holder: RefObject<HTMLDivElement | null>;
  prepare(): void;
} {
  const holder = useRef<HTMLDivElement>(null);
  const prepared = useRef<CleanPicture>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new picture makes the old still worthless
  useEffect(() => {
    holder.current?.replaceChildren();
    return () => {
      prepared.current = undefined;
    };
  }, [picture]);
  const prepare = useCallback(() => {
    if (!picture || prepared.current === picture) return;
    prepared.current = picture;
    void stillOf(picture.element, picture).then((canvas) => {
      if (canvas && prepared.current === picture) holder.current?.replaceChildren(canvas);
    });
  }, [picture]);
  return { holder, prepare };
}
