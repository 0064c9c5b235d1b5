/** Glyph outlines as short SVG paths: a 1000-unit em, whole numbers, relative commands. */
import type { Font, SvgPathCommand } from 'harfbuzzjs';

/** Rounded to 1/1000 em: 0.06 px at a 60 px title. Empty where the glyph has no ink. */
export function outlineOf(font: Font, unitsPerEm: number, glyphId: number): string {
  return relativePath(font.glyphToJson(glyphId), 1000 / unitsPerEm);
}

/** Absolute font commands (y up) to a path of relative commands (y down). */
export function relativePath(commands: readonly SvgPathCommand[], scale: number): string {
  let path = '';
  let penX = 0;
  let penY = 0;
  let startX = 0;
  let startY = 0;
  for (const { type, values } of commands) {
    if (type === 'Z') {
      path += 'z';
      penX = startX;
      penY = startY;
      continue;
    }
    const numbers = values.map((value, index) => Math.round(value * (index % 2 === 0 ? scale : -scale)) + 0);
    const endX = numbers.at(-2) ?? 0;
    const endY = numbers.at(-1) ?? 0;
    if (type === 'M') {
      startX = endX;
      startY = endY;
    }
    path += relativeCommand(type, numbers, penX, penY);
    penX = endX;
    penY = endY;
  }
  return path;
}

function relativeCommand(type: string, numbers: readonly number[], penX: number, penY: number): string {
  if (type === 'M') return `M${join(numbers)}`;
  const deltas = numbers.map((value, index) => value - (index % 2 === 0 ? penX : penY));
  const [dx = 0, dy = 0] = deltas;
  if (type === 'L' && dy === 0) return dx === 0 ? '' : `h${dx}`;
  if (type === 'L' && dx === 0) return `v${dy}`;
  return `${type.toLowerCase()}${join(deltas)}`;
}

/** A minus sign separates by itself. */
function join(numbers: readonly number[]): string {
  return numbers.map((value, index) => (index > 0 && value >= 0 ? ` ${value}` : `${value}`)).join('');
}
