/** The pages that a picture can be made for. */
import type { PageSize } from '../contract/index.ts';

/**
 * How the parts of a page stand to each other. `column`: head, body and foot one below the other. `rail`: the head beside the body, as
 * a landscape page wants it. `strip`: everything one below the other, in one narrow column.
 */
export type PageFrame = 'column' | 'rail' | 'strip';

export interface PageFormat {
  frame: PageFrame;
  /** Pixels. */
  width: number;
  /** Height of the usual page, in pixels. */
  height: number;
  /** It shrinks to this where there is little to say, and grows to `maxHeight` where there is much. */
  minHeight: number;
  maxHeight: number;
  /** true: what has no room at `maxHeight` is left out, the least important first. Otherwise the page grows beyond it. */
  leavesOut: boolean;
  /** Pixels; absent: that of the style. */
  margin?: number;
  /** Type scale: the smallest, the smallest that the usual page is tried with, the one to begin with, the largest. */
  scales: { least: number; comfortable: number; usual: number; most: number };
  /** Width of the page in a PDF, in points. */
  points: number;
}

/** Points: the width of an A4 sheet. */
const A4_POINTS = 595.28;

export const PAGE_FORMATS: Readonly<Record<PageSize, PageFormat>> = {
  /** As wide as ISO paper, as high as it needs. */
  Poster: {
    frame: 'column',
    width: 1080,
    height: 1528,
    minHeight: 1080,
    maxHeight: 2400,
    leavesOut: false,
    scales: { least: 0.86, comfortable: 0.92, usual: 1, most: 1.15 },
    points: A4_POINTS,
  },
  /** Five pixels a millimetre: 210 x 297 mm to the pixel. */
  A4: {
    frame: 'column',
    width: 1050,
    height: 1485,
    minHeight: 1485,
    maxHeight: 1485,
    leavesOut: true,
    scales: { least: 0.86, comfortable: 0.86, usual: 1, most: 1.36 },
    points: A4_POINTS,
  },
  /** For a projector: 21 pixels of text are the least that the last row can read. */
  Wide: {
    frame: 'rail',
    width: 1920,
    height: 1080,
    minHeight: 1080,
    maxHeight: 1080,
    leavesOut: true,
    margin: 72,
    scales: { least: 1.26, comfortable: 1.26, usual: 1.45, most: 1.9 },
    points: 960,
  },
  /** Shown at two thirds on a phone 360 pixels wide, where its text is then 16 pixels high. */
  Phone: {
    frame: 'strip',
    width: 540,
    height: 960,
    minHeight: 640,
    maxHeight: 5200,
    leavesOut: true,
    margin: 32,
    scales: { least: 1.26, comfortable: 1.26, usual: 1.4, most: 1.5 },
    points: 270,
  },
};
