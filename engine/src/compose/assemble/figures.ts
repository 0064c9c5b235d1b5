/** Statements whose number is worth showing large, and the words that read on from it. */
import type { Figure } from '../../contract/index.ts';
import { type FoundFigure, recognizeFigures } from '../kinds/index.ts';
import { countWords } from '../text/words.ts';
import type { Numbering, Statement } from './statement.ts';

export interface FigureForm {
  statement: Statement;
  value: string;
  unit?: string;
  /** What leads up to the number: "In the Orion Nebula". Absent where the sentence begins with it. */
  heading?: string;
  /** Reads on from the number, or names what is measured. */
  text: string;
  /** Words that this form draws beyond the plain sentence; negative where it saves some. */
  extra: number;
  score: number;
}

const LONGEST_VALUE = 18;
const LONGEST_TEXT = 24;
/** Words that may stand above a number. */
const LONGEST_LEAD = 8;
const LONGEST_LEAD_CHARACTERS = 56;
const COPULA =
  /^(?<subject>.{4,90}?) (?:is|are|was|were|has|have|had|reached|reaches|totals?|totaled|totalled|equals?|measures|averages|averaged|lasts|lasted|spans|weighs|takes|numbered|amounts to|amounted to|contains?|covers?|covered) $/u;
/** Numbers of a made-up case say nothing about the world. */
const EXAMPLE = /\b(?:for example|for instance|suppose|imagine|consider|let us|e\.g\.|if|would|were to|say,)\b/iu;
/** What the number is a share of, or is compared with, stands elsewhere. */
const POINTING =
  /^(?:of|as|than|in|for|at|from|to)? ?(?:that|this|these|those|such|it|its|them|their|his|her|him|the latter|the former|each|which|whom|one)(?![\p{L}-])/iu;
