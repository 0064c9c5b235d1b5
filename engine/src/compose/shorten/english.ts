/** Cuts that need to know where a main clause ends; English only, where `verbs.ts` can tell. */

import {
  endsOpen,
  endWithoutStop,
  insideQuoteOrBracket,
  isClause,
  isContrast,
  isPastCommas,
  LEANING,
  lastClause,
} from './clauses.ts';
import type { Cut } from './cut.ts';
import { firstFiniteVerb, hasFiniteVerb, isAuxiliary, isPastOrThird, leavesVerbOpen, startsWithVerb } from './verbs.ts';

export function englishCuts(text: string): Cut[] {
  return [
    ...insertions(text),
    ...coordinateClauses(text),
    ...leadingAdjunct(text),
    ...secondPredicates(text),
    ...trailingPhrases(text),
  ];
}

/** "X, which is far away, was found": the insertion goes with both commas, where the verb follows it. Dashes likewise. */
function insertions(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(
    /,\s(?:which|who|whose|where|such as|including|along with|as well as|named after|also called|also known as|an?|the|formerly|originally|then|now|born|located|based|founded|led|one of|especially|particularly|most notably|together with|from|in|with|near)\s[^,;—]{3,160},(?=\s)/gu,
  )) {
    const end = match.index + match[0].length;
    const head = text.slice(0, match.index);
    if (insideQuoteOrBracket(head) || hasFiniteVerb(lastClause(head)) || !startsWithVerb(afterAdverb(text.slice(end))))
      continue;
    // "In 1812, the poet wrote that they ploughed, sowed": what stands between is the subject and its verb.
    if (PREPOSITION.test(lastClause(head).trim()) || (/^,\s(?:an?|the)\s/u.test(match[0]) && hasFiniteVerb(match[0])))
      continue;
    cuts.push({ start: match.index, end, need: 'may' });
  }
  for (const match of text.matchAll(/\s?—\s?[^—]{3,160}\s?—\s?/gu)) {
    const rest = text.slice(match.index + match[0].length);
    if (insideQuoteOrBracket(text.slice(0, match.index)) || !/^\p{L}/u.test(rest)) continue;
    // One space stays between the two sides; where the dashes had none, the cut leaves the words apart by keeping nothing else.
    if (!/^\s/u.test(match[0]) && !/\s$/u.test(match[0])) continue;
    cuts.push({ start: match.index, end: match.index + match[0].trimEnd().length, need: 'may' });
  }
  return cuts;
}

/** "…, soon became": an adverb before the verb. */
function afterAdverb(text: string): string {
  return text.replace(/^\s(?:\p{Ll}+ly|also|soon|later|now|then|still|never|often|once|first)(?=\s)/u, '');
}

const PREPOSITION =
  /^(?:and |but )?(?:in|on|at|by|during|after|before|since|for|with|from|under|until|through|within|between|as|to|of)\b/iu;

const GOVERNED =
  /^(?:If|When|While|Although|Though|Because|Since|Once|As|Unless|After|Before|Whereas|Until|Whether|Given|Assuming)\b|\b(?:that|whether|if|because|unless|although|though|not|never|no|both|either|neither|where|when|while|who|which|such|same|each|every|we|you)\b/u;

/** Two main clauses joined by ", and": either stands alone, where nothing before governs both. */
function coordinateClauses(text: string): Cut[] {
  const cuts: Cut[] = [];
  const stop = endWithoutStop(text);
  for (const match of text.matchAll(
    /,\s(?<word>and|but|while|whereas|so)\s|\s(?<word>and)\s(?=(?:it|they|he|she)\s)/gu,
  )) {
    const head = text.slice(0, match.index);
    const tail = text.slice(match.index + match[0].length, stop);
    if (insideQuoteOrBracket(head) || !hasFiniteVerb(head) || endsOpen(head)) continue;
    if (!isClause(tail) || !isPastCommas(head) || isSeries(head) || isContrast(head, tail)) continue;
    if (match.groups?.word !== 'but') cuts.push({ start: match.index, end: stop, need: 'may' });
    if (match.groups?.word !== 'so' && !GOVERNED.test(head) && !LEANING.test(tail) && namesItself(tail))
      cuts.push({ start: 0, end: match.index + match[0].length, need: 'may' });
  }
  return cuts;
}

/** "A is x, B is y, and C is z": clauses in a row. */
function isSeries(head: string): boolean {
  const comma = head.lastIndexOf(', ');
  return (
    comma > 0 &&
    isClause(head.slice(comma + 2)) &&
    hasFiniteVerb(head.slice(0, comma)) &&
    !endsOpen(head.slice(0, comma))
  );
}

/** A definite noun or a bare number means one that the first clause speaks of, unless a name is in it. */
function namesItself(tail: string): boolean {
  if (/^(?:the\s|\d)/u.test(tail)) return /^the\s(?:[\p{Ll}-]+\s){0,3}(?:of (?:the )?)?\p{Lu}/u.test(tail);
  return !/^(?:an?|some|many|most|few|several|all)\s(?:of|more|few)\b/u.test(tail);
}

