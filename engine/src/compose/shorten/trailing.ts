/** Clauses and phrases at the end of a sentence that may go, told in each language by the word behind their comma. */
import type { LanguageTag } from '../../contract/index.ts';
import {
  endsOpen,
  endWithoutStop,
  insideQuoteOrBracket,
  isContrast,
  isPastCommas,
  lastClause,
  withoutBrackets,
} from './clauses.ts';
import type { Cut } from './cut.ts';
import { hasFiniteVerb, mayHaveVerb, startsWithVerb } from './verbs.ts';

const CONDITION =
  /^(?:assuming|depending|provided|providing|considering|excluding|barring|according|regarding|concerning|notwithstanding|except|unless|given|during|nothing|something|anything|everything|being|meaning|king|spring|evening|morning)$/u;

// biome-ignore format: one language a line
const TRAILING: Partial<Record<LanguageTag, RegExp>> = {
  en: /,\s(?:which|who|whose|where|whereas|while|including|such as|especially|particularly|notably|as well as|along with|together with|followed by|mostly|most notably|e\.g\.|i\.e\.|with|in|from|after|by|at|on|during|through|throughout|due to|thanks to|because of|many of|most of|some of|one of|two of|all of|(?<noun>an?|the)|(?<ing>\p{Ll}+ing)|(?<ed>\p{Ll}{3,}ed|led|built|made|held|born|known)(?=\s(?:by|in|on|for|as|to|from|with|after|at|of)\s))\s/gu,
  es: /,\s(?:que|quien|quienes|cuyo|cuya|cuyos|cuyas|lo que|lo cual|donde|mientras que|incluyendo|incluido|incluida|tales como|así como|especialmente|sobre todo)\s(?=[^,]*$)/gu,
  fr: /,\s(?:qui|dont|où|ce qui|lequel|laquelle|tandis que|y compris|notamment|tels que|telles que|ainsi que|en particulier)\s(?=[^,]*$)/gu,
  de: /,\s(?:wobei|während|sodass|so dass|einschließlich|insbesondere|darunter|unter anderem|vor allem|was|wodurch|womit|(?:da|weil|wo)(?=[^,]*$))\s/gu,
  pt: /,\s(?:que|quem|cujo|cuja|cujos|cujas|o que|onde|enquanto|incluindo|tais como|bem como|assim como|especialmente|sobretudo)\s(?=[^,]*$)/gu,
  ru: /,\s(?:включая|в том числе|а также|в частности|особенно|тогда как|в то время как|причём|причем)\s/gu,
  hi: /,\s(?:जबकि|जिसमें|जिनमें|विशेष रूप से|साथ ही)\s/gu,
  ar: /،\s(?:بما في ذلك|مثل|حيث|بينما|في حين|وخاصة|خاصة|لا سيما|فضلاً عن|بالإضافة إلى|مما|وهو|وهي|وهم|كما|لأن|لأنه|لأنها|وبالتالي|ولذلك|لذلك|وكذلك|وذلك)\s/gu,
  zh: /，(?:其中|包括|尤其是|特别是|例如|以及|从而|因此|因为|由于|所以|使得?|导致|并且?|同时|旨在|以便|这|该|他|她|它|位于|占|由|用于|用来)/gu,
  ja: /、(?:特に|例えば)/gu,
};

