/** SVG path data, read into absolute lines and cubic curves: all that PDF and PowerPoint know. */
export type Segment =
  | { kind: 'move' | 'line'; x: number; y: number }
  | { kind: 'curve'; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
  | { kind: 'close' };

interface Point {
  x: number;
  y: number;
}

/** How many numbers each command takes. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };
const COMMAND = /([MLHVCSQTAZmlhvcsqtaz])([^MLHVCSQTAZmlhvcsqtaz]*)/g;
const NUMBER = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g;
/** Arc flags may be written without a space: `a1 1 0 01.5 2`. */
const ARC_NUMBERS =
  /\s*,?\s*([-+]?[\d.]+(?:[eE][-+]?\d+)?)[\s,]*([-+]?[\d.]+(?:[eE][-+]?\d+)?)[\s,]*([-+]?[\d.]+(?:[eE][-+]?\d+)?)[\s,]*([01])[\s,]*([01])[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/g;

export function parsePath(data: string): Segment[] {
  const reader = new PathReader();
  for (const [, command = '', rest = ''] of data.matchAll(COMMAND)) {
    const upper = command.toUpperCase();
    const count = ARITY[upper] ?? 0;
    if (count === 0) reader.close();
    const numbers = upper === 'A' ? arcNumbers(rest) : (rest.match(NUMBER) ?? []).map(Number);
    for (let at = 0; count > 0 && at + count <= numbers.length; at += count) {
      // further pairs after a move are lines
      const effective = upper === 'M' && at > 0 ? 'L' : upper;
      reader.add(effective, command !== upper, numbers.slice(at, at + count));
    }
  }
  return reader.segments;
}

function arcNumbers(text: string): number[] {
  return [...text.matchAll(ARC_NUMBERS)].flatMap((match) => match.slice(1).map(Number));
}

class PathReader {
  readonly segments: Segment[] = [];
  #at: Point = { x: 0, y: 0 };
  #start: Point = { x: 0, y: 0 };
  /** Last control point, and which kind of curve it belongs to, for the smooth commands. */
  #control: (Point & { of: 'C' | 'Q' }) | undefined;

  close(): void {
    this.segments.push({ kind: 'close' });
    this.#at = this.#start;
    this.#control = undefined;
  }

  add(command: string, relative: boolean, n: readonly number[]): void {
    const from = relative ? this.#at : { x: 0, y: 0 };
    const point = (index: number): Point => ({ x: from.x + (n[index] ?? 0), y: from.y + (n[index + 1] ?? 0) });
    switch (command) {
      case 'M':
        this.#move(point(0));
        break;
      case 'L':
        this.#line(point(0));
        break;
      case 'H':
        this.#line({ x: from.x + (n[0] ?? 0), y: this.#at.y });
        break;
      case 'V':
        this.#line({ x: this.#at.x, y: from.y + (n[0] ?? 0) });
        break;
      case 'C':
        this.#cubic(point(0), point(2), point(4));
        break;
      case 'S':
        this.#cubic(this.#reflected('C'), point(0), point(2));
        break;
      case 'Q':
        this.#quadratic(point(0), point(2));
        break;
      case 'T':
        this.#quadratic(this.#reflected('Q'), point(0));
        break;
      default:
        this.#arc(n, point(5));
    }
  }

  #move(to: Point): void {
    this.segments.push({ kind: 'move', ...to });
    this.#at = to;
    this.#start = to;
    this.#control = undefined;
  }

  #line(to: Point): void {
    this.segments.push({ kind: 'line', ...to });
    this.#at = to;
    this.#control = undefined;
  }

  #cubic(a: Point, b: Point, to: Point): void {
    this.segments.push({ kind: 'curve', x1: a.x, y1: a.y, x2: b.x, y2: b.y, x: to.x, y: to.y });
    this.#at = to;
    this.#control = { ...b, of: 'C' };
  }

  #quadratic(control: Point, to: Point): void {
    const from = this.#at;
    const toward = (end: Point): Point => ({
      x: end.x + (2 / 3) * (control.x - end.x),
      y: end.y + (2 / 3) * (control.y - end.y),
    });
    this.#cubic(toward(from), toward(to), to);
    this.#control = { ...control, of: 'Q' };
  }

  /** The last control point mirrored at the current point; the current point after any other command. */
  #reflected(of: 'C' | 'Q'): Point {
    const control = this.#control;
    if (control === undefined || control.of !== of) return this.#at;
    return { x: 2 * this.#at.x - control.x, y: 2 * this.#at.y - control.y };
  }

  #arc(n: readonly number[], to: Point): void {
    const [rx = 0, ry = 0, rotation = 0, large = 0, sweep = 0] = n;
    const curves = arcCurves(this.#at, to, { rx, ry, rotation, large: large === 1, sweep: sweep === 1 });
    if (curves === undefined) this.#line(to);
    curves?.forEach(([a, b, end], index) => {
      this.#cubic(a, b, index === curves.length - 1 ? to : end);
    });
    this.#control = undefined;
  }
}

interface ArcShape {
  rx: number;
  ry: number;
  /** Degrees. */
  rotation: number;
  large: boolean;
  sweep: boolean;
}

/**
 * An elliptical arc as cubic curves of at most a quarter turn each (SVG 2, appendix B.2.4, "conversion from endpoint to
 * center parameterization"). Undefined where the arc is a straight line.
 */
