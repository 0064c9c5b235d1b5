/** Lines of a paragraph at a width, both in em: greedy, as browsers break, with evened lengths for headings. */
import { evenLines } from './even-lines.ts';
import type { Line } from './line.ts';
import type { Cut, CutLevel, Paragraph, Unit } from './paragraph.ts';

export type LineBreaker = (paragraph: Paragraph, maxWidth: number, balance: boolean) => readonly Line[];

/** Widths pass through 32-bit floats in the layout: a line may exceed its width by this much (em). */
const TOLERANCE = 1e-3;
/** Headings longer than this are paragraphs. */
const BALANCED_LINES = 6;
/** No sign of a script that we set is narrower than this: what has more clusters is wider without measuring. em */
const NARROWEST = 0.15;
/** A last line of one word narrower than this share of the line looks forgotten. */
const WIDOW = 0.25;
/** Largest share of a divided heading word on its first line. */
const EVEN_SHARE = 0.6;
/** A long word is divided to fill a line only if the line would otherwise stay this empty. */
const WORTH_A_HYPHEN = 0.2;

/** Widths whose lines are kept for each paragraph. */
const MOST_WIDTHS = 32;

export function createLineBreaker(): LineBreaker {
  const known = new WeakMap<Paragraph, Map<number, readonly Line[]>>();
  return (paragraph, maxWidth, balance) => {
    let byWidth = known.get(paragraph);
    if (byWidth === undefined) {
      byWidth = new Map();
      known.set(paragraph, byWidth);
    }
    // Ten-thousandths of an em; balanced lines are told apart by the sign.
    const width = Math.round(maxWidth * 10_000) + 1;
    const key = balance ? -width : width;
    const before = byWidth.get(key);
    if (before !== undefined) return before;
    if (byWidth.size >= MOST_WIDTHS) byWidth.clear();
    const lines = balance ? balancedLines(paragraph, maxWidth) : breakLines(paragraph, maxWidth);
    byWidth.set(key, lines);
    return lines;
  };
}

function balancedLines(paragraph: Paragraph, maxWidth: number): readonly Line[] {
  const greedy = breakLines(paragraph, maxWidth, false);
  if (greedy.length > BALANCED_LINES) return breakLines(paragraph, maxWidth);
  const whole = greedy.every((line) => !line.hyphen && line.width <= maxWidth + TOLERANCE);
  if (greedy.length < 2 || !whole) return greedy;
  return evenLines(paragraph.units, maxWidth + TOLERANCE, greedy.length) ?? greedy;
}

/** @param fill Whether long words may be divided only to fill a line (running text, not headings). */
export function breakLines(paragraph: Paragraph, maxWidth: number, fill = true): Line[] {
  const breaker = new GreedyBreaker(paragraph, maxWidth + TOLERANCE, fill);
  for (const unit of paragraph.units) breaker.add(unit);
  return breaker.finish();
}

class GreedyBreaker {
  readonly #paragraph: Paragraph;
  readonly #max: number;
  readonly #fill: boolean;
  readonly #lines: Line[] = [];
  /** The line being filled; undefined when it is empty. */
  #line: Line | undefined;
  /** Spaces behind the line's last unit. */
  #gap = 0;

  constructor(paragraph: Paragraph, max: number, fill: boolean) {
    this.#paragraph = paragraph;
    this.#max = max;
    this.#fill = fill;
  }

