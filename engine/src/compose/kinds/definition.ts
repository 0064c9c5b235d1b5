/** Definitions: what the topic is, in one sentence. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { hasMainVerb } from './clause.ts';
import {
  contentStems,
  groupOf,
  isUnspaced,
  MOST_CHARACTERS,
  POINTING_WORD,
  trimPhrase,
  withoutArticle,
} from './text.ts';
import type { FoundMeaning } from './types.ts';

/** Most characters of a term; longer subjects are clauses. */
const LONGEST_TERM = 70;
const LONGEST_TERM_WORDS = 7;

/** What stands between term and meaning. The term is everything before the first match. */
const LINKS: Readonly<Record<LanguageTag, readonly RegExp[]>> = {
  en: [
    /(?:,| \([^()]{1,60}\))? (?:is|are|was|were) (?:an?|the|any|one of the|one of several) (?!reason|result|same|first|second|third|last|only|case|way that|time|most|more|best|lot|few|little|bit|key|example|cause|subject|focus|object of|basis|base|source|one|problem|concern|fact|issue|\p{Ll}+est )/u,
    /(?: \([^()]{1,60}\))?,? (?:refers? to|(?:is|are) defined as|(?:is|are) the name (?:given to|for)|(?:is|are) a term for) /u,
  ],
  es: [
    / (?:es|son|fue|era|fueron) (?=(?:una?|el|la|los|las|cualquier) (?!razón|causa|resultado|mism|primer|más|únic|ejemplo|que|principal))/u,
    / (?:se define como|se refiere a) /u,
  ],
  fr: [
    / (?:est|sont|fut|était|étaient) (?=(?:une?|le|la|les|l['’]|des) ?(?!raison|cause|résultat|même|premi|plus|seul|exemple|princip))/u,
    / (?:désigne|désignent|se définit comme|est défini comme) /u,
  ],
  de: [
    / (?:ist|sind|war|waren) (?=(?:eine?|der|die|das) (?!Grund|Ursache|Ergebnis|Auffassung|Meinung|gleiche|erste|einzige|größte|meiste|wichtigste|Beispiel))/u,
    / (?:bezeichnet|bezeichnen|wird definiert als) /u,
  ],
  pt: [
    / (?:é|são|foi|era|foram) (?=(?:uma?|o|a|os|as|qualquer) (?!razão|causa|resultado|mesm|primeir|mais|únic|exemplo|principal))/u,
    / (?:refere-se a|é definid[oa] como|designa) /u,
  ],
  ru: [/ ?[—–] это (?!не )/u, / (?:является|представляет собой|представляют собой) (?!не |скорее )/u],
  zh: [/(?:是指|指的是)/u, /是(?=一[种種个個类類项項门門颗顆座位部])/u],
  ja: [/(?:とは、?|は、)/u],
  hi: [/ (?=एक )/u],
  ar: [/ (?:هو|هي) (?!السبب|نفس|الأول|أول|ما|أن|الحصول|الآن)/u, / (?:يشير إلى|تشير إلى) /u],
};

/** Where the language puts its verb last: the sentence must end so to be a definition. */
const ENDINGS: Partial<Record<LanguageTag, RegExp>> = {
  ja: /(?:である|です|をいう|を指す|のこと|のことである|のことです)。?$/u,
  hi: /(?<!(?:हुई|हुआ|हुए|गया|गयी|गई|गए|किया|की|जाता|जाती|जाते|रहा|रही|रहे|सकता|सकती|करता|करती|करते|देता|होता|होती|होते|लिया|दिया|बना|नहीं) )(?:है|हैं|था|थे|थी)\s*[।.]?$/u,
};

const PREPOSITION_INSIDE = /(?:^| )(?:that|which|who|whom|because|when|if|but|however|there|then)(?= |$)|[,;:!?]/iu;
const COMPARISON = /^(?:more|less|larger|smaller|greater|same|similar|different|better|worse)(?![\p{L}])/iu;
const FOREIGN_POINTING =
  /^(?:esto|este|esta|estos|estas|eso|ese|esa|ello|él|ella|ellos|su|sus|il|elle|ils|elles|ce|cet|cette|ces|cela|son|sa|ses|leur|es|er|sie|dies|diese|dieser|dieses|das|sein|seine|ihr|ihre|isto|isso|ele|ela|eles|seu|sua|это|этот|эта|эти|он|она|оно|они|его|её|их|此|这|這|那|它|他|她|该|該|其|これ|それ|あれ|この|その|यह|वह|ये|वे|इस|उस|هذا|هذه|ذلك|تلك|وهو|وهي|هو|هي)(?![\p{L}\p{M}])/iu;
/** How subjects begin or go on that are no names: prepositions, connectives, clauses; postpositions at the end in Hindi. */
const NO_SUBJECT =
  /^(?:a menudo|tercer|segundo|consiste|при|решение|вклад|часть|большая часть|كما|وبينما|بينما|strenggenommen|en|parte|otros?|otras?|desde|para|por|con|sin|pero|como|cuando|dans|pour|avec|mais|autres?|depuis|im|in|seitdem|seit|für|mit|aber|als|auch|nach|bei|outros?|outras?|quando|em|no|na|в|на|для|с|из|по|но|как|когда|также|однако|كانت|كان|لذلك|لكن|في|على|من|إن|أما|عندما|تحديد|الدور|लेकिन|और|फिर|इसलिए)(?![\p{L}\p{M}])|(?:^| )(?:que|quien|dass|что|который|أن|ما|الذي|التي|जो|कि)(?: |$)| (?:को|ने|में|का|की|के|से|पर|ahora|и|и не|heute|jetzt|aujourd’hui|agora|no|não|nicht|ne|не|también|auch|aussi|также)$/iu;
const UNSPACED_POINTING = /^(?:此|这|這|那|它|他|她|该|該|其|因此|但|而|これ|それ|あれ|この|その|しかし|また)/u;

/** "Approaching this moon" is an action; "boiling point" a name. */
const GERUND_FIRST =
  /^(?!(?:living|boiling|freezing|melting|operating|sliding|limiting|oxidizing|reducing|breeding|printing|spinning|building|landing|counting|turning|driving|burning|cutting|flying|running|lightning) )\p{L}+ing \p{L}/iu;
const DANGLING = /(?:^| )(?:this|these|those|and|or|of|in|on|the|an?)$|(?:^| )(?:this|these) /iu;

function isTermLike(term: string, sentence: Sentence): boolean {
  if (term === '' || term.length > LONGEST_TERM) return false;
  if (isUnspaced(sentence))
    return term.length <= 16 && !UNSPACED_POINTING.test(term) && !/[，、,；：说認认為为]|的前身|有一些/u.test(term);
  if (POINTING_WORD.test(term) && sentence.language === 'en') return false;
  if (FOREIGN_POINTING.test(term) || (sentence.language !== 'en' && NO_SUBJECT.test(term))) return false;
  if (PREPOSITION_INSIDE.test(term)) return false;
  if (sentence.language === 'en' && (hasMainVerb(term) || GERUND_FIRST.test(term) || DANGLING.test(term))) return false;
  return term.split(/\s+/u).length <= LONGEST_TERM_WORDS;
}

/** The term names the topic: all of its words stand in the topic, or all of the topic's words in it with two more at most. */
export function namesTopic(term: string, topic: string, sentence: Pick<Sentence, 'language'>): boolean {
  if (topic.trim() === '') return true;
  if (isUnspaced(sentence)) return term.includes(topic.trim()) || topic.includes(term);
  const of = new Set(contentStems(topic));
  const its = contentStems(term);
  if (its.length === 0 || of.size === 0) return false;
  const shared = its.filter((word) => of.has(word)).length;
  return shared === its.length || (shared >= of.size && its.length - shared <= 2);
}

const LEADING =
  /^(?:(?:in (?:general|short|physics|chemistry|biology|astronomy|science|other words)|simply put|by definition|generally|technically|thus|hence|therefore|so|today),? |the (?:term|word|name|phrase) (?=["“\p{L}]))/iu;
const CALLED_FIRST =
  /^(?<meaning>(?:an?|the|any) [^,;:.]{8,160}?) (?:is|are|was|were) (?:called|known as|termed|referred to as) (?:an? |the )?(?<term>[^,;:.()]{2,60})(?<rest>.{0,20})/iu;
/** Subjects that name a role in the text and nothing in the world. */
const VAGUE_TERM =
  /^(?:another|other|part|problem|thing|example|result|feature|essential|reason|difference|key|purpose|goal|issue|advantage|next|last|most|more|less|second|third|first|particular|equally|only|main|major|ultimate|two|three|four|five|six|seven|eight|nine|ten|at|in|on|by|with|without|from|to|of|for|under|among|between|after|before|during|near|inside|within|equally|important|one|same|similar|also|such|time|symbol|author|letter|figure|table|answer|now|just|especially|here|still|its|their|his|her|prefix|prefixes|even|effect|effects|fundamental|unique|analogy|use|nearest|north|south|east|west|historians?|scientists?|astronomers?|\d)(?![\p{L}-])/iu;
/** A judgement or a role says what something did or was worth, not what it is. */
const JUDGEMENT =
  /^(?:an?|the) (?:[\p{L}-]+ ){0,2}(?:problem|concern|step|feature|force in|factor|occurrence|fixture|culprit|example|blow|success|failure|challenge|threat|reminder|sign|mystery|surprise|matter|issue|means|way|result|turning point|setback|reason|cause|consequence|exception|disaster|catastrophe|mere|likely|good|great|clear|fact|question|privilege|departure|mode|site)(?![\p{L}])|^(?:an?|the) (?:important|significant|major|common|frequent|crucial|central|effective|popular|true|right|real|perfect|powerful|famous|larger|smaller|latter|former|best|main|primary|chief|principal|standard)(?![\p{L}])|^one of (?:the group|several)/iu;
/** What tells a thing from others of its kind. */
const DIFFERENTIA =
  / (?:that|which|who|of|in which|used|made|where|whose|with|for|by|between|produced|to|formed|from|in|on|caused|consisting|composed|containing|characterized|located|when|whereby|due|involving|found|living|under|against|about|called|known)(?: |$)/u;
/** Where a meaning ends and the sentence goes on to something else. */
const MEANING_END = /;|, (?:and|but) (?:it|is|are|they|was|were|its|the|other|has|have|this|these)(?![\p{L}])/u;

function calledForm(text: string): FoundMeaning | undefined {
  const match = CALLED_FIRST.exec(text);
  const term = trimPhrase(groupOf(match, 'term'));
  const meaning = trimPhrase(groupOf(match, 'meaning'));
  if (
    term.length < 3 ||
    term.split(' ').length > 5 ||
    POINTING_WORD.test(term) ||
    /\b(?:for|because|by|after|in|on|until|when)\b/u.test(term)
  )
    return undefined;
  if (
    /^\p{Ll}+(?:ible|able|ous|ful|less|ive|ed|ic|al)$/u.test(term) ||
    /^\(.*\) (?:and|or)/u.test(groupOf(match, 'rest'))
  )
    return undefined;
  if (/\b(?:following|and|also)$|\b(?:this|these|such)\b/iu.test(meaning) || hasMainVerb(meaning)) return undefined;
  return { term, meaning };
}

function isMeaning(meaning: string, sentence: Sentence): boolean {
  if (meaning.length < (isUnspaced(sentence) ? 6 : 15) || COMPARISON.test(meaning)) return false;
  if (/^(?:it|them|this|these|those|him|her)(?!\p{L})/u.test(meaning)) return false;
  return sentence.language !== 'en' || (DIFFERENTIA.test(meaning) && !JUDGEMENT.test(meaning));
}

function linkedForm(sentence: Sentence, text: string): FoundMeaning | undefined {
  for (const [index, link] of LINKS[sentence.language].entries()) {
    const match = link.exec(text);
    if (match === null || match.index > LONGEST_TERM + 10) continue;
    const subject = trimPhrase(text.slice(0, match.index));
    const term = withoutArticle(subject);
    if (!isTermLike(subject, sentence) || (sentence.language === 'en' && (VAGUE_TERM.test(term) || term.length < 2)))
      continue;
    // the article belongs to the meaning: "a region of space …"
    const verb =
      index === 0 && sentence.language === 'en'
        ? /^(?:,| \([^()]{1,60}\))? ?(?:is|are|was|were) /u.exec(match[0])
        : null;
    const rest = text.slice(match.index + (verb ?? match)[0].length);
    const end = sentence.language === 'en' ? MEANING_END.exec(rest)?.index : undefined;
    const meaning = trimPhrase(rest.slice(0, end ?? rest.length));
    if (isMeaning(meaning, sentence)) return { term, meaning };
  }
  return undefined;
}

/**
 * "X is a …", "X refers to …", "A … is called X": what X is. With a topic, only a definition of that topic
 * (an empty topic takes any). Reasons, comparisons and sentences about "it" are no definitions.
 * Both parts are stretches of the sentence.
 */
export function recognizeDefinition(sentence: Sentence, topic: string): FoundMeaning | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS).trim().replace(LEADING, '');
  if (/[?？؟]$/u.test(text)) return undefined;
  const ending = ENDINGS[sentence.language];
  if (ending !== undefined && !ending.test(text)) return undefined;
  const called = sentence.language === 'en' ? calledForm(text) : undefined;
  const found = called ?? linkedForm(sentence, text);
  return found !== undefined && namesTopic(found.term, topic, sentence) ? found : undefined;
}
