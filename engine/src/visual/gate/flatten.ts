/** The items of a Scene in paint order, where and how they stand on the page: out of their groups. */
import type { GroupItem, Ink, SceneItem } from '../scene.ts';
import { inkOfBox } from './geometry.ts';

export type LeafItem = Exclude<SceneItem, GroupItem>;

export interface Flat<T extends LeafItem = LeafItem> {
  /** In coordinates of the page: mirrored and faded as its groups say. A mirrored text keeps its own place. */
  item: T;
  order: number;
  /** The areas that its groups are clipped to. */
  clips: readonly Ink[];
  mirrored: boolean;
}

/** x on the page = sign * x + shift. */
interface Frame {
  sign: 1 | -1;
  shift: number;
  opacity: number;
  clips: readonly Ink[];
}

export function flatten(items: readonly SceneItem[]): Flat[] {
  const flat: Flat[] = [];
  const visit = (children: readonly SceneItem[], frame: Frame): void => {
    for (const item of children) {
      if (item.kind === 'group') {
        visit(item.children, enter(frame, item));
      } else {
        flat.push({ item: settle(item, frame), order: flat.length, clips: frame.clips, mirrored: frame.sign === -1 });
      }
    }
  };
  visit(items, { sign: 1, shift: 0, opacity: 1, clips: [] });
  return flat;
}

function enter(frame: Frame, { mirror, clip, opacity = 1 }: GroupItem): Frame {
  const inner: Frame = { ...frame, opacity: frame.opacity * opacity };
  if (mirror !== undefined) {
    inner.shift = frame.sign * (2 * mirror.x + mirror.width) + frame.shift;
    inner.sign = frame.sign === 1 ? -1 : 1;
  }
  // A group is clipped after it is mirrored, so its clip is mirrored with it.
  if (clip !== undefined) inner.clips = [...frame.clips, inkOfBox({ ...clip, x: left(inner, clip.x, clip.width) })];
  return inner;
}

/** Where the left edge of something comes to lie. */
function left({ sign, shift }: Frame, x: number, width: number): number {
  return sign === 1 ? x + shift : shift - x - width;
}

function settle(item: LeafItem, frame: Frame): LeafItem {
  if (item.kind === 'text' || (frame.sign === 1 && frame.opacity === 1)) return item;
  const at = (x: number): number => frame.sign * x + frame.shift;
  if (item.kind === 'icon') return { ...item, x: left(frame, item.x, item.size) };
  const opacity = (item.opacity ?? 1) * frame.opacity;
  if (item.kind === 'rect' || item.kind === 'image') return { ...item, x: left(frame, item.x, item.width), opacity };
  if (item.kind === 'circle') return { ...item, cx: at(item.cx), opacity };
  if (item.kind === 'line') return { ...item, x1: at(item.x1), x2: at(item.x2), opacity };
  return { ...item, bounds: { ...item.bounds, x: left(frame, item.bounds.x, item.bounds.width) }, opacity };
}
