/**
 * Does a sentence stand alone? A statement of a poster has no text before it: whatever refers to something outside the
 * sentence makes it unusable. The filter would rather lose a good sentence than keep a dangling one.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { hasFiniteVerb, mayHaveVerb } from '../shorten/verbs.ts';
import { isUnspaced, type Word, wordsOf } from '../text/words.ts';
import { CHATTER, DEMONSTRATIVES, DISCOURSE_NOUNS, DRAWINGS, MISSING_REFERENCES, REFERRING_STARTS } from './lexicon.ts';
import { pointsBack } from './pointers.ts';

/** Why a text cannot be drawn by itself. */
export type Rejection =
  | 'fragment'
  | 'question'
  | 'reference'
  | 'chatter'
  | 'referring_start'
  | 'pronoun'
  | 'demonstrative'
  | 'discourse'
  | 'example'
  | 'empty'
  | 'length';

const ENDS = /[.!。！．।॥۔]["'”’»）)」』]*$/u;
const QUESTION = /[?？؟]["'”’»）)]*$/u;
const STARTS_WELL = /^[\u200e\u200f"'“‘«„「『（([¿¡]*[\p{Lu}\p{Lt}\p{Lo}\p{N}$€£]/u;
const LIST_MARK = /^(?:[-*•‣–—]|\(?[a-z\d]{1,2}[.)])\s/u;
const EXAMPLE =
  /^(?:for (?:example|instance)|as an example|e\.g\.|in one (?:case|example)|por ejemplo|par exemple|zum beispiel|例如|比如|例えば|たとえば|उदाहरण|على سبيل المثال|por exemplo|например)/iu;
/** The first of a numbered list without the second; a whole sentence in brackets. */
const TORN_LIST = /\((?:1|a|i)\)(?!.*\((?:2|b|ii)\))|^\(.*\)$/su;
/** Ends in a word that must be followed by another. */
const OPEN_END = /\b(?:but|rather|and|or|nor|than|the|an?|is|are|was|were|not|because|although|if)[,;]?[.!]$/u;
const CLAUSE_START = /^(?:Where|Which|Who|Whom|Whose|Because of which)\b/u;
const URL_OR_CODE = /https?:|www\.|[{}<>|\\]|__|={2,}|\.{4,}|_{2,}/u;

/** undefined where the text stands alone; else the reason why not. `text` is as it would be drawn. */
export function rejectionOf(text: string, language: LanguageTag): Rejection | undefined {
  const words = wordsOf(text, language);
  if (words.length < (isUnspaced(language) ? 5 : 4) || words.length > 70) return 'length';
  if (QUESTION.test(text)) return 'question';
  if (!ENDS.test(text) || !STARTS_WELL.test(text) || LIST_MARK.test(text) || URL_OR_CODE.test(text)) return 'fragment';
  if (
    unbalanced(text) ||
    TORN_LIST.test(text) ||
    (language === 'en' && (CLAUSE_START.test(text) || OPEN_END.test(text)))
  )
    return 'fragment';
  if (EXAMPLE.test(text)) return 'example';
  if (isElsewhere(text, language)) return 'reference';
  const told = withoutQuotes(text);
  if (CHATTER[language].test(told)) return 'chatter';
  if (startsReferring(text, words, language)) return 'referring_start';
  if (pointsBack(told, language)) return 'pronoun';
  if (hasLooseDemonstrative(text, words, language)) return 'demonstrative';
  if (language === 'en') return mayHaveVerb(text) ? rejectionInEnglish(text, words) : 'fragment';
  return undefined;
}

/** Speaks of a figure, or of what stands in another place of the source. */
function isElsewhere(text: string, language: LanguageTag): boolean {
  return MISSING_REFERENCES[language].test(text) || (language === 'en' && DRAWINGS.test(text));
}

/** Brackets and quotation marks that open and do not close tell of a sentence cut in two. */
function unbalanced(text: string): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  if (count(/[(（]/gu) !== count(/[)）]/gu)) return true;
  if (count(/[“„]/gu) > 0 && count(/[“„]/gu) !== count(/[”“]/gu) - (count(/„/gu) > 0 ? 0 : count(/“/gu))) {
    return count(/“/gu) !== count(/”/gu) && count(/„/gu) === 0;
  }
  return count(/"/gu) % 2 === 1;
}

function withoutQuotes(text: string): string {
  return text.replace(/“[^”]*”|"[^"]*"/gu, '');
}

/** "It is known that …": no noun is meant. */
const EXPLETIVE_START =
  /^It (?:is|was|has been|had been) (?:now |also |often |generally |widely |commonly |currently |still |\p{Ll}+ly )?(?:believed|estimated|known|thought|conjectured|assumed|possible|impossible|likely|unlikely|argued|claimed|said|reported|suggested|hypothesi[sz]ed|recommended|expected|accepted|agreed|found|shown|clear|necessary|common|illegal|legal|customary|unknown|unclear|uncertain|true|predicted|hoped|feared|decided) (?:that|whether|how|to|there)\b/u;

/** "Soon after the Normans entered Italy, …" says itself what it is soon after. */
const CLAUSE_OF_TIME =
  /^(?:Soon|Shortly) (?:after|before) (?!that\b|this\b|these\b|h(?:e|is|er)\b|it|the(?:y|ir|n)\b)/u;

function startsReferring(text: string, words: readonly Word[], language: LanguageTag): boolean {
  const starts = REFERRING_STARTS[language];
  if (language === 'en' && (EXPLETIVE_START.test(text) || CLAUSE_OF_TIME.test(text))) return false;
  if (isUnspaced(language)) {
    for (const start of starts) if (text.startsWith(start)) return true;
    return false;
  }
  const first = words[0]?.text.toLowerCase() ?? '';
  return starts.has(first) || starts.has(first.replace(/['’].*$/u, ''));
}

/** "this theory" is at home only where the theory was named earlier in the sentence. */
function hasLooseDemonstrative(text: string, words: readonly Word[], language: LanguageTag): boolean {
  const marks = DEMONSTRATIVES[language];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === undefined || !marks.has(word.text.toLowerCase())) continue;
    if (language === 'en' ? isAtHome(words, i) : isSettled(text, word, language) || hasClauseBefore(text, word, i))
      continue;
    const head = words.slice(i + 1, i + 4).find((w) => w.content);
    if (head === undefined || !words.slice(0, i).some((w) => w.content && isAkin(w.stem, head.stem))) return true;
  }
  return false;
}

/** "classifying" names "those classes". */
function isAkin(before: string, stem: string): boolean {
  return before === stem || (stem.length >= 5 && before.startsWith(stem.slice(0, 5)));
}

/** What a number before names: "in 1563 and 1593, … during those years", "51.6 %, but this figure …". */
const COUNTED = /^(?:years|figure|figures|number|numbers|total|percentage|amount)$/;

/** "those who …", and "this" for the clause before it in the same sentence: "…, but this has not been proved". */
function isAtHome(words: readonly Word[], at: number): boolean {
  const lower = words[at]?.text.toLowerCase();
  const next = words[at + 1]?.text.toLowerCase() ?? '';
  if (COUNTED.test(next)) return words.slice(0, at).some((word) => /^\d/u.test(word.text));
  if (lower === 'those' && /^(?:who|whose|of|in|that|which|with|from|on|at|for)$/.test(next)) return true;
  if (at < 6 || !/^(?:is|are|was|were|has|have|had|can|could|may|will|would|does|did|led|made|means|meant)$/.test(next))
    return false;
  return !/^(?:of|in|at|by|to|during|from|with)$/.test(words[at - 1]?.text.toLowerCase() ?? '');
}

/**
 * Forms of demonstratives that point nowhere: "X — это Y", "el este" (the east), "بما في ذلك" (including), "यह ज्ञात है कि" (it is known that).
 * What must stand before the word, and what behind it.
 */
const SETTLED: Partial<Record<LanguageTag, readonly [word: RegExp, before: RegExp, after: RegExp]>> = {
  ru: [/^это$/iu, /[—–-]\s(?:не\s)?$/u, /^/u],
  es: [/^este$/iu, /\b(?:el|al|del|hacia|costa|orilla|lado|zona)\s$/iu, /^/u],
  ar: [/^ذلك$/u, /(?:بما في|ما إلى|مع|بعد|منذ|رغم)\s$/u, /^/u],
  hi: [/^यह$/u, /^/u, /^[^,।]{1,60}\sकि\s/u],
};

function isSettled(text: string, word: Word, language: LanguageTag): boolean {
  const rule = SETTLED[language];
  if (rule === undefined) return false;
  const [form, before, after] = rule;
  return form.test(word.text) && before.test(text.slice(0, word.start)) && after.test(text.slice(word.end));
}

/** Elsewhere than in English: behind a long clause of the same sentence the word points into that clause. */
function hasClauseBefore(text: string, word: Word, at: number): boolean {
  return at >= 8 && /[,，、،;；–—-]/u.test(text.slice(0, word.start));
}

const PERSONAL = /^(?:he|she|him|his|her|hers|himself|herself)$/;
const IMPERSONAL = /^(?:it|its|itself|they|them|their|theirs|themselves)$/;
const PREPOSITION_START =
  /^(?:in|on|at|by|during|before|after|from|since|under|with|within|without|despite|unlike|like|for|to|through|throughout|until|among|over|between|around|about|given|because of|due to|along|of|as of|according|besides|near|against|beyond|upon|following|per)$/;
const SUBORDINATOR =
  /^(?:when|while|although|though|because|if|once|as|unless|until|since|before|after|whenever|wherever|whether)$/;
const QUANTIFIER_START =
  /^(?:many|some|most|several|few|all|each|one|two|three|four|five|six|more|much|any|every|half)$/;
const FINITE =
  /^(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|cannot|became|become|becomes|began|took|take|takes|made|make|makes|went|came|saw|gave|found|led|lost|won|held|ruled|died|lived|believe|believed|think|thought|say|said|argue|argued|also|even|of|in|on|at|to|from|who|that|which)$/;
/** A word for a person, in lower case. */
export const PERSON_NOUN =
  /^(?:king|queen|emperor|empress|pope|president|man|woman|person|people|child|author|scientist|physicist|chemist|astronomer|mathematician|philosopher|leader|ruler|general|prince|princess|duke|count|sultan|caliph|prophet|teacher|student|patient|doctor|physician|mother|father|son|daughter|brother|sister|wife|husband|observer|researcher|monk|priest|bishop|merchant|soldier|explorer|writer|artist|actor|player|governor|pharaoh|sailor|servant|worker|farmer|girl|boy|monarch|heir|anyone|someone|everyone|one|citizen|minister|judge|captain|slave|khan|shah|historian|poet|lord|lady|warrior|administrator|successor|predecessor|director|producer|singer|coach|commander|friend|rival|nephew|uncle|cousin|grandson|engineer|duchess|countess|inventor|composer|founder|chief|knight)s?$/;

function rejectionInEnglish(text: string, words: readonly Word[]): Rejection | undefined {
  const lower = words.map((word) => word.text.toLowerCase().replace(/['’]s$/u, ''));
  return (
    rejectionOfStart(text, words, lower) ??
    rejectionOfPointers(text, words) ??
    (saysNothing(text, words.length) ? 'empty' : undefined) ??
    (leavesDoing(text) || LOOSE_SUBJECT.test(text) || hasLoosePronoun(text, words, lower) ? 'pronoun' : undefined)
  );
}

function rejectionOfStart(text: string, words: readonly Word[], lower: readonly string[]): Rejection | undefined {
  const [first = '', second = ''] = lower;
  if (first === 'the' && refersByOrder(words, lower)) return 'discourse';
  if (QUANTIFIER_START.test(first) && ((FINITE.test(second) && second !== 'of') || /ed$/.test(second)))
    return 'pronoun';
  if (first === 'there' && !/^(?:is|are|was|were|has|have|had|exist|exists|may|can)$/.test(second))
    return 'referring_start';
  const hasClause = text.includes(',') || !PREPOSITION_START.test(first) || hasFiniteVerb(text);
  return hasClause && !EQUATION.test(text) ? undefined : 'fragment';
}

/** What is left of a formula whose signs the text has lost. */
const EQUATION = /\s=\s/u;

function rejectionOfPointers(text: string, words: readonly Word[]): Rejection | undefined {
  if (
    /\b(?:the (?:former|latter)|respectively above|the other (?:one|two|side|hand)|vice versa|and so on)\b/iu.test(text)
  )
    return 'discourse';
  if (/\b(?:such (?!as\b|that\b)(?:an?\b|\w+))/u.test(text) && !/\bno such\b/u.test(text) && loosesSuch(words))
    return 'demonstrative';
  if (/(?:^|\s)(?:here|there)[.,;]/u.test(text)) return 'demonstrative';
  return TOLD_BEFORE.test(text) || hasLooseName(text) ? 'demonstrative' : undefined;
}

/** "There is no risk of …": where, of what and by how much is told before. */
const BARE_EXISTENCE =
  /^There (?:is|are|was|were) (?!.*(?:\d|(?<=[^ ] )\p{Lu}|\b(?:in|on|at|among|within|between|for|around|outside|inside|under|throughout|since|from|with|who|which|that|because|one|two|three|four|five|six|seven|eight|nine|ten|hundreds?|thousands?|millions?)\b))/u;

function saysNothing(text: string, words: number): boolean {
  if (BARE_EXISTENCE.test(text)) return true;
  if (SAYS_NOTHING.test(text) || (words < 18 && ANNOUNCES.test(text))) return true;
  return words < 14 && (EMPTY.test(text) || HAS_PROBLEM.test(text));
}

/** Says that something is so or so, and not what: "The legacy of the revolution was mixed." */
const EMPTY =
  /\b(?:is|are|was|were|remains?|remained|became) (?:still |also |very |quite |rather |often |somewhat |truly |really |extremely )?(?:misleading|mixed|controversial|complex|complicated|important|interesting|different|similar|surprising|impressive|remarkable|unclear|uncertain|unknown|useful|challenging|difficult|debated|published|the same|possible|necessary)(?: (?:today|now|to this day|in nature|in the extreme))?\.$|^The (?:alternative|answer|result|reason|key|exception|question|problem|point|difference) (?:is|was|are|were)\b|\b(?:vary|varies|differ|differs|varied|differed)(?: (?:greatly|widely|considerably))?\.$/u;
/** Announces that several things will be told, and tells none. */
const ANNOUNCES =
  /\b(?:one|two|three|four|five|six|several|many|some|various|a few|a number of|different) (?:[a-z-]+ ){0,3}(?:ways|fates|kinds|types|reasons|forms|stages|steps|phases|problems|applications|uses|examples|approaches|methods|possibilities|factors|things|questions|options)(?: (?:of|for|in|to|with) [^,;:]{3,60})?\.$/;
const HAS_PROBLEM =
  /\b(?:has|have|had|with|was|is) (?:one|an?|some) (?:[a-z-]+ )?(?:problem|flaw|drawback|dark side|difficulty|limitation|catch|puzzle)\.$|\b(?:is|are) (?:still )?ongoing\.$/;
const SAYS_NOTHING =
  /\b(?:published in the journal|[Aa] similar (?:approach|method|way|manner|process|effect|argument|technique|analysis|result)\b(?! to| of)|can be (?:determined|calculated|derived|found|computed) (?:through|by|from|using) (?:basic|simple|the (?:same|above))|can be used to support the observation|useful for (?:figuring out|understanding|solving)|perfect examples? of|discussed so far|one of the biggest challenges|is a serious concern|made sense of|sought to make sense)\b|\b(?:in the extreme|(?:big|important|serious|far-reaching) consequences|for several reasons|in (?:many|several|various|a variety of|different) ways)\.$/u;
/** "The first voyage to do so": what was done is told before. */
function leavesDoing(text: string): boolean {
  const at = text.search(/\b(?:do|does|did|doing|done) so\b/u);
  return at >= 0 && !/[,;]/u.test(text.slice(0, at)) && !mayHaveVerb(text.slice(0, at));
}

/** "Eager to work with the British, he pooled his money": nobody is named before the pronoun. */
const LOOSE_SUBJECT =
  /\bwe (?:now |still )?(?:call|know) (?:it|them|this|these)\b|^(?:\p{Lu}\p{Ll}+(?:ing|ed)|Eager|Unable|Able|Afraid|Aware|Unwilling|Born|Known|Left|Built|Made|Angry|Proud|Free|Ready|Anxious) [^,]*, (?:he|she|they|it|his|her|their|its)\b/u;
/** "the Declaration", "the affected region": a short name or a pointer for what was named in full before. */
const SHORT_NAME =
  /\b[Tt]he (?:Declaration|Treaty|Act|Pact|Convention|Assembly|Terror|Directory|Committee|Commission|Conference|Agreement|Bill|Charter|Company|Accords?|Crown|Order|Court|Plan|Doctrine|Edict|Truce|Alliance|Society)(?:['’]s)?(?! (?:of|on|for|between|\p{Lu}))(?=[ ,.;])/u;
const POINTER =
  /\b[Tt]he (?:affected|resulting|aforementioned|said|given|above|following|corresponding|respective|new|resulting|remaining|surviving|original) (?:region|area|people|country|state|city|study|findings?|treaty|product|solution|value|image|form|ruler|leader|king|emperor)s?\b/u;

/** The full name may stand earlier in the sentence. */
function hasLooseName(text: string): boolean {
  const match = SHORT_NAME.exec(text);
  if (match === null) return POINTER.test(text);
  const name = match[0].replace(/^[Tt]he /u, '').replace(/['’]s$/u, '');
  return !text.slice(0, match.index).includes(name);
}

const GENERIC_NOUN =
  /^(?:one|ones|two|three|type|types|kind|kinds|group|groups|step|stage|part|way|reason|reasons|category|class|phase|case|set|is|are|was|were|has|had|can|may|will|would|and|to)$/;

/** "The study", "the second type": speaks of something told before. "The first recorded settlement" does not. */
function refersByOrder(words: readonly Word[], lower: readonly string[]): boolean {
  const [, second = '', third = ''] = lower;
  if (!DISCOURSE_NOUNS.has(second) || /^\p{Lu}/u.test(words[1]?.text ?? '')) return false;
  if (/^(?:first|last|second|third|fourth|fifth|next|two|three|four)$/.test(second))
    return GENERIC_NOUN.test(third) || (/ed$/.test(third) && second === 'two');
  return third !== 'of' || /^(?:latter|former|rest|remainder)$/.test(second);
}

/** "a year later", "at that rate", "changed that": counted from, or pointing to, something told before. */
const TOLD_BEFORE =
  /^(?:an?|one|two|three|four|five|ten|several|some|a few|many) (?:years?|months?|days?|weeks?|decades?|centur(?:y|ies)|hours?|minutes?) (?:later|earlier|before|afterwards?)\b|\b(?:at|in|by|from|since|for|on|of|to|during|until|after|before) that (?:rate|time|point|case|year|moment|day|way|period|area|region|place|era|regard|sense|respect|reason|date|process|age|stage|same)\b|\bthat[.,;]/iu;

function loosesSuch(words: readonly Word[]): boolean {
  const at = words.findIndex((word) => word.text.toLowerCase() === 'such');
  const next = words[at + 1]?.text.toLowerCase();
  if (next === 'as' || next === 'that') return false;
  const head = words.slice(at + 1, at + 4).find((word) => word.content);
  return head === undefined || !words.slice(0, at).some((word) => word.content && word.stem === head.stem);
}

function hasLoosePronoun(text: string, words: readonly Word[], lower: readonly string[]): boolean {
  const comma = text.indexOf(',');
  for (let i = 0; i < lower.length; i++) {
    const word = lower[i] ?? '';
    const personal = PERSONAL.test(word);
    if (!personal && !IMPERSONAL.test(word)) continue;
    if (word === 'it' && (isExpletive(lower, i) || (i === 0 && EXPLETIVE_START.test(text)))) continue;
    const before = words.slice(0, i);
    if (!(personal ? before.some((w, k) => isPerson(w, k)) : before.some((w) => w.content))) return true;
    if (opensMainClause(words, lower, i, comma) || opensContactClause(text, words, i)) return true;
    if (followsPhrases(text, words, lower, i)) return true;
  }
  return false;
}

/** "it is possible that", "it takes": no noun is meant; only inside a sentence. */
function isExpletive(lower: readonly string[], at: number): boolean {
  const next = lower.slice(at + 1, at + 6).join(' ');
  return (
    /^(?:is|was|has been|seems|appears|takes|took|became|may be|would be|can be)(?: \S+){1,3} (?:that|to)\b/.test(
      next,
    ) || /^(?:takes|took|takes about)\b/.test(next)
  );
}

function isPerson(word: Word, index: number): boolean {
  if (PERSON_NOUN.test(word.text.toLowerCase())) return true;
  return word.content && /^\p{Lu}\p{Ll}/u.test(word.text) && (index > 0 || word.content);
}

/** "Among the texts they brought were …": a subject before any verb and any comma means somebody else. */
function opensContactClause(text: string, words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !/^(?:they|he|she|it)$/iu.test(word.text)) return false;
  const before = text.slice(0, word.start);
  return (
    !/[,;:—]/u.test(before) &&
    words[at - 1]?.content === true &&
    !hasFiniteVerb(before) &&
    !SUBORDINATOR.test(words[0]?.text.toLowerCase() ?? '')
  );
}

/** "In 1990, it became": the pronoun is the subject behind a phrase that names no subject. */
function opensMainClause(words: readonly Word[], lower: readonly string[], at: number, comma: number): boolean {
  const start = words[at]?.start ?? 0;
  if (comma < 0 || start < comma) return false;
  const afterComma = words.findIndex((word) => word.start > comma);
  if (at - afterComma > 1) return false;
  const first = lower[0] ?? '';
  if (SUBORDINATOR.test(first) && hasVerbBefore(lower, afterComma))
    return IMPERSONAL.test(lower[1] ?? '') || PERSONAL.test(lower[1] ?? '');
  return PREPOSITION_START.test(first) || /ly$/.test(first);
}

/** "In 1913, after returning to Copenhagen, he began": phrases only, and no clause, before the pronoun. */
function followsPhrases(text: string, words: readonly Word[], lower: readonly string[], at: number): boolean {
  if (!/^(?:he|she|it|they)$/u.test(lower[at] ?? '')) return false;
  const before = text.slice(0, words[at]?.start ?? 0);
  if (!before.endsWith(', ')) return false;
  return PREPOSITION_START.test(lower[0] ?? '') && !hasFiniteVerb(before);
}

function hasVerbBefore(lower: readonly string[], end: number): boolean {
  return lower
    .slice(1, end)
    .some((word) =>
      /^(?:is|are|was|were|has|have|had|can|could|may|will|would|did|does|do|became|began|came|went|took|made)$|(?:ed|[^s]s)$/.test(
        word,
      ),
    );
}
