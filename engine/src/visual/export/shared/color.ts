/** Red, green, blue from 0 to 1. */
export type Rgb = [red: number, green: number, blue: number];

/** `#rrggbb` or `#rgb`; undefined for anything else. */
export function parseColor(color: string): Rgb | undefined {
  const match = /^#(?:([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|([0-9a-f])([0-9a-f])([0-9a-f]))$/i.exec(color.trim());
  if (match === null) return undefined;
  const [, r, g, b, r1 = '', g1 = '', b1 = ''] = match;
  const channel = (long: string | undefined, short: string): number => Number.parseInt(long ?? short + short, 16) / 255;
  return [channel(r, r1), channel(g, g1), channel(b, b1)];
}

/** `rrggbb`, upper case, as Office writes it. */
export function hexColor([red, green, blue]: Rgb): string {
  const hex = (value: number): string =>
    Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  return (hex(red) + hex(green) + hex(blue)).toUpperCase();
}

export function mixColors(a: Rgb, b: Rgb, share: number): Rgb {
  const mix = (x: number, y: number): number => x + (y - x) * share;
  return [mix(a[0], b[0]), mix(a[1], b[1]), mix(a[2], b[2])];
}

/** Contrast ratio from 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
