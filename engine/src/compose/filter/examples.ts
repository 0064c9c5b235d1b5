/**
 * Statements that speak of things of an example or a thought experiment told before them: "the cart", "the second charge". English prose
 * of textbooks: once a passage has opened an example, what begins with a definite noun or a case belongs to it.
 */
import type { LanguageTag } from '../../contract/index.ts';

const OPENS =
  /\b(?:[Ii]magine|[Ss]uppose|[Ff]or (?:example|instance)|[Cc]onsider|[Aa]ssume|[Pp]icture|[Ll]et(?:['’]s| us)|[Ss]ay (?:you|we|that)|[Tt]hink (?:of|about)|thought experiment|[Ii]n (?:this|our) (?:example|case|situation))\b|\b(?:[Yy]ou|[Yy]our)\b/u;
const IS_EXAMPLE = /^(?:For (?:example|instance)|As an example)\b/u;
const BELONGS =
  /^(?:(?:Since|If|When|As|Because|Once|After|While|For|In|At|On|From|To|With|Now|Then) )?(?:the|both|each|its|their|one|another) |^(?:The|Both|Each|Its|Their|One|Another) /u;

/** Sentences behind the one that opens an example which may belong to it. */
const REACH = 6;

/** For each sentence of a passage whether it tells an example, or of the things of one. */
export function examplesAmong(sentences: readonly string[]): boolean[] {
  let opened = -REACH - 1;
  return sentences.map((text, i) => {
    const belongs = (i - opened <= REACH && BELONGS.test(text)) || IS_EXAMPLE.test(text);
    if (OPENS.test(text)) opened = i;
    return belongs;
  });
}

/** "The acceleration seems", "The first solution has": one thing, by a bare noun that only a text before can have named. */
const BARE_DEFINITE: Partial<Record<LanguageTag, RegExp>> = {
  de: /^(?:Der|Die|Das) \p{Lu}\p{Ll}+ (?:war(?:en)?|wurden?|umfass(?:t|en)|enthält|enthalten) /u,
  es: /^(?:El|La|Los|Las) \p{Ll}+ (?:fue(?:ron)?|eran?|incluyen?) /u,
  en: /^(?:The (?:first |second |third |last |final |initial |original |added |new |two |three |next |other )?\p{Ll}+|In the \p{Ll}+,) (?:(?:also|then|now|gradually|eventually|usually|always|never|still) )?(?:is|are|was|were|has|have|had|can|could|may|might|will|would|must|seems?|became|begins?|began|gets?|got|goes|went|comes?|came|gives?|gave|takes?|took|makes?|made|moves?|changed?|consists?|includes?|\p{Ll}{3,}ed)\b|^During the next\b|^(?:Even )?(?:[Ii]f|[Ww]hen|[Aa]lthough|[Ss]ince|[Bb]ecause) the \p{Ll}+ (?:really |also )?(?:is|are|was|were|has|have|had)\b|^(?:Typically|Usually|Generally|Often|Sometimes|Normally),? the \p{Ll}+ (?:is|are|was|were|has|have|had|can|may|\p{Ll}{2,}[^s\W]s|\p{Ll}{3,}ed)\b|^(?:Two|Three|Four|Five|Six) \p{Ll}+s (?:are|were|have been)\b|^An? (?:second |third |similar |new |later )?(?:version|variant|variation|copy|part) (?:is|was|has|had)\b|^In the \p{Ll}+ \p{Ll}+, the\b/u,
};
/** What there is only one of, or what a science speaks of in general. */
const KNOWN =
  /^(?:The|In the) (?:sun|moon|earth|universe|world|atmosphere|oceans?|sky|brain|heart|body|human|cell|nucleus|atom|speed|mass|energy|climate|environment|population|economy|government|church)\b/iu;

/** Whether a statement speaks of a thing as known that it does not say more of. */
export function pointsToKnown(text: string, language: LanguageTag): boolean {
  return BARE_DEFINITE[language]?.test(text) === true && !KNOWN.test(text);
}
