/** Parts and kinds of a whole, named in one sentence. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';
import { MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle } from './text.ts';
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
  ],
  es: [
    new RegExp(
      `^${WHOLE} (?:consta de|constan de|se compone de|está formad[oa] por|se divide en|se dividen en) ${LIST}`,
      'iu',
    ),
  ],
  fr: [
    new RegExp(
      `^${WHOLE} (?:se compose de|se composent de|est composée? de|est formée? de|se divise en|comprend|comprennent) ${LIST}`,
      'iu',
    ),
  ],
  de: [
    new RegExp(`^${WHOLE} (?:besteht aus|bestehen aus|gliedert sich in|setzt sich zusammen aus|umfasst) ${LIST}`, 'iu'),
  ],
  pt: [
    new RegExp(`^${WHOLE} (?:consiste em|é compost[oa] por|é formad[oa] por|divide-se em|compõe-se de) ${LIST}`, 'iu'),
  ],
  ru: [new RegExp(`^${WHOLE} (?:состоит из|состоят из|делится на|делятся на|включает в себя|включают) ${LIST}`, 'iu')],
  zh: [
    /^(?<whole>[^，。；：、]{2,20}?)(?:由(?<list>[^。；]{4,120}?)(?:组成|構成|构成)|(?:分为|分為|包括|包含)(?<rest>[^。；]{4,120}))/u,
  ],
  ja: [/^(?<whole>[^、。]{2,24}?)は、?(?<list>[^。]{4,120}?)(?:から(?:なる|成る|構成)|で構成|に分け)/u],
  hi: [/^(?<whole>[^,।]{3,60}?) (?:में )?(?<list>[^।]{4,160}?) (?:शामिल हैं|से मिलकर बन|से बना)/u],
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
const COMMAS = /\s*[,，、،]\s*/u;
const MOST_PART_WORDS = 8;

function splitList(list: string, language: LanguageTag): string[] {
  const pieces = list.split(COMMAS).filter((piece) => piece !== '');
  const last = pieces.pop();
  if (last === undefined) return [];
  const lead = /^(?:and|or|y|e|et|und|и|और) /u.exec(last);
  const rest = lead === null ? last : last.slice(lead[0].length);
  const tail =
    lead !== null || pieces.length > 1
      ? splitOnce(rest, language, pieces.length === 0 || lead === null)
      : splitOnce(rest, language, true);
  return [...pieces, ...tail].map(trimPhrase).map(withoutArticle);
}

function splitOnce(text: string, language: LanguageTag, allowed: boolean): string[] {
  if (!allowed) return [text];
  const match = LAST_JOIN[language].exec(text);
  return match === null ? [text] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** A part is a noun phrase: no clause after it. */
function cutClause(part: string): string {
  return part.replace(
    / (?:that|which|who|where|when|while|because|so that|in which|each|depending|according|but|based on|with each|such as|all of)(?: .*|$)/iu,
    '',
  );
}

const NOT_A_PART =
  /^(?:it|they|this|that|these|more|less|not|only|so|then|however|each|to|by|in|on|at|with|for|from|as)(?: |$)/iu;
const COUNT_ONLY = new RegExp(
  `^${COUNT}(?: (?:main|basic|major|distinct|primary|different))? \\p{L}+(?:: | ?[—–] ?|, )`,
  'iu',
);

/**
 * "X consists of A, B and C", "three types of X: A, B and C". Parts are noun phrases in the sentence's words,
 * two at least; a whole that is a pronoun, or a list with a clause in it, gives nothing.
 */
export function recognizeParts(sentence: Sentence): FoundParts | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS).trim();
  for (const form of FORMS[sentence.language]) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const whole = withoutArticle(trimPhrase(groups.whole ?? ''));
    const list = (groups.list ?? groups.rest ?? '').replace(COUNT_ONLY, '');
    const parts = splitList(list, sentence.language)
      .map(cutClause)
      .map(trimPhrase)
      .filter((part) => part !== '');
    if (POINTING_WORD.test(whole) || /(?:^| )(?:that|which|who|if|when|is|are)(?: |$)/u.test(whole)) continue;
    if (parts.length < 2 || parts.some((part) => NOT_A_PART.test(part) || part.split(' ').length > MOST_PART_WORDS))
      continue;
    return { whole, parts };
  }
  return undefined;
}
