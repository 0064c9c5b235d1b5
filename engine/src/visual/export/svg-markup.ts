/** Small pieces of SVG text: escaped, rounded, always the same for the same values. */
import type { Paint } from '../scene.ts';

// What XML 1.0 does not allow even as a character reference.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside double quotes, in SVG and in HTML. */
export function escapeMarkup(value: string): string {
  return value.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** At most two decimals: 1/100 px. */
export function number(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** Path data with at most two decimals. */
export function pathData(d: string): string {
  return escapeMarkup(d.replace(/-?\d*\.\d{3,}(?:e-?\d+)?/g, (digits) => number(Number(digits))));
}

/** ` name="value"` for each value that is there. */
export function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  let markup = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    markup += ` ${name}="${typeof value === 'number' ? number(value) : escapeMarkup(value)}"`;
  }
  return markup;
}

/** @param reference Turns the id of a definition into the namespaced one. */
export function paintAttributes(paint: Paint, reference: (id: string) => string): string {
  const color = (value: string | undefined): string | undefined =>
    value?.replace(/^url\(#([^)]+)\)$/, (_, id: string) => `url(#${reference(id)})`);
  return attributes({
    // Without a fill SVG paints black; a Scene means nothing.
    fill: color(paint.fill) ?? 'none',
    'fill-opacity': paint.fillOpacity,
    stroke: color(paint.stroke),
    'stroke-width': paint.strokeWidth,
    'stroke-opacity': paint.strokeOpacity,
    'stroke-dasharray': paint.strokeDash?.map(number).join(' '),
    'stroke-linecap': paint.strokeCap,
    'stroke-linejoin': paint.strokeJoin,
    opacity: paint.opacity,
  });
}
