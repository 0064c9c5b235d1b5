/** Who a sentence of English is about, where that is told plainly, and what it may be called afterwards. */
import type { Material } from '../material.ts';
import { firstFiniteVerb } from '../shorten/verbs.ts';
import type { Span } from '../text/split.ts';

export type Kind = 'he' | 'she' | 'it' | 'they';

export interface Subject extends Span {
  text: string;
  verb: string;
  /** What follows the verb. */
  rest: string;
}

/** What goes before the subject: a connective, a phrase that names no actor, a clause of time. */
const LEAD =
  /^(?:(?:Yet|But|And|So) |(?:However|Moreover|Furthermore|Nevertheless|Additionally|Consequently|Therefore|Thus|Today|Later|Then|Soon|Also|In addition|As a result|In fact|In turn|In particular),? |(?:In|On|At|By|During|Since|Until|From|Around|Between|As of|Throughout|After|Before|Under|For) (?:(?!\b(?:he|she|it|they|his|her|its|their)\b)[^,;:]){2,44}, (?:\d{4}, )?|(?:When|After|Before|Although|While) (?:(?!\b(?:he|she|it|they|his|her|its|their)\b)[^,;:]){4,70}, )/u;

export function leadOf(text: string): string {
  return LEAD.exec(text)?.[0] ?? '';
}

/** The subject of the main clause: a noun phrase, then its verb. */
export function subjectOf(text: string): Subject | undefined {
  const plain = text.replace(/ ?\([^()]*\)/gu, (bracket) => ' '.repeat(bracket.length));
  const start = leadOf(plain).length;
  const verb = firstFiniteVerb(plain.slice(start));
  if (verb === undefined) return undefined;
  const phrase =
    phraseOf(plain.slice(start, start + verb.start))
      ?.trimEnd()
      .replace(ADVERBS, '') ?? '';
  if (phrase === '' || /\s{2}/u.test(phrase)) return undefined;
  const rest = plain.slice(start + verb.start + verb.word.length);
  if (/ed$/u.test(verb.word) && GOES_ON.test(rest)) return undefined;
  return { start, end: start + phrase.length, text: phrase, verb: verb.word, rest };
}

/** "people enslaved for life could marry": the verb was no verb, and the phrase is longer. */
const GOES_ON =
  /^(?:(?! (?:and|or|but|that|who|which|when|while|because|as)\b)[^,;:])* (?:could|can|were|was|are|is|had|have|has|may|might|will|would)\b/u;

const ADVERBS =
  /(?: (?:also|now|still|then|later|soon|often|never|always|usually|generally|first|again|even|only|thus|currently|\p{Ll}+ly))+$/u;

/** "X, a Y, was" is X: what stands between two commas says more of it. "X, Y, and Z" is all of them. */
function phraseOf(stretch: string): string | undefined {
  if (/[;:—–]/u.test(stretch)) return undefined;
  const mark = stretch.indexOf(',');
  if (mark < 0 || NAME_LIST.test(stretch.trimEnd())) return stretch;
  const apposition = /^, (?:too|however|\p{Lu}[\p{L}'’-]*['’]s|\p{Ll}+)\b[^,]*,\s*$/u;
  return apposition.test(stretch.slice(mark)) ? stretch.slice(0, mark) : undefined;
}

const NAME_LIST =
  /^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)?(?:, \p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)?)+,? and \p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*)?$/u;

/** How a word is written inside the sentences of a text, given in lower case. */
export interface Spelling {
  isCapital: (word: string) => boolean;
  isLower: (word: string) => boolean;
}

const spellings = new WeakMap<Material, Spelling>();

export function spellingIn(material: Material): Spelling {
  const known = spellings.get(material);
  if (known !== undefined) return known;
  const text = material.sentences.map((sentence) => sentence.text).join('\n');
  const spelling: Spelling = {
    isCapital: (word) => isInside(text, word.charAt(0).toUpperCase() + word.slice(1)),
    isLower: (word) => isInside(text, word),
  };
  spellings.set(material, spelling);
  return spelling;
}

/** Whether the word stands behind a space: not at the beginning of a sentence. */
function isInside(text: string, word: string): boolean {
  for (let at = text.indexOf(` ${word}`); at >= 0; at = text.indexOf(` ${word}`, at + 1))
    if (!/[\p{L}\p{M}]/u.test(text.charAt(at + word.length + 1))) return true;
  return false;
}