  add(unit: Unit): void {
    const line = this.#line;
    if (line !== undefined && line.width + this.#gap + unit.width <= this.#max) {
      line.width += this.#gap + unit.width;
      line.end = unit.end;
    } else {
      this.#place(unit);
    }
    this.#gap = unit.space;
    if (this.#line !== undefined) this.#line.spaceAfter = unit.next > unit.end;
  }

  finish(): Line[] {
    this.#close();
    const last = this.#lines.at(-1);
    if (last !== undefined) last.spaceAfter = false;
    if (this.#fill) this.#joinWidow();
    return this.#lines;
  }

  #close(): void {
    if (this.#line !== undefined) this.#lines.push(this.#line);
    this.#line = undefined;
  }

  /** A last line of one short word gets a second one from the line above, if that stays filled. */
  #joinWidow(): void {
    const [above, last] = this.#lines.slice(-2);
    const [kept, moved, widow] = this.#paragraph.units.slice(-3);
    if (above === undefined || last === undefined || widow?.start !== last.start || last.width > this.#max * WIDOW)
      return;
    if (kept === undefined || moved === undefined || above.hyphen || kept.start <= above.start) return;
    const aboveWidth = above.width - moved.width - kept.space;
    const lastWidth = moved.width + moved.space + last.width;
    if (lastWidth > this.#max || aboveWidth < this.#max / 2) return;
    above.end = kept.end;
    above.width = aboveWidth;
    above.spaceAfter = kept.next > kept.end;
    last.start = moved.start;
    last.width = lastWidth;
  }

  /** A unit that does not fit behind what the line holds. */
  #place(unit: Unit): void {
    let start = this.#fillLine(unit);
    let width = start === unit.start ? unit.width : this.#widthUpToMax(start, unit.end);
    while (width > this.#max) {
      const cut = this.#evenCut(start, unit.end, width) ?? this.#findCut(start, unit.end, this.#max);
      if (cut === undefined) break;
      this.#lines.push({
        start,
        end: cut.at,
        hyphen: cut.hyphen,
        width: this.#paragraph.width(start, cut.at, cut.hyphen),
        spaceAfter: false,
      });
      start = cut.at;
      width = this.#widthUpToMax(start, unit.end);
    }
    this.#line = { start, end: unit.end, hyphen: false, width, spaceAfter: false };
  }

  /** The width, or infinity where the clusters are too many for any line. */
  #widthUpToMax(start: number, end: number): number {
    return end - start > this.#reach(this.#max) ? Number.POSITIVE_INFINITY : this.#paragraph.width(start, end);
  }

  /** More clusters than can fit. */
  #reach(room: number): number {
    return Math.ceil(room / NARROWEST) + 8;
  }

  /** Ends the present line, with the first part of the unit on it where that is worth a hyphen; gives what is left. */
  #fillLine(unit: Unit): number {
    const line = this.#line;
    if (line === undefined) return unit.start;
    const room = this.#max - line.width - this.#gap;
    const divisible = this.#fill || unit.width > this.#max;
    const cut =
      divisible && room > this.#max * WORTH_A_HYPHEN ? this.#cutAt('soft', unit.start, unit.end, room) : undefined;
    if (cut !== undefined) {
      line.width += this.#gap + this.#paragraph.width(unit.start, cut.at, cut.hyphen);
      line.end = cut.at;
      line.hyphen = cut.hyphen;
      line.spaceAfter = false;
    }
    this.#close();
    return cut?.at ?? unit.start;
  }

  /** In a heading, a word that takes two lines is divided near its middle. */
  #evenCut(start: number, end: number, width: number): Cut | undefined {
    if (this.#fill || width > this.#max * EVEN_SHARE * 2) return undefined;
    return this.#cutAt('soft', start, end, width * EVEN_SHARE);
  }

  #findCut(start: number, end: number, room: number): Cut | undefined {
    return (
      this.#cutAt('soft', start, end, room) ?? this.#cutAt('fit', start, end, room) ?? this.#forcedCut(start, end, room)
    );
  }

  /** Where even one character is wider than the room, it stands alone. */
  #forcedCut(start: number, end: number, room: number): Cut | undefined {
    return this.#cutAt('force', start, end, room) ?? this.#paragraph.cuts(start, Math.min(end, start + 8), 'force')[0];
  }

  /**
   * The last cut that fits. Steps grow from the front, then halve, and look no farther than the line can reach: a word
   * may be a thousand letters long.
   */
  #cutAt(level: CutLevel, start: number, end: number, room: number): Cut | undefined {
    const cuts = this.#paragraph.cuts(start, Math.min(end, start + this.#reach(room)), level);
    const fits = (index: number): boolean => {
      const cut = cuts[index];
      return cut !== undefined && this.#paragraph.width(start, cut.at, cut.hyphen) <= room;
    };
    let low = -1;
    let step = 1;
    while (fits(low + step)) {
      low += step;
      step *= 2;
    }
    for (; step >= 1; step = step >> 1) if (fits(low + step)) low += step;
    return cuts[low];
  }
}
