/** What a sentence speaks of, as far as its first words tell. */
import { INDEX_STOP_WORDS } from '../text/stop-words.ts';
import { termOf, wordsOf } from '../text/words.ts';

/** Terms kept of a subject: enough for the names that people ask for. */
const MOST_TERMS = 3;
/** A phrase before the subject, up to its comma. */
const LEAD =
  /^(?:In|On|At|By|During|After|Before|Since|From|For|With|Without|Under|Over|Among|Between|Within|Unlike|Like|Despite|Today|However|Thus|Therefore|Moreover|Finally|Eventually|Meanwhile|Indeed|Instead|Recall|As|If|When|While|Although|Though|Because)\b[^,;:]{0,80}, /u;
/** What points to one thing named before, and what is not the thing itself. */
const POINTING =
  /^(?:this|that|these|those|such|its|their|his|her|our|your|my|another|other|it|they|he|she|we|you|I|there|here)\b/iu;
const DETERMINER = /^(?:(?:an?|the|all|every|each|any|most|many|some|both|all of the|many of the) )+/iu;

/** What narrows a subject to some of its kind: "bacteria in the gut" are not bacteria in general. */
const NARROWING = new Set(
  'in at with from on that which who whose under near between among inside around by for to like without'.split(' '),
);
const NARROWED = 0.4;
/** "The star" may be a single one. */
const SINGLE = 0.4;

export interface Subject {
  /** Terms of the subject up to its first small word, joined by spaces. */
  name: string;
  /** 1 where it is meant in general or is a name, less where it is narrowed or may be a single one. */
  weight: number;
}

/** Undefined where the sentence begins with a pronoun. */
export function subjectOf(sentence: string): Subject | undefined {
  const plain = sentence.replace(LEAD, '');
  if (POINTING.test(plain)) return undefined;
  const isSingle = /^the \p{Ll}/iu.test(plain) && /^\p{Ll}/u.test(plain.slice(4));
  const terms: string[] = [];
  let end = '';
  for (const word of wordsOf(plain.replace(DETERMINER, '').slice(0, 80))) {
    const isSmall = INDEX_STOP_WORDS.has(word);
    if (isSmall && (word === 'of' || word === 'the') && terms.length > 0) continue;
    end = isSmall ? word : '';
    if (isSmall || terms.length >= MOST_TERMS) break;
    terms.push(termOf(word));
  }
  if (terms.length === 0) return undefined;
  return { name: terms.join(' '), weight: (isSingle ? SINGLE : 1) * (NARROWING.has(end) ? NARROWED : 1) };
}
