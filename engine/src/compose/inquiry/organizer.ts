/** The inquiry organizer: what the built-in composer gives where nothing is known. Questions only; it states nothing. */
import {
  type BlockOf,
  type ComplexityLevel,
  type ComposeInput,
  type ComposeOutput,
  type Direction,
  directionOf,
  type LanguageTag,
  label,
  languageTag,
} from '../../contract/index.ts';
import { isQuestion } from '../text/question.ts';
import { ar } from './data/ar.ts';
import { de } from './data/de.ts';
import { en } from './data/en.ts';
import { es } from './data/es.ts';
import { fr } from './data/fr.ts';
import { hi } from './data/hi.ts';
import { ja } from './data/ja.ts';
import { pt } from './data/pt.ts';
import { ru } from './data/ru.ts';
import { zh } from './data/zh.ts';
import {
  INFOGRAPHIC_SECTIONS,
  type InquirySection,
  type InquiryWords,
  type SectionWords,
  TIMELINE_SECTIONS,
} from './words.ts';

const WORDS: Readonly<Record<LanguageTag, InquiryWords>> = { en, es, fr, de, zh, ja, hi, ar, pt, ru };

/** Which of a section's five questions a level asks, from the simplest (0) to the hardest (4). */
const WINDOWS: Readonly<Record<ComplexityLevel, readonly number[]>> = {
  Elementary: [0, 1],
  'High School': [1, 2],
  College: [1, 2, 3],
  Expert: [2, 3, 4],
};

/** Drawable nouns for each of the five questions of a section, English: the icon resolver's only input. */
const NOUNS: Readonly<Record<InquirySection, readonly (readonly string[])[]>> = {
  what: [['question'], ['conversation'], ['book'], ['search'], ['idea']],
  parts: [['puzzle'], ['layer'], ['network'], ['hierarchy'], ['microscope']],
  causes: [['flame'], ['route'], ['gear'], ['exchange'], ['balance']],
  evidence: [['eye'], ['microscope'], ['graph'], ['measurement'], ['flask']],
  next: [['light bulb'], ['question'], ['people'], ['court'], ['key']],
  where: [['teacher'], ['library'], ['museum'], ['newspaper'], ['archive']],
  first: [['ear'], ['calendar'], ['sprout'], ['scroll'], ['search']],
  order: [['footprint'], ['clock'], ['calendar'], ['layer'], ['network']],
  change: [['lightning'], ['key'], ['hand'], ['hourglass'], ['route']],
  after: [['house'], ['clock'], ['tree'], ['mirror'], ['graph']],
};

/** Most characters of a topic inside a question and in the title; what is longer is cut between words. */
const TOPIC_LENGTH = { question: 60, title: 80 } as const;

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const LEFT_TO_RIGHT =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Devanagari}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\d]/u;

/** Cut between words where there are any, never inside a character that is made of several code points. */
function cutTopic(topic: string, most: number): string {
  if (topic.length <= most) return topic;
  let cut = '';
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(topic.slice(0, most + 40))) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s\p{P}]+$/u, '')}…`;
}

/** A topic that runs against the direction of the sentence must not reorder the words around it. */
function isolated(topic: string, direction: Direction): string {
  const foreign = direction === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(topic) ? `${FIRST_STRONG_ISOLATE}${topic}${POP_ISOLATE}` : topic;
}

/** A topic asked as a question loses its mark inside ours. */
function asNoun(topic: string): string {
  return (
    topic
      .trim()
      .replace(/[?？؟!！.。।]+$/u, '')
      .replace(/^[¿¡]+/u, '') || topic.trim()
  );
}

function fill(template: string, topic: string): string {
  return template.replaceAll('{t}', () => topic);
}

/** A question inside a question stands in quotation marks, which most templates have already. */
function quoted(template: string, language: LanguageTag): string {
  return template.replace(/(?<![“«„「] ?)\{t\}/gu, () => (language === 'es' ? '«{t}»' : '“{t}”'));
}

/** "Why is the sky dark at night?": the question as a title. */
function questionTitle(topic: string, language: LanguageTag): string {
  const text = topic.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const mark = { ar: '؟', zh: '？', ja: '？', fr: '\u202f?' }[language as string] ?? '?';
  return `${language === 'es' ? '¿' : ''}${text}${mark}`;
}

function assembleBlock(
  { heading, questions }: SectionWords,
  section: InquirySection,
  level: ComplexityLevel,
  ask: (template: string) => string,
): BlockOf<'inquiry'> {
  return {
    id: `inquiry-${section}`,
    kind: 'inquiry',
    heading,
    prompts: WINDOWS[level].map((index, position) => ({
      id: `inquiry-${section}-${position + 1}`,
      text: ask(questions[index] ?? questions[0]),
      nouns: [...(NOUNS[section][index] ?? [])],
    })),
  };
}

/**
 * Guiding questions about the topic, for the level and in the language asked for; a Timeline asks for order and change.
 * Holds no facts and no claims, says so in the subtitle, and warns with `no_sources`.
 */
export function composeInquiry(input: ComposeInput): ComposeOutput {
  const language = languageTag(input.language);
  const direction = directionOf(language);
  const words = WORDS[language];
  const noun = asNoun(input.topic);
  const inQuestion = isolated(cutTopic(noun, TOPIC_LENGTH.question), direction);
  const inTitle = isolated(cutTopic(noun, TOPIC_LENGTH.title), direction);
  const timeline = input.format === 'Timeline';
  const sections = timeline ? TIMELINE_SECTIONS : INFOGRAPHIC_SECTIONS;
  const asks = isQuestion(input.topic);
  const wordsOf = (section: InquirySection): SectionWords =>
    asks && section === 'what' ? words.asked : words.sections[section];
  const ask = (template: string): string => fill(asks ? quoted(template, language) : template, inQuestion);
  return {
    spec: {
      version: 1,
      kind: 'inquiry',
      format: timeline ? 'Timeline' : 'Infographic',
      level: input.level,
      style: input.style,
      language,
      title: asks ? questionTitle(inTitle, language) : fill(words.title, inTitle),
      subtitle: label('noFacts', language),
      blocks: sections.map((section) => assembleBlock(wordsOf(section), section, input.level, ask)),
      sourceIds: [],
    },
    claims: [],
    warnings: [
      {
        code: 'no_sources',
        message:
          'Nothing citable was found for this topic, so the picture holds guiding questions and no facts. Hand in a document about it, or try another wording, for instance the usual name of the thing.',
        path: 'topic',
      },
    ],
  };
}
