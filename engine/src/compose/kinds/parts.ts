/** Parts and kinds of a whole, named in one sentence. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { hasMainVerb } from './clause.ts';
import { groupOf, MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle } from './text.ts';
import type { FoundParts } from './types.ts';

const WHOLE = '(?<whole>[^,;:.!?()，。；：、]{3,80}?)';
const LIST = '(?<list>[^;.!?。；।]{5,260})';
const COUNT = '(?:two|three|four|five|six|seven|eight|nine|ten|several|many|various|different|\\d{1,2})';

/** Named groups `whole` and `list`; the first that matches counts. */
const FORMS: Readonly<Record<LanguageTag, readonly RegExp[]>> = {
  en: [
    new RegExp(
      `^${WHOLE},? (?:consists?|consisted|(?:is|are|was|were) (?:composed|made up|comprised|made)) of (?!a series|the same)${LIST}`,
      'iu',
    ),
    new RegExp(
      `^${WHOLE} (?:(?:is|are|can be|may be|was|were) (?:commonly |usually |often |further |generally )?(?:divided|classified|grouped|categorized|subdivided|separated|split) (?:into|as)) ${LIST}`,
      'iu',
    ),
    new RegExp(
      `^(?:there (?:are|were) |(?:scientists|biologists|chemists|astronomers) (?:recognize|distinguish) )?(?:the )?${COUNT} (?:main |basic |major |general |distinct |primary |different |common |fundamental |principal |broad )?(?<whole>(?:types|kinds|forms|parts|components|branches|stages|classes|groups|layers|phases|categories|states|regions|elements) of [^,;:.!?()]{3,60}?)(?:: | ?[—–] ?| (?:are|were|include|included) (?:the )?)${LIST}`,
      'iu',
    ),
    new RegExp(
      `^${WHOLE} (?:has|have|had|contains?|comprises?|comprised|includes?|included) (?:the )?${COUNT} (?:main |basic |major |distinct |primary |different )?(?:types|kinds|forms|parts|components|branches|stages|layers|regions|phases|chambers|sections|subunits|elements|groups)(?:: |,? ?[—–] ?|, )${LIST}`,
      'iu',
    ),
    new RegExp(
      `^(?<lead>[^:;.]{0,80}?(?<![\\p{L}-])(?<whole>${COUNT} (?:[\\p{Ll}-]+ ){0,4}?\\p{Ll}{2,}s(?:,? [^:;.,()]{2,50})?(?:,? [^:;.,()]{2,60})?)): ${LIST}`,
      'iu',
    ),
    new RegExp(
      `^${WHOLE} (?:(?:commonly|often|usually|typically|generally|may|can) )?(?:includes?|included) (?!the following)${LIST}`,
      'iu',
    ),
  ],
  es: [
    new RegExp(
      `^${WHOLE} (?:consta de|constan de|se compone de|está formad[oa] por|se divide en|se dividen en) ${LIST}`,
      'iu',
    ),
  ],
  fr: [
    new RegExp(
      `^${WHOLE} (?:se compose de|se composent de|est composée? de|est formée? de|se divise en) ${LIST}`,
      'iu',
    ),
  ],
  de: [new RegExp(`^${WHOLE} (?:besteht aus|bestehen aus|gliedert sich in|setzt sich zusammen aus) ${LIST}`, 'iu')],
  pt: [
    new RegExp(`^${WHOLE} (?:consiste em|é compost[oa] por|é formad[oa] por|divide-se em|compõe-se de) ${LIST}`, 'iu'),
  ],
  ru: [new RegExp(`^${WHOLE} (?:состоит из|состоят из|делится на|делятся на) ${LIST}`, 'iu')],
  zh: [
    /^(?<whole>[^，。；：、]{2,20}?)(?:由(?<list>[^。；]{4,120}?)(?:组成|構成|构成)|(?:分为|分為)(?<rest>[^。；]{4,120}))/u,
  ],
  ja: [/^(?<whole>[^、。]{2,24}?)は、?(?<list>[^。]{4,120}?)(?:から(?:なる|成る|構成)|で構成|に分け)/u],
  hi: [/^(?<whole>[^,।]{3,60}?) (?:में )?(?<list>[^।]{4,160}?) (?:से मिलकर बन|से बना)/u],
  ar: [
    new RegExp(`^(?:(?:يتكون|تتكون|يتألف|تتألف|ينقسم|تنقسم) )(?<whole>[^،,.؛]{3,60}?) (?:من|إلى) ${LIST}`, 'u'),
    new RegExp(`^(?<whole>[^،,.؛]{3,60}?) (?:يتكون من|تتكون من|يتألف من|تتألف من|ينقسم إلى|تنقسم إلى) ${LIST}`, 'u'),
  ],
};

