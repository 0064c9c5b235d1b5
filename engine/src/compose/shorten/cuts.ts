/**
 * Where a sentence may be shortened without changing what it says. A cut is a stretch that is left out; what remains stands
 * in the source word for word and in the same order. Numbers, names, negations and hedges of what remains stay untouched;
 * conditions ("if", "unless", "except"), concessions ("although", "but") and attributions ("according to") are never cut.
 */
import type { LanguageTag } from '../../contract/index.ts';
import { BARE_CONNECTIVES, CONNECTIVES } from '../filter/lexicon.ts';
import type { Span } from '../text/split.ts';
import { hasFiniteVerb, mayHaveVerb, startsWithVerb } from './verbs.ts';

export interface Cut extends Span {
  /** `must`: without it the sentence dangles; `may`: only to save words. */
  need: 'must' | 'may';
}

/** All cuts that the sentence allows, in order. Overlapping ones exclude each other. */
export function cutsOf(text: string, language: LanguageTag): Cut[] {
  const cuts: Cut[] = [...leadingConnective(text, language), ...innerConnectives(text, language), ...brackets(text)];
  cuts.push(...trailingClauses(text, language), ...semicolonParts(text));
  if (language === 'en') cuts.push(...insertions(text), ...coordinateClauses(text), ...leadingAdjunct(text));
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

const LEADING_ADJUNCT =
  /^(?:Despite|In spite of|In addition to|Along with|Together with|Besides|Inspired|Based|Located|Situated|Founded|Furnished|Armed|Angered|Alarmed|Encouraged|Faced|Surrounded|Known|Named|Built|Born|Led|Fearing|Hoping|Believing|Realizing|Recognizing|Seeking|Wanting|Having|As an?|As the|Like (?:many|most|other|all))\b[^,;:]{3,110},\s/u;

/** An adjunct before the subject adds a circumstance; without number, negation or condition in it, it may go. */
function leadingAdjunct(text: string): Cut[] {
  const match = LEADING_ADJUNCT.exec(text);
  if (
    match === null ||
    /^(?:and|or|nor|but|as well)\b/u.test(text.slice(match[0].length)) ||
    /\d|\b(?:not|no|never|only|if|unless|until|without|may|might|perhaps|probably|likely)\b/iu.test(match[0])
  )
    return [];
  // "As the star shrinks, …" is a clause: it says when.
  if (/^As\b/u.test(match[0]) && hasFiniteVerb(match[0].slice(3))) return [];
  return [{ start: 0, end: match[0].length, need: 'may' }];
}

function innerConnectives(text: string, language: LanguageTag): Cut[] {
  const pattern = INNER[language];
  if (pattern === undefined) return [];
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    need: 'must' as const,
  }));
}

