/** What makes a statement worth a place on a poster, beside the words it covers: it explains; it is no anecdote and no remark. */

/** Why, how, what follows. */
const EXPLAINS =
  /\b(?:because|therefore|so that|as a result|results? (?:in|from)|leads? to|led to|caus(?:e|es|ed|ing) |allow(?:s|ed|ing)? |enabl(?:es|ed)|which means|in order to|made (?:it )?possible|depends? on|consists? of|is (?:called|known as)|are (?:called|known as)|refers? to|occurs? when|converts?|protects?|produces?|releases?|transform(?:s|ed))\b/u;
/** Says that there is something to say, or how it is told. */
const REMARK =
  /\b(?:misleading|folklore|simple idea|everyone (?:who|knows|assumed)|excellent example|perfect example|makes? sense of|made sense of|sought to make sense|no wonder|it is said|nicknamed|amused|joke|comic|story goes|newspaper|movie|film|television|imagine|curiously|amazingly|famously|in this view|as the name|named (?:after|for)|popular culture|textbooks?|chapter)\b/iu;
/** The writer's own word on what follows. */
const REMARK_FIRST =
  /^(?:Our |Several (?:important |other )?(?:factors|reasons)|Appropriately|Perhaps|Ironically|Sadly|Luckily|Apparently|Presumably|Undoubtedly|Certainly|Surely|In (?:our|the same way|one|this|some) |As was |The fact that|At first, )/u;
/** Actors of exercises: "the teacher", "the cart". */
const EXERCISE =
  /\b(?:the|an?) (?:teacher|professor|cart|swimmer|student|skater|puck|driver|passenger|child|toy|boat|truck|bus|elevator|observer|friend|hiker|runner|football|tennis|hammer|nail|basketball|astronaut|shuttle|spacewalk|wrench|pencil|ball|rope|ladder|block|box|bullet|arrow|gun|coin|suitcase|pipe|filter|boulder|sled|crate)(?:['’]s)?\b/iu;
/** A quotation or a personal detail in the middle of a history. */
const DETAIL =
  /[“"][^”"]{25,}[”"]|\b(?:his|her) (?:wife|mother|father|brother|sister|son|daughter|friend|letter|book)\b/iu;
/** Compared with something that only the text before names. */
const COMPARED =
  /\b(?:as well|instead|in turn|in contrast|the other|unlike the|similar to that|the latter|the former)\b|\bsimilar(?:ly)?\b(?! to\b| in\b)/iu;

/** A thing that the text before has named: "The country bowed", "the voyage to do so". */
const TOLD_BEFORE =
  /^(?:(?:In|By|After|Since|Around) (?:\p{L}+ )?\d{3,4}, the|The|In the|For the|At the) (?:country|city|king|queen|war|empire|region|ruler|island|islands|planet|spacecraft|army|troops|nation|kingdom|emperor|pope|pneumonic form|initial|new|former|bill|movement|company|colony|capital|treaty|government|organism|patient|disease|infection|plate|sample|first visitor)\b(?! (?:of|that|which|in which)\b)|\b(?:to do so|did so|do so|doing so)\b|^(?:Compared|Following|Like|Unlike|As with|Two|Three|Other|Another)\b/u;
const FEW_WORDS = 8;
/** So few words hardly say anything that a reader did not expect: "Political discussions were common." */
const SCRAP_WORDS = 6;

/** Whether an English statement begins with a thing that only the text before names. */
export function leansOnTold(text: string): boolean {
  return TOLD_BEFORE.test(text);
}

/** 1 for an ordinary statement, more for one that explains, less for remarks, exercises and anecdotes. English only. */
export function worthOf(text: string): number {
  let worth = EXPLAINS.test(text) ? 1.2 : 1;
  if (REMARK.test(text) || REMARK_FIRST.test(text)) worth *= 0.45;
  if (EXERCISE.test(text)) worth *= 0.45;
  if (DETAIL.test(text)) worth *= 0.7;
  if (COMPARED.test(text)) worth *= 0.6;
  if (leansOnTold(text)) worth *= 0.5;
  const words = text.split(' ').length;
  if (words < FEW_WORDS) worth *= words < SCRAP_WORDS ? 0.15 : 0.5;
  return worth;
}
