/**
 * Rich text to clusters: what a reader sees as one character, each with the face that draws it.
 * White space is folded; characters that no face covers are left out and named.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { FontWeight, Inline, RichText } from '../scene.ts';
import type { Face } from './faces.ts';
import { FAMILY_NAMES, type FamilyName, type FontFile, fontStack, isFamilyName, mayCover } from './fonts.ts';

/** Stands for a citation in the text of a paragraph: neutral in direction, as a bidi isolate is (UAX #9, N0-N2). */
export const CITATION = '\ufffc';

export interface Cluster {
  text: string;
  /** Offset in the text of the paragraph, UTF-16. */
  start: number;
  face: Face;
  weight: FontWeight;
  cite: readonly number[] | undefined;
}

export interface Clusters {
  clusters: Cluster[];
  /** The clusters' texts joined. */
  text: string;
  /** Characters that no face of the family covers, each once, in order of appearance. */
  missing: string[];
}

export interface ClusterStyle {
  family: string;
  weight: FontWeight;
  language: LanguageTag;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const PLAIN = /^[\x20-\x7e]*$/;
const LETTER_OR_DIGIT = /^[A-Za-z\d]$/;
// Controls, lone surrogates and the citation's own stand-in never reach a font.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\ufffc\ufeff]/gu;
/** Joiners, variation selectors, direction marks and the like: drawn by no font, needed by shaping and bidi. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const INHERITS = /^[\p{Script=Common}\p{Script=Inherited}]+$/u;
const DIGIT = /^\p{Nd}/u;
const SPACE = /^[\u1680\u2000-\u200a\u202f\u205f\u3000\u00a0]$/;
const GLUE_SPACE = /^[\u00a0\u2007\u202f]$/;

export function toClusters(content: RichText, style: ClusterStyle, faceOf: (key: string) => Face): Clusters {
  const builder = new ClusterBuilder(style, faceOf);
  const inlines: readonly Inline[] = typeof content === 'string' ? [{ kind: 'text', text: content }] : content;
  for (const inline of inlines) {
    if (inline.kind === 'cite') builder.cite(inline.numbers);
    else builder.text(inline.text, inline.weight ?? style.weight);
  }
  return builder.finish();
}

class ClusterBuilder {
  readonly #style: ClusterStyle;
  readonly #faceOf: (key: string) => Face;
  readonly #clusters: Cluster[] = [];
  readonly #missing = new Set<string>();
  readonly #stacks = new Map<FontWeight, readonly FontFile[]>();
  /** By weight and character. */
  readonly #plainFaces = new Map<string, Face>();
  #offset = 0;

  constructor(style: ClusterStyle, faceOf: (key: string) => Face) {
    this.#style = style;
    this.#faceOf = faceOf;
  }

  text(raw: string, weight: FontWeight): void {
    const text = raw
      .normalize('NFC')
      .replace(/[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ')
      .replace(UNPRINTABLE, '');
    if (PLAIN.test(text)) {
      for (const character of text) this.#addPlain(character, weight);
      return;
    }
    for (const { segment } of graphemes.segment(text)) this.#add(segment, weight);
  }

  /** A citation stands directly behind what it cites; two in a row are one. */
  cite(numbers: readonly number[]): void {
    if (numbers.length === 0) return;
    this.#dropTrailingSpace();
    const last = this.#clusters.at(-1);
    if (last?.cite !== undefined) {
      last.cite = [...new Set([...last.cite, ...numbers])];
      return;
    }
    const [first] = this.#stack(this.#style.weight);
    if (first !== undefined) this.#push(CITATION, this.#faceOf(first.key), this.#style.weight, numbers);
  }

  finish(): Clusters {
    this.#dropTrailingSpace();
    return { clusters: this.#clusters, text: this.#clusters.map((c) => c.text).join(''), missing: [...this.#missing] };
  }

  #add(segment: string, weight: FontWeight): void {
    const last = this.#clusters.at(-1);
    if (segment === ' ' && (last === undefined || last.text === ' ')) return;
    const face = this.#pick(segment, weight, last);
    if (face !== undefined) this.#push(segment, face, weight, undefined);
    else if (SPACE.test(segment)) this.#add(GLUE_SPACE.test(segment) ? '\u00a0' : ' ', weight);
    else this.#missing.add(segment);
  }

  /** `#add` for ASCII, where a letter or digit has one face wherever it stands and every other sign inherits. */
  #addPlain(character: string, weight: FontWeight): void {
    const face = LETTER_OR_DIGIT.test(character)
      ? this.#plainFace(character, weight)
      : this.#inherited(character, weight);
    if (face === undefined) this.#add(character, weight);
    else this.#push(character, face, weight, undefined);
  }

  #plainFace(character: string, weight: FontWeight): Face | undefined {
    const key = weight + character;
    const face = this.#plainFaces.get(key) ?? this.#pick(character, weight, undefined);
    if (face !== undefined) this.#plainFaces.set(key, face);
    return face;
  }

  /** The face of the character before, where it can draw this one; undefined for a space behind a space. */
  #inherited(character: string, weight: FontWeight): Face | undefined {
    const last = this.#clusters.at(-1);
    if (last === undefined || last.weight !== weight || last.cite !== undefined) return undefined;
    if (character === ' ' && last.text === ' ') return undefined;
    return last.face.has(character.charCodeAt(0)) ? last.face : undefined;
  }

  #push(text: string, face: Face, weight: FontWeight, cite: readonly number[] | undefined): void {
    this.#clusters.push({ text, start: this.#offset, face, weight, cite });
    this.#offset += text.length;
  }

  #dropTrailingSpace(): void {
    while (this.#clusters.at(-1)?.text === ' ') this.#offset -= this.#clusters.pop()?.text.length ?? 0;
  }

  /** The face of the character before where it can draw a sign that belongs to no script, else the first that covers. */
  #pick(segment: string, weight: FontWeight, last: Cluster | undefined): Face | undefined {
    const codePoints = drawnCodePoints(segment);
    if (last !== undefined && last.weight === weight && last.cite === undefined) {
      const inherits = codePoints.length === 0 || (INHERITS.test(segment) && !DIGIT.test(segment));
      if (inherits && codePoints.every((codePoint) => last.face.has(codePoint))) return last.face;
    }
    for (const file of this.#stack(weight)) {
      if (!codePoints.every((codePoint) => mayCover(file, codePoint))) continue;
      const face = this.#faceOf(file.key);
      if (codePoints.every((codePoint) => face.has(codePoint))) return face;
    }
    return undefined;
  }

  #stack(weight: FontWeight): readonly FontFile[] {
    const known = this.#stacks.get(weight);
    if (known !== undefined) return known;
    const stack = fontStack(familyOf(this.#style.family), weight, this.#style.language);
    this.#stacks.set(weight, stack);
    return stack;
  }
}

function drawnCodePoints(segment: string): number[] {
  const codePoints: number[] = [];
  for (const character of segment) {
    if (!IGNORABLE.test(character)) codePoints.push(character.codePointAt(0) ?? 0);
  }
  return codePoints;
}

/** @throws HkmError `bad_input` naming the families that exist. */
export function familyOf(name: string): FamilyName {
  if (isFamilyName(name)) return name;
  throw new HkmError('bad_input', `There is no font family "${name}".`, {
    details: [{ path: 'style.family', message: 'is unknown', allowed: FAMILY_NAMES }],
  });
}
