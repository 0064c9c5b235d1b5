/** Path data in absolute commands; coordinates of a motif run from 0 to 100 in its square. */
export type Point = readonly [x: number, y: number];

const n = (value: number): string => String(Math.round(value * 100) / 100);

export function polygon(points: readonly Point[]): string {
  return `${polyline(points)}Z`;
}

export function polyline(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}`;
}

export function circle(cx: number, cy: number, r: number): string {
  return ellipse(cx, cy, r, r);
}

export function ellipse(cx: number, cy: number, rx: number, ry: number, degrees = 0): string {
  const angle = (degrees * Math.PI) / 180;
  const [dx, dy] = [rx * Math.cos(angle), rx * Math.sin(angle)];
  const arc = `A${n(rx)} ${n(ry)} ${n(degrees)} 1 1`;
  return `M${n(cx - dx)} ${n(cy - dy)}${arc} ${n(cx + dx)} ${n(cy + dy)}${arc} ${n(cx - dx)} ${n(cy - dy)}Z`;
}

export function rect(x: number, y: number, width: number, height: number): string {
  return polygon([
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]);
}

export function regular(cx: number, cy: number, r: number, sides: number, turn = -90): string {
  return polygon(Array.from({ length: sides }, (_, i) => onCircle(cx, cy, r, turn + (360 / sides) * i)));
}

export function onCircle(cx: number, cy: number, r: number, degrees: number): Point {
  const angle = (degrees * Math.PI) / 180;
  return [cx + r * Math.cos(angle), cy + r * Math.sin(angle)];
}

export function starShape(cx: number, cy: number, outer: number, inner: number, tips: number): string {
  return polygon(
    Array.from({ length: tips * 2 }, (_, i) => onCircle(cx, cy, i % 2 === 0 ? outer : inner, -90 + (180 / tips) * i)),
  );
}

/** An open arc from one angle to another, clockwise. */
export function arc(cx: number, cy: number, r: number, from: number, to: number): string {
  const [x1, y1] = onCircle(cx, cy, r, from);
  const [x2, y2] = onCircle(cx, cy, r, to);
  return `M${n(x1)} ${n(y1)}A${n(r)} ${n(r)} 0 ${to - from > 180 ? 1 : 0} 1 ${n(x2)} ${n(y2)}`;
}

/** A curve through the points of a function of x. */
export function curve(from: number, to: number, steps: number, y: (x: number) => number): string {
  return polyline(
    Array.from({ length: steps + 1 }, (_, i): Point => {
      const x = from + ((to - from) * i) / steps;
      return [x, y(x)];
    }),
  );
}

/** Moves path data of the 0 to 100 square into a square of the page, mirrored left to right if so wished. */
export function placePath(d: string, x: number, y: number, size: number, mirrored = false): string {
  const k = size / 100;
  const to: Frame = { x: mirrored ? x + size : x, y, kx: mirrored ? -k : k, k };
  return d.replace(/([MLHVCQAZ])([^MLHVCQAZ]*)/g, (_, command: string, rest: string) => {
    const numbers =
      rest.trim() === ''
        ? []
        : rest
            .trim()
            .split(/[\s,]+/)
            .map(Number);
    return command + numbers.map((value, i) => n(placeNumber(command, value, i, to))).join(' ');
  });
}

interface Frame {
  x: number;
  y: number;
  /** Negative where the path is mirrored. */
  kx: number;
  k: number;
}

function placeNumber(command: string, value: number, i: number, to: Frame): number {
  const across = (): number => to.x + value * to.kx;
  const down = (): number => to.y + value * to.k;
  if (command === 'H') return across();
  if (command === 'V') return down();
  if (command !== 'A') return i % 2 === 0 ? across() : down();
  const at = i % 7;
  if (at < 2) return value * to.k;
  // a mirror turns the ellipse and the sense of the arc round
  if (at === 2) return to.kx < 0 ? -value : value;
  if (at === 3) return value;
  if (at === 4) return to.kx < 0 ? 1 - value : value;
  return at === 5 ? across() : down();
}
