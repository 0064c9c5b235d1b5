/**
 * What the engine says, in the reader's language: by its stable codes where the page knows them, else in the engine's English. Names of
 * parameters tell their units: `…Usd`, `…Ms`, `…Percent`.
 */
import type { Told } from '@hkm/engine/contract';
import { choosePlurals, fill, type Parameters, type Words } from '../i18n/index.ts';
import { composerName, dollars } from './models.ts';

type Wording = Pick<Words, 't' | 'number' | 'duration' | 'language' | 'told'>;

const own = (table: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** One sentence, or part of one. */
export function toldInWords({ code, message, parameters = {} }: Told, words: Wording): string {
  const pattern = own(words.told.sayings, code);
  if (pattern === undefined) return message;
  const said = fill(choosePlurals(pattern, parameters, words.language), inUnits(parameters, words));
  // A parameter that an older record does not have.
  return /\{\w+\}/.test(said) ? message : said;
}

/** Several as one text; `message` is what there is in English. */
export function reasonsInWords(reasons: readonly Told[] | undefined, message: string, words: Wording): string {
  if (reasons === undefined || reasons.length === 0 || words.language === 'en') return message;
  return reasons.map((told) => toldInWords(told, words)).join(words.language === 'ar' ? '، ' : ', ');
}

export interface Problem {
  code: string;
  message: string;
  reasons?: readonly Told[] | undefined;
}

/**
 * An error as part of a sentence. `said` is what a service or the engine said in English where the page's own words are less exact.
 */
export function problemInWords({ code, message, reasons }: Problem, words: Wording): { text: string; said?: string } {
  if (words.language === 'en') return { text: message };
  if (reasons !== undefined && reasons.length > 0) return { text: reasonsInWords(reasons, message, words) };
  const text = own(words.told.problems, code);
  if (text === undefined) return { text: message };
  return { text, ...(message !== '' && { said: message }) };
}

/** With a capital letter and a full stop. */
export function asSentence(text: string, language: string): string {
  const [first = ''] = text;
  const sentence = first.toLocaleUpperCase(language) + text.slice(first.length);
  return /[.!?…:]$/u.test(sentence) ? sentence : `${sentence}.`;
}

function inUnits(parameters: Parameters, words: Wording): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'number' ? inUnit(name, value, words) : inText(name, value, words),
    ]),
  );
}

function inUnit(name: string, value: number, words: Wording): string {
  if (name.endsWith('Usd')) return dollars(value, words);
  if (name.endsWith('Ms')) return words.duration(value);
  if (name.endsWith('Percent')) return words.number(value / 100, { style: 'percent' });
  return words.number(value);
}

/** `provider/model` is said by its name. */
function inText(name: string, value: string, words: Wording): string {
  return name === 'model' ? composerName(value, words) : value;
}
