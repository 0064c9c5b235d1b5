/**
 * Sentences that say what something is, found when the library is built. Precision before number: a wrong definition is
 * worse than none, so a sentence is taken only in forms that hardly ever say anything else.
 */
import { termsOf } from '../text/words.ts';

export interface Definition {
  /** Terms of what is defined, joined by spaces. */
  name: string;
  /** How surely the sentence says what it is, and how well it stands alone: 0 to 1. */
  strength: number;
}

const SHORTEST_WORDS = 6;
const LONGEST_WORDS = 80;
const LONGEST_NAME = 5;
const LEAST = 0.45;

/** "In chemistry, …", "Recall that …": what may stand before the subject and leaves the sentence as it is. */
const LEAD =
  /^(?:(?:in (?:general|short|essence|fact|physics|chemistry|biology|microbiology|astronomy|science|other words|(?:this|modern) (?:context|terminology))|simply put|briefly|generally|typically|from an? [\p{L}-]+ (?:viewpoint|perspective|point of view)|by definition|thus|hence|therefore|essentially|instead|today|technically|for our purposes|as we have seen),? |(?:recall|remember|note) that |we (?:now )?(?:know|say) that )/iu;
const ARTICLE =
  /^(?:(?:the )?(?:term|word|concept|name|phrase) (?=["“\p{L}])|(?<generic>an?|any|all|all the other) |(?<definite>the) )/iu;
/** The article of a name is part of it: "The Sun", "The Black Death". */
const NAME_WORDS = String.raw`["“]?[\p{L}\p{N}][^\s,;:.()—?!]*(?: [^\s,;:.()—?!]+){0,5}?`;
const ASIDE = String.raw`(?: \([^()]{1,60}\)|, then,|, (?:or|which|also (?:called|known as|referred to as)|sometimes called|often called|abbreviated|like|known as|named|literally) [^,;:]{2,60},|—[^—]{3,80}—)?`;
const ADVERB =
  '(?:(?:simply|essentially|basically|generally|also|therefore|thus|usually|just|primarily|both|really|in fact|actually) )?';
const KIND = '(?<kind>(?:an?|the|any|one of (?:the|several|many|two|three|four)) [^;]{8,})';
/** Words that no plain plural begins with: "are found in regions that" says where, not what. */
const NO_ADJECTIVE = String.raw`(?!(?:the|an?|its|their|this|as|in|on|at|by|of|to|for|with|from|not|only|than|more|less|most|very|so|too|also|often|found|used|made|called|known|seen|given|created|formed|produced|able|common|other|different|similar|subject|examples?|parts?|members|results?|what|who|how|among|two|three|four|five|some|many)\b)`;
const PLURAL = String.raw`(?:${NO_ADJECTIVE}[\p{Ll}-]+,? (?:and )?){0,4}?${NO_ADJECTIVE}(?:[\p{Ll}-]+[^su]s|bacteria|fungi|nuclei|phenomena)`;
const PLURAL_KIND = String.raw`(?<kind>${PLURAL} (?:that|which|in which|whose|who|composed|consisting|made|formed|produced|capable|of|with|between|used|containing|caused|found)\b[^;]{4,})`;
/** Nouns that say of what kind a thing is; only with one of them is an apposition inside a sentence an explanation. */
const GENUS =
  'process|processes|practice|system|network|series|set|period|era|method|technique|study|science|branch|field|disease|illness|infection|condition|structure|molecules?|compounds?|substances?|particles?|elements?|group|family|class|kind|type|form|region|area|zone|layer|boundary|device|instrument|machine|forces?|energy|ability|capacity|tendency|rate|measure|ratio|quantity|change|transfer|movement|motion|policy|idea|belief|theory|principle|law|doctrine|treaty|agreement|alliance|war|conflict|contest|struggle|revolt|uprising|empire|kingdom|state|dynasty|organization|institution|religion|philosophy|faith|ideology|text|code|collection|objects?|organisms?|microorganisms?|microbes|cells?|proteins?|enzymes?|tissue|fluid|gas|cloud|explosion|event|routes?|program|material|phenomenon|atoms?|ions?|chemicals?|drugs?|reaction|speed|property|transition|shift|document|charter|effort|plan|program|exchange|transformation|response|inflammation|infections?|pathogen|bacterium|fungus|virus|parasite|rod|genus|phylum|species|grouping|planet|stars?|galaxy|ball|belt|wave|vibration|disturbance|oscillation|radiation|liquid|solid|metal|mineral|mixture|solution|culture|civilization|tribes?|settlement|city|town|port|country|nation|republic|federation|confederacy|dynasties|philosophers?|physicians?|physicist|chemist|astronomer|scientist|biologist|microbiologist|mathematician|historian|writer|prophet|emperor|king|queen|ruler|general|statesman|explorer|engineer|poem|book|epic|tower|temple|tomb|festival|ritual|god|goddess|attractions?|combination|description|value|difference|distance|time|space|sum|part of the|unit|scale|technology|art|belief|lack|absence|loss|growth|formation|conversion|separation|decay|emission|reduction|increase|decrease';

interface Form {
  pattern: RegExp;
  strength: number;
  /** A bare plural must be the subject: "Acids are compounds that …". */
  isBare?: boolean;
  /** Only "is a" stands between: the noun must say of what kind it is where the subject has no "a". */
  isKindOnly?: boolean;
}

const form = (body: string, strength: number, isBare = false): Form => ({
  pattern: new RegExp(`^(?<name>${NAME_WORDS})${ASIDE} ${body}`, 'u'),
  strength,
  isBare,
});

const SUBJECT_FORMS: readonly Form[] = [
  form(
    `(?:is|are|was|were|can be|may be) (?:${ADVERB}defined (?:as|to be)|${ADVERB}described as (?=an?|the)|the (?:term|name) (?:used |given )?(?:for|to)) (?<kind>[^;]{8,})`,
    1,
  ),
  form('refers? to (?<kind>[^;]{8,})', 0.95),
  { ...form(`(?:is|are|was|were) ${ADVERB}${KIND}`, 1), isKindOnly: true },
  form(
    `(?:is|are|was|were) not (?:an?|the|simply|just|merely|only|so much) [^;]{3,90}? but (?:rather |instead )?(?<kind>(?:an?|the|any) [^;]{8,})`,
    0.9,
  ),
  form(`are ${ADVERB}${PLURAL_KIND}`, 0.95, true),
  form(
    '(?:consists? (?:only |mainly |mostly |entirely )?of|(?:is|are) (?:made up|composed) of) (?<kind>[^;]{8,})',
    0.75,
    true,
  ),
  form('(?:comprises?|constitutes?) (?<kind>an? [^;]{8,})', 0.75),
  form('(?:occurs?|happens?|forms?|results?|arises?|takes? place) (?<kind>when [^;]{12,})', 0.68, true),
  form('(?:is|are) caused by (?<kind>[^;]{12,})', 0.62, true),
  form('involves? (?!the study)(?<kind>(?:the [\\p{Ll}-]+ of|\\p{Ll}+ing) [^;]{12,})', 0.62, true),
];

/** The name stands last: "A substance that … is called a catalyst." */
const CALLED_LAST =
  /^(?<kind>(?:(?:an?|any|the) |\p{L}+s (?=of|that|which|with|in|made|formed|composed|containing|used))(?:[^,;:.]{10,170}?|[^,;:.]{10,90}, [^,;:.]{5,60}, [^,;:.]{5,60})(?:, which [^;:.]{10,120}?,)?),? (?:(?:is|are|was|were) (?:now |also |often |commonly |generally |usually )?(?:called|known as|termed|referred to as)|(?:came|has come) to be (?:known as|called)|became known as) (?:simply )?(?:an? |the )?(?<name>["“]?[^,;:.()—]{2,50}["”]?)(?=[,;:.(—]|$)/iu;
/** "… in a process called photosynthesis" */
const PROCESS_CALLED =
  /^(?<kind>[^;:]{20,170}?),? (?:in|by|through|via|during|using|is|are)? ?(?:an?|the) (?<sort>(?:[\p{Ll}-]+ ){0,2}(?:process|reaction|phenomenon|technique|method|system|movement|practice|policy|molecule|structure|compound|disease|force|effect|theory))(?: that is)? (?:called|known as|termed|referred to as) (?:the )?(?<name>["“]?[^,;:.()—]{2,40}["”]?)(?=[,;:.(]|$)/iu;
/** "We call an object from which light cannot escape a black hole." */
const WE_CALL =
  /^(?:we|scientists|astronomers|chemists|physicists|biologists|historians) (?:now )?(?:call|define) (?<kind>(?:an?|the|any) [^,;:]{10,120}?) (?:an? )(?<name>[^,;:.()—]{2,40})(?=[,.(—]|$)/iu;
const WE_DEFINE =
  /^(?:we|scientists|astronomers|chemists|physicists|biologists|historians) (?:now )?define (?<name>[^,;:.()—]{2,40}?) (?:as|to be) (?<kind>[^;]{8,})/iu;
/** "photosynthesis, the process by which …" and "isotopes—atoms of the same element that …": the part behind the name. */
const LINK = String.raw`(?:that|which|by which|in which|whose|of|used|caused|consisting|composed|containing|made|formed|between|for|who|to|in|with)\b`;
const APPOSITION = new RegExp(
  String.raw`(?:, |—| \()(?<kind>(?:(?:an?|the) (?:[\p{Ll}-]+,? ){0,4}?(?:${GENUS})|(?<=—)${PLURAL}) ${LINK}[^;,.—()]{8,})(?=[,.—)]|$)`,
  'gu',
);
/** Behind the last comma of a sentence, "a …" explains what stands before it whatever its noun is. */
const LAST_APPOSITION = new RegExp(
  String.raw`(?:, |—)(?<kind>an? (?:[\p{Ll}-]+,? ){1,5}?(?:${LINK}|away from|from)[^;.—()]{8,}\.?)$`,
  'gu',
);
/** "sunspots, which are large, dark features seen …" */
const RELATIVE = new RegExp(
  String.raw`, (?=which )which (?:is|are|was|were) (?<kind>(?:(?:an?|the) (?:[\p{Ll}-]+,? ){0,4}?[\p{Ll}-]+|${PLURAL}) (?:${LINK}|seen|found|based)[^;—()]{8,}\.?)$`,
  'gu',
);
const GENUS_WORD = new RegExp(
  String.raw`^(?:an?|the|any|one of the) (?:(?!(?:of|in|for|to|with|from|that|which|and a|at|on)\b)["“]?[\p{L}-]+["”]?,? ){0,5}?(?:${GENUS})\b`,
  'u',
);
/** Behind an apposition of the subject the sentence goes on with its verb. */
const GOES_ON = /(?:,|—|\)) ?(?:is|are|was|were|has|have|had|can|may|did|does|became|began|\p{Ll}+(?:ed|s)) /u;
/** "A force (a push or a pull) has …" */
const IN_BRACKETS = /^(?:an? )?(?<name>[\p{L}-]+(?: [\p{L}-]+)?) \((?<kind>(?:an?|the) [^()]{8,70})\) (?=[\p{L}]+)/iu;
/** "proteins called enzymes serve …", "a social system called feudalism that …" */
const KIND_CALLED = new RegExp(
  String.raw`(?:^|[\s(])(?<kind>(?:an? |the )?(?:[\p{Ll}-]+ ){0,3}?(?:${GENUS}))(?: that (?:is|are|was|were))? (?:called|known as) (?<name>[\p{Ll}-]+(?: [\p{Ll}-]+)?),? (?=(?:that|which|serve|serves|act|acts|help|helps)\b)`,
  'u',
);

/** What follows "is a" and says nothing of what it is. */
const NO_KIND =
  /^the (?:[\p{Ll}-]+ (?:and|but) )?(?:most|least|\p{Ll}{3,}est)(?![\p{L}-])|^(?:(?:an?|the|any|one of the|one of several|one of many) )?(?:[\p{Ll}-]+ly |very |most |more |especially |truly )?(?:good|great|excellent|even|component|perfect|rich|vital|challenging|complex concept|difficult|short|brief|long|vast|huge|ideal|fundamental|major|important|key|crucial|critical|significant|common|frequent|typical|subject|topic|result|results|outcome|product of|answer|same|last|first|second|third|final|next|main|chief|primary|principal|leading|smaller|larger|largest|smallest|bigger|biggest|greater|greatest|more|less|most|least|best|worst|problem|concern|reason|reasons|cause|case|challenge|matter of|only|example|examples|source|sources|focus|turning|question|fact|mystery|bit|few|little|lot|time|times|way|ways|member|success|failure|site|home|scene|target|consequence|exception|role|part|useful|powerful|popular|effective|simple|difficult|serious|real|right|true|false|sign|symbol|goal|function|idea that|risk|factor|threat|matter|issue|step|feature|basis|key to|means of|object of|opposite|reverse|sum|product|number|amount|rest|center|heart|beginning|end|start|driving|favorite|famous|well-known|rare|nearest|closest|brightest|hottest|coldest|fastest|slowest|oldest|youngest|newest|latest|current|new|different|similar|such|unit of|ones?|limiting|dominant|predominant)\b/iu;
/** Kinds that tell nothing without what tells them from others. */
const DIFFERENTIA =
  /\b(?:that|which|who|whom|whose|where|when|in which|by which|of|with|made|used|formed|caused|produced|consisting|composed|containing|between|among|for|to|from|in|on|around|by|capable|based|centered|led|fought|known|called|lasting|whereby|near|under|along|within|having|orbiting|developed|designed|surrounding|created|held|derived)\b/u;
/** Subjects that are only partly the topic, or point back. */
const NO_NAME =
  /^(?:this|that|these|those|it|its|they|their|there|here|he|she|his|her|we|our|you|your|i|such|another|other|others|some|most|many|few|several|each|every|both|either|neither|no|none|one|two|three|four|five|six|much|all|any|which|who|what|how|why|where|when|while|if|as|because|although|though|since|after|before|during|in|on|at|by|for|from|with|without|to|of|under|over|among|between|like|unlike|despite|also|then|now|so|thus|only|even|not|perhaps|result|example|reason|difference|problem|purpose|goal|advantage|first|second|third|next|last|former|latter|same|and|or|but|today|including|following|using|called|known|along|whether|whereas|once|until|unless|within|throughout|near|above|below|behind|beyond|inside|outside|north|south|east|west|however|therefore|instead|normally|ordinarily|typically|usually|often|\d{4}|original|modern|early|late|current)\b/iu;
const INSIDE_NAME =
  / (?:that|which|who|whom|is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|in|on|at|by|for|from|with|to|into|through|during|as|than|because|if|when|where|while|not|also|often|did|does|do|among|between|near|around|against|about|within|without|over|under|called|known|being|becoming|became|its|their|his|her|our|your|my|it|this|these|those) /iu;
/** Words of a sentence that lean on what stands before it. */
const LEANS =
  /\b(?:this|these|those(?! (?:of|that|who|which|in|with))|such(?! (?:as|that))|above|previous|following|described|mentioned|here|however|another|instead|latter|former|similarly|likewise|too)\b|^(?:\S+ ){0,3}(?:it|they|them|he|she|his|her|its|their)\b/iu;
/** What points to an equation, a picture or another page. */
const POINTS =
  /\b(?:this|these|following|above|previous) (?:equation|figure|table|chapter|section|reaction|diagram|example|image|graph)s?\b/iu;
const PERSONAL = /\b(?:[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our|I|my|[Ll]et’s)\b/u;
const HEDGED = /\b(?:perhaps|might|may have been|seems?|appears? to|probably|supposedly|not yet|no longer|once)\b/iu;

/** Everything that a sentence defines; most define nothing. */
export function definitionsIn(sentence: string): Definition[] {
  const text = sentence.trim();
  const words = text.split(/\s+/).length;
  if (words < SHORTEST_WORDS || words > LONGEST_WORDS || !/[.”"’)]$/u.test(text) || /^\P{L}|\?/u.test(text)) return [];
  const best = new Map<string, number>();
  for (const { name, strength } of [...subjectForms(text), ...namedLast(text), ...appositions(text)]) {
    const key = nameKey(name);
    const worth = strength * wording(text, words);
    if (key !== undefined && worth >= LEAST) best.set(key, Math.max(best.get(key) ?? 0, worth));
  }
  return [...best].map(([name, strength]) => ({ name, strength: Math.round(strength * 100) / 100 }));
}

interface Found {
  name: string;
  strength: number;
}

function subjectForms(text: string): Found[] {
  const plain = capital(text.slice(LEAD.exec(text)?.[0].length ?? 0));
  const article = ARTICLE.exec(plain);
  const rest = plain.slice(article?.[0].length ?? 0);
  for (const { pattern, strength, isBare, isKindOnly } of SUBJECT_FORMS) {
    const { name, kind } = pattern.exec(rest)?.groups ?? {};
    if (name === undefined || kind === undefined || !isName(name) || !isKind(kind)) continue;
    if (isBare && article?.groups?.definite !== undefined && /^\p{Ll}/u.test(name)) continue;
    // A name without "a" is often a person's, a place's or a matter's: much is said of them that is not what they are.
    if (isKindOnly && article?.groups?.generic === undefined && !GENUS_WORD.test(kind)) continue;
    return [{ name, strength: strength * articleWorth(article, name) * (VAGUE_KIND.test(kind) ? 0.85 : 1) }];
  }
  return [];
}

/** "The star is …" speaks of one star; "The Sun is …" and "A star is …" of what the name means. */
function articleWorth(article: RegExpExecArray | null, name: string): number {
  return article?.groups?.definite === undefined || /^\p{Lu}/u.test(name) ? 1 : 0.7;
}

function namedLast(text: string): Found[] {
  const called = CALLED_LAST.exec(text)?.groups;
  if (called?.kind !== undefined && called.name !== undefined) {
    const name = nameAtEnd(called.name);
    const points = /\b(?:this|these|such|it|they|following|above)\b/iu.test(called.kind);
    const isTold =
      !/^the (?:SI )?units?\b/iu.test(called.kind) &&
      DIFFERENTIA.test(called.kind) &&
      called.kind.split(' ').length >= 4 &&
      !points;
    if (isTold && isName(name)) return [{ name, strength: 0.9 }];
  }
  const plain = capital(text.slice(LEAD.exec(text)?.[0].length ?? 0));
  const defined = WE_DEFINE.exec(plain)?.groups ?? WE_CALL.exec(plain)?.groups;
  if (defined?.kind !== undefined && defined.name !== undefined) {
    const name = defined.name.replace(ARTICLE, '');
    if (isName(name) && isKind(defined.kind)) return [{ name, strength: 0.9 }];
  }
  const process = PROCESS_CALLED.exec(text)?.groups;
  if (process?.kind !== undefined && process.name !== undefined) {
    const name = nameAtEnd(process.name);
    if (!NO_NAME.test(text) && isName(name)) return [{ name, strength: 0.68 }];
  }
  return [];
}

/** "called X because …" names X; "called X and Y" names neither of them alone. */
function nameAtEnd(name: string): string {
  return / (?:and|or) /u.test(name)
    ? ''
    : (name.split(
        / (?:because|by|in|that|which|after|when|since|for|from|if|is|are|was|were|on|to|as|where|with|at) /u,
      )[0] ?? name);
}

function appositions(text: string): Found[] {
  const found: Found[] = [];
  const called = KIND_CALLED.exec(text)?.groups?.name;
  if (called !== undefined && isName(called)) found.push({ name: called, strength: 0.6 });
  const bracketed = IN_BRACKETS.exec(text)?.groups;
  if (
    bracketed?.name !== undefined &&
    bracketed.kind !== undefined &&
    isName(bracketed.name) &&
    !NO_KIND.test(bracketed.kind)
  ) {
    found.push({ name: bracketed.name, strength: 0.65 });
  }
  for (const match of [...text.matchAll(APPOSITION), ...text.matchAll(LAST_APPOSITION), ...text.matchAll(RELATIVE)]) {
    const explained = explainedName(text, match);
    if (explained !== undefined) found.push(explained);
  }
  return found;
}

/** The name that an apposition explains: the subject before it, or the last noun phrase. */
function explainedName(text: string, match: RegExpExecArray): Found | undefined {
  const before = text.slice(0, match.index);
  const kind = match.groups?.kind ?? '';
  if (NO_KIND.test(kind) || VERB_EARLY.test(kind)) return undefined;
  const subject = before.replace(ARTICLE, '');
  const isSubject = !/[,;:—()]| (?:of|to|in) /u.test(subject) && subject.split(' ').length <= 4 && isName(subject);
  if (isSubject && GOES_ON.test(text.slice(match.index + match[0].length))) return { name: subject, strength: 0.8 };
  // Behind an opening clause the comma ends the clause: "In a star, the force of …".
  const isKnownKind = GENUS_WORD.test(kind);
  const since = before.slice(before.lastIndexOf(',') + 1).trim();
  const isFirst = !before.includes(',');
  if (match[0].startsWith(', ') && (isFirst ? NO_NAME.test(text) : !isKnownKind || since.split(' ').length < 5)) {
    return undefined;
  }
  const name = lastNounPhrase(before);
  if (name === undefined || !isName(name.text)) return undefined;
  return { name: name.text, strength: isKnownKind || !name.isComplement ? 0.65 : 0.5 };
}

/** "…, a repressible operon will continue to …" is a clause and explains nothing. */
const VERB_EARLY =
  /^(?:[^\s]+ ){1,5}?(?:will|would|can|could|is|are|was|were|has|have|had|may|might|must|should|did|does|do)(?= )/u;

/** What stands behind the last small word: "energy through photosynthesis" is photosynthesis. */
function lastNounPhrase(before: string): { text: string; isComplement: boolean } | undefined {
  const words = (/[^,;:.()—]*$/u.exec(before)?.[0] ?? '').trim().split(' ').slice(-5);
  const from = words.findLastIndex(
    (word) => termsOf(word).length === 0 || /^(?:like|called|known|named|than|via|per)$/iu.test(word),
  );
  const small = words[from]?.toLowerCase() ?? '';
  // "between Mars and Jupiter, a region" explains neither.
  if (small === 'and' || small === 'or') return undefined;
  if (from < 0 || from === words.length - 1) return undefined;
  if (/^(?:other|another|these|this|those|such|some|many|most|its|their|his|her|our|be|not)$/u.test(small))
    return undefined;
  const complement = /^(?:an?|the)$/u.test(small) ? (words[from - 1]?.toLowerCase() ?? '') : small;
  // "The mission to Saturn, a venture of …" explains the mission.
  return {
    text: words.slice(from + 1).join(' '),
    isComplement: /^(?:of|to|in|for|from|at|with|and|or)$/u.test(complement),
  };
}

function isName(name: string): boolean {
  const plain = name.replace(/["“”]/gu, '');
  return plain.length > 1 && !NO_NAME.test(plain) && !INSIDE_NAME.test(` ${plain} `) && !/[’']s?$/u.test(plain);
}

/** "A property of mass" is true of many things. */
const VAGUE_KIND =
  /^(?:an?|the|one of [\p{L} ]+?) (?:[“"\p{Ll}”"-]+ ){0,3}?(?:property|characteristic|aspect|type|form|kind|part|component|member|concept|idea|term|name|place|thing|area)\b/u;

function isKind(kind: string): boolean {
  return !NO_KIND.test(kind) && DIFFERENTIA.test(kind);
}

/** Terms of a name; undefined where it is too long or says nothing. */
function nameKey(name: string): string | undefined {
  const terms = termsOf(name);
  return terms.length === 0 || terms.length > LONGEST_NAME ? undefined : terms.join(' ');
}

function wording(text: string, words: number): number {
  const leans = POINTS.test(text) ? 0.5 : LEANS.test(text) ? 0.75 : 1;
  const personal = PERSONAL.test(text) ? 0.85 : 1;
  const hedged = HEDGED.test(text) ? 0.8 : 1;
  return leans * personal * hedged * (words > 36 ? 0.85 : 1) * (words > 55 ? 0.9 : 1) * (words < 8 ? 0.85 : 1);
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
