/** Titles and section headings: taken from the sources, never "Section 1". */
import type { LanguageTag, SourceText } from '../../contract/index.ts';
import type { Material, Paragraph } from '../material.ts';
import { knownTag, languageOf } from '../text/language.ts';
import { wordsOf } from '../text/words.ts';

const EMPTY_HEADING =
  /^(?:(?:chapter|section|part|unit|module|lesson|page|figure|table|appendix|kapitel|abschnitt|chapitre|capítulo|sección|seção|глава|раздел|第)?\s*[\divxlc.\s]*(?:章|节|節)?|introduction|overview|summary|abstract|conclusions?|background|contents|preface|notes|references|key (?:concepts|terms|points|ideas|equations)|learning objectives|discussion|results|methods?|see also|history and background|einleitung|zusammenfassung|überblick|introducción|resumen|conclusión|introduction générale|résumé|introdução|resumo|conclusão|введение|заключение|引言|简介|摘要|结论|はじめに|概要|まとめ|परिचय|सारांश|निष्कर्ष|مقدمة|خاتمة|ملخص)[:.]?$/iu;
const NUMBERING =
  /^(?:(?:chapter|section|part|unit|kapitel|chapitre|capítulo|глава)\s+)?\d+(?:\.\d+)*[.:)]?\s+(?=\p{L})/iu;
const LONGEST = 60;

/** A source's heading made fit to draw; undefined where it says nothing. */
export function usableHeading(raw: string): string | undefined {
  const text = raw
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(NUMBERING, '')
    .replace(/[:.\s]+$/u, '')
    .trim();
  if (text.length < 3 || text.length > LONGEST || EMPTY_HEADING.test(text) || !/\p{L}{2}/u.test(text)) return undefined;
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The nearest heading above a paragraph that says something; else the title of its source. */
export function sectionOf(paragraph: Paragraph, title: string): string | undefined {
  for (const heading of [...paragraph.passage.headings].reverse()) {
    const usable = usableHeading(heading);
    if (usable !== undefined && !repeats(usable, title, paragraph)) return usable;
  }
  return sourceHeadingOf(paragraph, title);
}

/** The title of a paragraph's source, where it says more than the title of the page. */
export function sourceHeadingOf(paragraph: Paragraph, title: string): string | undefined {
  const own = usableHeading(paragraph.source.title);
  return own === undefined || repeats(own, title, paragraph) || looksLikeFile(own) ? undefined : own;
}

/** "Amazon" says nothing under "Amazon Rainforest", nor "The French Revolution" under "French Revolution". */
function repeats(heading: string, title: string, paragraph: Paragraph): boolean {
  if (isSame(heading, title)) return true;
  const language = knownTag(paragraph.source.language) ?? languageOf(paragraph.passage.text, 'en');
  const of = stems(title, language);
  const its = stems(heading, language);
  return its.size > 0 && [...its].every((stem) => of.has(stem));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function looksLikeFile(name: string): boolean {
  return /\.[a-z\d]{2,5}$/iu.test(name) || (/^[\w-]+$/u.test(name) && /[_\d]/u.test(name));
}

const LONGEST_TITLE_WORDS = 9;
const SMALL = /^(?:a|an|and|as|at|but|by|for|from|in|into|nor|of|on|or|over|per|so|than|the|to|via|vs|with|is)$/u;

/** The title: the source's own where it names the whole topic and says more, else the topic. */
export function titleOf(topic: string, material: Material, origin: string): string {
  const asked = stems(topic, material.language);
  if (origin === 'documents') {
    for (const source of material.sources) {
      const title = usableHeading(source.title);
      if (title === undefined || looksLikeFile(title)) continue;
      const its = stems(title, material.language);
      if (asked.size > 0 && its.size <= LONGEST_TITLE_WORDS && [...asked].every((stem) => its.has(stem))) return title;
    }
  }
  return topicTitle(topic, material.language);
}

function stems(text: string, language: LanguageTag): Set<string> {
  return new Set(
    wordsOf(text, language)
      .filter((word) => word.content)
      .map((word) => word.stem),
  );
}

/** English topics in title case, questions as sentences; elsewhere only the first letter is raised. */
export function topicTitle(topic: string, language: LanguageTag): string {
  const text = topic.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '').trim();
  const isQuestion =
    /[?？؟]$/u.test(text) || /^(?:why|how|what|when|where|who|which|does|do|is|are|can)\s/iu.test(text);
  if (language !== 'en' || text.split(' ').length > LONGEST_TITLE_WORDS) return raise(text);
  if (isQuestion) return raise(text.endsWith('?') ? text : `${text}?`);
  return raise(
    text
      .split(' ')
      .map((word, i) =>
        i > 0 && SMALL.test(word) ? word : /^\p{Ll}+(?:['’-]\p{Ll}+)*$/u.test(word) ? raise(word) : word,
      )
      .join(' '),
  );
}

function raise(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The line under the title: the source's own name for what is told, where it says more than the title and does not repeat it. */
export function subtitleOf(
  paragraph: Paragraph,
  title: string,
  isUsed: (heading: string) => boolean,
): string | undefined {
  const own = sourceHeadingOf(paragraph, title);
  if (own === undefined || isUsed(own)) return undefined;
  const language = knownTag(paragraph.source.language) ?? languageOf(paragraph.passage.text, 'en');
  const its = stems(own, language);
  return [...stems(title, language)].every((stem) => its.has(stem)) ? undefined : own;
}

/** The small line above the title: the chapter of a library section, else its book, or the document's name; what no heading says yet. */
export function kickerOf(
  material: Material,
  cited: readonly string[],
  title: string,
  isUsed: (heading: string) => boolean,
): string | undefined {
  const first = material.sources.find((source) => cited.includes(source.id));
  if (first === undefined) return undefined;
  const kickers = [first.chapter, bookOf(first), first.title].map((name) => usableHeading(name ?? ''));
  const said = stems(title, material.language);
  return kickers.find(
    (kicker) =>
      kicker !== undefined &&
      !isUsed(kicker) &&
      !looksLikeFile(kicker) &&
      [...stems(kicker, material.language)].some((stem) => !said.has(stem)),
  );
}

/** "OpenStax, Astronomy 2e" names the book behind the comma. */
function bookOf(source: SourceText): string | undefined {
  const parts = source.publisher?.split(', ') ?? [];
  return parts.length > 1 ? parts.slice(1).join(', ') : undefined;
}
