/**
 * Statements with a noun in a pronoun's place: "Warsaw has …" where the source says "It has …". The first citation is the noun as it
 * is named before, the second the sentence. Such a statement holds where it would hold if the sentence had the noun.
 */
import { type Claim, type LanguageTag, type Told, tell } from '../contract/index.ts';
import { align } from './align.ts';
import { REPLACEABLE } from './data/pronouns.ts';
import { NEGATIONS } from './data/words.ts';
import type { Library } from './evidence.ts';
import { foldText, type Token, tokensOf } from './tokens.ts';

export function isResolved(claim: Claim): boolean {
  return claim.method === 'resolved';
}

/** Most words of a noun that is put in a pronoun's place. */
const LONGEST_NOUN = 12;
/** Pronouns of a sentence that are tried. */
const MOST_TRIED = 6;

/** Why the noun of a resolved claim cannot stand in a pronoun's place; undefined where it can. */
export function faultOfNoun(claim: Claim, { sources, language }: Library): Told | undefined {
  const [noun, own] = claim.citations;
  if (noun === undefined || own === undefined || claim.citations.length !== 2) return tell('noun_unnamed');
  const text = sources.get(noun.sourceId)?.text ?? '';
  if (noun.sourceId !== own.sourceId || noun.passageId !== own.passageId || noun.end > own.start)
    return tell('noun_not_before');
  if (isLetter(text[noun.start - 1]) && isLetter(text[noun.start])) return tell('noun_begins_inside');
  if (isLetter(text[noun.end]) && isLetter(text[noun.end - 1]) && !HAN.test(noun.quote))
    return tell('noun_ends_inside');
  const folded = foldText(noun.quote);
  const count = tokensOf(folded, language).length;
  if (count === 0 || count > LONGEST_NOUN) return tell('noun_none');
  if (STOPS.test(folded) || NEGATIONS[language].test(folded)) return tell('noun_more');
  return undefined;
}

const HAN = /\p{Script=Han}/u;
const STOPS = /[.!?;:。！？；：](?:\s|$)/u;

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{M}]/u.test(character) && !HAN.test(character);
}

/** Where a subject stands: at the beginning of a sentence, of what follows a comma, or behind a word that joins. */
const SUBJECT_PLACE =
  /(?:^|[.!?。！？।][\p{P}\s\d]*|[,，]\s?|\n\s*|(?:^|[.!?。！？][\p{P}\s]*)(?:yet|but|and|so|thus|however|today|then|therefore|also|later|но|а|и|однако|так)\s)$/iu;

/** The sentence with the noun in the pronoun's place, as the claim has it; the sentence alone where the claim has no such noun. */
export function resolvedQuote(claim: Claim, { sources, language }: Library): string {
  const [noun, own] = claim.citations;
  const rules = REPLACEABLE[language];
  if (noun === undefined || own === undefined || rules === undefined) return own?.quote ?? '';
  const sentence = foldText(own.quote);
  const before = foldText((sources.get(noun.sourceId)?.text ?? '').slice(0, noun.start).slice(-80));
  const wanted = tokensOf(foldText(claim.text), language);
  let nearest: string | undefined;
  for (const match of [...sentence.matchAll(rules.pronoun)].slice(0, MOST_TRIED)) {
    const named = match.groups?.noun;
    if (!(named === undefined ? SUBJECT_PLACE.test(before) : endsIn(noun.quote, named))) continue;
    for (const form of formsOf(foldText(noun.quote), match[0], language)) {
      if (!holdsInOnePiece(wanted, tokensOf(form, language))) continue;
      const resolved = sentence.slice(0, match.index) + form + sentence.slice(match.index + match[0].length);
      if (align(wanted, tokensOf(resolved, language)) !== undefined) return resolved;
      nearest ??= resolved;
    }
  }
  return nearest ?? own.quote;
}

function holdsInOnePiece(tokens: readonly Token[], piece: readonly Token[]): boolean {
  return tokens.some((_, at) => piece.every((token, k) => tokens[at + k]?.key === token.key));
}

/** "This basin" is "the Amazon basin". */
function endsIn(noun: string, named: string): boolean {
  return foldText(noun).toLowerCase().endsWith(` ${named.toLowerCase()}`);
}

function formsOf(noun: string, pronoun: string, language: LanguageTag): string[] {
  const rules = REPLACEABLE[language];
  if (rules?.possessive.test(pronoun) !== true) return [noun];
  return rules.marks(noun).map((mark) => noun + mark);
}
