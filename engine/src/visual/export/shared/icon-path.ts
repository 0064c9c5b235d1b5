/** The shapes of an outline icon as paths on its 24 x 24 grid. */
import { HkmError } from '../../../errors.ts';
import type { SceneItem } from '../../scene.ts';
import type { IconSource } from './exporter.ts';
import { ellipsePath, type Matrix, parsePath, rectPath, type Segment } from './path.ts';

type Attributes = Readonly<Record<string, string>>;
export type IconItem = Extract<SceneItem, { kind: 'icon' }>;

export const ICON_GRID = 24;

/** What is stroked, and what is filled too (dots, mostly). */
export interface IconPaths {
  stroked: Segment[];
  filled: Segment[];
}

/** @throws HkmError `internal` for an icon that the set does not have. */
export function iconPaths(icons: IconSource, name: string): IconPaths {
  const nodes = icons.nodes(name);
  if (nodes === undefined) throw new HkmError('internal', `The icon set has no icon "${name}".`);
  const filled = nodes.filter(([, attributes]) => (attributes.fill ?? 'none') !== 'none');
  return {
    stroked: nodes.flatMap(([tag, attributes]) => shapePath(tag, attributes)),
    filled: filled.flatMap(([tag, attributes]) => shapePath(tag, attributes)),
  };
}

/** From the icon's grid to the page. */
export function iconMatrix(item: IconItem): Matrix {
  const scale = item.size / ICON_GRID;
  return item.flip === true ? [-scale, 0, 0, scale, item.x + item.size, item.y] : [scale, 0, 0, scale, item.x, item.y];
}

function shapePath(tag: string, attributes: Attributes): Segment[] {
  const value = (name: string): number => Number(attributes[name] ?? 0);
  switch (tag) {
    case 'path':
      return parsePath(attributes.d ?? '');
    case 'circle':
      return ellipsePath(value('cx'), value('cy'), value('r'));
    case 'ellipse':
      return ellipsePath(value('cx'), value('cy'), value('rx'), value('ry'));
    case 'rect':
      return rectPath(value('x'), value('y'), value('width'), value('height'), value('rx') || value('ry'));
    case 'line':
      return parsePath(`M${value('x1')} ${value('y1')}L${value('x2')} ${value('y2')}`);
    case 'polyline':
      return parsePath(`M${attributes.points ?? ''}`);
    case 'polygon':
      return parsePath(`M${attributes.points ?? ''}Z`);
    default:
      return [];
  }
}
