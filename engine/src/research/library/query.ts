/** From a topic as somebody types it to weighted terms. */
import { SIDE_WORD_SET, STOP_WORDS } from '../text/stop-words.ts';
import { fold, termOf, wordsOf } from '../text/words.ts';
import { editDistance } from './edit-distance.ts';

export interface QueryTerm {
  /** Key in the index. */
  term: string;
  /** How much the term says: inverse document frequency, less for a side word, most for an unknown word. */
  weight: number;
  known: boolean;
  /** In how many modules it occurs. */
  modules: number;
  /** Says which side of a topic is meant, never what it is. */
  side: boolean;
  /** The next term follows it at once in the query, so that the two may be one name. */
  isJoined: boolean;
}

/** What the index knows about terms. */
export interface Lexicon {
  moduleCount: number;
  /** In how many modules the term occurs; 0 when it is unknown. */
  modulesWith(term: string): number;
  /** Known terms that share letters with a misspelt one, likeliest first. */
  similarTo(term: string): string[];
}

/** Characters of a topic that are looked at; the rest of a longer one adds nothing but time. */
const QUERY_CHARACTERS = 1_000;
/** Distinct terms that are searched for, the weightiest first. */
const QUERY_TERMS = 16;
const SIDE_WEIGHT = 0.3;

/** Names for the same thing that share no word; on folded text. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/\b(the )?(first world war|ww ?1|wwi|world war one|great war)\b/g, 'world war 1'],
  [/\b(the )?(second world war|ww ?2|wwii|world war two)\b/g, 'world war 2'],
  [/\bworld war i$/g, 'world war 1'],
  [/\bgenghis\b/g, 'chinggis'],
  [/\b(ussr|soviet russia)\b/g, 'soviet union'],
  [/\b(hr|hertzsprung[- ]russell) diagram\b/g, 'h r diagram'],
  [/\be ?= ?mc ?[2²]/g, 'mass energy relativity'],
  [/\b(jwst|webb telescope)\b/g, 'james webb space telescope'],
  [/\bnorthern lights\b/g, 'aurora'],
  [/\bhow old (is|are)\b/g, 'age of'],
  [/\b(covid|corona ?virus|sars[- ]cov[- ]2)([- ]?19)?\b/g, 'covid 19'],
  [/\bt[- ]cells?\b/g, 't lymphocyte'],
  [/\bb[- ]cells?\b/g, 'b lymphocyte'],
  [/\brust(s|ed|ing|y)?\b/g, 'corrosion'],
  [/\bglobal warming\b/g, 'global warming climate'],
  [/\b(black plague|bubonic plague|great plague)\b/g, 'black death plague'],
  [/\bhiv( and |\/| )aids\b/g, 'hiv'],
  [/\b(antibiotic|antimicrobial) resistance\b/g, 'drug resistance antibiotic'],
  [/\bwhite blood cells?\b/g, 'leukocytes'],
  [/\bseti\b/g, 'search extraterrestrial intelligence'],
];

export function parseQuery(query: string, lexicon: Lexicon): QueryTerm[] {
  let text = fold(query.slice(0, QUERY_CHARACTERS).replace(/\p{Cc}/gu, ' '));
  for (const [pattern, replacement] of ALIASES) text = text.replace(pattern, replacement);
  const words = wordsOf(text).map((word) => ({ word, isStop: STOP_WORDS.has(word) }));
  const content = words.filter(({ isStop }) => !isStop);
  const onlySides = content.every(({ word }) => SIDE_WORD_SET.has(word));
  const terms = new Map<string, QueryTerm>();
  for (const [index, { word, isStop }] of words.entries()) {
    if (isStop) continue;
    const side = !onlySides && SIDE_WORD_SET.has(word);
    const { term, modules } = resolveTerm(termOf(word), lexicon);
    if (terms.has(term) || (side && modules === 0)) continue;
    const weight = inverseFrequency(modules, lexicon.moduleCount) * (side ? SIDE_WEIGHT : 1);
    const isJoined = !side && words[index + 1]?.isStop === false;
    terms.set(term, { term, weight, known: modules > 0, modules, side, isJoined });
    if (terms.size >= QUERY_TERMS * 4) break;
  }
  return weightiest([...terms.values()]);
}

/** The weightiest terms, in the order of the query: proximity is measured between neighbours. */
function weightiest(terms: QueryTerm[]): QueryTerm[] {
  const kept = new Set([...terms].sort((a, b) => b.weight - a.weight).slice(0, QUERY_TERMS));
  return terms.filter((term) => kept.has(term));
}

function resolveTerm(term: string, lexicon: Lexicon): { term: string; modules: number } {
  const modules = lexicon.modulesWith(term);
  if (modules > 0 || term.length < 6) return { term, modules };
  const limit = term.length >= 9 ? 2 : 1;
  for (const candidate of lexicon.similarTo(term)) {
    if (editDistance(term, candidate, limit) <= limit) {
      return { term: candidate, modules: lexicon.modulesWith(candidate) };
    }
  }
  return { term, modules: 0 };
}

/** BM25's inverse document frequency: above 0 for every term, highest for an unknown one. */
function inverseFrequency(modules: number, moduleCount: number): number {
  return Math.log(1 + (moduleCount - modules + 0.5) / (modules + 0.5));
}