/** No phrase that names something by itself. */
const UNFIT =
  /(?<!\p{L})(?:he|she|it|they|him|them|his|her|its|their|this|that|these|those|such|other|others|another|same|former|latter|who|which|whose|what|there|here|both|either|neither|each|one|ones|some|many|most|several|few|all|any|none|every|much|more|less|two|three|four|five|we|you|our|your|i|my|in|on|at|for|from|with|to|by|as|than|about|under|over|between|among|during|within|without|against|into|through|not|no|when|while|if|because|although|like|unlike|since|only|next|first|second|third|last|new|result|nor|or|even|just)(?!\p{L})/iu;
const MOST_WORDS = 7;
const NAME_PART =
  /^(?:(?:(?:al|el|ibn|d|l)?[-'’]?\p{Lu}[\p{L}\p{M}.'’-]*)|of|the|and|de|la|del|di|da|von|van|der|den|du|le|al|el|ibn|bin|upon|on|\d+)$/u;
const PLURAL = /(?:[^su'’i]s|(?<!\p{L})(?:people|men|women|children|police))$/u;
const WOMAN = /^(?:The )?(?:Queen|Empress|Princess|Duchess|Countess|Lady|Mrs|Ms|Miss|Sister|Mother)\b/u;
const MAN = /^(?:The )?(?:King|Emperor|Prince|Duke|Count|Lord|Mr|Sir|Pope|Father|Brother|Sultan)\b/u;
const PLURAL_VERB = /^(?:are|were|have|do)$/u;
const SINGULAR_VERB = /^(?:is|was|has|does)$/u;

/** Names of countries, peoples, places and bodies. */
const NO_PERSON =
  /\b(?:Kingdom|Empire|Republic|Dynasty|Egypt|States|Union|University|College|School|Church|City|County|River|Mountains?|Sea|Ocean|Lake|Islands?|Army|Navy|Party|Council|Congress|Parliament|Company|Corporation|Museum|War|Treaty|Act|Revolution|Age|Period|League|Court|Bank|Society|Institute|Association|Committee|Center|Centre|Station|Street|Road|Bridge|Tower|House|Palace|Castle|Temple)\b/u;

/** A name: all its words have capital letters, and not only because one begins the sentence. */
export function isName(phrase: string, { isCapital, isLower }: Spelling): boolean {
  const words = phrase.split(' ');
  const [first = ''] = words;
  if (!words.every((word) => NAME_PART.test(word))) return false;
  const bare = first.replace(/['’]s$/u, '').toLowerCase();
  return words.slice(1).some((word) => /^\p{Lu}/u.test(word)) || (isCapital(bare) && !isLower(bare));
}

/** What the subject may be called afterwards; nothing where it does not name something by itself. */
export function kindsOf({ text, verb }: Subject, spell: () => Spelling): ReadonlySet<Kind> {
  if (text.split(' ').length > MOST_WORDS || UNFIT.test(text) || !WORDS_ONLY.test(text)) return new Set();
  const spelling = spell();
  const named = isName(text, spelling);
  // "The Roman army" and "Newcastle University": a noun told by a name.
  const told = named || text.split(' ').slice(1).some(hasCapital);
  const several = / and /u.test(text);
  const plural =
    several || PLURAL_VERB.test(verb) || (PLURAL.test(text.split(OF)[0] ?? '') && !SINGULAR_VERB.test(verb));
  const kinds = new Set<Kind>();
  if (plural && (told || !(several || /^(?:The|An?) /u.test(text)))) kinds.add('they');
  if (several || PLURAL_VERB.test(verb)) return kinds;
  if (told && !plural && !MAN.test(text) && !WOMAN.test(text)) kinds.add('it');
  if (!(named || isLoneName(text, spelling)) || /^The | of the /u.test(text) || NO_PERSON.test(text)) return kinds;
  if (!WOMAN.test(text)) kinds.add('he');
  if (!MAN.test(text)) kinds.add('she');
  return kinds;
}

/** No sign but those of a name, and no mark of possession at the end. */
const WORDS_ONLY = /^[\p{L}\p{M}\p{N}.,'’ -]*[\p{L}\p{M}\p{N}.](?<!['’]s)$/u;
const OF = / (?:of|upon) /u;

function hasCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** One word alone that no sentence of the text writes small: things of which there are several have an article. */
function isLoneName(text: string, { isLower }: Spelling): boolean {
  return /^\p{Lu}\p{Ll}{3,}$/u.test(text) && !isLower(text.toLowerCase()) && !PLURAL.test(text);
}