const LAST_JOIN: Readonly<Record<LanguageTag, RegExp>> = {
  en: /,? (?:and|or|as well as) /u,
  es: /,? (?:y|e|o) /u,
  fr: / (?:et|ou) /u,
  de: / (?:und|oder|sowie) /u,
  pt: / (?:e|ou) /u,
  ru: / (?:и|или) /u,
  zh: /[和及与與以]及?/u,
  ja: /[と・]|および|、そして/u,
  hi: / (?:और|तथा|एवं) /u,
  ar: / و(?=\S)/u,
};
const MOST_PART_WORDS = 8;

/** Pieces between commas that stand outside brackets. */
function commaPieces(list: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (const [at, character] of list.split('').entries()) {
    if (/[([（]/u.test(character)) depth++;
    else if (/[)\]）]/u.test(character)) depth--;
    else if (depth <= 0 && /[,，、،]/u.test(character)) {
      pieces.push(list.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, list.slice(from)].map((piece) => piece.trim()).filter((piece) => piece !== '');
}

const LEADING_JOIN = /^(?:and|or|y|e|et|und|и|और) /u;

function splitList(list: string, language: LanguageTag): string[] {
  const pieces = commaPieces(list);
  const joined = pieces.findIndex((piece, index) => index > 0 && LEADING_JOIN.test(piece));
  if (joined > 0)
    return pieces
      .slice(0, joined + 1)
      .map((piece, index) => (index === joined ? piece.replace(LEADING_JOIN, '') : piece));
  const last = pieces.slice(-1).join('');
  const match = LAST_JOIN[language].exec(last);
  // without "and" the commas of English set off an explanation, not a list
  if (match === null) return language === 'en' ? [] : pieces;
  if (pieces.length > 2 && language === 'en') return pieces;
  return [...pieces.slice(0, -1), last.slice(0, match.index), last.slice(match.index + match[0].length)];
}

/** A part is a noun phrase: no clause after it, no bracket that was cut open. */
function cutClause(part: string): string {
  return part
    .replace(
      / (?:that|which|who|where|when|while|because|so that|in which|each|depending|according|but|based on|with each|such as|all of|for eight)(?: .*|$)/iu,
      '',
    )
    .replace(/ ?\([^()]*$/u, '')
    .replace(/^(?:either|both|and|or) /iu, '');
}

const NOT_A_PART =
  /^(?:it|they|this|that|these|those|more|less|not|only|so|then|however|each|of|to|by|in|on|at|with|for|from|as|through|via|how|which|who|what|is|are|was|were|including|similar|found|forming|all|many|most|called|used|primarily|principally|perhaps|number|or|and|one|analogous|such|a series|continually|several|various|known|made|depending|following|other|others|two|three|four|five|six|accounting|thus|meaning|remnant|remnants|next)(?![\p{L}-])|^[\p{N}$€£]/iu;
const NOT_A_WHOLE =
  /^(?:even|suppose|typically|brightest|largest|word|spectra|about|approximately|nearly|almost|half|the second|the first|the earliest|if|when|because|while|as|in|on|at|by|second|first|earliest|total|number|magnitude)(?![\p{L}-])|(?:^| )(?:that|which|who|if|when|is|are|will|can|seems?|also|themselves|typically|interfere|produced|of their|of (?:those|these|them))(?: |$)|^(?:two|three|four|five|six|seven|eight) of /iu;
/** Counted, but no kinds or parts of anything. */
const VAGUE_COUNTED =
  /^\p{L}+ (?:[\p{L}-]+ )*(?:things|ways|options|factors|possibilities|reasons|questions|problems|fates)(?![\p{L}-])|^\p{L}+ other /iu;

/** "named after a merchant" tells of the part before. */
const PARTICIPLE_FIRST = /^\p{Ll}+(?:ed|ing|wn|en) (?:after|by|in|for|as|from|to|with|at|on)(?!\p{L})/u;

function isPart(part: string): boolean {
  return (
    part.length > 1 &&
    (part.length > 2 || /^\p{Lu}{2}|[\p{Script=Han}\p{Script=Katakana}]/u.test(part)) &&
    !NOT_A_PART.test(part) &&
    !PARTICIPLE_FIRST.test(part) &&
    part.split(' ').length <= MOST_PART_WORDS &&
    !hasMainVerb(part)
  );
}

/** The pieces of a list that is one to its end; nothing where a piece is no noun phrase. */
function partsOf(list: string, language: LanguageTag): string[] {
  if (/: |[—–](?=\p{L})/u.test(list)) return [];
  const pieces = splitList(list, language).map(cutClause).map(trimPhrase).map(withoutArticle);
  const distinct = new Set(pieces).size === pieces.length;
  return distinct && pieces.every(isPart) && !(language === 'en' && sharesWords(pieces)) ? pieces : [];
}

/** "nuts from oak, chestnut and beech trees", "beef, pork and fish tapeworms": pieces that need each other's words. */
function sharesWords(pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces.map((piece) => piece.replace(/ ?\([^()]*\)/gu, ''));
  const last = others.at(-1) ?? '';
  const single = (piece: string): boolean => /^\p{Ll}[\p{L}-]*$/u.test(piece);
  if (/ (?:from|after|before|like|with|by|for|in|to|of) /u.test(first) && others.some(single)) return true;
  const isPlural = (piece: string): boolean => /[^su]s$/u.test(piece);
  const heads = [first, ...others.slice(0, -1)];
  return heads.every((piece) => single(piece) && !isPlural(piece)) && / /u.test(last) && isPlural(last);
}

const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
};
/** "into three regions: …" and "two classes or orders, …": what is counted before the list begins. */
const COUNTED =
  /^(?<count>two|three|four|five|six|seven|eight|nine|ten|several|various) (?<noun>[^:,;]{3,60})(?:: |, (?=\p{Ll}))/iu;

/** A list is whole where it holds as many as were announced. */
function isComplete(parts: readonly string[], announced: string): boolean {
  const count =
    NUMBERS[
      /(?<![\p{L}-])(?:two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}-])/iu
        .exec(announced)?.[0]
        .toLowerCase() ?? ''
    ];
  return count === undefined || parts.length === count;
}

