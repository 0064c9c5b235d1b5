/** Words explained: a glossary. */
import type { Block, ComplexityLevel } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { type FoundMeaning, recognizeDefinition, recognizeTerm } from '../kinds/index.ts';
import { LEVELS } from '../levels.ts';
import type { Material } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { UnitTable } from '../select/units.ts';
import type { Sentence } from '../sentence.ts';
import { countWords, wordsOf } from '../text/words.ts';
import type { HighlightSearch } from './highlights.ts';
import { capitalised, makeStatement, type Numbering, type Statement } from './statement.ts';

export interface TermForm {
  statement: Statement;
  term: string;
  meaning: string;
}

const LONGEST_TERM = 4;
const MOST_TERMS = { Elementary: 3, 'High School': 3, College: 4, Expert: 4 } as const;
const LONGEST_MEANING = { Elementary: 18, 'High School': 22, College: 30, Expert: 30 } as const;
const FEWEST_MEANING = 4;
const FEWEST_TERMS = 2;
const GLOSSARY_SHARE = 0.36;
/** A term is worth explaining where the text goes on using it. */
const FEWEST_USES = 2;

/** A role in the text, a place, or a clause that goes on to something else. */
const NO_TERM =
  /^(?:\p{Ll}+ example|direction|unit|reason|result|along|among|as|at|between|by|for|from|in|on|to|under|with|within)(?!\p{L})/iu;
const NO_MEANING =
  /^(?:the )?(?:two|three|four|only|main|key|same|ones?|value|number|amount|result)(?!\p{L})| and (?:does|do|is|are|has|have|can|was|were|will) /iu;

/** Ends with a thing that only the text before names: "the reduced form of the molecule". */
const TOLD_BEFORE =
  /\bthe (?:molecule|compound|particle|substance|material|process|reaction|system|object|body|wave|field|cell|organism|system|group|region|area)$/iu;

function isEvenlyQuoted(text: string): boolean {
  return (text.match(/["“”]/gu)?.length ?? 0) % 2 === 0;
}

/** A statement that explains a word and says hardly anything else, or that names what it begins with: "A stack of … is called a granum". */
export function termForm(statement: Statement, level: ComplexityLevel): TermForm | undefined {
  const { candidate, drawn } = statement;
  if (candidate.sentences.length > 1) return undefined;
  const { language } = drawn;
  const found = explained(drawn, candidate.words);
  if (found === undefined || found.term.split(' ').length > LONGEST_TERM) return undefined;
  const words = countWords(found.meaning, language);
  if (words < FEWEST_MEANING || words > LONGEST_MEANING[level]) return undefined;
  if (language === 'en') {
    if (!/^(?:an?|the|any|one) /iu.test(found.meaning)) return undefined;
    if (NO_TERM.test(found.term) || NO_MEANING.test(found.meaning)) return undefined;
    if (TOLD_BEFORE.test(found.meaning) || !isEvenlyQuoted(found.term) || !isEvenlyQuoted(found.meaning))
      return undefined;
  }
  return { statement, term: capitalised(found.term), meaning: capitalised(closed(found.meaning)) };
}

function explained(drawn: Sentence, words: number): FoundMeaning | undefined {
  const covers = ({ term, meaning }: FoundMeaning, share: number): boolean =>
    countWords(`${term} ${meaning}`, drawn.language) >= share * words;
  const definition = recognizeDefinition(drawn, '');
  if (definition !== undefined && covers(definition, 0.8)) return definition;
  const named = recognizeTerm(drawn);
  if (named === undefined || !drawn.text.startsWith(named.meaning)) return undefined;
  return /^ (?:is|are|was|were) /u.test(drawn.text.slice(named.meaning.length)) && covers(named, 0.45)
    ? named
    : undefined;
}

function closed(text: string): string {
  return /[.!?。।]$/u.test(text) ? text : `${text}.`;
}

/** Words that the material goes on using and explains, those used most first; the topic itself is not one of them. */
export function findTerms(search: HighlightSearch, table: UnitTable, topic: ReadonlySet<number>): Candidate[] {
  const { material, level, budget } = search;
  if (!LEVELS[level].glossary) return [];
  const found = search.candidates.flatMap((candidate) => {
    if (candidate.sentences.some((i) => search.used.has(i))) return [];
    const statement = makeStatement(candidate, material, 0);
    const form = statement === undefined ? undefined : termForm(statement, level);
    if (form === undefined) return [];
    const { keys, uses } = usesOf(form.term, material, table);
    if (uses < FEWEST_USES || keys.every((key) => topic.has(key))) return [];
    return [{ form, candidate, worth: (0.3 + form.statement.paragraph.relevance) * Math.log2(1 + uses) }];
  });
  const picked: (typeof found)[number][] = [];
  let room = budget * GLOSSARY_SHARE;
  for (const each of found.sort((a, b) => b.worth - a.worth)) {
    const isTold = picked.some(
      (other) =>
        other.form.term.toLowerCase() === each.form.term.toLowerCase() ||
        other.candidate.sentences[0] === each.candidate.sentences[0],
    );
    if (picked.length >= MOST_TERMS[level] || each.candidate.words > room || isTold) continue;
    room -= each.candidate.words;
    picked.push(each);
  }
  return picked.length < FEWEST_TERMS ? [] : picked.map((each) => each.candidate);
}

/** How many sentences use all words of a term. */
function usesOf(term: string, material: Material, table: UnitTable): { keys: number[]; uses: number } {
  const stems = wordsOf(term, material.language)
    .filter((word) => word.content)
    .map((word) => word.stem);
  const keys = stems.map((stem) => table.stems.get(stem) ?? -1);
  const uses = table.words.filter((words) => stems.every((stem) => words.some((word) => word.stem === stem))).length;
  return { keys, uses: stems.length === 0 ? 0 : uses };
}

export function termsBlock(terms: readonly TermForm[], numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = numbering.use(label('terms', numbering.language));
  const items = terms.map((form) => ({ ...numbering.item(form.statement, form.meaning), term: form.term }));
  return { id, kind: 'terms', heading, items };
}

/** The glossary among statements that were chosen for themselves: from two on. */
export function pickTerms(statements: readonly Statement[], level: ComplexityLevel): TermForm[] {
  if (!LEVELS[level].glossary) return [];
  const forms = statements.map((statement) => termForm(statement, level)).filter((form) => form !== undefined);
  const distinct = forms.filter((form, i) => forms.findIndex((other) => other.term === form.term) === i);
  return distinct.length >= FEWEST_TERMS ? distinct.slice(0, 4) : [];
}
