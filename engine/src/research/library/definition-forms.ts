/** The forms of words by which an English sentence says what something is, and those that only look like it. */

/** "In chemistry, …", "Recall that …": what may stand before the subject and leaves the sentence as it is. */
export const LEAD =
  /^(?:(?:in (?:general|short|essence|fact|physics|chemistry|biology|microbiology|astronomy|science|other words|(?:this|modern) (?:context|terminology))|simply put|briefly|generally|typically|from an? [\p{L}-]+ (?:viewpoint|perspective|point of view)|by definition|thus|hence|therefore|essentially|instead|today|technically|for our purposes|as we have seen),? |(?:recall|remember|note) that |we (?:now )?(?:know|say) that )/iu;
export const ARTICLE =
  /^(?:(?:the )?(?:term|word|concept|name|phrase) (?=["“\p{L}])|(?<generic>an?|any|all|all the other) |(?<definite>the) )/iu;
/** The article of a name is part of it: "The Sun", "The Black Death". */
const NAME_WORDS = String.raw`["“]?[\p{L}\p{N}][^\s,;:.()—?!]*(?: [^\s,;:.()—?!]+){0,5}?`;
const ASIDE = String.raw`(?: \([^()]{1,60}\)|, then,|, (?:or|which|also (?:called|known as|referred to as)|sometimes called|often called|abbreviated|like|known as|named|literally) [^,;:]{2,60},|—[^—]{3,80}—)?`;
const ADVERB =
  '(?:(?:simply|essentially|basically|generally|also|therefore|thus|usually|just|primarily|both|really|in fact|actually|by definition) )?';
const KIND = '(?<kind>(?:an?|the|any|one of (?:the|several|many|two|three|four)) [^;]{8,})';
/** Words that no plain plural begins with: "are found in regions that" says where, not what. */
const NO_ADJECTIVE = String.raw`(?!(?:the|an?|its|their|this|as|in|on|at|by|of|to|for|with|from|not|only|than|more|less|most|very|so|too|also|often|found|used|made|called|known|seen|given|created|formed|produced|able|common|other|different|similar|subject|examples?|parts?|members|results?|what|who|how|among|two|three|four|five|some|many)\b)`;
const PLURAL = String.raw`(?:${NO_ADJECTIVE}[\p{Ll}-]+,? (?:and )?){0,4}?${NO_ADJECTIVE}(?:[\p{Ll}-]+[^su]s|bacteria|fungi|nuclei|phenomena)`;
const PLURAL_KIND = String.raw`(?<kind>${PLURAL} (?:that|which|in which|whose|who|composed|consisting|made|formed|produced|capable|of|with|between|used|containing|caused|found)\b[^;]{4,})`;
/** Nouns that say of what kind a thing is; only with one of them is an apposition inside a sentence an explanation. */
const GENUS =
  'process|processes|sequence|chain|practice|system|network|series|set|period|era|method|technique|study|science|branch|field|disease|illness|infection|condition|structure|molecules?|compounds?|substances?|particles?|elements?|group|family|class|kind|type|form|region|area|zone|layer|boundary|device|instrument|machine|forces?|energy|ability|capacity|tendency|rate|measure|ratio|quantity|change|transfer|movement|motion|policy|idea|belief|theory|principle|law|doctrine|treaty|agreement|alliance|war|conflict|contest|struggle|revolt|uprising|empire|kingdom|state|dynasty|organization|institution|religion|philosophy|faith|ideology|text|code|collection|objects?|organisms?|microorganisms?|microbes|cells?|proteins?|enzymes?|tissue|fluid|gas|cloud|explosion|event|routes?|program|material|phenomenon|atoms?|ions?|chemicals?|drugs?|reaction|speed|property|transition|shift|document|charter|effort|plan|program|exchange|transformation|response|inflammation|infections?|pathogen|bacterium|fungus|virus|parasite|rod|genus|phylum|species|grouping|planet|stars?|galaxy|ball|belt|wave|vibration|disturbance|oscillation|radiation|liquid|solid|metal|mineral|mixture|solution|culture|civilization|tribes?|settlement|city|town|port|country|nation|republic|federation|confederacy|dynasties|philosophers?|physicians?|physicist|chemist|astronomer|scientist|biologist|microbiologist|mathematician|historian|writer|prophet|emperor|king|queen|ruler|general|statesman|explorer|engineer|poem|book|epic|tower|temple|tomb|festival|ritual|god|goddess|attractions?|combination|description|value|difference|distance|time|space|sum|part of the|unit|scale|technology|art|belief|lack|absence|loss|growth|formation|conversion|separation|decay|emission|reduction|increase|decrease';

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

export const SUBJECT_FORMS: readonly Form[] = [
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
export const CALLED_LAST =
  /^(?<kind>(?:(?:an?|any|the) |\p{L}+s (?=of|that|which|with|in|made|formed|composed|containing|used))(?:[^,;:.]{10,170}?|[^,;:.]{10,90}, [^,;:.]{5,60}, [^,;:.]{5,60})(?:, which [^;:.]{10,120}?,)?),? (?:(?:is|are|was|were) (?:now |also |often |commonly |generally |usually )?(?:called|known as|termed|referred to as)|(?:came|has come) to be (?:known as|called)|became known as) (?:simply )?(?:an? |the )?(?<name>["“]?[^,;:.()—]{2,50}["”]?)(?=[,;:.(—]|$)/iu;
/** The same without a verb of naming: "A substance that helps to speed up a reaction is a catalyst." */
export const IS_LAST =
  /^(?<kind>(?:an?|any) (?:[\p{Ll}-]+ ){1,4}?(?:that|which|who|whose|in which|used|made|formed|composed) [^;:.]{12,150}?),? (?<!, whereas .*)(?:is|are) (?:called )?an? (?<name>(?:[\p{Ll}-]+ ){0,2}[\p{Ll}-]+)\.$/iu;
/** "…, a particularly strong type of attraction called hydrogen bonding." */
export const LAST_CALLED = new RegExp(
  String.raw`(?:, |—)(?<kind>(?:an?|the) (?:[\p{Ll}-]+,? ){0,4}?(?:${GENUS})\b[^;:,.()—]{0,80}?) (?:called|known as|termed) (?:an? |the )?(?<name>[\p{L}-]+(?: [\p{L}-]+){0,2})\.$`,
  'u',
);
/** "the first such exoplanet (a planet outside our solar system)" */
export const EXPLAINED = new RegExp(
  String.raw`(?<!(?:al|ic|ive|ous|ar|ed|ing|the|lar) )(?<![\p{L}-])(?<name>[\p{Ll}-]{4,}) \((?<kind>an? (?:[\p{Ll}-]+ ){0,3}?(?:${GENUS})\b(?! (?:known|called|scholars|we)\b)[^()]{8,80})\)`,
  'u',
);
/** "… in a process called photosynthesis" */
export const PROCESS_CALLED =
  /^(?<kind>[^;:]{20,170}?),? (?:in|by|through|via|during|using|is|are)? ?(?:an?|the) (?<sort>(?:[\p{Ll}-]+ ){0,2}(?:process|reaction|phenomenon|technique|method|system|movement|practice|policy|molecule|structure|compound|disease|force|effect|theory))(?: that is)? (?:called|known as|termed|referred to as) (?:the )?(?<name>["“]?[^,;:.()—]{2,40}["”]?)(?=[,;:.(]|$)/iu;
/** "We call an object from which light cannot escape a black hole." */
export const WE_CALL =
  /^(?:we|scientists|astronomers|chemists|physicists|biologists|historians) (?:now )?(?:call|define) (?<kind>(?:an?|the|any) [^,;:]{10,120}?) (?:an? )(?<name>[^,;:.()—]{2,40})(?=[,.(—]|$)/iu;
export const WE_DEFINE =
  /^(?:we|scientists|astronomers|chemists|physicists|biologists|historians) (?:now )?define (?<name>[^,;:.()—]{2,40}?) (?:as|to be) (?<kind>[^;]{8,})/iu;
/** "photosynthesis, the process by which …" and "isotopes—atoms of the same element that …": the part behind the name. */
const LINK = String.raw`(?:that|which|by which|in which|whose|of|used|caused|consisting|composed|containing|made|formed|between|for|who|to|in|with)\b`;
export const APPOSITION = new RegExp(
  String.raw`(?:, |—| \()(?<kind>(?:(?:an?|the) (?:[\p{Ll}-]+,? ){0,4}?(?:${GENUS})|(?<=—)${PLURAL}) ${LINK}[^;,.—()]{8,})(?=[,.—)]|$)`,
  'gu',
);
/** Behind the last comma of a sentence, "a …" explains what stands before it whatever its noun is. */
export const LAST_APPOSITION = new RegExp(
  String.raw`(?:, |—)(?<kind>an? (?:[\p{Ll}-]+,? ){1,5}?(?:${LINK}|away from|from)[^;.—()]{8,}\.?)$`,
  'gu',
);
/** "sunspots, which are large, dark features seen …" */
export const RELATIVE = new RegExp(
  String.raw`, (?=which )which (?:is|are|was|were) (?<kind>(?:(?:an?|the) (?:[\p{Ll}-]+,? ){0,4}?[\p{Ll}-]+|${PLURAL}) (?:${LINK}|seen|found|based)[^;—()]{8,}\.?)$`,
  'gu',
);
export const GENUS_WORD = new RegExp(
  String.raw`^(?:an?|the|any|one of the) (?:(?!(?:of|in|for|to|with|from|that|which|and a|at|on)\b)["“]?[\p{L}-]+["”]?,? ){0,5}?(?:${GENUS})\b`,
  'u',
);
/** Behind an apposition of the subject the sentence goes on with its verb. */
export const GOES_ON = /(?:,|—|\)) ?(?:is|are|was|were|has|have|had|can|may|did|does|became|began|\p{Ll}+(?:ed|s)) /u;
/** "A force (a push or a pull) has …" */
export const IN_BRACKETS =
  /^(?:an? )?(?<name>[\p{L}-]+(?: [\p{L}-]+)?) \((?<kind>(?:an?|the) [^()]{8,70})\) (?=[\p{L}]+)/iu;
/** "proteins called enzymes serve …", "a social system called feudalism that …" */
export const KIND_CALLED = new RegExp(
  String.raw`(?:^|[\s(])(?<kind>(?:an? |the )?(?:[\p{Ll}-]+ ){0,3}?(?:${GENUS}))(?: that (?:is|are|was|were))? (?:called|known as) (?<name>[\p{Ll}-]+(?: [\p{Ll}-]+)?),? (?=(?:that|which|serve|serves|act|acts|help|helps)\b)`,
  'u',
);

/** What follows "is a" and says nothing of what it is. */
export const NO_KIND =
  /^the (?:[\p{Ll}-]+ (?:and|but) )?(?:most|least|\p{Ll}{3,}est)(?![\p{L}-])|^(?:(?:an?|the|any|one of the|one of several|one of many) )?(?:[\p{Ll}-]+ly |very |most |more |especially |truly )?(?:good|great|excellent|even|component|perfect|rich|vital|challenging|complex concept|difficult|short|brief|long|vast|huge|ideal|fundamental|major|important|key|crucial|critical|significant|common|frequent|typical|subject|topic|result|results|outcome|product of|answer|same|last|first|second|third|final|next|main|chief|primary|principal|leading|smaller|larger|largest|smallest|bigger|biggest|greater|greatest|more|less|most|least|best|worst|problem|concern|reason|reasons|cause|case|challenge|matter of|only|example|examples|source|sources|focus|turning|question|fact|mystery|bit|few|little|lot|time|times|way|ways|member|success|failure|site|home|scene|target|consequence|exception|role|part|useful|powerful|popular|effective|simple|difficult|serious|real|right|true|false|sign|symbol|goal|function|idea that|risk|factor|threat|matter|issue|step|feature|basis|key to|means of|object of|opposite|reverse|sum|product|number|amount|rest|center|heart|beginning|end|start|driving|favorite|famous|well-known|rare|nearest|closest|brightest|hottest|coldest|fastest|slowest|oldest|youngest|newest|latest|current|new|different|similar|such|unit of|ones?|limiting|dominant|predominant)\b/iu;
/** Kinds that tell nothing without what tells them from others. */
export const DIFFERENTIA =
  /\b(?:that|which|who|whom|whose|where|when|in which|by which|of|with|made|used|formed|caused|produced|consisting|composed|containing|between|among|for|to|from|in|on|around|by|capable|based|centered|led|fought|known|called|lasting|whereby|near|under|along|within|having|orbiting|developed|designed|surrounding|created|held|derived)\b/u;
/** Subjects that are only partly the topic, or point back. */
export const NO_NAME =
  /^(?:this|that|these|those|it|its|they|their|there|here|he|she|his|her|we|our|you|your|i|such|another|other|others|some|most|many|few|several|each|every|both|either|neither|no|none|one|two|three|four|five|six|much|all|any|which|who|what|how|why|where|when|while|if|as|because|although|though|since|after|before|during|in|on|at|by|for|from|with|without|to|of|under|over|among|between|like|unlike|despite|also|then|now|so|thus|only|even|not|perhaps|result|example|reason|difference|problem|purpose|goal|advantage|first|second|third|next|last|former|latter|same|and|or|but|today|including|following|using|called|known|along|whether|whereas|once|until|unless|within|throughout|near|above|below|behind|beyond|inside|outside|north|south|east|west|however|therefore|instead|normally|ordinarily|typically|usually|often|\d{4}|original|modern|early|late|current)\b/iu;
export const INSIDE_NAME =
  / (?:that|which|who|whom|is|are|was|were|be|been|has|have|had|can|could|may|might|will|would|in|on|at|by|for|from|with|to|into|through|during|as|than|because|if|when|where|while|not|also|often|did|does|do|among|between|near|around|against|about|within|without|over|under|called|known|being|becoming|became|its|their|his|her|our|your|my|it|this|these|those) /iu;
/** Words of a sentence that lean on what stands before it. */
export const LEANS =
  /\b(?:this|these|those(?! (?:of|that|who|which|in|with))|such(?! (?:as|that))|above|previous|following|described|mentioned|here|however|another|instead|latter|former|similarly|likewise|too)\b|^(?:\S+ ){0,3}(?:it|they|them|he|she|his|her|its|their)\b/iu;
/** What points to an equation, a picture or another page. */
export const POINTS =
  /\b(?:this|these|following|above|previous) (?:equation|figure|table|chapter|section|reaction|diagram|example|image|graph)s?\b/iu;
export const PERSONAL = /\b(?:[Ww]e|us|[Oo]ur|[Yy]ou|[Yy]our|I|my|[Ll]et’s)\b/u;
export const HEDGED =
  /\b(?:perhaps|might|may have been|seems?|appears? to|probably|supposedly|not yet|no longer|once)\b/iu;