const LEADING_ADJUNCT =
  /^(?:Despite|In spite of|In addition to|Along with|Together with|Besides|Inspired|Based|Located|Situated|Founded|Furnished|Armed|Angered|Alarmed|Encouraged|Faced|Surrounded|Known|Named|Built|Born|Led|Fearing|Hoping|Believing|Realizing|Recognizing|Seeking|Wanting|Having|As an?|As the|Like (?:many|most|other|all))\b[^,;:]{3,110},\s/u;

/** An adjunct before the subject adds a circumstance; without number, negation or condition in it, it may go. */
function leadingAdjunct(text: string): Cut[] {
  const match = LEADING_ADJUNCT.exec(text);
  if (
    match === null ||
    /^(?:and|or|nor|but|as well)\b/u.test(text.slice(match[0].length)) ||
    /\d|\b(?:not|no|never|only|if|unless|until|without|may|might|perhaps|probably|likely)\b/iu.test(match[0])
  )
    return [];
  if (/^(?:In addition|Along|Together|Besides)/u.test(match[0]) && /\b(?:also|as well|too)\b/u.test(text)) return [];
  // "As the star shrinks, …" is a clause: it says when.
  if (/^As\b/u.test(match[0]) && hasFiniteVerb(match[0].slice(3))) return [];
  return [{ start: 0, end: match[0].length, need: 'may' }];
}

const LIMITED = /\b(?:not|never|no|nor|neither|only|rarely|seldom|without|unless|if|hardly|cannot|than)\b|n['’]t\b/iu;

/** A hedge or a circumstance in the first predicate that holds for the second: "are normally stuck in place and cannot move". */
const GOVERNS_BOTH =
  /\b(?:normally|usually|generally|typically|commonly|often|sometimes|occasionally|frequently|rarely|mostly|mainly|largely|partly|initially|originally|probably|possibly|perhaps|likely|apparently|reportedly|allegedly|may|might|could|would|should|seems?|appears?|tends?|estimated|thought|believed|said|if|when|while|once|until|unless)\b/iu;

/** "X did this and became that": either predicate may go; the subject stays. */
function secondPredicates(text: string): Cut[] {
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(/,?\sand\s(?<verb>\p{Ll}+)(?=\s)/gu)) {
    const head = text.slice(0, match.index);
    const verb = match.groups?.verb ?? '';
    if (!isSecondPredicate(head, verb, text.slice(match.index + match[0].length))) continue;
    cuts.push({ start: match.index, end: stop, need: 'may' });
    const first = firstFiniteVerb(text);
    const verbStart = match.index + match[0].length - verb.length;
    if (first === undefined || first.start >= match.index || !isBareSubject(text.slice(0, first.start))) continue;
    const agrees = isAuxiliary(first.word) ? isAuxiliary(verb) : !isAuxiliary(verb);
    if (!agrees || LEANING.test(text.slice(verbStart))) continue;
    if (GOVERNS_BOTH.test(text.slice(first.start, match.index)) || LIMITED.test(text.slice(verbStart))) continue;
    cuts.push({ start: first.start, end: verbStart, need: 'may' });
  }
  return cuts;
}

function isSecondPredicate(head: string, verb: string, rest: string): boolean {
  // "proteins and associated pigments": a participle before a noun.
  if (!isPastOrThird(verb) || leavesVerbOpen(verb, rest)) return false;
  if (insideQuoteOrBracket(head) || LIMITED.test(head) || endsOpen(head) || !hasFiniteVerb(head)) return false;
  // A verb in a relative clause, or the last of three, is no second predicate of the subject.
  if (/\b(?:who|which|that|whose|where|when|while|as|to)\b/u.test(lastClause(head))) return false;
  // "translated and published X": the object belongs to both.
  return !/,\s\p{Ll}+(?:ed|s)\s/u.test(head) && !isPastOrThird(lastWord(head));
}

function lastWord(head: string): string {
  return /(\p{L}+)$/u.exec(head)?.[1] ?? '';
}

function isBareSubject(subject: string): boolean {
  return !/[,;:—]|\b(?:who|which|that)\b/u.test(subject) && subject.trim().split(/\s+/u).length <= 8;
}

const TRAILING_PHRASE =
  /\s(?:in order to|so as to|because of|because|so that|as well as|along with|together with|in addition to|due to|thanks to|owing to|instead of|in an effort to|in an attempt to|as part of|as a result of|in response to|named after|(?:while|before|after) \p{Ll}+ing)\s/gu;

/** Purpose, cause and means at the end say more of a statement that is whole without them, unless it is limited by them. */
function trailingPhrases(text: string): Cut[] {
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(TRAILING_PHRASE)) {
    const head = text.slice(0, match.index);
    const last = lastWord(head);
    if (insideQuoteOrBracket(head) || LIMITED.test(head) || endsOpen(head) || !hasFiniteVerb(head)) continue;
    if (
      last === '' ||
      isAuxiliary(last) ||
      isPastOrThird(last) ||
      /ly$|^(?:and|or|part|just|even|both|of|that|it|more|less|mostly|also)$/u.test(last)
    )
      continue;
    cuts.push({ start: match.index, end: stop, need: 'may' });
  }
  return cuts;
}
