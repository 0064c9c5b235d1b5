/**
 * Where a sentence may be shortened without changing what it says. A cut is a stretch that is left out; what remains stands
 * in the source word for word and in the same order. Numbers, names, negations and hedges of what remains stay untouched;
 * conditions ("if", "unless", "except"), concessions ("although", "but") and attributions ("according to") are never cut.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { BARE_CONNECTIVES, CONNECTIVES } from '../filter/lexicon.ts';
import { endWithoutStop, insideQuoteOrBracket, isClause, isContrast, LEANING } from './clauses.ts';
import type { Cut } from './cut.ts';
import { englishCuts } from './english.ts';
import { isWholeHead, trailingClauses } from './trailing.ts';

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
  en: /,\s(?:however|therefore|thus|moreover|furthermore|nevertheless|nonetheless|for example|for instance|of course|in fact|indeed|in turn|in addition|consequently|then|too|as well|likewise|on the other hand)(?=[.]|,)(?:,(?=\s))?|(?<!\bnot only[^.]*but)(?<=[\p{L}\p{N})"”])\s(?:also|therefore|thus)(?=\s(?!called|known|referred|named|termed))|(?<=\p{Ll})\sin turn(?=\s(?!of\b))|(?<=\b(?:was|were|been|is|are|had|has))\s(?:later|then|subsequently)(?=\s\p{Ll}+(?:ed|n|t)\b)/gu,
  es: /,\s(?:sin embargo|por lo tanto|además|por ejemplo|no obstante|en cambio),/gu,
  fr: /,\s(?:cependant|toutefois|par exemple|en effet|en outre|par conséquent),/gu,
  de: /(?<=\p{L})\s(?:jedoch|allerdings|außerdem|hingegen|zudem)(?=\s\p{L})/gu,
  pt: /,\s(?:no entanto|portanto|além disso|por exemplo|contudo|entretanto),/gu,
  ru: /,\s(?:однако|таким образом|кроме того|например|следовательно),/gu,
};

/** A time that only the text before tells. With a negation it limits what is denied, and stays. */
const TOLD_TIME: Partial<Record<LanguageTag, RegExp>> = {
  en: /,? (?:during|at|by|in) (?:this|that|the same) (?:time|period|point|era|stage)(?=[ ,.;])(?! (?:of|in|when|that|as)\b)/g,
  ru: / (?:в это время|в этот период|с тех пор)(?=[ ,.;])(?!, как)/gu,
  es: /,? (?:durante este (?:tiempo|período|periodo)|en (?:esta época|este período|ese momento))(?=[ ,.;])/gu,
};
const DENIES =
  /\b(?:not|no|never|none|nor|without|only|few|little)\b|n['’]t\b|(?<!\p{L})(?:не|ни|нет|только|no|ni|nunca|sin|sólo|solo)(?!\p{L})/iu;

function innerConnectives(text: string, language: LanguageTag): Cut[] {
  const inner = INNER[language];
  const times = TOLD_TIME[language];
  const cuts = inner === undefined ? [] : cutsBy(inner, text);
  const told = times === undefined ? [] : cutsBy(times, text);
  return told.length === 0 || DENIES.test(text) ? cuts : [...cuts, ...told];
}

function cutsBy(pattern: RegExp, text: string): Cut[] {
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
  /^[(（]\s*(?:see\b|fig|table|cf\.|e\.g\.|i\.e\.|ibid|figure|box|section|chapter|\[|left|right|above|below|or\s|pronounced|which (?:will be|is|are|was|were|we) (?:discussed|described|covered|explained|shown|discuss|describe)|siehe|vgl|voir|véase|ver\s|см\.|见|図|表|मतलब)/iu;

/** Whether what a bracket holds, or what it is part of, would be lost or torn without it. */
function belongsToText(inner: string, before: string, after: string, isApart: boolean): boolean {
  // What an editor put into a quotation belongs to it; an ellipsis too.
  if (inner.startsWith('[')) return insideQuoteOrBracket(before) || /^.[.…\s]+\]/u.test(inner);
  // A condition or a limit belongs to what is said.
  if (LIMITING_BRACKET.test(inner) || /^[(（](?:\d|[a-d]|i{1,3}|iv)[)）]$/u.test(inner)) return true;
  // "f(n)" and "Fe(OH)" are one word with their bracket.
  if (
    !isApart &&
    inner.startsWith('(') &&
    /[\p{L}\p{N}]$/u.test(before) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(before)
  )
    return true;
  // "(n + 1)2": a formula goes on behind its bracket.
  if (/^[a-z\d]/iu.test(after)) return true;
  // "the Mental Health (Scotland) Act": part of a name.
  return /\p{Lu}[\p{L}.]*$/u.test(before) && /^ ?[\p{Lu}(]/u.test(after);
}

function brackets(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(
    /\s?(?:\([^()]*\)|（[^（）]*）)|\s?\[\d{1,3}\]|(?<=[.!?。।])\s?\[[^\]]{3,40}\]$|\s?\[[^\]]{0,40}(?:citation|note|clarification|needed|who\?|when\?)[^\]]*\]|\s?\[[^\][\d,;…]{3,40}\]/gu,
  )) {
    const inner = match[0].trimStart();
    if (belongsToText(inner, text.slice(0, match.index), text.slice(match.index + match[0].length), match[0] !== inner))
      continue;
    const need = EMPTY_BRACKET.test(inner) || inner.startsWith('[') ? 'must' : 'may';
    cuts.push({ start: match.index, end: match.index + match[0].length, need });
  }
  return cuts;
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
