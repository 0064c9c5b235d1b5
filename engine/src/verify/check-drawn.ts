/** Are the words and numbers that are drawn those of the claim's quotes? */
import { type Block, type ChartRow, type Item, type LanguageTag, type Told, tell } from '../contract/index.ts';
import { align } from './align.ts';
import { FUNCTION_WORDS, SCALE_WORDS } from './data/words.ts';
import { type Evidence, lossOf } from './evidence.ts';
import { foldText, isNumber, MOST_TOKENS, stemOf, type Token, tokensOf } from './tokens.ts';
import { foreignIn } from './translated.ts';

type DrawnItem = Item & { value?: string; unit?: string | undefined; date?: string; year?: number; term?: string };

function read(text: string, evidence: Evidence): Token[] {
  return tokensOf(foldText(text), evidence.language);
}

/** Every word and number stands in the quotes, in any order; small words may be missing. */
function isCovered(text: string, evidence: Evidence): boolean {
  return read(text, evidence).every(
    (token) => evidence.keys.has(token.key) || (!isNumber(token) && FUNCTION_WORDS.has(token.key)),
  );
}

type DrawnPart = 'value' | 'unit' | 'date' | 'term';

/** "≈50 %" and "about 50 percent", "1347–1351": the signs may differ, the numbers not. */
function firstUncovered(
  parts: readonly (readonly [DrawnPart, string | undefined])[],
  evidence: Evidence,
): DrawnPart | undefined {
  return parts.find(([, text]) => text !== undefined && !isCovered(text, evidence))?.[0];
}

/** Most years between a date's own number and its position in time: "the late 1960s". */
const YEAR_TOLERANCE = 10;

function isYearOf(date: string, year: number, evidence: Evidence): boolean {
  const years = read(date, evidence).flatMap((token) => (/^#\d{3,4}$/u.test(token.key) ? [token.amount ?? 0] : []));
  return (
    years.length === 0 || years.some((number) => number > 3_000 || Math.abs(Math.abs(year) - number) <= YEAR_TOLERANCE)
  );
}

/** How the claim was made and judged: a weak extract may differ from its quote in small words, and so may its text. */
export type Manner = 'model' | 'extract' | 'weak';

function isContent(token: Token): boolean {
  return !FUNCTION_WORDS.has(token.key);
}

/** The same for an item in another language than its quotes: its numbers and names. */
export function faultOfTranslatedItem(item: DrawnItem, language: LanguageTag, evidence: Evidence): Told | undefined {
  const drawn = [item.value, item.unit, item.date, item.term, item.text].filter((text) => text !== undefined);
  const foreign = drawn.map((text) => foreignIn(text, language, evidence)).find((token) => token !== undefined);
  return foreign === undefined ? undefined : tell('drawn_word', { word: foreign.key.replace('#', '') });
}

/** Why an item may not be drawn under its claim; undefined where it may. */
export function faultOfItem(item: DrawnItem, evidence: Evidence, manner: Manner): Told | undefined {
  const part = firstUncovered(
    [
      ['value', item.value],
      ['unit', item.unit],
      ['date', item.date],
      ['term', item.term],
    ],
    evidence,
  );
  if (part !== undefined) return tell(`drawn_${part}`);
  if (item.date !== undefined && item.year !== undefined && !isYearOf(item.date, item.year, evidence)) {
    return tell('drawn_year');
  }
  const tokens = read(item.text, evidence);
  if (tokens.length === 0)
    return item.value === undefined && item.term === undefined ? tell('drawn_no_words') : undefined;
  if (tokens.length >= MOST_TOKENS) return tell('drawn_too_long');
  return manner === 'model'
    ? faultOfModelText(tokens, evidence)
    : faultOfExtract(manner === 'weak' ? tokens.filter(isContent) : tokens, item, evidence);
}

function faultOfExtract(tokens: readonly Token[], item: DrawnItem, evidence: Evidence): Told | undefined {
  const alignment = align(tokens, evidence.tokens);
  if (alignment === undefined) return tell('drawn_text');
  const beside = [item.value, item.unit, item.date, item.term].filter((text) => text !== undefined).join(' ');
  const kept = new Set(read(beside, evidence).map((token) => token.key));
  return lossOf(evidence, alignment, kept) === 'negation' ? tell('drawn_loses_negation') : undefined;
}

function faultOfModelText(tokens: readonly Token[], evidence: Evidence): Told | undefined {
  const stems = new Set(evidence.tokens.map((token) => stemOf(token.key)));
  const wrong = tokens.find((token, index) =>
    isNumber(token)
      ? !evidence.tokens.some((other) => other.amount === token.amount)
      : token.capital && index > 0 && !stems.has(stemOf(token.key)),
  );
  return wrong === undefined ? undefined : tell('drawn_word', { word: wrong.key.replace('#', '') });
}

const NEARLY = 1e-9;

/** A chart's number is one of the quote's, alone or times a scale word of the quote; its label stands in the quote. */
export function faultOfRow(row: ChartRow, unit: string, evidence: Evidence): Told | undefined {
  if (!isCovered(row.label, evidence)) return tell('drawn_label');
  const scales = [...scalesIn(evidence.tokens), ...scalesIn(read(unit, evidence))];
  const shown = [row.value, ...scales.map((scale) => row.value * scale), ...scales.map((scale) => row.value / scale)];
  const plain = evidence.tokens.flatMap((token) =>
    /^#-?[\d.]/u.test(token.key) ? [Number(token.key.slice(1)), token.amount ?? 0] : [],
  );
  const found = plain.some((number) =>
    shown.some((value) => Math.abs(number - value) <= NEARLY * Math.max(1, Math.abs(value))),
  );
  return found ? undefined : tell('drawn_number');
}

function scalesIn(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token) => SCALE_WORDS.get(token.key) ?? []);
}

/** Words of a block that stand for all its items: they must stand in the quotes of one of them. */
export function faultOfBlock(
  block: Block,
  evidences: readonly Evidence[],
  translatedTo?: LanguageTag,
): Told | undefined {
  const phrases =
    block.kind === 'definition'
      ? [block.term]
      : block.kind === 'parts'
        ? [block.whole]
        : block.kind === 'contrast'
          ? block.subjects
          : [];
  const isHeldBy = (phrase: string, evidence: Evidence): boolean =>
    translatedTo === undefined
      ? isCoveredByStems(phrase, evidence)
      : foreignIn(phrase, translatedTo, evidence) === undefined;
  const foreign = phrases.find((phrase) => !evidences.some((evidence) => isHeldBy(phrase, evidence)));
  return foreign === undefined ? undefined : tell('drawn_phrase', { phrase: foreign });
}

/** As covered, but "Acids" is covered by "acid". */
function isCoveredByStems(text: string, evidence: Evidence): boolean {
  const stems = new Set(evidence.tokens.map((token) => stemOf(token.key)));
  return read(text, evidence).every(
    (token) =>
      evidence.keys.has(token.key) ||
      stems.has(stemOf(token.key)) ||
      (!isNumber(token) && FUNCTION_WORDS.has(token.key)),
  );
}

/** A heading may use the words of its quotes only for numbers: names of parts come from the source's headings too. */
export function hasForeignNumber(heading: string, evidence: Evidence, titles: string): boolean {
  const known = new Set(tokensOf(foldText(titles), evidence.language).map((token) => token.key));
  return read(heading, evidence).some(
    (token) => isNumber(token) && !evidence.keys.has(token.key) && !known.has(token.key),
  );
}
