import { assert, double, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ellipsePath, IDENTITY, multiply, parsePath, pathBounds, rectPath, transformPath } from './path.ts';

const last = (data: string): { x: number; y: number } => {
  const segment = parsePath(data).findLast((s) => s.kind !== 'close');
  if (segment === undefined) throw new Error('the path is empty');
  return { x: segment.x, y: segment.y };
};

describe('parsePath()', () => {
  it('reads lines, absolute and relative', () => {
    expect(parsePath('M1 2 3 4h5v-1H0V0l1,1z')).toEqual([
      { kind: 'move', x: 1, y: 2 },
      { kind: 'line', x: 3, y: 4 },
      { kind: 'line', x: 8, y: 4 },
      { kind: 'line', x: 8, y: 3 },
      { kind: 'line', x: 0, y: 3 },
      { kind: 'line', x: 0, y: 0 },
      { kind: 'line', x: 1, y: 1 },
      { kind: 'close' },
    ]);
  });

  it('goes on from the start of the figure after a close', () => {
    expect(last('M10 10h5zl1 1')).toEqual({ x: 11, y: 11 });
  });

  it('mirrors the control point for smooth curves', () => {
    expect(parsePath('M0 0C0 10 10 10 10 0s10-10 10 0').at(-1)).toEqual({
      kind: 'curve',
      x1: 10,
      y1: -10,
      x2: 20,
      y2: -10,
      x: 20,
      y: 0,
    });
    expect(parsePath('M0 0s5 5 10 0').at(-1)).toMatchObject({ x1: 0, y1: 0 });
  });

  it('raises quadratic curves to cubic ones', () => {
    expect(parsePath('M0 0Q30 30 60 0').at(-1)).toEqual({ kind: 'curve', x1: 20, y1: 20, x2: 40, y2: 20, x: 60, y: 0 });
    expect(parsePath('M0 0q30 30 60 0t60 0').at(-1)).toMatchObject({ x1: 80, y1: -20, x: 120, y: 0 });
  });

  it('reads arc flags that are written without spaces', () => {
    expect(last('M0 0a5 5 0 1110 0')).toEqual({ x: 10, y: 0 });
  });

  it('draws a half circle through its top', () => {
    const { y, height, width } = pathBounds(parsePath('M0 0A10 10 0 0 1 20 0'));
    expect(width).toBeCloseTo(20, 9);
    expect(y).toBeCloseTo(-10, 9);
    expect(height).toBeCloseTo(10, 9);
  });

  it('draws large arcs the long way, and scales radii that are too small', () => {
    expect(parsePath('M0 0A10 10 0 1 0 10 10').filter((s) => s.kind === 'curve')).toHaveLength(3);
    expect(pathBounds(parsePath('M0 0A1 1 30 0 0 20 0')).height).toBeCloseTo(10, 6);
  });

  it('draws an arc without a radius as a line, and none for one that goes nowhere', () => {
    expect(parsePath('M0 0A0 5 0 0 1 9 9').at(-1)).toEqual({ kind: 'line', x: 9, y: 9 });
    expect(parsePath('M3 3A5 5 0 0 1 3 3').at(-1)).toEqual({ kind: 'line', x: 3, y: 3 });
  });

  it('ends every arc where it says', () => {
    const length = double({ min: -500, max: 500, noNaN: true, noDefaultInfinity: true });
    assert(
      property(tuple(length, length, length, length, length), ([x, y, rx, ry, turn]) => {
        const end = last(
          `M0 0A${rx.toFixed(3)} ${ry.toFixed(3)} ${turn.toFixed(2)} 0 1 ${x.toFixed(3)} ${y.toFixed(3)}`,
        );
        expect(end).toEqual({ x: Number(x.toFixed(3)) + 0, y: Number(y.toFixed(3)) + 0 });
      }),
    );
  });

  it('ignores what is no path', () => {
    expect(parsePath('')).toEqual([]);
    expect(parsePath('M1')).toEqual([]);
  });
});

describe('shapes as paths', () => {
  it('keep to their boxes', () => {
    expect(pathBounds(ellipsePath(10, 20, 5, 3))).toEqual({ x: 5, y: 17, width: 10, height: 6 });
    expect(pathBounds(rectPath(1, 2, 30, 40))).toEqual({ x: 1, y: 2, width: 30, height: 40 });
    const round = pathBounds(rectPath(0, 0, 30, 40, 99));
    expect(round.width).toBeCloseTo(30, 9);
    expect(round.height).toBeCloseTo(40, 9);
  });

  it('have an empty box when there is nothing', () => {
    expect(pathBounds([{ kind: 'close' }])).toEqual({ x: 0, y: 0, width: 0, height: 0 });
  });
});

describe('multiply()', () => {
  it('does the inner map first', () => {
    const both = multiply([2, 0, 0, 2, 0, 0], [1, 0, 0, 1, 5, 7]);
    expect(transformPath(parsePath('M1 1C1 1 1 1 1 1Z'), both)).toEqual([
      { kind: 'move', x: 12, y: 16 },
      { kind: 'curve', x1: 12, y1: 16, x2: 12, y2: 16, x: 12, y: 16 },
      { kind: 'close' },
    ]);
    expect(multiply(IDENTITY, both)).toEqual(both);
  });
});
