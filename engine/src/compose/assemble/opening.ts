/** The statement that a poster begins with: what the topic is, or else the one that says most about it as a whole. */
import { recognizeDefinition } from '../kinds/index.ts';
import type { Material } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import type { Sentence } from '../sentence.ts';
import { stemOf, type Word, wordsOf } from '../text/words.ts';

export interface Opening {
  candidate: Candidate;
  /** The topic as the statement writes it. */
  term: string;
  /** It says what the topic is; else what becomes of it, or what it does. */
  isDefinition: boolean;
}

export interface OpeningSearch {
  material: Material;
  candidates: readonly Candidate[];
  /** Relevance of each paragraph to the topic, 0 to 1. */
  relevance: readonly number[];
  topic: string;
  /** Most words of the statement. */
  longest: number;
  /** How well a reading grade suits the level, 0 to 1. */
  fits: (grade: number) => number;
}

/** How sure a form of words is that it says what the topic is; below `DEFINING` it is only a good beginning. */
const DEFINING = 0.6;
const LEAST = 0.19;
/** Below this a form of words judges or compares, whoever chose it. */
const LEAST_TOLD = 0.4;
/** Worth of a statement that only names the topic, at the beginning of a text about it. */
const MENTION = 0.27;

/** "The Sun, like all stars, is": what stands between a subject and its verb. */
const ASIDE = `(?:, [^,;:.]{3,60},| _+|—[^—]{3,60}—)?`;
const PREDICATES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`${ASIDE} (?:is|are|was|were) (?:an?|the|any|one of)(?= )`, 'u'), 1],
  [new RegExp(`${ASIDE} (?:is|are|was|were) not (?=[^.;]{3,120}\\bbut (?:rather |instead )?(?:an?|the) )`, 'u'), 1],
  [
    new RegExp(
      `${ASIDE} (?:refers? to|means?|(?:is|are|can be|may be) (?:defined|described|understood|thought of) as|states? that|says? that|describes?) `,
      'u',
    ),
    0.95,
  ],
  [
    new RegExp(`${ASIDE} (?:consists? of|comprises?|is (?:made up|composed) of|are (?:made up|composed) of) `, 'u'),
    0.8,
  ],
  [
    new RegExp(
      `${ASIDE} (?:(?:is|are|was|were) (?:caused|formed|produced|made|divided|built|based|founded|created|organized|led|involved|essential|responsible)|occurs? when|takes? place|results? (?:from|when)|forms? when|arises?|begins? (?:with|when)|involves?|uses?|converts?|releases?|requires?) ?`,
      'u',
    ),
    0.55,
  ],
  [
    new RegExp(
      `${ASIDE} (?:began|started|broke out|marked|changed|transformed|spread|arose|emerged|lasted|dismantled|successfully|brought|swept|killed|stretched|reached|became|connected|linked|united|ruled|covered|controlled|dominated|challenged|reflected|held|saw|created|ended|fell) ?`,
      'u',
    ),
    0.5,
  ],
  [
    new RegExp(
      `${ASIDE} (?:can|may|have|has|do|does|exist|exists|vary|varies|live|include|includes|act|acts|is|are) `,
      'u',
    ),
    0.3,
  ],
];
/** The name stands behind what it names: "…, in a process called fermentation". */
const NAMED_LAST =
  /(?:\b(?:is|are|was|were|came to be|became) (?:now |also )?(?:called|known as|termed|referred to as)|\b(?:process|reaction|force|event|explosion|system|phenomenon|particles?|compounds?|organisms?|period|movement|disease|something|what)(?: that (?:is|was))?,? (?:is |are |was |were )?(?:called|known as|named)) (?:an? |the |simply )?["“]?(?<term>[^,;:.()"”]{2,50})/iu;
