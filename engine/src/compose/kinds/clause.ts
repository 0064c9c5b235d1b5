/** Whether a stretch of English is a noun phrase or has a verb of its own. */
import { FINITE_VERBS, NOUN_OR_VERB } from './data/verbs.ts';
import { wordsOf } from './text.ts';

const RELATIVE = new Set('that which who whom whose where when'.split(' '));
/** Participles that follow their noun without "is": "a stream used …", "the name given …". */
const PARTICIPLE =
  /(?:ed|en|wn|ght|made|found|known|held|built|set|cut|put|read|spread|let|led|left|kept|won|lost|sent|sold|told|met|paid|hit)$/u;
const PAST_VERB =
  /^(?:was|were|had|became|began|did|could|would|might|consisted|remained|continued|appeared|seemed|occurred|happened|existed|belonged|lasted|rose|fell|claimed|depended|tended)$/u;
const DETERMINER = /^(?:an?|the|its|his|her|their)$/iu;

/**
 * A finite verb outside relative clauses. A participle after its noun does not count, nor a word that is as often a noun.
 * Approximate: it errs towards seeing a verb.
 */
export function hasMainVerb(text: string): boolean {
  let inRelative = false;
  const words = wordsOf(text);
  for (const [index, word] of words.entries()) {
    const lower = word.toLowerCase();
    if (RELATIVE.has(lower)) inRelative = true;
    if (/^\p{Lu}/u.test(word) || inRelative || !FINITE_VERBS.has(lower)) continue;
    // what takes an object is a verb: "triggers an immune response"
    if (PAST_VERB.test(lower) || (index > 0 && DETERMINER.test(words[index + 1] ?? ''))) return true;
    if (!PARTICIPLE.test(lower) && !NOUN_OR_VERB.has(lower)) return true;
  }
  return false;
}