/** A stretch of time that only places what is told after or before something else: "nearly 200 years later". */
const PLACES_IN_TIME = /^(?:later|earlier|ago|before|after|previously|afterwards?|hence|prior)(?![\p{L}-])/iu;
/** The number is one of two that only say something together. */
const HALF_OF_PAIR = /^(?:,? ?(?:or|and|to|than|versus|vs\.?|rather|respectively)(?![\p{L}])|[–—-])/iu;
const NEGATION =
  /(?<!\p{L})(?:not|no|never|nor|neither|without|\p{L}+n['’]t|nicht|kein\p{L}*|nie|nunca|ni|sin|pas|ne|jamais|não|sem|не|нет|без|नहीं|न|لا|لم|ليس|غير)(?!\p{L})|不|没|沒|無|ない/iu;

/**
 * The best way to show a number of the statement large, or undefined. `readsOn`: what leads up to the number may stand above it, where it
 * does not count as text.
 */
export function figureForm(statement: Statement, readsOn: boolean): FigureForm | undefined {
  const { drawn, candidate, paragraph } = statement;
  const quote = paragraph.source.text.slice(drawn.start, drawn.end);
  if (candidate.sentences.length > 1 || EXAMPLE.test(drawn.text) || NEGATION.test(quote)) return undefined;
  let best: FigureForm | undefined;
  for (const figure of recognizeFigures(drawn)) {
    const form = formOf(statement, figure, readsOn);
    if (form !== undefined && (best === undefined || form.score > best.score)) best = form;
  }
  return best;
}

function formOf(statement: Statement, figure: FoundFigure, readsOn: boolean): FigureForm | undefined {
  const { drawn, candidate } = statement;
  if (figure.value.length > LONGEST_VALUE || !/\d/u.test(figure.value)) return undefined;
  const score = weightOf(figure.quantity, figure.number) - figure.start / 700;
  if (score <= 0) return undefined;
  const words = wordsAround(drawn.text.slice(0, figure.start), drawn.text.slice(figure.end));
  const { language } = drawn;
  if (words === undefined || (words.heading !== undefined && !readsOn)) return undefined;
  if (words.text.length < 4 || countWords(words.text, language) > LONGEST_TEXT) return undefined;
  const lead = words.heading === undefined ? 0 : countWords(words.heading, language);
  if (lead > LONGEST_LEAD || (words.heading?.length ?? 0) > LONGEST_LEAD_CHARACTERS) return undefined;
  const extra = countWords(`${figure.value} ${figure.unit ?? ''} ${words.text}`, language) - candidate.words;
  const form = { statement, value: figure.value, ...words, extra, score: score - lead * 0.03 };
  return figure.unit === undefined ? form : { ...form, unit: figure.unit };
}

/** A lead that says nothing by itself. */
const SMALL_LEAD =
  /^(?:(?:by|in|at|on|of|for|with|within|after|before|during|over|under|only|some|the|an?|these|those|all|both|its|their)(?: |$))+$/iu;
/** The number stands inside a phrase ("With a budget of $5,000, …") or a clause ("the Sun, which is 5 billion years old, …"). */
const OPEN_LEAD =
  /^(?:with|within|at|by|from|for|on|over|under|after|before|behind|beyond|through|using|given) [^,]*$|(?:^| )(?:which|that|who|whose)(?: (?:is|are|was|were|has|had))? $|(?:^| )(?:an?|the) $/iu;
/** A lead that holds the other half of a range, or has no subject yet. */
const HALF_LEAD = /\p{N}[^\p{L}]*$|\p{N}[%％]? ?(?:al?|to|bis|à|до|إلى|到|至)$|^\p{L}+$|^(?:有|共有|据报道|原因是)$/iu;
/** The same number in another unit, said beside it. */
const CONVERSION = /^ ?(?:\([^()]{1,30}\)|（[^（）]{1,30}）)/u;

/**
 * The sentence in three stretches that read on from each other: what leads up to the number, the number, what follows.
 * Where the number ends it and is what its subject measures, the subject alone; nothing where neither reads well.
 */
function wordsAround(before: string, behind: string): { heading?: string; text: string } | undefined {
  const after = behind.replace(CONVERSION, '').replace(/^[\s,，]+/u, '');
  if (POINTING.test(after) || PLACES_IN_TIME.test(after) || HALF_OF_PAIR.test(behind.trimStart())) return undefined;
  // inside a bracket a number is no more than an aside
  if (/\([^()]*$/u.test(before)) return undefined;
  if (/\bfrom $/iu.test(before) && /\bto\b/iu.test(after)) return undefined;
  if (isFinal(after)) {
    const subject = subjectOf(before);
    return subject === undefined ? undefined : { text: subject };
  }
  const lead = before.replace(/[\s,，:]+$/u, '');
  if (lead === '' || /^There (?:is|are|was|were)$/u.test(lead)) return { text: after };
  if (OPEN_LEAD.test(before)) return undefined;
  return SMALL_LEAD.test(lead) || HALF_LEAD.test(lead) || /^[\p{P}\p{S}]/u.test(after)
    ? undefined
    : { heading: lead, text: after };
}

/** Shares, measures and large counts speak; small counts and bare numbers do not. */
function weightOf(quantity: string, number: number): number {
  if (quantity === 'percent') return 1.2;
  if (quantity === 'number') return number >= 1_000 ? 0.5 : 0;
  if (quantity.startsWith('count:')) return number >= 1_000 ? 0.9 : number >= 20 ? 0.4 : 0;
  // "4 minutes" is a moment of a story.
  if (quantity.startsWith('time:') && number < 20) return 0.3;
  return number >= 1_000 ? 1.1 : 0.8;
}

function isFinal(after: string): boolean {
  return /^[.!。।]?["'”’»)]*$/u.test(after);
}

/** "The mass of the Earth is " gives "The mass of the Earth", where nothing stands before the subject. */
function subjectOf(before: string): string | undefined {
  const subject = COPULA.exec(before)?.groups?.subject;
  return subject === undefined ||
    /[,;:]/u.test(subject) ||
    /^(?:There|In|On|By|At|It|This|That|They|Its|His|Her|Their)\b/u.test(subject)
    ? undefined
    : subject;
}

export function figureItem(form: FigureForm, numbering: Numbering): Figure {
  const item = numbering.item(form.statement, form.text);
  return {
    ...item,
    ...(form.heading === undefined ? {} : { heading: form.heading }),
    value: form.value,
    ...(form.unit === undefined ? {} : { unit: form.unit }),
  };
}

/** How many of the numbers are drawn: one large across the page, or one and a row of two or three; never one and a single other. */
export function fittingCount(count: number): number {
  return count === 2 ? 1 : count;
}
