/** Headings: a few of a sentence's own words that say what it is about. */
import type { Sentence } from '../sentence.ts';
import { locateSubject } from './subject.ts';
import { recognizeTerm } from './term.ts';
import {
  capitalised,
  contentStems,
  MOST_CHARACTERS,
  POINTING_WORD,
  trimPhrase,
  withoutArticle,
  wordsOf,
} from './text.ts';

const MOST_WORDS = 5;
const MOST_HEADING_CHARACTERS = 42;
/** Nouns that say nothing alone. */
const VAGUE =
  /^(?:process|processes|thing|things|way|ways|one|part|parts|number|numbers|example|examples|reason|reasons|result|results|fact|facts|case|cases|type|types|kind|kinds|group|groups|amount|amounts|set|lot|majority|time|times|period|year|years|day|days|place|end|beginning|idea|ideas|term|name|word|question|answer|point|view|use|form|forms|level|levels|rate|value|values|list|role|effect|effects|evidence|people|person|man|men|woman|women|area|areas|system|method|methods|approach|addition|first|second|third|last|next|two|three|four|five|key|problem|problems|difference|differences|purpose|event|events|situation|factor|factors|condition|conditions|change|changes|study|studies|work|works|step|steps|side|sides|goal|object|objects|author|others|rest|region|model|figure|phenomenon|variety|series|combination|range|presence|lack|importance|existence|author|authors|text|section|chapter|calculation|calculations|exposure|copper obtained|need|needs|battle|observer|image|images|observation|observations|enterprise|sample|attempt|attempts|decision|ability|use|uses|total|average|percent|percentage|half|quarter|majority|today|century|centuries|era|age)$/iu;
