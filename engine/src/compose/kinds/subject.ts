/** The subject of an English clause, found without a parser: the words up to the first finite verb. */
import { hasMainVerb } from './clause.ts';
import { FINITE_VERBS, NOUN_OR_VERB } from './data/verbs.ts';
import { POINTING_WORD, trimPhrase } from './text.ts';

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.-][\p{L}\p{M}\p{N}]+)*|[,;:()—–]/gu;
const DETERMINER =
  /^(?:an?|the|its|his|her|their|our|your|my|this|these|those|that|each|every|no|any|some|most|many|all|both|such|several|other|another)$/iu;
const BREAK = /^[,;:()—–]$/u;
/** A subject does not go on through these. */
const CLAUSE_WORD = /^(?:that|which|who|whom|whose|where|when|while|because|if|as|than|whereas|but|so)$/iu;
const ADVERB =
  /^(?:also|then|often|usually|generally|sometimes|always|never|typically|commonly|rarely|still|now|only|just|even|soon|eventually|gradually|quickly|slowly|mainly|mostly|therefore|thus|however|probably|likely|initially|originally|finally|ultimately|once|first|later|already|not|all|both|each)$/iu;
const LEAD_IN =
  /^(?:in|on|at|by|from|during|after|before|since|until|when|while|as|if|because|although|though|despite|for|with|without|under|over|through|throughout|to|like|unlike|among|between|within|thus|however|therefore|moreover|furthermore|finally|first|second|third|next|then|today|instead|similarly|consequently|indeed|meanwhile|eventually|nevertheless|for example|for instance|according|based|using|given|once|beginning|starting|outside|inside|following|nearly|almost|less|more|below|above|near|around|across|along|against|toward|towards|behind|beyond|besides|including|soon|alternatively|clearly|\p{L}{3,}ly|hence|additionally|interestingly|unfortunately|fortunately|generally|typically|usually|often|sometimes|initially|originally|later|now|soon|here|of|even)(?![\p{L}'’-])/iu;

/** Where the main clause begins: after an introductory phrase and its comma. */
function mainClauseStart(text: string): number | undefined {
  const gerund = /^\p{L}+ing [^,;:()]{2,100}, /u.exec(text);
  if (gerund !== null && !hasMainVerb(gerund[0])) return gerund[0].length;
  if (!LEAD_IN.test(text)) return 0;
  const comma = /^[^,;:()]{2,120}, (?:then )?/u.exec(text);
  if (comma === null || LEAD_IN.test(text.slice(comma[0].length))) return undefined;
  return comma[0].length;
}

interface Token {
  text: string;
  start: number;
  end: number;
}

function tokensOf(text: string, from: number): Token[] {
  return [...text.slice(from, from + 240).matchAll(TOKEN)].map((match) => ({
    text: match[0],
    start: from + match.index,
    end: from + match.index + match[0].length,
  }));
}

function isFiniteVerb(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.text ?? '';
  if (/^\p{Lu}/u.test(word) || !FINITE_VERBS.has(word.toLowerCase())) return false;
  if (!NOUN_OR_VERB.has(word.toLowerCase())) return true;
  const next = tokens[index + 1]?.text.toLowerCase() ?? '';
  const previous = tokens[index - 1]?.text ?? '';
  return !FINITE_VERBS.has(next) && !DETERMINER.test(previous) && next !== 'of';
}

/** "Gasoline, oil, benzene … are": the first of a list is not the subject; an apposition ("X, the …,") leaves it whole. */
function isListComma(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.text !== ',') return false;
  const next = tokens[index + 1]?.text ?? '';
  return (
    !DETERMINER.test(next) &&
    !CLAUSE_WORD.test(next) &&
    !/^(?:or|also|in|on|at|by|for|like|unlike|such|including|along|called|known|named|born|founded|one|\p{L}+(?:ed|ly))$/iu.test(
      next,
    )
  );
}

export interface SubjectPhrase {
  text: string;
  /** Offset in the text that was given. */
  start: number;
  end: number;
}

const MOST_SUBJECT_TOKENS = 14;

/** The subject's noun phrase with its determiner, or nothing where it is a pronoun, a clause or cannot be told. */
export function locateSubject(text: string): SubjectPhrase | undefined {
  const from = mainClauseStart(text);
  if (from === undefined) return undefined;
  const tokens = tokensOf(text, from);
  const first = tokens[0];
  if (first === undefined) return undefined;
  const stop = tokens.findIndex(
    (token, index) =>
      BREAK.test(token.text) || CLAUSE_WORD.test(token.text) || (index > 0 && isFiniteVerb(tokens, index)),
  );
  // no verb in sight: a heading, a fragment, or a clause that is too long to tell
  if (stop < 1 || stop > MOST_SUBJECT_TOKENS || isListComma(tokens, stop)) return undefined;
  const end = tokens.slice(0, stop).findLast((token, index) => index === 0 || !ADVERB.test(token.text)) ?? first;
  const phrase = text.slice(first.start, end.end);
  return POINTING_WORD.test(phrase) ? undefined : { text: phrase, start: first.start, end: end.end };
}

/** The subject as words alone. */
export function subjectPhrase(text: string): string | undefined {
  const found = locateSubject(text.trim());
  return found === undefined ? undefined : trimPhrase(found.text);
}
