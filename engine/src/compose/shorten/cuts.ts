/**
 * Where a sentence may be shortened without changing what it says. A cut is a stretch that is left out; what remains stands
 * in the source word for word and in the same order. Numbers, names, negations and hedges of what remains stay untouched;
 * conditions ("if", "unless", "except"), concessions ("although", "but") and attributions ("according to") are never cut.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { BARE_CONNECTIVES, CONNECTIVES } from '../filter/lexicon.ts';
import {
  endsOpen,
  endWithoutStop,
  insideQuoteOrBracket,
  isClause,
  isContrast,
  isPastCommas,
  LEANING,
  lastClause,
  withoutBrackets,
} from './clauses.ts';
import type { Cut } from './cut.ts';
import { englishCuts } from './english.ts';
import { hasFiniteVerb, mayHaveVerb } from './verbs.ts';

/** All cuts that the sentence allows, in order. Overlapping ones exclude each other. */
export function cutsOf(text: string, language: LanguageTag): Cut[] {
  const cuts: Cut[] = [...leadingConnective(text, language), ...innerConnectives(text, language), ...brackets(text)];
  if (!NUMBERED.test(text)) {
    cuts.push(...trailingClauses(text, language), ...semicolonParts(text, language));
    if (language === 'en') cuts.push(...englishCuts(text));
  }
  return cuts.filter((cut) => cut.end > cut.start).sort((a, b) => a.start - b.start || a.end - b.end);
}

function leadingConnective(text: string, language: LanguageTag): Cut[] {
  const lower = text.toLowerCase();
  for (const phrase of CONNECTIVES[language]) {
    if (!lower.startsWith(phrase)) continue;
    const rest = text.slice(phrase.length);
    const comma = /^[,，、،]\s*/u.exec(rest);
    if (comma !== null) return [{ start: 0, end: phrase.length + comma[0].length, need: 'must' }];
    const bare = language === 'zh' || language === 'ja' ? '' : (/^\s+/u.exec(rest)?.[0] ?? undefined);
    if (bare !== undefined && BARE_CONNECTIVES.has(phrase))
      return [{ start: 0, end: phrase.length + bare.length, need: 'must' }];
  }
  return [];
}

const INNER: Partial<Record<LanguageTag, RegExp>> = {
  en: /,\s(?:however|therefore|thus|moreover|furthermore|nevertheless|nonetheless|for example|for instance|of course|in fact|indeed|in turn|in addition|consequently|then|too|as well|likewise|on the other hand)(?=[.]|,)(?:,(?=\s))?|(?<!\bnot only[^.]*but)(?<=[\p{L}\d)"”])\s(?:also|therefore|thus)(?=\s(?!called|known|referred|named|termed))|(?<=\b(?:was|were|been|is|are|had|has))\s(?:later|then|subsequently)(?=\s\p{Ll}+(?:ed|n|t)\b)/gu,
  es: /,\s(?:sin embargo|por lo tanto|además|por ejemplo|no obstante|en cambio),/gu,
  fr: /,\s(?:cependant|toutefois|par exemple|en effet|en outre|par conséquent),/gu,
  de: /(?<=\p{L})\s(?:jedoch|allerdings|außerdem|hingegen|zudem)(?=\s\p{L})/gu,
  pt: /,\s(?:no entanto|portanto|além disso|por exemplo|contudo|entretanto),/gu,
  ru: /,\s(?:однако|таким образом|кроме того|например|следовательно),/gu,
};

function innerConnectives(text: string, language: LanguageTag): Cut[] {
  const pattern = INNER[language];
  if (pattern === undefined) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    need: 'must' as const,
  }));
}

