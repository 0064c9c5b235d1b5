/** The forms in which a sentence may be drawn: whole, or with some of its cuts made. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Span } from '../text/split.ts';
import { ENDS_IN_MIDDLE } from './clauses.ts';
import type { Cut } from './cut.ts';
import { cutsOf } from './cuts.ts';

export interface Variant {
  /** What is left, as offsets into the sentence's text, in order. */
  kept: Span[];
  /** What is drawn: the kept stretches joined, white space folded, first letter raised. */
  text: string;
  method: 'verbatim' | 'shortened';
}

const MOST_VARIANTS = 28;

/** Every allowed form, the fullest first. Where nothing must go, the first is the sentence itself. */
export function variantsOf(text: string, language: LanguageTag): Variant[] {
  const cuts = cutsOf(text, language);
  const must = cuts.filter((cut) => cut.need === 'must');
  const may = cuts.filter((cut) => cut.need === 'may');
  let sets: Cut[][] = [[]];
  for (const cut of may) {
    if (sets.length >= MOST_VARIANTS) break;
    const extended = sets.filter((set) => set.every((other) => !overlaps(cut, other))).map((set) => [...set, cut]);
    sets = [...sets, ...extended].slice(0, MOST_VARIANTS);
  }
  const seen = new Set<string>();
  const variants: Variant[] = [];
  for (const set of sets) {
    const variant = makeVariant(text, [...must, ...set]);
    if (set.length > 0 && !isSound(variant.text, text)) continue;
    if (variant.text === '' || seen.has(variant.text)) continue;
    seen.add(variant.text);
    variants.push(variant);
  }
  return variants;
}

/** Quotation marks and brackets in pairs where the sentence has them so, and an end that asks for nothing more. */
function isSound(drawn: string, whole: string): boolean {
  for (const [open, close] of PAIRS) {
    if (!whole.includes(open) && !whole.includes(close)) continue;
    if (isEven(whole, open, close) && !isEven(drawn, open, close)) return false;
  }
  const end = drawn.replace(/[.!?。।।]+$/u, '');
  return !ENDS_IN_MIDDLE.test(end) && !OPEN_ENDS.test(end);
}

// biome-ignore format: pairs
const PAIRS: readonly (readonly [string, string])[] = [['"', '"'], ['“', '”'], ['«', '»'], ['(', ')'], ['（', '）'], ['「', '」']];

/** Words of other languages at which no statement ends. */
const OPEN_ENDS =
  /(?<![\p{L}\p{M}])(?:es decir|o sea|por ejemplo|esto es|isto é|ou seja|c['’]est-à-dire|par exemple|das heißt|d\. ?h|z\. ?B|und|oder|sowie|wie|mit|von|für|der|die|das|y|o|que|con|de|del|la|el|los|las|et|ou|qui|avec|du|des|les|le|e|com|do|da|dos|das|то есть|например|и|или|что|с|в|на|к|от)$|(?:和|与|及|或|的|即|如)$/u;

function isEven(text: string, open: string, close: string): boolean {
  const opened = text.split(open).length - 1;
  return open === close ? opened % 2 === 0 : opened === text.split(close).length - 1;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function makeVariant(text: string, cuts: readonly Cut[]): Variant {
  const kept = keptAfter(text.length, cuts);
  const joined = kept.map((span) => text.slice(span.start, span.end)).join('');
  const drawn = raiseFirst(tidy(joined));
  return { kept, text: drawn, method: drawn === text ? 'verbatim' : 'shortened' };
}

function keptAfter(length: number, cuts: readonly Cut[]): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    if (cut.start > at) kept.push({ start: at, end: cut.start });
    at = Math.max(at, cut.end);
  }
  if (at < length) kept.push({ start: at, end: length });
  return kept;
}

/** What `tidy` changes. */
const UNTIDY = /\s\s|[^\S ]|^\s|\s$| [,.;:!?]|[,;:][.!?]/u;

/** White space folded; no space before a comma or a full stop; no comma before the end. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.;:!?])/gu, '$1')
    .replace(/[,;:]+([.!?]["'”’»)]*)$/u, '$1')
    .trim();
}

function raiseFirst(text: string): string {
  return text.replace(/^(["'“‘«„(¿¡]*)(\p{Ll})/u, (_, open: string, letter: string) => open + letter.toUpperCase());
}
