/** The sentences that a request may draw from, in one language, with where they stand. */
import type { ComposeInput, LanguageTag, Passage, SourceText } from '../contract/index.ts';
import { languageTag } from '../contract/index.ts';
import { examplesAmong } from './filter/examples.ts';
import { reportsView } from './filter/views.ts';
import type { Sentence } from './sentence.ts';
import { knownTag, languageOf } from './text/language.ts';
import { rememberedByText } from './text/memo.ts';
import { splitSentences } from './text/split.ts';

export interface Paragraph {
  passage: Passage;
  source: SourceText;
  /** Indices into `sentences`: from the first to before the last. */
  from: number;
  to: number;
  /** Relevance to the topic, 0 to 1; 1 for the best. */
  relevance: number;
}

export interface Material {
  language: LanguageTag;
  /** In reading order. */
  sentences: Sentence[];
  paragraphs: Paragraph[];
  /** paragraphOf[i]: the paragraph that sentence i stands in. */
  paragraphOf: number[];
  sources: SourceText[];
}

/** More sentences than this are not looked at; the passages come best first or the document is cut at its end. */
const MOST_SENTENCES = 2_500;

/** Control characters and overrides of direction are never drawn; joiners belong to their words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** One inside a word: what stands there is not what it seems, and is left out. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const TORN_WORD = /[\p{L}\p{N}][\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+[\p{L}\p{N}]/u;

export function gatherMaterial(input: ComposeInput): Material {
  const { sources, passages } = input.research;
  const byId = new Map(sources.map((source) => [source.id, source]));
  const asked = languageTag(input.language);
  const languages = new Map(sources.map((source) => [source.id, languageOfSource(source, asked)]));
  const language = chooseLanguage(passages, languages, asked);
  const usable = passages.filter((passage) => languages.get(passage.sourceId) === language);
  const material: Material = { language, sentences: [], paragraphs: [], paragraphOf: [], sources };
  const highest = Math.max(0, ...usable.map((passage) => passage.score));
  const counts = new Map<string, number>();
  for (const passage of inReadingOrder(bestFirst(usable), sources)) {
    const source = byId.get(passage.sourceId);
    if (source === undefined || isTable(source, passage)) continue;
    const index = counts.get(source.id) ?? 0;
    counts.set(source.id, index + 1);
    addParagraph(material, { passage, source, index, relevance: highest > 0 ? passage.score / highest : 1 });
  }
  return material;
}

/** Rows of a table are no sentences. */
function isTable(source: SourceText, passage: Passage): boolean {
  return source.structures?.some(({ kind, start }) => kind === 'table' && start === passage.start) === true;
}

function languageOfSource(source: SourceText, asked: LanguageTag): LanguageTag {
  return knownTag(source.language) ?? languageOf(source.text, asked);
}

/** The language asked for where the sources have it; else the one with the most text. */
function chooseLanguage(
  passages: readonly Passage[],
  languages: ReadonlyMap<string, LanguageTag>,
  asked: LanguageTag,
): LanguageTag {
  const letters = new Map<LanguageTag, number>();
  for (const passage of passages) {
    const tag = languages.get(passage.sourceId) ?? asked;
    letters.set(tag, (letters.get(tag) ?? 0) + passage.text.length);
  }
  if (letters.has(asked)) return asked;
  let best = asked;
  let most = 0;
  for (const [tag, count] of letters) {
    if (count > most) {
      most = count;
      best = tag;
    }
  }
  return best;
}

/** Keeps within the bound on sentences by leaving out the least relevant passages. */
function bestFirst(passages: readonly Passage[]): Passage[] {
  const limit = MOST_SENTENCES * 120;
  const ranked = passages
    .map((passage, i) => ({ passage, i }))
    .sort((a, b) => b.passage.score - a.passage.score || a.i - b.i);
  const kept: Passage[] = [];
  let characters = 0;
  for (const { passage } of ranked) {
    if (characters > limit) break;
    kept.push(passage);
    characters += passage.text.length;
  }
  return kept;
}

function inReadingOrder(passages: readonly Passage[], sources: readonly SourceText[]): Passage[] {
  const order = new Map<string, number>();
  // Sources in the order in which their best passage was found.
  for (const passage of passages) if (!order.has(passage.sourceId)) order.set(passage.sourceId, order.size);
  if (passages.every((passage) => passage.score === 0))
    for (const [i, source] of sources.entries()) order.set(source.id, i);
  return [...passages].sort((a, b) => (order.get(a.sourceId) ?? 0) - (order.get(b.sourceId) ?? 0) || a.start - b.start);
}

interface NewParagraph {
  passage: Passage;
  source: SourceText;
  index: number;
  relevance: number;
}

function addParagraph(material: Material, { passage, source, index, relevance }: NewParagraph): void {
  const from = material.sentences.length;
  for (const { text, start, end, position, isExample } of sentencesOf({
    text: passage.text,
    language: material.language,
  })) {
    material.sentences.push({
      id: `${passage.id}.${position}`,
      sourceId: source.id,
      passageId: passage.id,
      start: passage.start + start,
      end: passage.start + end,
      text,
      language: material.language,
      position,
      passageIndex: index,
      ...(isExample ? { inExample: true } : {}),
      headings: passage.headings,
    });
    material.paragraphOf.push(material.paragraphs.length);
  }
  material.paragraphs.push({ passage, source, from, to: material.sentences.length, relevance });
}

/** A sentence by its place in its paragraph. */
interface Located {
  text: string;
  start: number;
  end: number;
  /** 0 for the first sentence of the paragraph, those left out counted. */
  position: number;
  isExample: boolean;
}

/** Paragraphs whose sentences are remembered, some 1 KB each. */
const MOST_PARAGRAPHS = 6_000;

/** The sentences of a paragraph that may be drawn. */
const sentencesOf: (paragraph: { text: string; language: LanguageTag }) => readonly Located[] = rememberedByText(
  MOST_PARAGRAPHS,
  ({ text, language }) => {
    const spans = splitSentences(text, language);
    const texts = spans.map((span) => text.slice(span.start, span.end));
    const examples = language === 'en' ? examplesAmong(texts) : undefined;
    return spans.flatMap(({ start, end }, position): Located[] => {
      const raw = texts[position] ?? '';
      if (TORN_WORD.test(raw) || (language === 'en' && reportsView(texts.slice(0, position), raw))) return [];
      return [{ text: raw.replace(CONTROLS, ''), start, end, position, isExample: examples?.[position] === true }];
    });
  },
);
