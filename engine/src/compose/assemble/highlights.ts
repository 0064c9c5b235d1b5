/** Statements that have a place of their own before all others are chosen: the moments of a history, numbers worth showing large. */
import type { ComplexityLevel } from '../../contract/index.ts';
import { leansOnTold } from '../filter/worth.ts';
import { LEVELS } from '../levels.ts';
import type { Material } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import { chooseEvents } from './chronology.ts';
import { distinctYears, type EventForm, eventForm, isEvent } from './events.ts';
import { type FigureForm, figureForm, fittingCount } from './figures.ts';
import { type ImportanceSearch, importanceOf } from './importance.ts';
import { OWN } from './owners.ts';
import { makeStatement } from './statement.ts';

export interface HighlightSearch {
  material: Material;
  candidates: readonly Candidate[];
  level: ComplexityLevel;
  /** Words of body text in all. */
  budget: number;
  /** Sentences that are drawn already. */
  used: ReadonlySet<number>;
}

export interface Highlights {
  candidates: Candidate[];
  /** Words that dates and large numbers are drawn with beside their statements. */
  extra: number;
}

const NONE: Highlights = { candidates: [], extra: 0 };

/** From this share of dated sentences on, what is told is a history. */
const HISTORY_SHARE = 0.05;
/** The same where the text is told in the present: a science with its discoveries. */
const SCIENCE_SHARE = 0.14;
const FEWEST_MOMENTS = 4;
const MOST_MOMENTS = { Elementary: 5, 'High School': 7, College: 8, Expert: 10 } as const;
const MOMENTS_SHARE = 0.82;
/** Words of a moment beside a rail. */
const LONGEST_MOMENT = 36;
/** Less than this hardly says what happened. */
const FEWEST_WORDS = 6;

/** Moments of a history, those that matter over its whole span; none where the material tells none. */
export function findMoments(search: HighlightSearch, matters: ImportanceSearch): Highlights {
  const { material, budget } = search;
  const all = search.candidates.flatMap((candidate) => {
    if (
      candidate.sentences.length > 1 ||
      candidate.words > LONGEST_MOMENT ||
      candidate.words < FEWEST_WORDS ||
      isUsed(candidate, search)
    )
      return [];
    const statement = makeStatement(candidate, material, 0);
    const form = statement === undefined ? undefined : eventForm(statement);
    return form !== undefined &&
      !/ago/iu.test(form.date) &&
      isEvent(form) &&
      !leansOnTold(form.text) &&
      matters.ownership(form) >= OWN
      ? [form]
      : [];
  });
  const dated = new Set(all.map((form) => form.statement.candidate.sentences[0])).size;
  const exact = all.filter(isExact);
  const forms = distinctYears(exact) > FEWEST_MOMENTS ? exact : all;
  if (dated < leastShare(material) * material.sentences.length || distinctYears(forms) < FEWEST_MOMENTS) return NONE;
  const worth = importanceOf(forms, matters);
  const picked = chooseEvents(forms, { worth, most: MOST_MOMENTS[search.level], room: budget * MOMENTS_SHARE });
  return picked.length < FEWEST_MOMENTS ? NONE : highlightsOf(picked);
}

const PAST = /\b(?:was|were|had|did|became|began|\p{Ll}{3,}ed)\b/u;
const PRESENT = /\b(?:is|are|has|have|can|may|do|does)\b/u;

/** What happened is told in the past, what is so in the present. */
function leastShare({ sentences, language }: Material): number {
  if (language !== 'en') return SCIENCE_SHARE;
  const past = sentences.filter(({ text }) => PAST.test(text) && !PRESENT.test(text)).length;
  return past > sentences.length / 2 ? HISTORY_SHARE : SCIENCE_SHARE;
}

/** A year in figures, not a century and no "years ago". */
function isExact(form: EventForm): boolean {
  return /(?<!\p{N})\p{N}{3,4}(?!\p{N})/u.test(form.date) && !/ago|centur/iu.test(form.date);
}

function wordsOf(form: EventForm | FigureForm): number {
  return form.statement.candidate.words + form.extra;
}

function shares(form: EventForm | FigureForm, others: readonly (EventForm | FigureForm)[]): boolean {
  const own = form.statement.candidate.sentences;
  return others.some((other) => other.statement.candidate.sentences.some((i) => own.includes(i)));
}

const LEAST_FIGURE_SCORE = 0.7;
const FIGURES_SHARE = 0.3;
/** One alone is drawn as the hero of the page and must be worth it. */
const HERO_SCORE = 0.8;

/** Numbers that say something about the topic, each a statement of its own, no two of them alike. */
export function findFigures(search: HighlightSearch, speaksOfTopic: (candidate: Candidate) => boolean): Highlights {
  const forms = search.candidates.flatMap((candidate) => {
    if (candidate.sentences.length > 1 || isUsed(candidate, search) || !speaksOfTopic(candidate)) return [];
    const statement = makeStatement(candidate, search.material, 0);
    const form = statement === undefined ? undefined : figureForm(statement, true);
    return form !== undefined && form.score >= LEAST_FIGURE_SCORE ? [form] : [];
  });
  const picked: FigureForm[] = [];
  let room = search.budget * FIGURES_SHARE;
  const most = LEVELS[search.level].figures;
  for (const form of forms.sort((a, b) => figureWorth(b) - figureWorth(a))) {
    if (picked.length >= most || wordsOf(form) > room || shares(form, picked)) continue;
    if (picked.some((other) => other.value === form.value)) continue;
    room -= wordsOf(form);
    picked.push(form);
  }
  const drawn = picked.slice(0, fittingCount(picked.length));
  return drawn.length > 1 || (drawn[0]?.score ?? 0) >= HERO_SCORE ? highlightsOf(drawn) : NONE;
}

function figureWorth(form: FigureForm): number {
  return (form.score ** 2 * form.statement.candidate.bonus) / (wordsOf(form) + 6);
}

function isUsed(candidate: Candidate, { used }: HighlightSearch): boolean {
  return candidate.sentences.some((i) => used.has(i));
}

function highlightsOf(forms: readonly (EventForm | FigureForm)[]): Highlights {
  return {
    candidates: forms.map((form) => form.statement.candidate),
    extra: forms.reduce((sum, form) => sum + Math.max(0, form.extra), 0),
  };
}