/** A fronted clause or adjunct waits for the clause behind it. */
// biome-ignore format: one language a line
const FRONTED: Partial<Record<LanguageTag, RegExp>> = {
  es: /^(?:cuando|mientras|aunque|si|como|debido|según|desde|tras|después|antes|además|para|por|a pesar|en|al|con|sin|durante)(?!\p{L})/iu,
  fr: /^(?:quand|lorsque?|lorsqu['’]|alors|bien que|si|comme|depuis|après|avant|selon|pour|malgré|en|à|au|avec|sans|pendant|outre)(?!\p{L})/iu,
  de: /^(?:als|wenn|während|obwohl|da|weil|nachdem|bevor|sobald|falls|seit|um|ob|wie|obgleich|indem|anstatt|ohne)(?!\p{L})/iu,
  pt: /^(?:quando|enquanto|embora|se|como|devido|segundo|desde|após|depois|antes|além|para|por|apesar|em|no|na|ao|com|sem|durante)(?!\p{L})/iu,
  ru: /^(?:когда|если|хотя|поскольку|так как|пока|чтобы|несмотря|после того|до того|как только|в то время|помимо|кроме|благодаря|\p{L}{2,}(?:ав|ив|ев|яв|ыв|вая|уя|вшись|аясь|ясь))(?!\p{L})/iu,
  hi: /^(?:जब|यदि|अगर|हालांकि|हालाँकि|चूंकि|चूँकि|जैसे|क्योंकि|जहां|जहाँ)(?![\p{L}\p{M}])/u,
  ar: /^(?:عندما|بينما|إذا|لو|رغم|على الرغم|بالرغم|لأن|منذ|بعد|قبل|حين|في حين|كلما|وفقاً|وفقا|بالإضافة|بسبب|خلال|وعندما|وبعد|ومع|مع|ورغم|وعلى الرغم|في|وفي|كما|نظراً|نظرا|من أجل|سواء)(?![\p{L}\p{M}])/u,
};

/** What turns the clause before it round. */
const CONTRARY = /但|然而|却|而是|除非|否则|只是|不过|如果|只有|才/u;

/** A predicate of the same subject: behind an insertion it is the main one. */
const GOES_ON = /^(?:位于|占|由|用于|用来)/u;

const LAST_MEMBER = /^(?:а также|así como|ainsi que|bem como|assim como|sowie|فضلاً عن|بالإضافة إلى|साथ ही|以及)|^及/u;

/** Clauses at the end that add something and take nothing away when they go. The full stop stays. */
export function trailingClauses(text: string, language: LanguageTag): Cut[] {
  const pattern = TRAILING[language];
  if (pattern === undefined) return [];
  const stop = endWithoutStop(text);
  const cuts: Cut[] = [];
  for (const match of text.matchAll(pattern)) {
    const head = text.slice(0, match.index);
    const tail = text.slice(match.index + (language === 'zh' || language === 'ja' ? 1 : 2), stop);
    if (!isWholeHead(head, language) || insideQuoteOrBracket(head)) continue;
    if (language === 'en' ? !addsOnly(head, tail, match.groups ?? {}) : goesOn(head, tail, language)) continue;
    cuts.push({ start: match.index, end: stop, need: 'may' });
  }
  return cuts;
}

/** Whether more than an addition would go with the tail: a turn, the main clause, or the rest of a list. */
function goesOn(head: string, tail: string, language: LanguageTag): boolean {
  if (language === 'zh' && (CONTRARY.test(tail) || (GOES_ON.test(tail) && /，/u.test(head)))) return true;
  // "A، وهو …، وB": the list goes on behind the insertion.
  if (language === 'ar' && /^(?:وهو|وهي|وهم)\s.*،\sو/u.test(tail)) return true;
  // The last member of a list: "А, Б, а также В".
  return LAST_MEMBER.test(tail) && /[,،、]\s?/u.test(withoutBrackets(head));
}

/** How a clause goes on behind what was put in: an object, a purpose, a measure. */
const GOES_ON_WITH =
  /,\s(?:to|about|once|twice|every|around|approximately|as|for|of|at|by|that|than|into|from|over|under|up|down|out|the|an?|his|her|its|their|[a-z]+ly|\d)(?![a-z])/u;
/** What may be put in, as well as end a sentence. */
const ADJUNCT = /^(?:with|in|from|after|by|at|on|during|through|throughout|due to|thanks to|because of)\s/u;

/** Whether an English tail behind a comma is neither a condition nor part of a list, nor the main clause going on. */
function addsOnly(head: string, tail: string, { ing, noun }: Record<string, string | undefined>): boolean {
  if (ing !== undefined && CONDITION.test(ing)) return false;
  // A comma before a noun, "in", "with" may part the members of a list.
  if (isListTail(tail, head) && !/^(?:which|who|whose|where|including|such as)\b/u.test(tail)) return false;
  if (!mayEndAt(head, tail) || isContrast(head, tail)) return false;
  // "…, on average, about …": a short insertion; what goes on behind its comma belongs to the clause.
  if (ADJUNCT.test(tail) && GOES_ON_WITH.test(tail)) return false;
  // "…, beginning with X, was able …": the clause goes on behind an insertion.
  if (tail.split(', ').some((stretch, i) => i > 0 && startsWithVerb(stretch))) return false;
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

/** Whether what is left before a cut is a sentence. */
export function isWholeHead(head: string, language: LanguageTag): boolean {
  if (language === 'en') return hasFiniteVerb(head) && !endsOpen(head);
  if (language === 'zh') return isChineseClause(head);
  const plain = withoutBrackets(head);
  if (FRONTED[language]?.test(plain) === true && !/[,،]\s/u.test(plain)) return false;
  return head.length >= (language === 'ja' ? 12 : 24);
}

/** Whether the last clause of a Chinese head says something by itself: long enough, with a verb, neither fronted nor half of a pair. */
function isChineseClause(head: string): boolean {
  const clauses = head.replace(/（[^（）]*）/gu, '').split(/[，；]/u);
  const last = clauses.at(-1) ?? '';
  if (head.length < 12 || /[:：]/u.test(head)) return false;
  if (
    /不是|不仅|不但|不只|并非|既|虽|尽管|如果|若|假如|即使|除非|无论|不管|只要|只有|一旦|首先|一方面|有些|一些|越/u.test(
      head,
    )
  )
    return false;
  if (
    /^(?:由于|因为|为了|为|除|当|随着|作为|根据|按照|通过|与|同|自|从|在|于|对于|关于|经|直到|鉴于|至于|特别|尤其|包括|其中|例如|据|和|或|及|以|而|但|然而)/u.test(
      last,
    )
  )
    return false;
  if (
    /(?:时|后|前|中|下|里|间|以来|之际|来说|而言|方面|[年月日]|例如|包括|认为|表示|指出|说|称|的|和|与|及|或)$/u.test(
      last,
    )
  )
    return false;
  return last.length >= 6 && /[是为有被成了由将能会使让占位建立发生出现属得著获含]/u.test(last);
}
