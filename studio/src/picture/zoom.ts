/** Sizes of the picture in its window. A scale of 1 shows one unit of the picture as one CSS pixel. */
export interface Size {
  width: number;
  height: number;
}

export const ZOOM_LIMITS = { least: 0.1, most: 8 } as const;
const STEP = 1.25;

export type ZoomMode = 'width' | 'whole' | 'free';

export function limitScale(scale: number): number {
  return Math.min(ZOOM_LIMITS.most, Math.max(ZOOM_LIMITS.least, scale));
}

/** One step nearer or further. */
export function stepScale(scale: number, direction: 1 | -1): number {
  return limitScale(direction === 1 ? scale * STEP : scale / STEP);
}

/** The scale at which the picture fits its window; 1 while the window has no size yet. */
export function fitScale(mode: Exclude<ZoomMode, 'free'>, picture: Size, view: Size): number {
  const byWidth = view.width / picture.width;
  const byHeight = view.height / picture.height;
  const scale = mode === 'width' ? byWidth : Math.min(byWidth, byHeight);
  return Number.isFinite(scale) && scale > 0 ? limitScale(scale) : 1;
}

/** Where to scroll so that what is under `anchor` (pixels from the window's edge) stays there when the scale changes. */
export function scrollFor(scroll: number, anchor: number, from: number, to: number): number {
  return ((scroll + anchor) * to) / from - anchor;
}
