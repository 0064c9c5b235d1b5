/** What a sentence speaks of, as far as its first words tell. */
import { termsOf } from '../text/words.ts';

/** Terms kept of a subject: enough for the names that people ask for. */
const MOST_TERMS = 3;
/** A phrase before the subject, up to its comma. */
const LEAD =
  /^(?:In|On|At|By|During|After|Before|Since|From|For|With|Without|Under|Over|Among|Between|Within|Unlike|Like|Despite|Today|However|Thus|Therefore|Moreover|Finally|Eventually|Meanwhile|Indeed|Instead|Recall|As|If|When|While|Although|Though|Because)\b[^,;:]{0,80}, /u;
/** What points to one thing named before, and what is not the thing itself. */
const POINTING =
  /^(?:this|that|these|those|such|its|their|his|her|our|your|my|another|other|it|they|he|she|we|you|I|there|here)\b/iu;
const DETERMINER = /^(?:(?:an?|the|all|every|each|any|most|many|some|both|all of the|many of the) )+/iu;

export interface Subject {
  /** The first terms of the subject, joined by spaces. */
  name: string;
  /** 1 where it is meant in general or is a name, less where "the" may point to a single one. */
  weight: number;
}

/** Undefined where the sentence begins with a pronoun. */
export function subjectOf(sentence: string): Subject | undefined {
  const plain = sentence.replace(LEAD, '');
  if (POINTING.test(plain)) return undefined;
  const weight = /^the \p{Ll}/iu.test(plain) && /^\p{Ll}/u.test(plain.slice(4)) ? 0.4 : 1;
  const terms = termsOf(plain.replace(DETERMINER, '').slice(0, 80)).slice(0, MOST_TERMS);
  return terms.length === 0 ? undefined : { name: terms.join(' '), weight };
}
