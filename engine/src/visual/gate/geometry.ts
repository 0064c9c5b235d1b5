/** Rectangles, strokes and where they meet. */
import type { Box, Ink, SceneItem } from '../scene.ts';

/** Overlaps smaller than this are rounding. Pixels. */
export const TOUCH = 0.5;

/** Thinner paint than this changes no contrast that counts. */
const FAINT = 0.05;

export function overlaps(a: Ink, b: Ink): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH
  );
}

/** What both share; undefined where that is nothing to see. */
export function intersection(a: Ink, b: Ink): Ink | undefined {
  if (!overlaps(a, b)) return undefined;
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function contains(outer: Ink, inner: Ink, slack = TOUCH): boolean {
  return (
    inner.left >= outer.left - slack &&
    inner.right <= outer.right + slack &&
    inner.top >= outer.top - slack &&
    inner.bottom <= outer.bottom + slack
  );
}

export function inkOfBox({ x, y, width, height }: Box): Ink {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

export function boxOfInk({ left, top, right, bottom }: Ink): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function grow({ left, top, right, bottom }: Ink, by: number): Ink {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

/** Whether ink lies on the stroke of a shape. Paths are not known well enough to say. */
export function touchesStroke(ink: Ink, item: SceneItem): boolean {
  if (item.kind !== 'rect' && item.kind !== 'circle' && item.kind !== 'line') return false;
  const width = item.strokeWidth ?? 1;
  if (item.stroke === undefined || item.stroke === 'none' || width <= 0) return false;
  if ((item.strokeOpacity ?? 1) * (item.opacity ?? 1) < FAINT) return false;
  if (item.kind === 'rect') {
    const edge = inkOfBox(item);
    return overlaps(ink, grow(edge, width / 2)) && !contains(grow(edge, -width / 2), ink);
  }
  if (item.kind === 'circle') return touchesRing(ink, item.cx, item.cy, item.r, width);
  return crossesSegment(grow(ink, width / 2 - TOUCH), item.x1, item.y1, item.x2, item.y2);
}

function touchesRing(ink: Ink, cx: number, cy: number, r: number, width: number): boolean {
  const nearX = Math.max(ink.left - cx, 0, cx - ink.right);
  const nearY = Math.max(ink.top - cy, 0, cy - ink.bottom);
  const farX = Math.max(Math.abs(ink.left - cx), Math.abs(ink.right - cx));
  const farY = Math.max(Math.abs(ink.top - cy), Math.abs(ink.bottom - cy));
  const nearest = Math.hypot(nearX, nearY);
  const farthest = Math.hypot(farX, farY);
  return nearest < r + width / 2 - TOUCH && farthest > r - width / 2 + TOUCH;
}

/** Liang-Barsky: the part of the segment inside the rectangle is not empty. */
function crossesSegment(ink: Ink, x1: number, y1: number, x2: number, y2: number): boolean {
  const dx = x2 - x1;
  const dy = y2 - y1;
  let enter = 0;
  let leave = 1;
  const edges: readonly (readonly [step: number, distance: number])[] = [
    [-dx, x1 - ink.left],
    [dx, ink.right - x1],
    [-dy, y1 - ink.top],
    [dy, ink.bottom - y1],
  ];
  for (const [step, distance] of edges) {
    if (step === 0 && distance < 0) return false;
    if (step < 0) enter = Math.max(enter, distance / step);
    if (step > 0) leave = Math.min(leave, distance / step);
  }
  return enter <= leave;
}

/** Whether a shape paints everything under this ink. */
export function hides(item: SceneItem, ink: Ink): boolean {
  if (!isOpaque(item)) return false;
  if (item.kind !== 'circle') return contains(inkOfBox(item), ink);
  const { cx, cy, r } = item;
  const farX = Math.max(Math.abs(ink.left - cx), Math.abs(ink.right - cx));
  const farY = Math.max(Math.abs(ink.top - cy), Math.abs(ink.bottom - cy));
  return Math.hypot(farX, farY) <= r;
}

/** Whether the fill of a shape lies on this ink at all. */
export function paintsOver(item: SceneItem, ink: Ink): boolean {
  if (item.kind === 'image') return (item.opacity ?? 1) >= FAINT && overlaps(ink, inkOfBox(item));
  if (item.kind !== 'rect' && item.kind !== 'circle') return false;
  if (item.fill === undefined || item.fill === 'none') return false;
  if ((item.fillOpacity ?? 1) * (item.opacity ?? 1) < FAINT) return false;
  if (item.kind === 'rect') return overlaps(ink, inkOfBox(item));
  const nearX = Math.max(ink.left - item.cx, 0, item.cx - ink.right);
  const nearY = Math.max(ink.top - item.cy, 0, item.cy - ink.bottom);
  return Math.hypot(nearX, nearY) < item.r - TOUCH;
}

function isOpaque(item: SceneItem): item is Extract<SceneItem, { kind: 'rect' | 'circle' | 'image' }> {
  if (item.kind === 'image') return (item.opacity ?? 1) >= 1;
  if (item.kind !== 'rect' && item.kind !== 'circle') return false;
  if (item.fill === undefined || item.fill === 'none' || item.fill.startsWith('url(')) return false;
  return (item.fillOpacity ?? 1) * (item.opacity ?? 1) >= 1;
}