const BAD_START =
  /^(?:of|in|on|at|to|and|or|by|for|with|from|as|more|less|most|very|not|only|also|just|even|about|over|nearly|almost|according|many|much|first|second|third|two|three|four|five|six|seven|eight|nine|ten|closer|then|suppose|keep|recall|note|consider|imagine|having|similar|slightly|chapter|visualizing|repeating|being|far|promising|particular|originating|can|bce|ce|january|february|march|april|may|june|july|august|september|october|november|december|following|during|\d)(?![\p{L}'’-])/iu;
const BAD_END =
  /(?:^| )(?:of|in|on|at|to|and|or|by|for|with|from|as|than|the|an?|that|which|who|its|his|their|called|known|is|are|was|were|not|between|into|about|also|made|used|using|now|really|then|given|today|such|ever|until it|\p{L}{3,}ly)$/iu;
const CUT =
  /,| (?:of|in|on|at|to|by|for|with|from|as|that|which|who|called|known|used|made|between|into|about|including|such|through|during|under|within|near|around|against|like|living|containing) /u;
/** Adjectives that stand alone when their noun was cut off. */
const ADJECTIVE_ALONE =
  /^(?:recent|new|early|late|various|several|high|low|large|small|best|old|young|other|latin american|answers?|everyday life|dead|aims|companion|practice|expansion|models?|east german|trip|entry|dutch|british|french|chinese|portuguese|english|spanish|japanese|german|italian|russian|american|european|roman|greek|muslim|christian)$|['’]s$/iu;
const GERUND_WITH_OBJECT = /^\p{L}+ing (?:this|the|an?|these|its|their|two|three|both|all) /iu;
const PROPER =
  /(?<![.!?:“"]\s)(?<=\s)\p{Lu}[\p{L}\p{M}’'-]+(?: (?:of|the|de|von|van|del|di|da|bin|ibn|al) \p{Lu}[\p{L}\p{M}’'-]+| \p{Lu}[\p{L}\p{M}’'-]+){0,3}/gu;

/** "Constructed in 2500 BCE", "Spurred": said of a subject that comes later. */
const PARTICIPLE_FIRST =
  /^(?:\p{L}+ed|made|built|found|written|known|born|led|seen)(?: (?:in|by|with|from|as|to|on|at|of|mostly|mainly)(?: |$)|$)|^examples? of /iu;

function isFit(phrase: string, topic: string): boolean {
  const words = wordsOf(phrase);
  if (words.length === 0 || words.length > MOST_WORDS || phrase.length > MOST_HEADING_CHARACTERS || phrase.length < 3)
    return false;
  if (POINTING_WORD.test(phrase) || BAD_START.test(phrase) || BAD_END.test(phrase) || /[“”"()[\]]/u.test(phrase))
    return false;
  if (
    /^(?:\p{L}+ )?(?:number|lot|amount|majority|lack|variety|series|group|set|pair|type|kind|part) of /iu.test(
      phrase,
    ) ||
    /(?:^| )(?:today|itself|themselves|alone)$/iu.test(phrase)
  )
    return false;
  if (PARTICIPLE_FIRST.test(phrase) || ADJECTIVE_ALONE.test(phrase) || GERUND_WITH_OBJECT.test(phrase)) return false;
  if (words.length === 1 && (VAGUE.test(words[0] ?? '') || /ly$/u.test(phrase))) return false;
  if (words.every((word) => VAGUE.test(word) || /^\d+$/u.test(word))) return false;
  return !isTopicAlone(phrase, topic);
}

function isTopicAlone(phrase: string, topic: string): boolean {
  const of = new Set(contentStems(topic));
  const its = contentStems(phrase);
  return its.length > 0 && its.every((word) => of.has(word));
}

/** A phrase and its shorter forms: without the article, without what follows the first preposition. */
function shorter(phrase: string): string[] {
  const bare = trimPhrase(withoutArticle(phrase)).replace(
    /^(?:its|his|her|their|our|some|most|many|all|several|each|every|other|another|such) /iu,
    '',
  );
  const cut = CUT.exec(bare);
  if (cut === null) return [bare];
  const short = trimPhrase(bare.slice(0, cut.index));
  // a verb in "-ed" that the list does not know ends the phrase
  return / \p{Ll}+ed(?: |$)/u.test(bare) ? [short] : [bare, short];
}

function properNames(text: string): string[] {
  return (
    [...text.matchAll(PROPER)]
      .filter((match) => !/(?:like|as|including|unlike|than|similar to) (?:the )?$/u.test(text.slice(0, match.index)))
      .map((match) => match[0].replace(/['’]s$/u, ''))
      // a single name further on is too often only an example
      .filter((name) => name.includes(' '))
      .sort((a, b) => b.split(' ').length - a.split(' ').length)
  );
}

function englishCandidates(sentence: Sentence, text: string): string[] {
  const subject = locateSubject(text);
  const term = recognizeTerm(sentence)?.term;
  const candidates = subject === undefined ? [] : shorter(subject.text).filter((phrase) => !POINTING_WORD.test(phrase));
  return [...candidates, ...(term === undefined ? [] : [term]), ...properNames(text)];
}

/**
 * One to five words of the sentence, first letter capitalised: its subject, a term it explains, or a proper name.
 * Never a pronoun, never the topic alone; nothing where no stretch says enough.
 */
export function headingFor(sentence: Sentence, topic: string): string | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS).trim();
  const candidates = sentence.language === 'en' ? englishCandidates(sentence, text) : foreignCandidates(sentence, text);
  const phrase = candidates.map(trimPhrase).find((candidate) => isFit(candidate, topic));
  return phrase === undefined ? undefined : capitalised(phrase);
}

function foreignCandidates(sentence: Sentence, text: string): string[] {
  const term = recognizeTerm(sentence)?.term;
  return [...(term === undefined ? [] : [term]), ...properNames(text)];
}

/** Verbs of which none is a noun as well: what stands before one of them is the whole subject. */
const PLAIN_VERB =
  /^(?:is|are|was|were|has|have|had|can|could|may|might|must|will|did|do|does|became|began|consists?|contains?|includes?|occurs?|produced?|produces|requires?|allows?|allowed|provides?|provided|helps|leads|led|makes|made|takes|took|gives|gave|brought|brings|grew|rose|fell|lost|won|uses|used|absorbs?|reflect|reflects|move|moves|kept|keeps|established|introduced|conquered|destroyed|invaded|killed|adopted|founded|declared|abolished|defeated|forced|lived|depended|depends|varies|vary)$/u;
const LONGEST_SUBJECT = 44;
/** A participle and the verb that follows it. */
const REDUCED_CLAUSE = /^\p{Ll}+(?:ed|en) (?:became|was|were|is|are|had|has|have|would|could|did)(?!\p{L})/u;

/**
 * The sentence as its subject and what is said of it ("Water vapor" + "is concentrated near the ground."), both to the letter.
 * Nothing where the subject is no whole noun phrase, is the topic alone, or where its verb cannot be told for sure. English only.
 */
export function splitAtVerb(sentence: Sentence, topic: string): { subject: string; rest: string } | undefined {
  if (sentence.language !== 'en') return undefined;
  const found = locateSubject(sentence.text);
  if (found === undefined || found.start !== 0 || found.text.length > LONGEST_SUBJECT) return undefined;
  const rest = sentence.text.slice(found.end).trimStart();
  const verb = /^\p{L}+/u.exec(rest)?.[0] ?? '';
  const subject = found.text;
  // "The state Orhan established became …": the first verb belongs to the subject
  if (REDUCED_CLAUSE.test(rest)) return undefined;
  return PLAIN_VERB.test(verb) && isFit(withoutArticle(subject), topic) ? { subject, rest } : undefined;
}
