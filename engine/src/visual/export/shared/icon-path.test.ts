import { describe, expect, it } from 'vitest';
import { iconMatrix, iconPaths } from './icon-path.ts';
import { pathBounds } from './path.ts';

type Node = readonly [string, Readonly<Record<string, string>>];
const set = (...nodes: Node[]) => ({ nodes: (name: string) => (name === 'known' ? nodes : undefined) });

describe('iconPaths()', () => {
  it.each<[Node, number[]]>([
    [
      ['path', { d: 'M1 1L5 9' }],
      [1, 1, 4, 8],
    ],
    [
      ['circle', { cx: '12', cy: '12', r: '4' }],
      [8, 8, 8, 8],
    ],
    [
      ['ellipse', { cx: '12', cy: '12', rx: '4', ry: '2' }],
      [8, 10, 8, 4],
    ],
    [
      ['rect', { x: '2', y: '3', width: '10', height: '6', ry: '1' }],
      [2, 3, 10, 6],
    ],
    [
      ['line', { x1: '1', y1: '2', x2: '3', y2: '5' }],
      [1, 2, 2, 3],
    ],
    [
      ['polyline', { points: '1,2 3,4 5,2' }],
      [1, 2, 4, 2],
    ],
    [
      ['polygon', { points: '1 2 3 4 5 2' }],
      [1, 2, 4, 2],
    ],
  ])('reads a %j', (node, [x, y, width, height]) => {
    const bounds = pathBounds(iconPaths(set(node), 'known').stroked);
    expect(bounds.x).toBeCloseTo(x ?? 0, 9);
    expect(bounds.y).toBeCloseTo(y ?? 0, 9);
    expect(bounds.width).toBeCloseTo(width ?? 0, 9);
    expect(bounds.height).toBeCloseTo(height ?? 0, 9);
  });

  it('ignores other elements, even a shape without its numbers', () => {
    expect(iconPaths(set(['script', { d: 'M0 0L1 1' }], ['path', {}]), 'known').stroked).toEqual([]);
    expect(iconPaths(set(['polyline', {}], ['polygon', {}]), 'known').stroked).toEqual([{ kind: 'close' }]);
  });

  it('tells filled dots from strokes', () => {
    const dot: Node = ['circle', { cx: '1', cy: '1', r: '1', fill: 'currentColor' }];
    const { filled, stroked } = iconPaths(set(dot, ['path', { d: 'M0 0L1 1', fill: 'none' }]), 'known');
    expect(filled).toHaveLength(6);
    expect(stroked).toHaveLength(8);
  });

  it('says which icon is not there', () => {
    expect(() => iconPaths(set(), 'unknown')).toThrow(/no icon "unknown"/);
  });
});

describe('iconMatrix()', () => {
  const item = { kind: 'icon', name: 'known', x: 10, y: 20, size: 48, stroke: '#000000', strokeWidth: 2 } as const;

  it('scales the grid into the box, flipped where asked', () => {
    expect(iconMatrix(item)).toEqual([2, 0, 0, 2, 10, 20]);
    expect(iconMatrix({ ...item, flip: true })).toEqual([-2, 0, 0, 2, 58, 20]);
  });
});
