/** What the cuts need to know of clauses: where they end, and whether a stretch is one. */
import { hasFiniteVerb, mayHaveVerb, startsWithVerb } from './verbs.ts';

/** A head that ends in the middle of a list or of a fronted clause cannot be the whole sentence. */
export function endsOpen(sentence: string): boolean {
  const head = withoutBrackets(sentence);
  const lastComma = head.lastIndexOf(',');
  const start =
    /^(?:If|When|While|Although|Though|Because|Since|Once|As|Unless|After|Before|Whereas|Despite|Unlike|Until|Whether)\b/u;
  if (/\bthat (?:if|when|whenever|once|as|although|because|since|while|after|before)\b[^,]*$/u.test(head)) return true;
  if (ENDS_IN_MIDDLE.test(head)) return true;
  // "said that the king": what follows "that" must have its verb.
  const afterThat = /^.*\bthat\b(.*)$/u.exec(head)?.[1];
  if (afterThat !== undefined && !mayHaveVerb(`that ${afterThat}`)) return true;
  if (start.test(head)) return lastComma < 0 || !hasFiniteVerb(head.slice(lastComma + 1));
  return /\b(?:both|either|neither|between|not only|whether)\b(?!.*\b(?:and|or|nor|but)\b)/u.test(head);
}

/** A stretch whose last word needs another after it. */
export const ENDS_IN_MIDDLE =
  /\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|cannot|the|an?|of|to|from|with|without|by|at|into|onto|upon|than|and|or|nor|but|as|that|if|when|because|although|including|such|called|named|depends?|depended|consists?|consisted|relies|rely|relied|refers?|belongs?|belonged|tends?|tended|seems?|seemed|becomes?|became|includes?|included|contains?|contained|comprises?|comprised|requires?|provides?|provided|involves?|involved|means|according|due|composed|able|unable|(?:when|where|if|as|once) (?:needed|required|necessary|possible|appropriate|expected|intended))$/u;

export function withoutBrackets(text: string): string {
  return text.replace(/\s?\([^()]*\)/gu, '');
}

/** Whether the commas of `head` leave its last stretch a clause: else the next comma may close an insertion or part a list. */
export function isPastCommas(head: string): boolean {
  const plain = withoutBrackets(head);
  const comma = plain.lastIndexOf(', ');
  if (comma < 0) return true;
  const stretch = plain.slice(comma + 2);
  return !/^(?:which|who|whose|where|when|that|including|such as)\b/u.test(stretch) && hasFiniteVerb(stretch);
}

/** One half of a contrast says something else without the other: "some …, while others …". */
export function isContrast(head: string, tail: string): boolean {
  return (
    /\b(?:some|one|many|most|former|first|either)\b/iu.test(head) &&
    /\b(?:others?|another|latter|rest|second|remaining|remainder)\b/iu.test(tail)
  );
}

export function insideQuoteOrBracket(head: string): boolean {
  const open = (head.match(/[(（“«„]/gu)?.length ?? 0) - (head.match(/[)）”»]/gu)?.length ?? 0);
  return open > 0 || (head.match(/"/gu)?.length ?? 0) % 2 === 1;
}

export function endWithoutStop(text: string): number {
  const match = /[.!。！।॥۔]+["'”’»）)]*$/u.exec(text);
  return match === null ? text.length : match.index;
}

export function lastClause(head: string): string {
  return head.slice(head.lastIndexOf(',') + 1);
}

// What a second clause says of "it" or "them" stands in the first.
export const LEANING =
  /\b(?:it|its|they|their|theirs|them|he|his|him|she|her|hers|this|these|those|such|itself|themselves|himself|so|too|both|other|others|another|one|ones|there|then|instead|latter|former|same|remaining|rest|example|more recent|as well|too)\b/iu;

const NO_SUBJECT =
  /^(?:thus|therefore|then|also|not|even|to|by|in|on|at|for|with|of|from|as|after|before|during|under|until|since|through|later|soon|often|never|still|already|now|so|hence|again|when|if|because|which|who|that|than|more|most|only|just|once|twice|perhaps|instead)$/u;

/** A subject, then a finite verb within a few words. */
export function isClause(tail: string): boolean {
  const opening = tail.split(/\s+/u).slice(0, 8);
  const first = opening[0] ?? '';
  // Adverbs and prepositions at the beginning leave the subject, if there is one, to the clause before.
  if (opening.length < 4 || startsWithVerb(tail) || /ly$/u.test(first) || NO_SUBJECT.test(first)) return false;
  const at = opening.findIndex((word) => /,$/u.test(word));
  const subject = at < 0 ? opening : opening.slice(0, at + 1);
  return hasFiniteVerb(subject.join(' '));
}