function arcCurves(from: Point, to: Point, shape: ArcShape): [Point, Point, Point][] | undefined {
  let rx = Math.abs(shape.rx);
  let ry = Math.abs(shape.ry);
  if (rx === 0 || ry === 0 || (from.x === to.x && from.y === to.y)) return undefined;
  const phi = (shape.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(phi), Math.sin(phi)];
  const [dx, dy] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
  const [px, py] = [cos * dx + sin * dy, cos * dy - sin * dx];
  const excess = (px / rx) ** 2 + (py / ry) ** 2;
  if (excess > 1) {
    rx *= Math.sqrt(excess);
    ry *= Math.sqrt(excess);
  }
  const spread = (rx * py) ** 2 + (ry * px) ** 2;
  const root = Math.sqrt(Math.max(0, (rx * ry) ** 2 / spread - 1)) * (shape.large === shape.sweep ? -1 : 1);
  const [qx, qy] = [(root * rx * py) / ry, (-root * ry * px) / rx];
  const center = { x: cos * qx - sin * qy + (from.x + to.x) / 2, y: sin * qx + cos * qy + (from.y + to.y) / 2 };
  const start = Math.atan2((py - qy) / ry, (px - qx) / rx);
  let turn = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - start;
  if (shape.sweep && turn < 0) turn += 2 * Math.PI;
  if (!shape.sweep && turn > 0) turn -= 2 * Math.PI;
  const place = (x: number, y: number): Point => ({
    x: center.x + cos * rx * x - sin * ry * y,
    y: center.y + sin * rx * x + cos * ry * y,
  });
  return quarterTurns(start, turn).map(([a, b]) => {
    const k = (4 / 3) * Math.tan((b - a) / 4);
    return [
      place(Math.cos(a) - k * Math.sin(a), Math.sin(a) + k * Math.cos(a)),
      place(Math.cos(b) + k * Math.sin(b), Math.sin(b) - k * Math.cos(b)),
      place(Math.cos(b), Math.sin(b)),
    ];
  });
}

function quarterTurns(start: number, turn: number): [number, number][] {
  const parts = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9));
  return Array.from({ length: parts }, (_, index) => [
    start + (turn * index) / parts,
    start + (turn * (index + 1)) / parts,
  ]);
}

/** Distance of the control points that makes four curves a circle. */
const KAPPA = 0.5522847498;

export function ellipsePath(cx: number, cy: number, rx: number, ry = rx): Segment[] {
  const [kx, ky] = [rx * KAPPA, ry * KAPPA];
  return [
    { kind: 'move', x: cx + rx, y: cy },
    { kind: 'curve', x1: cx + rx, y1: cy + ky, x2: cx + kx, y2: cy + ry, x: cx, y: cy + ry },
    { kind: 'curve', x1: cx - kx, y1: cy + ry, x2: cx - rx, y2: cy + ky, x: cx - rx, y: cy },
    { kind: 'curve', x1: cx - rx, y1: cy - ky, x2: cx - kx, y2: cy - ry, x: cx, y: cy - ry },
    { kind: 'curve', x1: cx + kx, y1: cy - ry, x2: cx + rx, y2: cy - ky, x: cx + rx, y: cy },
    { kind: 'close' },
  ];
}

export function rectPath(x: number, y: number, width: number, height: number, radius = 0): Segment[] {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  if (r === 0) return parsePath(`M${x} ${y}H${x + width}V${y + height}H${x}Z`);
  const arc = `A${r} ${r} 0 0 1`;
  return parsePath(
    `M${x + r} ${y}H${x + width - r}${arc} ${x + width} ${y + r}V${y + height - r}${arc} ${x + width - r} ${y + height}` +
      `H${x + r}${arc} ${x} ${y + height - r}V${y + r}${arc} ${x + r} ${y}Z`,
  );
}

/** The smallest box around all points and control points. */
export function pathBounds(segments: readonly Segment[]): { x: number; y: number; width: number; height: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const segment of segments) {
    if (segment.kind === 'close') continue;
    xs.push(segment.x);
    ys.push(segment.y);
    if (segment.kind === 'curve') {
      xs.push(segment.x1, segment.x2);
      ys.push(segment.y1, segment.y2);
    }
  }
  if (xs.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** An affine map `[a b c d e f]` as PDF and SVG write it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [A, B, C, D, E, F] = inner;
  return [a * A + c * B, b * A + d * B, a * C + c * D, b * C + d * D, a * E + c * F + e, b * E + d * F + f];
}

export function transformPath(segments: readonly Segment[], [a, b, c, d, e, f]: Matrix): Segment[] {
  const x = (px: number, py: number): number => a * px + c * py + e;
  const y = (px: number, py: number): number => b * px + d * py + f;
  return segments.map((s) => {
    if (s.kind === 'close') return s;
    if (s.kind !== 'curve') return { kind: s.kind, x: x(s.x, s.y), y: y(s.x, s.y) };
    const [x1, y1, x2, y2] = [x(s.x1, s.y1), y(s.x1, s.y1), x(s.x2, s.y2), y(s.x2, s.y2)];
    return { kind: 'curve', x1, y1, x2, y2, x: x(s.x, s.y), y: y(s.x, s.y) };
  });
}
