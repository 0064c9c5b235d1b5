/**
 * Sentences that say what something is, found when the library is built. Precision before number: a wrong definition is
 * worse than none, so a sentence is taken only in forms that hardly ever say anything else.
 */
import { termsOf } from '../text/words.ts';
import {
  APPOSITION,
  ARTICLE,
  CALLED_LAST,
  DIFFERENTIA,
  EXPLAINED,
  GENUS_WORD,
  GOES_ON,
  HEDGED,
  IN_BRACKETS,
  INSIDE_NAME,
  IS_LAST,
  KIND_CALLED,
  LAST_APPOSITION,
  LAST_CALLED,
  LEAD,
  LEANS,
  NO_KIND,
  NO_NAME,
  PERSONAL,
  POINTS,
  PROCESS_CALLED,
  RELATIVE,
  SUBJECT_FORMS,
  WE_CALL,
  WE_DEFINE,
} from './definition-forms.ts';

export interface Definition {
  /** Terms of what is defined, joined by spaces. */
  name: string;
  /** How surely the sentence says what it is, and how well it stands alone: 0 to 1. */
  strength: number;
}

const SHORTEST_WORDS = 6;
const LONGEST_WORDS = 80;
const LONGEST_NAME = 5;
const LEAST = 0.45;

/** Without one of these no form of the kind can match: most sentences are passed over quickly. */
const NAMING = /call|known as|termed|referred to as|define/iu;
const NAME_ENDS = /(?:is|are) (?:called )?an? [\p{Ll} -]{3,50}\.$/iu;
const MARKS = /, (?:an?|the|which) |—| \(/u;

/** Everything that a sentence defines; most define nothing. */
export function definitionsIn(sentence: string): Definition[] {
  const text = sentence.trim();
  const words = text.split(/\s+/).length;
  if (words < SHORTEST_WORDS || words > LONGEST_WORDS || !/[.”"’)]$/u.test(text) || /^\P{L}|\?/u.test(text)) return [];
  const best = new Map<string, number>();
  for (const { name, strength } of [
    ...subjectForms(text),
    ...toldLast(text),
    ...namedLast(text),
    ...appositions(text),
  ]) {
    const key = nameKey(name);
    const worth = strength * wording(text, words);
    if (key !== undefined && worth >= LEAST) best.set(key, Math.max(best.get(key) ?? 0, worth));
  }
  return [...best].map(([name, strength]) => ({ name, strength: Math.round(strength * 100) / 100 }));
}

interface Found {
  name: string;
  strength: number;
}

function subjectForms(text: string): Found[] {
  const plain = capital(text.slice(LEAD.exec(text)?.[0].length ?? 0));
  const article = ARTICLE.exec(plain);
  const rest = plain.slice(article?.[0].length ?? 0);
  if (NO_NAME.test(rest)) return [];
  for (const { pattern, strength, isBare, isKindOnly } of SUBJECT_FORMS) {
    const { name, kind } = pattern.exec(rest)?.groups ?? {};
    if (name === undefined || kind === undefined || !isName(name) || !isKind(kind)) continue;
    if (isBare && article?.groups?.definite !== undefined && /^\p{Ll}/u.test(name)) continue;
    // A name without "a" is often a person's, a place's or a matter's: much is said of them that is not what they are.
    if (isKindOnly && article?.groups?.generic === undefined && !GENUS_WORD.test(kind)) continue;
    return [{ name, strength: strength * articleWorth(article, name) * (VAGUE_KIND.test(kind) ? 0.85 : 1) }];
  }
  return [];
}

/** "The star is …" speaks of one star; "The Sun is …" and "A star is …" of what the name means. */
function articleWorth(article: RegExpExecArray | null, name: string): number {
  return article?.groups?.definite === undefined || /^\p{Lu}/u.test(name) ? 1 : 0.7;
}

/** "A substance that speeds up a reaction is a catalyst." */
function toldLast(text: string): Found[] {
  const { kind, name } = (NAME_ENDS.test(text) ? IS_LAST.exec(text)?.groups : undefined) ?? {};
  if (kind === undefined || name === undefined || !isName(name) || NO_KIND.test(`a ${name}`)) return [];
  return /\b(?:this|these|such|it|they)\b/iu.test(kind) ? [] : [{ name, strength: 0.85 }];
}

function namedLast(text: string): Found[] {
  if (!NAMING.test(text)) return [];
  const called = CALLED_LAST.exec(text)?.groups;
  if (called?.kind !== undefined && called.name !== undefined) {
    const name = nameAtEnd(called.name);
    const points = /\b(?:this|these|such|it|they|following|above)\b/iu.test(called.kind);
    const isTold =
      !/^the (?:SI )?units?\b/iu.test(called.kind) &&
      DIFFERENTIA.test(called.kind) &&
      called.kind.split(' ').length >= 4 &&
      !points;
    if (isTold && isName(name)) return [{ name, strength: 0.9 }];
  }
  const plain = capital(text.slice(LEAD.exec(text)?.[0].length ?? 0));
  const defined = WE_DEFINE.exec(plain)?.groups ?? WE_CALL.exec(plain)?.groups;
  if (defined?.kind !== undefined && defined.name !== undefined) {
    const name = defined.name.replace(ARTICLE, '');
    if (isName(name) && isKind(defined.kind)) return [{ name, strength: 0.9 }];
  }
  const process = PROCESS_CALLED.exec(text)?.groups;
  if (process?.kind !== undefined && process.name !== undefined) {
    const name = nameAtEnd(process.name);
    if (!NO_NAME.test(text) && isName(name)) return [{ name, strength: 0.6 }];
  }
  return [];
}

/** "called X because …" names X; "called X and Y" names neither of them alone. */
function nameAtEnd(name: string): string {
  return / (?:and|or) /u.test(name)
    ? ''
    : (name.split(
        / (?:because|by|in|that|which|after|when|since|for|from|if|is|are|was|were|on|to|as|where|with|at) /u,
      )[0] ?? name);
}

function appositions(text: string): Found[] {
  const found: Found[] = [];
  const called = NAMING.test(text) ? KIND_CALLED.exec(text)?.groups?.name : undefined;
  if (called !== undefined && isName(called)) found.push({ name: called, strength: 0.6 });
  const last = NAMING.test(text) ? LAST_CALLED.exec(text)?.groups?.name : undefined;
  if (last !== undefined && isName(last)) found.push({ name: last, strength: 0.6 });
  const inside = text.includes(' (a') ? EXPLAINED.exec(text)?.groups?.name : undefined;
  if (inside !== undefined && isName(inside)) found.push({ name: inside, strength: 0.55 });
  const bracketed = IN_BRACKETS.exec(text)?.groups;
  if (
    bracketed?.name !== undefined &&
    bracketed.kind !== undefined &&
    isName(bracketed.name) &&
    !NO_KIND.test(bracketed.kind)
  ) {
    found.push({ name: bracketed.name, strength: 0.65 });
  }
  if (!MARKS.test(text)) return found;
  for (const match of [...text.matchAll(APPOSITION), ...text.matchAll(LAST_APPOSITION), ...text.matchAll(RELATIVE)]) {
    const explained = explainedName(text, match);
    if (explained !== undefined) found.push(explained);
  }
  return found;
}

/** The name that an apposition explains: the subject before it, or the last noun phrase. */
function explainedName(text: string, match: RegExpExecArray): Found | undefined {
  const before = text.slice(0, match.index);
  const kind = match.groups?.kind ?? '';
  if (NO_KIND.test(kind) || VERB_EARLY.test(kind)) return undefined;
  const subject = before.replace(ARTICLE, '');
  const isSubject = !/[,;:—()]| (?:of|to|in) /u.test(subject) && subject.split(' ').length <= 4 && isName(subject);
  if (isSubject && GOES_ON.test(text.slice(match.index + match[0].length))) return { name: subject, strength: 0.8 };
  // Behind an opening clause the comma ends the clause: "In a star, the force of …".
  const isKnownKind = GENUS_WORD.test(kind);
  const since = before.slice(before.lastIndexOf(',') + 1).trim();
  const isFirst = !before.includes(',');
  if (match[0].startsWith(', ') && (isFirst ? NO_NAME.test(text) : !isKnownKind || since.split(' ').length < 5)) {
    return undefined;
  }
  const name = lastNounPhrase(before);
  if (name === undefined || !isName(name.text)) return undefined;
  return { name: name.text, strength: isKnownKind || !name.isComplement ? 0.65 : 0.5 };
}

/** "…, a repressible operon will continue to …" is a clause and explains nothing. */
const VERB_EARLY =
  /^(?:[^\s]+ ){1,5}?(?:will|would|can|could|is|are|was|were|has|have|had|may|might|must|should|did|does|do)(?= )/u;

/** What stands behind the last small word: "energy through photosynthesis" is photosynthesis. */
function lastNounPhrase(before: string): { text: string; isComplement: boolean } | undefined {
  const words = (/[^,;:.()—]*$/u.exec(before)?.[0] ?? '').trim().split(' ').slice(-5);
  const from = words.findLastIndex(
    (word) => termsOf(word).length === 0 || /^(?:like|called|known|named|than|via|per)$/iu.test(word),
  );
  const small = words[from]?.toLowerCase() ?? '';
  // "between Mars and Jupiter, a region" explains neither.
  if (small === 'and' || small === 'or') return undefined;
  if (from < 0 || from === words.length - 1) return undefined;
  if (/^(?:other|another|these|this|those|such|some|many|most|its|their|his|her|our|be|not)$/u.test(small))
    return undefined;
  const complement = /^(?:an?|the)$/u.test(small) ? (words[from - 1]?.toLowerCase() ?? '') : small;
  // "The mission to Saturn, a venture of …" explains the mission.
  return {
    text: words.slice(from + 1).join(' '),
    isComplement: /^(?:of|to|in|for|from|at|with|and|or)$/u.test(complement),
  };
}

function isName(name: string): boolean {
  const plain = name.replace(/["“”]/gu, '');
  return plain.length > 1 && !NO_NAME.test(plain) && !INSIDE_NAME.test(` ${plain} `) && !/[’']s?$/u.test(plain);
}

/** "A property of mass" is true of many things. */
const VAGUE_KIND =
  /^(?:an?|the|one of [\p{L} ]+?) (?:[“"\p{Ll}”"-]+ ){0,3}?(?:property|characteristic|aspect|type|form|kind|part|component|member|concept|idea|term|name|place|thing|area)\b/u;

function isKind(kind: string): boolean {
  return !NO_KIND.test(kind) && DIFFERENTIA.test(kind);
}

/** Terms of a name; undefined where it is too long or says nothing. */
function nameKey(name: string): string | undefined {
  const terms = termsOf(name);
  return terms.length === 0 || terms.length > LONGEST_NAME ? undefined : terms.join(' ');
}

function wording(text: string, words: number): number {
  const leans = POINTS.test(text) ? 0.5 : LEANS.test(text) ? 0.75 : 1;
  const personal = PERSONAL.test(text) ? 0.85 : 1;
  const hedged = HEDGED.test(text) ? 0.8 : 1;
  return leans * personal * hedged * (words > 36 ? 0.85 : 1) * (words > 55 ? 0.9 : 1) * (words < 8 ? 0.85 : 1);
}

function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