const LIMITING_BRACKET =
  /^[([（](?:[.…\s]+[)\]）]|(?:if|unless|except|excluding|not|but|only|when|without|si|salvo|excepto|pero|no|solo|sólo|sauf|mais|pas|seulement|wenn|falls|außer|aber|nicht|nur|ohne|se|exceto|mas|não|só|если|кроме|но|не|только|без|अगर|यदि|إذا|إلا|ما لم)(?![\p{L}\p{M}])|[（(](?:如果|除|不|但|只|仅))/iu;

/** "(1) … (2)": members of a list that is whole or not at all. */
const NUMBERED = /[(（](?:1|a|i|1º)[)）].*[(（](?:2|b|ii)[)）]/u;

const EMPTY_BRACKET =
  /^[(（]\s*(?:see\b|fig|table|cf\.|e\.g\.|i\.e\.|ibid|figure|box|section|chapter|\[|left|right|above|below|or\s|pronounced|siehe|vgl|voir|véase|ver\s|см\.|见|図|表|मतलब)/iu;

function brackets(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(
    /\s?(?:\([^()]*\)|（[^（）]*）)|\s?\[\d{1,3}\]|\s?\[[^\]]{0,40}(?:citation|note|clarification|needed|who\?|when\?)[^\]]*\]/gu,
  )) {
    const inner = match[0].trimStart();
    const before = text[match.index - 1] ?? ' ';
    // An ellipsis in a quotation and a condition or limit belong to what is said.
    if (LIMITING_BRACKET.test(inner)) continue;
    if (/^[(（](?:\d|[a-d]|i{1,3}|iv)[)）]$/u.test(inner)) continue;
    // "f(n)" and "Fe(OH)" are one word with their bracket.
    if (
      match[0].startsWith('(') &&
      /[\p{L}\p{N}]/u.test(before) &&
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(before)
    )
      continue;
    // "the Mental Health (Scotland) Act": part of a name.
    if (
      /\p{Lu}[\p{L}.]*$/u.test(text.slice(0, match.index)) &&
      /^ ?[\p{Lu}(]/u.test(text.slice(match.index + match[0].length))
    )
      continue;
    const need = EMPTY_BRACKET.test(inner) || inner.startsWith('[') ? 'must' : 'may';
    cuts.push({ start: match.index, end: match.index + match[0].length, need });
  }
  return cuts;
}

const CONDITION =
  /^(?:assuming|depending|provided|providing|considering|excluding|barring|according|regarding|concerning|notwithstanding|except|unless|given|during|nothing|something|anything|everything|being|meaning|king|spring|evening|morning)$/u;

// biome-ignore format: one language a line
const TRAILING: Partial<Record<LanguageTag, RegExp>> = {
  en: /,\s(?:which|who|whose|where|whereas|while|including|such as|especially|particularly|notably|as well as|along with|together with|followed by|mostly|most notably|e\.g\.|i\.e\.|with|in|from|after|by|at|on|during|through|throughout|due to|thanks to|because of|many of|most of|some of|one of|two of|all of|(?<noun>an?|the)|(?<ing>\p{Ll}+ing)|(?<ed>\p{Ll}{3,}ed|led|built|made|held|born|known)(?=\s(?:by|in|on|for|as|to|from|with|after|at|of)\s))\s/gu,
  es: /,\s(?:que|quien|quienes|cuyo|cuya|cuyos|cuyas|lo que|lo cual|donde|mientras que|incluyendo|incluido|incluida|tales como|así como|especialmente|sobre todo)\s(?=[^,]*$)/gu,
  fr: /,\s(?:qui|dont|où|ce qui|lequel|laquelle|tandis que|y compris|notamment|tels que|telles que|ainsi que|en particulier)\s(?=[^,]*$)/gu,
  de: /,\s(?:wobei|während|sodass|so dass|einschließlich|insbesondere|darunter|unter anderem|vor allem|was|wodurch|womit)\s/gu,
  pt: /,\s(?:que|quem|cujo|cuja|cujos|cujas|o que|onde|enquanto|incluindo|tais como|bem como|assim como|especialmente|sobretudo)\s(?=[^,]*$)/gu,
  ru: /,\s(?:включая|в том числе|а также|в частности|особенно|тогда как|в то время как|причём|причем)\s/gu,
  hi: /,\s(?:जबकि|जिसमें|जिनमें|विशेष रूप से|साथ ही)\s/gu,
  ar: /،\s(?:بما في ذلك|مثل|حيث|بينما|في حين|وخاصة|خاصة|لا سيما|فضلاً عن|بالإضافة إلى)\s/gu,
  zh: /，(?:其中|包括|尤其是|特别是|例如|以及)/gu,
  ja: /、(?:特に|例えば)/gu,
};

const LAST_MEMBER = /^(?:а также|así como|ainsi que|bem como|assim como|sowie|فضلاً عن|بالإضافة إلى|साथ ही|以及)|^及/u;

/** Clauses at the end that add something and take nothing away when they go. The full stop stays. */
function trailingClauses(text: string, language: LanguageTag): Cut[] {
  const pattern = TRAILING[language];
  if (pattern === undefined) return [];
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(pattern)) {
    const head = text.slice(0, match.index);
    const tail = text.slice(match.index + 2, stop);
    if (!isWholeHead(head, language) || insideQuoteOrBracket(head)) continue;
    if (language === 'en' && !addsOnly(head, tail, match.groups ?? {})) continue;
    // The last member of a list: "А, Б, а также В".
    if (LAST_MEMBER.test(tail) && /[,،、]\s?/u.test(withoutBrackets(head))) continue;
    cuts.push({ start: match.index, end: stop, need: 'may' });
  }
  return cuts;
}

