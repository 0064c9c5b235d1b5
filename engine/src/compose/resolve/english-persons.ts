/** Persons in a stretch of English: another one may be meant by "he" or "she". */
import { PERSON_NOUN } from '../filter/standalone.ts';

const PLACE_BEFORE =
  /(?:^|[ (])(?:in|at|from|to|on|near|the|into|through|across|during|until|since|after|before|January|February|March|April|May|June|July|August|September|October|November|December)$/iu;
const TIME =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I{1,3}|IV|V)$/u;
/** The first of words with a capital letter. */
const CAPITAL = /(?<!\p{Lu}[\p{L}'’.-]*\s)\p{Lu}[\p{L}'’.-]*/gu;

/** Another name than `own` that is no place, or a word for a person. */
export function hasOtherPerson(text: string, own: string): boolean {
  if ((text.match(/\p{Ll}+/gu) ?? []).some((word) => PERSON_NOUN.test(word))) return true;
  const words = new Set(own.split(' '));
  for (const match of text.matchAll(CAPITAL)) {
    const word = match[0];
    if (words.has(word.replace(/['’]s$/u, '')) || /['’]s$|^\p{Lu}+$/u.test(word) || TIME.test(word)) continue;
    if (!PLACE_BEFORE.test(text.slice(0, match.index).trimEnd())) return true;
  }
  return false;
}