const EMPTY_BRACKET =
  /^[(（]\s*(?:see\b|fig|table|cf\.|e\.g\.|i\.e\.|ibid|figure|box|section|chapter|\[|left|right|above|below|or\s|pronounced|siehe|vgl|voir|véase|ver\s|см\.|见|図|表|मतलब)/iu;

function brackets(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(
    /\s?(?:\([^()]*\)|（[^（）]*）)|\s?\[\d{1,3}\]|\s?\[[^\]]{0,40}(?:citation|note|clarification|needed|who\?|when\?)[^\]]*\]/gu,
  )) {
    const inner = match[0].trimStart();
    const before = text[match.index - 1] ?? ' ';
    // "f(n)" and "Fe(OH)" are one word with their bracket.
    if (
      match[0].startsWith('(') &&
      /[\p{L}\p{N}]/u.test(before) &&
      !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(before)
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
  en: /,\s(?:which|who|whose|where|whereas|while|including|such as|especially|particularly|notably|as well as|along with|together with|followed by|mostly|most notably|e\.g\.|i\.e\.|with|in|from|after|by|at|on|during|through|throughout|due to|thanks to|because of|many of|most of|some of|one of|two of|all of|(?<noun>an?|the)|(?<ing>\p{Ll}+ing)|(?<ed>\p{Ll}{3,}ed|led|built|made|held|born|known) (?=\s(?:by|in|on|for|as|to|from|with|after|at|of)\s))\s/gu,
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

/** Clauses at the end that add something and take nothing away when they go. The full stop stays. */
function trailingClauses(text: string, language: LanguageTag): Cut[] {
  const pattern = TRAILING[language];
  if (pattern === undefined) return [];
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(pattern)) {
    const { ing, noun } = match.groups ?? {};
    if (ing !== undefined && CONDITION.test(ing)) continue;
    const head = text.slice(0, match.index);
    const tail = text.slice(match.index + 2, stop);
    // A comma before a noun, "in", "with" may part the members of a list.
    if (language === 'en' && isListTail(tail, head) && !/^(?:which|who|whose|where|including|such as)\b/u.test(tail))
      continue;
    if (noun !== undefined && mayHaveVerb(beforeRelative(tail))) continue;
    if (!isWholeHead(head, language) || insideQuoteOrBracket(head)) continue;
    cuts.push({ start: match.index, end: stop, need: 'may' });
  }
  return cuts;
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

/** A head that ends in the middle of a list or of a fronted clause cannot be the whole sentence. */
function endsOpen(head: string): boolean {
  const lastComma = head.lastIndexOf(',');
  const start =
    /^(?:If|When|While|Although|Though|Because|Since|Once|As|Unless|After|Before|Whereas|Despite|Unlike|Until|Whether)\b/u;
  if (/\bthat (?:if|when|whenever|once|as|although|because|since|while|after|before)\b[^,]*$/u.test(head)) return true;
  if (start.test(head)) return lastComma < 0 || !hasFiniteVerb(head.slice(lastComma + 1));
  return /\b(?:both|either|neither|between|not only|whether)\b(?!.*\b(?:and|or|nor|but)\b)/u.test(head);
}

function insideQuoteOrBracket(head: string): boolean {
  const open = (head.match(/[(（“«„]/gu)?.length ?? 0) - (head.match(/[)）”»]/gu)?.length ?? 0);
  return open > 0 || (head.match(/"/gu)?.length ?? 0) % 2 === 1;
}

function endWithoutStop(text: string): number {
  const match = /[.!。！।॥۔]+["'”’»）)]*$/u.exec(text);
  return match === null ? text.length : match.index;
}

/** Both sides of a semicolon are sentences of their own. */
function semicolonParts(text: string): Cut[] {
  const marks = [...text.matchAll(/[;；؛]\s*/gu)];
  const mark = marks[0];
  if (marks.length !== 1 || mark === undefined || insideQuoteOrBracket(text.slice(0, mark.index))) return [];
  const after = mark.index + mark[0].length;
  const enough = /[；]/u.test(mark[0]) ? 8 : 20;
  if (mark.index < enough || text.length - after < enough) return [];
  const cuts: Cut[] = [{ start: mark.index, end: endWithoutStop(text), need: 'may' }];
  const connective =
    /^(?:however|therefore|thus|moreover|furthermore|nevertheless|consequently|instead|indeed|in fact|hence),\s/iu.exec(
      text.slice(after),
    );
  const rest = text.slice(after);
  if (!LEANING.test(rest)) cuts.push({ start: 0, end: after + (connective?.[0].length ?? 0), need: 'may' });
  return cuts;
}

/** "X, which is far away, was found": the insertion goes with both commas, where the verb follows it. Dashes likewise. */
function insertions(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(
    /,\s(?:which|who|whose|where|such as|including|along with|as well as|named after|also called|also known as)\s[^,;—]{3,160},(?=\s)/gu,
  )) {
    const end = match.index + match[0].length;
    const head = text.slice(0, match.index);
    if (insideQuoteOrBracket(head) || hasFiniteVerb(lastClause(head)) || !startsWithVerb(text.slice(end))) continue;
    cuts.push({ start: match.index, end, need: 'may' });
  }
  for (const match of text.matchAll(/\s?—\s?[^—]{3,160}\s?—\s?/gu)) {
    const rest = text.slice(match.index + match[0].length);
    if (insideQuoteOrBracket(text.slice(0, match.index)) || !/^\p{L}/u.test(rest)) continue;
    // One space stays between the two sides; where the dashes had none, the cut leaves the words apart by keeping nothing else.
    if (!/^\s/u.test(match[0]) && !/\s$/u.test(match[0])) continue;
    cuts.push({ start: match.index, end: match.index + match[0].trimEnd().length, need: 'may' });
  }
  return cuts;
}

function lastClause(head: string): string {
  return head.slice(head.lastIndexOf(',') + 1);
}

// What a second clause says of "it" or "them" stands in the first.
const LEANING =
  /\b(?:it|its|they|their|theirs|them|he|his|him|she|her|hers|this|these|those|such|itself|themselves|himself|so|too|both|other|others|another|one|ones|there|then)\b/iu;

const GOVERNED =
  /^(?:If|When|While|Although|Though|Because|Since|Once|As|Unless|After|Before|Whereas|Until|Whether|Given|Assuming)\b|\b(?:that|whether|if|because|unless|although|though|not|never|no|both|either|neither)\b/u;

/** Two main clauses joined by ", and": either stands alone, where nothing before governs both. */
function coordinateClauses(text: string): Cut[] {
  const cuts: Cut[] = [];
  const stop = endWithoutStop(text);
  for (const match of text.matchAll(/,\s(?<word>and|but|while|whereas|so)\s/gu)) {
    const head = text.slice(0, match.index);
    const tail = text.slice(match.index + match[0].length, stop);
    if (insideQuoteOrBracket(head) || !hasFiniteVerb(head) || endsOpen(head)) continue;
    if (!isClause(tail)) continue;
    if (match.groups?.word !== 'but') cuts.push({ start: match.index, end: stop, need: 'may' });
    if (match.groups?.word !== 'so' && !GOVERNED.test(head) && !LEANING.test(tail))
      cuts.push({ start: 0, end: match.index + match[0].length, need: 'may' });
  }
  return cuts;
}

const NO_SUBJECT =
  /^(?:thus|therefore|then|also|not|even|to|by|in|on|at|for|with|of|from|as|after|before|during|under|until|since|through|later|soon|often|never|still|already|now|so|hence|again|when|if|because|which|who|that|than|more|most|only|just|once|twice|perhaps|instead)$/u;

/** A subject, then a finite verb within a few words. */
function isClause(tail: string): boolean {
  const opening = tail.split(/\s+/u).slice(0, 8);
  const first = opening[0] ?? '';
  // Adverbs and prepositions at the beginning leave the subject, if there is one, to the clause before.
  if (opening.length < 4 || startsWithVerb(tail) || /ly$/u.test(first) || NO_SUBJECT.test(first)) return false;
  const at = opening.findIndex((word) => /,$/u.test(word));
  const subject = at < 0 ? opening : opening.slice(0, at + 1);
  return hasFiniteVerb(subject.join(' '));
}