/**
 * "X consists of A, B and C", "three types of X: A, B and C". Parts are noun phrases in the sentence's words, two at least and as
 * many as are announced; a whole that is a pronoun, or a list with a clause in it, gives nothing.
 */
export function recognizeParts(sentence: Sentence): FoundParts | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS).trim();
  for (const form of FORMS[sentence.language]) {
    const match = form.exec(text);
    if (match === null) continue;
    const whole = withoutArticle(trimPhrase(groupOf(match, 'whole')));
    const tail = groupOf(match, 'list') || groupOf(match, 'rest');
    const counted = COUNTED.exec(tail);
    const list = tail.slice(counted?.[0].length ?? 0);
    const parts = partsOf(list, sentence.language);
    if (POINTING_WORD.test(whole) || NOT_A_WHOLE.test(whole) || VAGUE_COUNTED.test(whole) || hasMainVerb(whole))
      continue;
    const before = text.slice(0, text.indexOf(list, match.index + match[0].length - tail.length));
    if (parts.length < 2 || !isComplete(parts, before)) continue;
    const lead =
      text.startsWith(match[0]) && match[0].endsWith(list)
        ? trimPhrase(before.replace(/ (?:an?|the|either) $/iu, ''))
        : '';
    return { whole, parts, ...(lead === '' ? {} : { lead }) };
  }
  return undefined;
}
