/** Terms explained in passing: "a … called X", "X, a … that …". */
import type { Sentence } from '../sentence.ts';
import { rememberedByText } from '../text/memo.ts';
import { hasMainVerb } from './clause.ts';
import { FINITE_VERBS } from './data/verbs.ts';
import { recognizeDefinition } from './definition.ts';
import { groupOf, MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle, wordsOf } from './text.ts';
import type { FoundMeaning } from './types.ts';

const LINK =
  /,? (?:(?:is|are|was|were) )?(?:(?:commonly|also|often|usually|sometimes|generally) )?(?:called|known as|termed|referred to as) (?!for|after|in|by|upon|on|to)(?:an? |the )?/gu;
const TERM_AFTER =
  /^["“]?(?<term>\p{L}[\p{L}\p{M}\p{N}’'-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*){0,3}?)(?:["”]?)(?=[,.;:)]|$| (?:is|are|was|were|and|or|that|which|in|to|by|for|because|from|as|with|on|can|has|have|when|where)(?: |$))/u;
const FEWEST_MEANING_WORDS = 4;
/** An adjective is no term ("are called immiscible"). */
const ADJECTIVE = /^\p{L}+(?:ible|able|ous|ful|less|ive|ed|ic|al)$/u;

/**
 * The noun phrase that ends where `before` ends: from the sentence's beginning, or from its last "a" or "an";
 * what "is called" something is the whole subject.
 */
function phraseBefore(before: string, isPredicate: boolean): string | undefined {
  const opening = /^(?:an?|the) /iu.test(before) && !/[,;:()]/u.test(before) && !hasMainVerb(before);
  if (opening) return before;
  if (isPredicate) return undefined;
  const at = Math.max(before.lastIndexOf(' a '), before.lastIndexOf(' an '), before.lastIndexOf('—'));
  const phrase = at < 0 ? '' : before.slice(at + 1);
  return phrase === '' || /[,;:()]/u.test(phrase) || hasMainVerb(phrase) ? undefined : phrase;
}

function calledTerm(text: string): FoundMeaning | undefined {
  for (const link of text.matchAll(LINK)) {
    const term = trimPhrase(groupOf(TERM_AFTER.exec(text.slice(link.index + link[0].length)), 'term'));
    const meaning = phraseBefore(text.slice(0, link.index), / (?:is|are|was|were) /u.test(link[0]));
    if (term.length < 3 || meaning === undefined || !isTerm(term) || ADJECTIVE.test(term)) continue;
    if (
      DANGLING_END.test(meaning) ||
      wordsOf(meaning).length < FEWEST_MEANING_WORDS ||
      /\b(?:this|these|such|following)\b/iu.test(meaning)
    )
      continue;
    return { term, meaning: trimPhrase(meaning) };
  }
  return undefined;
}

const APPOSITION =
  /, (?<meaning>(?:an?|the) [^,;:()]{3,60}?(?: that | which | of | used | in which | where | made | for | who )[^,;:()]{4,120})(?=[,;:.]|$)/gu;
const STOP_BEFORE =
  /^(?:the|an?|by|called|with|as|is|are|was|were|in|and|of|to|for|from|on|against|into|using|including|or|like|through|that|which|at|under|between|its|his|her|their|has|have|had|contains?|uses?|produces?|causes?|form|forms|include|includes)$/iu;
const MOST_TERM_WORDS = 4;

/** The words before the comma back to an article, a preposition or a verb; nothing after "of", where the phrase is longer. */
function nounBefore(before: string): string {
  const words = before.split(' ');
  const stop = words.findLastIndex((word) => STOP_BEFORE.test(word) || /[,;:().]$/u.test(word));
  const lead = words
    .slice(Math.max(0, stop - 1), stop + 1)
    .join(' ')
    .toLowerCase();
  if (/(?:^|\s)(?:of|and|or)(?: (?:the|an?))?$/u.test(lead)) return '';
  const term = words.slice(stop + 1);
  return term.length > MOST_TERM_WORDS ? '' : term.join(' ');
}

const SUBORDINATE =
  /^(?:when|while|as|if|because|although|since|after|before|once|until|though|whereas|unlike|like|for|to|in|on|at|by|with|from|during|despite|instead|even|so|thus|given|compared|just|without|under|through|over|upon|among|between|within|throughout|about|around|toward|towards|according|based|using|\p{L}+ing|\p{L}+ly)(?![\p{L}])/iu;
const DANGLING_END =
  /(?:^| )(?:he|she|it|they|we|that|which|of|in|for|to|and|or|the|a|an|by|with|from)$|^the (?:\p{Lu}|greater|slower|faster|larger|smaller|more|less|higher|lower|better)/u;

/** What stands before the first comma may lead in to a clause of its own: "In string theory, the particles …". */
function isIntroduction(before: string, after: string | undefined): boolean {
  const opening = before.slice(Math.max(before.lastIndexOf('; '), before.lastIndexOf(': ')) + 1).trim();
  if (SUBORDINATE.test(opening) && !opening.includes(',')) return true;
  return !hasMainVerb(opening) && !/(?:ed|made|led) /u.test(opening) && after !== ',';
}

function appositionTerm(text: string): FoundMeaning | undefined {
  for (const match of text.matchAll(APPOSITION)) {
    const meaning = trimPhrase(groupOf(match, 'meaning'));
    const before = text.slice(0, match.index);
    if (isIntroduction(before, text[match.index + match[0].length])) continue;
    const term = trimPhrase(nounBefore(before));
    if (DANGLING_END.test(meaning) || FINITE_VERBS.has(term.replace(/ .*$/su, ''))) continue;
    if (term.length < 4 || !isTerm(term) || hasMainVerb(meaning) || /ly$/u.test(term)) continue;
    return { term, meaning };
  }
  return undefined;
}

/** Words inside a "term" that show that it is a clause, a place in time or a person's role. */
const NO_TERM =
  /(?:^| )(?:is|are|was|were|has|have|had|can|could|will|would|called|that|which|who|including|such|example|addition|fact|general|result|however|moreover|during|after|before|when|while|into|his|her|their|its|son|daughter|wife|brother|father|mother|century|year|years|time|today|one|first|second|other|others|january|february|march|april|may|june|july|august|september|october|november|december|\d+)(?= |$)/iu;

function isTerm(term: string): boolean {
  return !NO_TERM.test(term) && !POINTING_WORD.test(term) && withoutArticle(term).length > 2;
}

/** Sentences whose terms are remembered. */
const MOST_SENTENCES = 10_000;

/** A term with its meaning: a definition of anything, "a … called X", "X, a … that …". In other languages than English: a definition. */
export const recognizeTerm: (sentence: Sentence) => FoundMeaning | undefined = rememberedByText(
  MOST_SENTENCES,
  readTerm,
);

function readTerm(sentence: Sentence): FoundMeaning | undefined {
  const definition = recognizeDefinition(sentence, '');
  if (definition !== undefined) return definition;
  if (sentence.language !== 'en') return undefined;
  const text = sentence.text.slice(0, MOST_CHARACTERS);
  return calledTerm(text) ?? appositionTerm(text);
}
