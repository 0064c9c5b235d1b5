/**
 * The analyses of a source's sentences in a short form of text, for sources that are known when the product is built. What is unpacked is
 * what would have been worked out: the packed form must be made anew with every change of the composer.
 */
import type { LanguageTag, Passage, SourceText } from '../contract/index.ts';
import { type Analysis, type Form, formOf, makeAnalysis, readAll } from './analysis.ts';
import type { Rejection } from './filter/standalone.ts';
import { gatherMaterial } from './material.ts';
import type { Variant } from './shorten/variants.ts';
import { knownTag } from './text/language.ts';
import type { Span } from './text/split.ts';

/** Why it is rejected, or its words and reading grade; what is drawn and which stretches are kept, where that is not the whole sentence. */
type PackedForm =
  | [rejection: Rejection]
  | [words: number, grade: number]
  | [rejection: Rejection, text: string, kept: number[]]
  | [words: number, grade: number, text: string, kept: number[]];

/** A sentence by its place in the source; one with a noun put in by its text. */
type PackedSentence = [start: number, end: number, forms: PackedForm[]] | [text: string, forms: PackedForm[]];

/** Packs the analyses of all sentences that a composer may find in these passages of a source. */
export function packAnalyses(source: SourceText, passages: readonly Passage[]): string {
  // A source in another language is gathered in its own.
  const material = gatherMaterial({
    topic: source.title,
    level: 'High School',
    style: 'Standard Scientific',
    format: 'Infographic',
    language: 'English',
    research: { origin: 'library', sources: [source], passages: [...passages] },
  });
  const packed: PackedSentence[] = [];
  for (const [i, { forms, resolved }] of readAll(material).entries()) {
    const { start, end, text } = material.sentences[i] ?? { start: 0, end: 0, text: '' };
    const own = forms.map((form) => packForm(form, text));
    packed.push(source.text.slice(start, end) === text ? [start, end, own] : [text, own]);
    if (resolved === undefined) continue;
    const { text: told } = resolved.resolution;
    packed.push([told, resolved.forms.map((form) => packForm(form, told))]);
  }
  return JSON.stringify(packed);
}

function packForm(form: Form, sentence: string): PackedForm {
  const { rejection, text } = form;
  const kept = form.kept.flatMap(({ start, end }) => [start, end]);
  const isWhole = text === sentence && kept.length === 2 && kept[0] === 0 && kept[1] === sentence.length;
  if (rejection !== undefined) return isWhole ? [rejection] : [rejection, text, kept];
  return isWhole ? [form.words, form.grade] : [form.words, form.grade, text, kept];
}

/** By the text of each sentence. @param packed Made by `packAnalyses` of the same source. */
export function* unpackAnalyses(packed: string, source: SourceText): Generator<[text: string, analysis: Analysis]> {
  const language = knownTag(source.language) ?? 'en';
  for (const sentence of JSON.parse(packed) as PackedSentence[]) {
    const [text, forms] = sentence.length === 3 ? [source.text.slice(sentence[0], sentence[1]), sentence[2]] : sentence;
    const unpacked = forms.map((form) => unpackForm(form, text, language));
    yield [text, makeAnalysis(text, language, unpacked)];
  }
}

function unpackForm(form: PackedForm, sentence: string, language: LanguageTag): Form {
  const isRejected = typeof form[0] === 'string';
  const [first, grade] = form as [words: number, grade: number];
  const [text = sentence, kept = [0, sentence.length]] = form.slice(isRejected ? 1 : 2) as [string?, number[]?];
  const variant: Variant = { kept: spansOf(kept), text, method: text === sentence ? 'verbatim' : 'shortened' };
  return isRejected
    ? formOf(variant, form[0] as Rejection, language)
    : formOf(variant, undefined, language, { words: first, grade });
}

function spansOf(kept: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < kept.length; i += 2) spans.push({ start: kept[i] ?? 0, end: kept[i + 1] ?? 0 });
  return spans;
}
