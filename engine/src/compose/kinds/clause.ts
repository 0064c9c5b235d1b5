/** Whether a stretch of English is a noun phrase or has a verb of its own. */
import { FINITE_VERBS, NOUN_OR_VERB } from './data/verbs.ts';
import { wordsOf } from './text.ts';

const RELATIVE = new Set('that which who whom whose where when in-which'.split(' '));
/** Participles that follow their noun without "is": "a stream used …", "the name given …". */
const PARTICIPLE =
  /(?:ed|en|wn|ght|made|found|known|held|built|set|cut|put|read|spread|let|led|left|kept|won|lost|sent|sold|told|met|paid|hit)$/u;
const PAST_VERB = /^(?:was|were|had|became|began|did|could|would|might)$/u;

/**
 * A finite verb outside relative clauses. A participle after its noun does not count, nor a word that is as often a noun.
 * Approximate: it errs towards seeing a verb.
 */
export function hasMainVerb(text: string): boolean {
  let inRelative = false;
  for (const word of wordsOf(text)) {
    const lower = word.toLowerCase();
    if (RELATIVE.has(lower)) inRelative = true;
    if (/^\p{Lu}/u.test(word) || inRelative || !FINITE_VERBS.has(lower)) continue;
    if (PAST_VERB.test(lower)) return true;
    if (!PARTICIPLE.test(lower) && !NOUN_OR_VERB.has(lower)) return true;
  }
  return false;
}
