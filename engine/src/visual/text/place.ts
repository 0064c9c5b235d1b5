/** Lines to glyphs at their places on the page, with the ink that they really cover. */
import type { Box, Ink, PlacedGlyph, PlacedLine, PlacedRun, TextStyle } from '../scene.ts';
import { visualOrder } from './bidi.ts';
import type { Face } from './faces.ts';
import type { Line } from './line.ts';
import type { Paragraph, Piece } from './paragraph.ts';

export interface Placement {
  lines: PlacedLine[];
  /** Around all lines; a point at the corner of the box where nothing is drawn. */
  ink: Ink;
  /** Whether ink leaves the box or the lines are higher than it. */
  overflows: boolean;
}

/** Accents and tails may reach above the first and below the last line by this share of the size. */
const VERTICAL_TOLERANCE = 0.14;
const LEAST_VERTICAL_TOLERANCE = 3;
/** Letters may lean past their advance: the J of Jost by 0.16 em, the flag of an Arabic kaf by 0.11, a Devanagari vowel sign by 0.07. */
const OVERHANG = 0.18;
/** Rounding. Pixels. */
const TOLERANCE = 0.75;
/** Fonts with very high metrics must not push the line down. em */
const HIGHEST_ASCENT = 1.1;
const DEEPEST_DESCENT = 0.45;

/** How far a line leaves a box, beyond what typography allows; 0 when it stays inside. Pixels. */
export function outside(line: Pick<PlacedLine, 'x' | 'width' | 'ink'>, box: Box, size: number): number {
  const vertical = Math.max(LEAST_VERTICAL_TOLERANCE, size * VERTICAL_TOLERANCE);
  const overhang = Math.max(TOLERANCE, size * OVERHANG);
  const right = box.x + box.width;
  return Math.max(
    0,
    box.x - line.x - TOLERANCE,
    line.x + line.width - right - TOLERANCE,
    box.x - line.ink.left - overhang,
    line.ink.right - right - overhang,
    box.y - line.ink.top - vertical,
    line.ink.bottom - box.y - box.height - vertical,
  );
}

/** @param principal The face that sets the baseline, the same on every line of the page. */
export function placeLines(
  paragraph: Paragraph,
  lines: readonly Line[],
  style: TextStyle,
  box: Box,
  principal: Face,
): Placement {
  const lineHeight = style.size * style.lineHeight;
  const height = lines.length * lineHeight;
  const top = box.y + verticalShift(style, box.height - height);
  const ascent = Math.min(principal.ascent, HIGHEST_ASCENT);
  const descent = Math.min(principal.descent, DEEPEST_DESCENT);
  const drop = (lineHeight + (ascent - descent) * style.size) / 2;
  const placed = lines.map((line, index) => {
    const width = line.width * style.size;
    const x = box.x + horizontalShift(style, box.width - width);
    return placeLine(paragraph, line, style.size, x, top + index * lineHeight + drop, index + 1 === lines.length);
  });
  const ink =
    placed.reduce<Ink | undefined>((all, line) => uniteInk(all, line.ink), undefined) ?? emptyInk(box.x, box.y);
  const tooHigh = height > box.height + TOLERANCE;
  return { lines: placed, ink, overflows: tooHigh || placed.some((line) => outside(line, box, style.size) > 0) };
}

function verticalShift(style: TextStyle, spare: number): number {
  if (style.verticalAlign === 'middle') return spare / 2;
  return style.verticalAlign === 'bottom' ? spare : 0;
}

function horizontalShift(style: TextStyle, spare: number): number {
  if (style.align === 'center') return spare / 2;
  return (style.align === 'end') === (style.direction === 'rtl') ? 0 : spare;
}

function placeLine(
  paragraph: Paragraph,
  line: Line,
  size: number,
  x: number,
  baseline: number,
  last: boolean,
): PlacedLine {
  const groups = visualOrder(groupPieces(paragraph.pieces(line.start, line.end, line.hyphen)));
  const runs: PlacedRun[] = [];
  let pen = 0;
  let ink: Ink | undefined;
  for (const group of groups) {
    const { run, ink: runInk } = placeGroup(group, size, pen);
    runs.push(run);
    ink = uniteInk(ink, moveInk(runInk, x, baseline));
    pen += run.width;
  }
  const placed: PlacedLine = {
    text: paragraph.textOf(line.start, line.end),
    x,
    baseline,
    width: pen,
    ink: ink ?? emptyInk(x, baseline),
    runs,
  };
  if (!last) placed.joint = line.hyphen ? 'hyphen' : line.spaceAfter ? 'space' : 'none';
  return placed;
}

interface Group {
  level: number;
  pieces: Piece[];
}

/** Neighbours of one font, direction and size become one run. */
function groupPieces(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const before = last?.pieces.at(-1);
    const joins =
      before !== undefined &&
      before.face === piece.face &&
      before.level === piece.level &&
      before.cite === undefined &&
      piece.cite === undefined;
    if (joins) last?.pieces.push(piece);
    else groups.push({ level: piece.level, pieces: [piece] });
  }
  return groups;
}

function placeGroup(group: Group, size: number, pen: number): { run: PlacedRun; ink: Ink | undefined } {
  const rtl = group.level % 2 === 1;
  const ordered = rtl ? group.pieces.toReversed() : group.pieces;
  const glyphs: PlacedGlyph[] = [];
  let width = 0;
  let ink: Ink | undefined;
  for (const piece of ordered) {
    const scale = size * piece.scale;
    const offset = width + (rtl ? 0 : piece.lead * size);
    const { ids, x, y } = piece.shaped;
    for (let index = 0; index < ids.length; index += 1) {
      glyphs.push({ id: ids[index] ?? 0, x: offset + (x[index] ?? 0) * scale, y: (y[index] ?? 0) * scale });
    }
    ink = uniteInk(ink, moveInk(piece.shaped.ink, pen + offset, piece.rise * size, scale));
    width += piece.width * size;
  }
  const [first] = group.pieces;
  const run: PlacedRun = {
    font: first?.face.file.key ?? '',
    size: size * (first?.scale ?? 1),
    rtl,
    text: group.pieces.map((piece) => piece.text).join(''),
    x: pen,
    rise: (first?.rise ?? 0) * size,
    width,
    glyphs,
  };
  if (first?.cite !== undefined) run.cite = first.cite;
  return { run, ink };
}

function moveInk(ink: Ink | undefined, x: number, y: number, scale = 1): Ink | undefined {
  if (ink === undefined) return undefined;
  return {
    left: ink.left * scale + x,
    top: ink.top * scale + y,
    right: ink.right * scale + x,
    bottom: ink.bottom * scale + y,
  };
}

function uniteInk(a: Ink | undefined, b: Ink | undefined): Ink | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function emptyInk(x: number, y: number): Ink {
  return { left: x, top: y, right: x, bottom: y };
}
