/** Statements whose number is worth showing large. */
import type { Figure } from '../../contract/index.ts';
import { type FoundFigure, recognizeFigures } from '../kinds/index.ts';
import { countWords } from '../text/words.ts';
import type { Numbering, Statement } from './statement.ts';

export interface FigureForm {
  statement: Statement;
  value: string;
  unit?: string;
  /** Drawn beside the number. */
  text: string;
  /** Words that this form draws beyond the plain sentence; negative where it saves some. */
  extra: number;
  score: number;
}

const LONGEST_VALUE = 18;
const LONGEST_TEXT = 32;
const COPULA =
  /^(?<subject>.{4,90}?) (?:is|are|was|were|has|have|had|reached|reaches|totals?|totaled|equals?|measures|contains?|covers?) $/u;

/** The best way to show a number of the statement large, or undefined. */
export function figureForm(statement: Statement): FigureForm | undefined {
  const { drawn, candidate } = statement;
  if (candidate.sentences.length > 1) return undefined;
  let best: FigureForm | undefined;
  for (const figure of recognizeFigures(drawn)) {
    const form = formOf(statement, figure);
    if (form !== undefined && (best === undefined || form.score > best.score)) best = form;
  }
  return best;
}

function formOf(statement: Statement, figure: FoundFigure): FigureForm | undefined {
  const { drawn, candidate } = statement;
  if (figure.value.length > LONGEST_VALUE || !/\d/u.test(figure.value)) return undefined;
  const score = weightOf(figure.quantity, figure.number) - figure.start / 700;
  if (score <= 0) return undefined;
  const before = drawn.text.slice(0, figure.start);
  const after = drawn.text.slice(figure.end).replace(/^[\s,]+/u, '');
  const text = before === '' ? after : ((isFinal(after) ? subjectOf(before) : undefined) ?? drawn.text);
  if (text.length < 4 || countWords(text, drawn.language) > LONGEST_TEXT) return undefined;
  const drawnWords = countWords(`${figure.value} ${figure.unit ?? ''} ${text}`, drawn.language);
  const extra = drawnWords - candidate.words;
  const form = { statement, value: figure.value, text, extra, score: score - Math.max(0, extra) * 0.1 };
  return figure.unit === undefined ? form : { ...form, unit: figure.unit };
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
  return subject === undefined || /[,;:]/u.test(subject) || /^(?:There|In|On|By|At|It)\b/u.test(subject)
    ? undefined
    : subject;
}

export function figureItem(form: FigureForm, numbering: Numbering): Figure {
  const item = numbering.item(form.statement, form.text, { heading: false });
  return { ...item, value: form.value, ...(form.unit === undefined ? {} : { unit: form.unit }) };
}