/** "the phenomenon is a black hole" and "X—a mysterious substance that …". */
const APPOSITION =
  /(?:—(?:an?|the)|, an?|\((?:an?|the)) (?=(?:[\p{L}-]+ ){1,6}(?:that|which|of|in|between|caused|with|who)\b)/u;
/** ": electrostatic forces of attraction between …" right behind the name. */
const COLON = /^(?:: )(?=\p{Ll})/u;

/** What follows "is a" and says nothing of what it is. */
const NO_KIND =
  /^(?:the )?(?:good|great|perfect|fundamental|major|important|key|significant|common|subject|result|answer|same|last|first|second|third|main|smaller|larger|bigger|greater|more|less|problem|concern|reason|case|challenge|matter|only|most|best|example|source of|focus|biggest|turning|question|fact|mystery|bit|few|little|lot|time|way|product of|member|success|failure|site|home|scene|target|truly|really|very|concept as|one of the (?:most|best|great|oldest|richest)|\p{Ll}{3,}est)\b/iu;
/** Subjects that are only partly the topic, and beginnings that put it elsewhere. */
const NOT_ITS_SUBJECT =
  /^(?:in|on|at|by|during|before|after|from|since|under|with|without|despite|unlike|for|to|through|until|among|over|between|around|given|because|although|though|while|when|if|as|where|most|many|some|few|several|only|much|one|another|each|every|all|no|this|that|these|those|other|so|not|even|both|two|three|four|five|there|how|what|why|whether|just|just as|modern|early|late|today)\b/iu;
/** "The entire structure of a basic black hole" is the black hole. */
const WHOLE_OF =
  /^the (?:entire |whole |basic |main )?(?:structure|nature|idea|concept|essence|process|purpose|term|word|function|goal) (?:of )?(?:an? |the )?(?:basic |simple |typical )?/iu;
const POINTS_ELSEWHERE = /^(?:this|these|that|those|so|not|how|what|why|because|although|though|while|if)\b/iu;
const VERB_INSIDE =
  / (?:is|are|was|were|did|does|do|not|has|have|had|could|would|will|that|which|who|because|it|than)(?: |$)/u;
/** The name stands first behind a phrase: "Notwithstanding his reign, the French Revolution …". */
const LEADING_PHRASE =
  /^(?:(?!(?:if|when|while|as|although|because|once)\b)[^,;:—]{3,70}, (?:however, )?|(?:from|in|at|on) the \p{Ll}+ )(?=(?:the|an?) |\p{Lu})/iu;
/** Words that may stand beside the topic and leave it what it is. */
const HARMLESS = new Set(
  'theory law laws motion system model process concept term word structure reaction reactions great whole particle particles first european period era movement basic force object substance idea state newton general entire visible linear human brønsted-lowry'.split(
    ' ',
  ),
);
/** Says something of the topic that only somebody who knows it already can use. */
const PARTICULAR =
  /\b(?:for example|however|in this case|more than|less than|similar|unlike|compared|discovered in|nearest|our own|misleading|best[- ]known|complicated|interesting|another|also|still|too|not yet|unknown|difficult|again|previously|everyone|historians|scholars|astronomers|scientists)\b/iu;

/** A thing that only the text before names, nothing being said of it here: "can be used to treat the infection." */
const TOLD_THING =
  /\b(?:the|both) (?:infection|disease|illness|patient|pathogen|organism|microbe|reaction|solution|sample|object|system|process|problem|region|area|country|empire|king|ruler|war|conflict|treaty|group|company|theory|experiment)s?[.,;]/iu;

/** A statement about one case, or about what a story has come to. */
const PARTICULAR_START =
  /^(?:now|here|then|next|once|again|later|soon|finally|in this case|for example|for instance|in effect|at this point|suppose|imagine|let us|we|our|you)(?!\p{L})/iu;

export function findOpening(search: OpeningSearch): Opening | undefined {
  const names = search.material.language === 'en' ? namesOf(search.topic) : [];
  if (names.length === 0) return undefined;
  const mayName = namingTest(names);
  return findNaming({ ...search, candidates: search.candidates.filter(({ text }) => mayName(text)) }, names);
}

function findNaming(search: OpeningSearch, names: readonly string[][]): Opening | undefined {
  const told = toldDefinition(search, names);
  if (told !== undefined) return told;
  const sources = [...new Set(search.material.sentences.map((sentence) => sentence.sourceId))];
  let best: Opening | undefined;
  let highest = LEAST;
  for (const candidate of search.candidates) {
    const sentence = search.material.sentences[candidate.sentences[0] ?? -1];
    if (sentence === undefined || candidate.sentences.length > 1 || candidate.words > search.longest) continue;
    const found = PARTICULAR_START.test(candidate.text)
      ? undefined
      : readingOf({ ...sentence, text: candidate.text }, names, search.topic);
    if (found === undefined) continue;
    const fits = 0.6 + 0.4 * search.fits(candidate.grade);
    const relevance = 0.55 + 0.45 * (search.relevance[candidate.paragraph] ?? 0);
    const order = 1 - 0.1 * Math.min(3, sources.indexOf(sentence.sourceId));
    const score = found.weight * relevance * fits * order * placeWorth(sentence) * wordingWorth(candidate);
    if (score <= highest) continue;
    highest = score;
    best = { candidate, term: found.term, isDefinition: found.weight >= DEFINING };
  }
  return best;
}

/** The sentence for whose sake research chose its passage: it says what the topic is. Its fullest form that fits, near the level. */
function toldDefinition(search: OpeningSearch, names: readonly string[][]): Opening | undefined {
  const { material, candidates } = search;
  let best: Opening | undefined;
  let highest = 0;
  for (const candidate of candidates) {
    const sentence = material.sentences[candidate.sentences[0] ?? -1];
    const key = material.paragraphs[candidate.paragraph]?.passage.key;
    if (sentence === undefined || key === undefined || sentence.end <= key.start || sentence.start >= key.end) continue;
    if (candidate.words > search.longest || PARTICULAR_START.test(candidate.text)) continue;
    const drawn = { ...sentence, text: candidate.text };
    const reading = readingOf(drawn, names, search.topic);
    const term = reading?.term ?? termNamed(candidate.text, names);
    if (term === undefined || (reading?.weight ?? 1) < LEAST_TOLD) continue;
    const score =
      candidate.kept * (0.6 + 0.4 * search.fits(candidate.grade)) * (candidate.sentences.length > 1 ? 0.9 : 1);
    if (score <= highest) continue;
    highest = score;
    best = { candidate, term, isDefinition: true };
  }
  return best;
}

/** The topic as the statement writes it, anywhere in it. */
function termNamed(text: string, names: readonly string[][]): string | undefined {
  const term = nameOnly(text, names);
  return term === text.trim() ? undefined : term;
}

/** What begins a text, and a paragraph, is more often about the whole. */
function placeWorth({ position, passageIndex }: Sentence): number {
  const place = position === 0 ? 1 : 0.88;
  return passageIndex < 6 && position < 3 ? place * 1.15 : place;
}

function wordingWorth({ text, words, kept }: Candidate): number {
  const length = words < 8 ? 0.6 : words > 34 ? 0.85 : 1;
  const denies = /\b(?:not|never|no)\b(?!.*\bbut\b)/u.test(text) ? 0.8 : 1;
  const particular = PARTICULAR.test(text) ? 0.7 : 1;
  const told = TOLD_THING.test(text) ? 0.3 : 1;
  return length * denies * particular * told * kept ** 0.5;
}

/** The stems that must all be named; "Acids and bases" is named by either. */
function namesOf(topic: string): string[][] {
  const parts = [topic, ...topic.split(/ and | & |, /u)];
  const names = parts.map((part) =>
    wordsOf(part, 'en')
      .filter((word) => word.content)
      .map((word) => plainStem(word)),
  );
  const [whole = [], ...rest] = names.filter((name) => name.length > 0);
  return whole.length === 0 ? [] : rest.length > 1 ? [whole, ...rest] : [whole];
}

/** Whether a text may name the topic at all: quick, and true wherever one of the names is told by its words. */
function namingTest(names: readonly string[][]): (text: string) => boolean {
  // A stem is how its word begins, but for a "y" that may stand for "ies".
  const beginnings = names.map((name) => name.map((stem) => stem.replace(/y$/u, '')));
  return (text) => {
    const lower = text.toLowerCase();
    return beginnings.some((name) => name.every((beginning) => lower.includes(beginning)));
  };
}

function plainStem(word: Word): string {
  return stemOf(word.text.toLowerCase().replace(/['’]s?$/u, ''), 'en');
}

interface Reading {
  term: string;
  weight: number;
}

function readingOf(
  sentence: Parameters<typeof recognizeDefinition>[0],
  names: readonly string[][],
  topic: string,
): Reading | undefined {
  const { text } = sentence;
  const lead = LEADING_PHRASE.exec(text)?.[0].length ?? 0;
  const behind = lead === 0 ? undefined : asSubject(capital(text.slice(lead)), names);
  const readings = [
    asSubject(text, names),
    behind === undefined ? undefined : { term: behind.term, weight: behind.weight * 0.75 },
    asNamedLast(text, names),
    asExplainedInside(text, names),
    asMention(text, names),
  ];
  const recognised = recognizeDefinition(sentence, topic);
  if (recognised !== undefined && naming(recognised.term, names) > 0) {
    const says = NO_KIND.test(recognised.meaning.replace(/^(?:an?|the) /iu, '')) ? 0.3 : 1;
    readings.push({ term: recognised.term, weight: says * naming(recognised.term, names) });
  }
  return readings.filter((reading) => reading !== undefined).sort((a, b) => b.weight - a.weight)[0];
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** What stands before the topic where a sentence says how it came about or what came of it. */
const LEADS_TO_IT =
  /(?: came from| come from| led to| leads to| causes?| caused| enter(?:ed)?| triggered| started| began| begin| produced?| known as| called| (?:is|are) the (?:boundary|center|source|cause|basis|study|goal) of|(?:outbreak|causes?|origins?) of) (?:an? |the )?$/u;

/** The topic as what others lead to: "All matter and energy that exist today came from the Big Bang." */
function asMention(text: string, names: readonly string[][]): Reading | undefined {
  const words = wordsOf(text, 'en');
  const whole = names[0] ?? [];
  if (words.length < 8 || NOT_ITS_SUBJECT.test(text.replace(/^All /u, ''))) return undefined;
  const at = words.findIndex((_, i) => isNameAt(words, i, whole));
  const [first, last] = [words[at], words[at + whole.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  return LEADS_TO_IT.test(text.slice(0, first.start))
    ? { term: text.slice(first.start, last.end), weight: MENTION }
    : undefined;
}

function plainStemOr(word: Word | undefined): string {
  return word === undefined ? '' : plainStem(word);
}

/** 1 where a phrase is the topic's name, less for each word more; 0 where it is not. */
function naming(phrase: string, names: readonly string[][]): number {
  const words = wordsOf(phrase, 'en').filter((word) => word.content);
  const stems = words.map(plainStem);
  let best = 0;
  names.forEach((name, i) => {
    if (!isWithin(name, stems)) return;
    const extra = words.filter(
      (word, at) => !name.includes(stems[at] ?? '') && !HARMLESS.has(word.text.toLowerCase().replace(/['’]s$/u, '')),
    ).length;
    best = Math.max(best, ([1, 0.12][extra] ?? 0) * (i === 0 ? 1 : 0.9));
  });
  return best;
}

/** All of the name's words one after the other. */
function isWithin(name: readonly string[], stems: readonly string[]): boolean {
  return stems.some((_, at) => name.every((stem, k) => stems[at + k] === stem));
}

function asSubject(text: string, names: readonly string[][]): Reading | undefined {
  let found: { index: number; end: number; weight: number } | undefined;
  // What brackets hold has verbs of its own.
  const plain = text.replace(/\([^()]*\)/gu, (bracket) => '_'.repeat(bracket.length));
  for (const [pattern, weight] of PREDICATES) {
    const match = pattern.exec(plain);
    if (match === null || match.index > 80) continue;
    // The verb that comes first is the one of the subject.
    if (found === undefined || match.index < found.index)
      found = { index: match.index, end: match.index + match[0].length, weight };
  }
  if (found === undefined) return undefined;
  const subject = text.slice(0, found.index).replace(WHOLE_OF, '');
  if (NOT_ITS_SUBJECT.test(subject) || /[,;:—]| (?:that|which|who|of the|in the|around|near|from|by) /u.test(subject))
    return undefined;
  const named = naming(subject, names);
  if (named === 0) return undefined;
  if (VERB_INSIDE.test(subject)) return undefined;
  const says = found.weight === 1 && NO_KIND.test(text.slice(found.end).trimStart()) ? 0.3 : found.weight;
  return { term: termIn(subject), weight: says * named };
}

function termIn(subject: string): string {
  return subject.replace(/^(?:an?|the) /iu, '').trim();
}

function asNamedLast(text: string, names: readonly string[][]): Reading | undefined {
  const match = NAMED_LAST.exec(text);
  const term = match?.groups?.term;
  if (match === null || term === undefined || match.index < 16 || POINTS_ELSEWHERE.test(text)) return undefined;
  const phrase = term.split(/ (?:and|or|that|which|because|by|for|in|on|is|are|to|with|when|after|if) /u)[0] ?? term;
  const named = naming(phrase, names);
  if (named < 0.9) return undefined;
  // where the sentence goes on at length, what it names is not what it tells
  const rest = text.length - text.indexOf(phrase, match.index) - phrase.length;
  return { term: nameOnly(phrase, names), weight: (rest > LONGEST_REST * text.length ? 0.5 : 0.9) * named };
}

const LONGEST_REST = 0.4;

/** The words of the name, without what stands beside them. */
function nameOnly(phrase: string, names: readonly string[][]): string {
  const words = wordsOf(phrase, 'en');
  for (const name of names) {
    const at = words.findIndex((_, i) => isNameAt(words, i, name));
    const last = words[at + name.length - 1];
    if (at >= 0 && last !== undefined) return phrase.slice(words[at]?.start ?? 0, last.end);
  }
  return phrase.trim();
}

/** The name inside, explained at once: "held together by ionic bonds: electrostatic forces of …". */
function asExplainedInside(text: string, names: readonly string[][]): Reading | undefined {
  if (NOT_ITS_SUBJECT.test(text)) return undefined;
  const words = wordsOf(text, 'en');
  for (const name of names) {
    for (let i = 0; i + name.length <= words.length; i++) {
      const reading = isNameAt(words, i, name) ? explainedAt(text, words, i, name.length) : undefined;
      if (reading !== undefined) return reading;
    }
  }
  return undefined;
}

function isNameAt(words: readonly Word[], at: number, name: readonly string[]): boolean {
  return name.every((stem, k) => plainStemOr(words[at + k]) === stem);
}

function explainedAt(text: string, words: readonly Word[], at: number, length: number): Reading | undefined {
  const [first, last] = [words[at], words[at + length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const term = text.slice(first.start, last.end);
  const after = text.slice(last.end);
  if (COLON.test(after)) return { term, weight: 0.8 };
  if (APPOSITION.exec(after)?.index !== 0 || at >= 14) return undefined;
  return { term, weight: at < 3 ? 0.75 : 0.65 };
}