/** Whether an English tail behind a comma is neither a condition nor part of a list, nor the main clause going on. */
function addsOnly(head: string, tail: string, { ing, noun }: Record<string, string | undefined>): boolean {
  if (ing !== undefined && CONDITION.test(ing)) return false;
  // A comma before a noun, "in", "with" may part the members of a list.
  if (isListTail(tail, head) && !/^(?:which|who|whose|where|including|such as)\b/u.test(tail)) return false;
  if (!mayEndAt(head, tail) || isContrast(head, tail)) return false;
  return noun === undefined || !mayHaveVerb(beforeRelative(tail));
}

/** A clause that is told by its first word may follow an insertion, where no list goes on behind it. */
function mayEndAt(head: string, tail: string): boolean {
  if (isPastCommas(head)) return true;
  return (
    /^(?:which|who|whose|where|whereas|while|including|such as|especially|particularly|notably|e\.g\.|i\.e\.)\s/u.test(
      tail,
    ) && !/,\s(?:and|or|nor|but)\s/u.test(tail)
  );
}

/** "red, the blue, and green": a comma inside an enumeration is no end of a clause. */
function isListTail(tail: string, head: string): boolean {
  return (
    /,\s(?:and|or|nor)\s|^(?:[^,]{1,40}) (?:and|or) [^,]{1,60}$/u.test(tail) &&
    !/ing$/u.test(tail.split(' ')[0] ?? '') &&
    !/\band\b/u.test(lastClause(head))
  );
}

function beforeRelative(text: string): string {
  return text.split(/\b(?:which|who|whose|that|where|whom|when)\b/u)[0] ?? text;
}

function isWholeHead(head: string, language: LanguageTag): boolean {
  if (language === 'en') return hasFiniteVerb(head) && !endsOpen(head);
  const enough = language === 'zh' || language === 'ja' ? 12 : 24;
  return head.length >= enough;
}

/** What follows a semicolon may be half a sentence: it is drawn alone only where its verb can be told, or cannot be missing. */
function standsAlone(tail: string, language: LanguageTag): boolean {
  if (language === 'en') return !LEANING.test(tail) && isClause(tail);
  return language === 'zh' && !/[其该此这那它他她们另则而但也又还均亦都]/u.test(tail.slice(0, 8));
}

/** Both sides of a semicolon are sentences of their own. */
function semicolonParts(text: string, language: LanguageTag): Cut[] {
  const marks = [...text.matchAll(/[;；؛]\s*/gu)];
  const mark = marks[0];
  if (marks.length !== 1 || mark === undefined || insideQuoteOrBracket(text.slice(0, mark.index))) return [];
  const after = mark.index + mark[0].length;
  const enough = /[；]/u.test(mark[0]) ? 8 : 15;
  if (mark.index < enough || text.length - after < enough) return [];
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  const head = text.slice(0, mark.index);
  const tail = text.slice(after, stop);
  if (language === 'en' && (!isWholeHead(head, language) || isContrast(head, tail))) return [];
  cuts.push({ start: mark.index, end: stop, need: 'may' });
  const connective =
    /^(?:however|therefore|thus|moreover|furthermore|nevertheless|consequently|instead|indeed|in fact|hence),\s/iu.exec(
      text.slice(after),
    );
  const begin = after + (connective?.[0].length ?? 0);
  if (standsAlone(text.slice(begin, stop), language)) cuts.push({ start: 0, end: begin, need: 'may' });
  return cuts;
}
