/** The subject of an English clause, found without a parser: the words up to the first finite verb. */
import { FINITE_VERBS, NOUN_OR_VERB } from './data/verbs.ts';
import { POINTING_WORD, trimPhrase } from './text.ts';

const TOKEN = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*|[,;:()—–]/gu;
const DETERMINER =
  /^(?:an?|the|its|his|her|their|our|your|my|this|these|those|that|each|every|no|any|some|most|many|all|both|such|several|other|another)$/iu;
const BREAK = /^[,;:()—–]$/u;
/** A subject does not go on through these. */
const CLAUSE_WORD = /^(?:that|which|who|whom|whose|where|when|while|because|if|as|than|whereas|but|so)$/iu;
const ADVERB =
  /^(?:also|then|often|usually|generally|sometimes|always|never|typically|commonly|rarely|still|now|only|just|even|soon|eventually|gradually|quickly|slowly|mainly|mostly|therefore|thus|however|probably|likely|initially|originally|finally|ultimately|once|first|later|already|not|all|both|each)$/iu;
const LEAD_IN =
  /^(?:in|on|at|by|from|during|after|before|since|until|when|while|as|if|because|although|though|despite|for|with|without|under|over|through|throughout|to|like|unlike|among|between|within|thus|however|therefore|moreover|furthermore|finally|first|second|third|next|then|today|instead|similarly|consequently|indeed|meanwhile|eventually|nevertheless|for example|for instance|according|based|using|given|once|once|beginning|starting|hence|additionally|interestingly|unfortunately|fortunately|generally|typically|usually|often|sometimes|initially|originally|later|now|soon|here|of|even)(?![\p{L}'’-])/iu;

/** Where the main clause begins: after an introductory phrase and its comma. */
function mainClauseStart(text: string): number {
  if (!LEAD_IN.test(text)) return 0;
  const comma = /^[^,;:()]{2,120}, /u.exec(text);
  return comma === null ? 0 : comma[0].length;
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

function isFinite_(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index]?.text ?? '';
  if (/^\p{Lu}/u.test(word) || !FINITE_VERBS.has(word.toLowerCase())) return false;
  if (!NOUN_OR_VERB.has(word.toLowerCase())) return true;
  const next = tokens[index + 1]?.text.toLowerCase() ?? '';
  const previous = tokens[index - 1]?.text ?? '';
  return !FINITE_VERBS.has(next) && !DETERMINER.test(previous) && next !== 'of';
}

export interface SubjectPhrase {
  text: string;
  /** Offset in the text that was given. */
  start: number;
  end: number;
}

/** The subject's noun phrase with its determiner, or nothing where it is a pronoun, a clause or cannot be told. */
export function locateSubject(text: string): SubjectPhrase | undefined {
  const from = mainClauseStart(text);
  const tokens = tokensOf(text, from);
  const first = tokens[0];
  if (first === undefined) return undefined;
  let end: Token | undefined;
  for (const [index, token] of tokens.entries()) {
    if (index > 14) return undefined;
    if (BREAK.test(token.text) || CLAUSE_WORD.test(token.text)) {
      if (index === 0) return undefined;
      break;
    }
    if (index > 0 && isFinite_(tokens, index)) break;
    if (!ADVERB.test(token.text) || index === 0) end = token;
    if (index === tokens.length - 1) return undefined;
  }
  if (end === undefined) return undefined;
  const phrase = text.slice(first.start, end.end);
  return POINTING_WORD.test(phrase) ? undefined : { text: phrase, start: first.start, end: end.end };
}

/** The subject as words alone. */
export function subjectPhrase(text: string): string | undefined {
  const found = locateSubject(text.trim());
  return found === undefined ? undefined : trimPhrase(found.text);
}
