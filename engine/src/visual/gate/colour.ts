/** Colours and their contrast, as WCAG 2 defines it. */
export type Rgb = readonly [red: number, green: number, blue: number];

const NAMED: Readonly<Record<string, Rgb>> = { white: [255, 255, 255], black: [0, 0, 0] };

/** `#rgb`, `#rrggbb`, `#rrggbbff`, `white`, `black`; undefined for anything else, as it has no one contrast. */
export function parseColour(colour: string): Rgb | undefined {
  const named = NAMED[colour.toLowerCase()];
  if (named !== undefined) return named;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short !== null) return channels(short.slice(1).map((digit) => digit + digit));
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})(?:ff)?$/i.exec(colour);
  return long === null ? undefined : channels(long.slice(1));
}

function channels([red = '0', green = '0', blue = '0']: readonly string[]): Rgb {
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

/** Linear light of an 8-bit sRGB channel. */
const LINEAR: Float64Array = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** Relative luminance, 0 to 1. */
export function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * (LINEAR[red] ?? 0) + 0.7152 * (LINEAR[green] ?? 0) + 0.0722 * (LINEAR[blue] ?? 0);
}

export function contrastOfLuminance(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** 1 to 21; undefined where a colour cannot be read. */
export function contrastRatio(a: string, b: string): number | undefined {
  const first = parseColour(a);
  const second = parseColour(b);
  if (first === undefined || second === undefined) return undefined;
  return contrastOfLuminance(luminance(...first), luminance(...second));
}

/** WCAG AA: 3 for large text, 4.5 for the rest. */
export function requiredContrast(size: number): number {
  return size >= LARGE_TEXT ? 3 : 4.5;
}

/** Pixels of a page 1080 wide. */
const LARGE_TEXT = 24;
