/** Two subjects set against each other in one sentence. */
import type { Sentence } from '../sentence.ts';
import { hasMainVerb } from './clause.ts';
import { subjectPhrase } from './subject.ts';
import { contentStems, groupOf, MOST_CHARACTERS, POINTING_WORD, trimPhrase, withoutArticle } from './text.ts';
import type { FoundContrast } from './types.ts';

const PREFIXED =
  /^(?:unlike|in contrast to|in contrast with|as opposed to|contrary to|compared (?:to|with)|rather than) (?<first>[^,;:]{3,70}), (?<second>[^;:]{3,})/iu;
const WHILE = /^(?:while|whereas) (?<first>[^,;:]{8,160}), (?<second>[^;]{8,})/iu;
const MIDDLE =
  /^(?<first>[^;:]{8,200}?)(?:, (?:whereas|while|unlike|in contrast to|as opposed to)|[;,] (?:in contrast|by contrast|conversely),) (?<second>[^;]{5,})/iu;
const DIFFER =
  /^(?<first>[^,;:]{3,60}?) (?:differs? from|is different from|are different from) (?<second>[^,;:.]{3,60}?)(?= (?:in|by|because|as|with|that|only)(?: |$)|[,;:.]|$)/iu;

const OTHER_LANGUAGES = {
  es: /^(?:a diferencia de|en contraste con) (?<first>[^,;:]{3,70}), (?<second>.{3,})/iu,
  fr: /^(?:contrairement (?:à|aux|au)|à la différence de) (?<first>[^,;:]{3,70}), (?<second>.{3,})/iu,
  de: /^(?:im gegensatz zu[mr]?|anders als) (?<first>[^,;:]{3,70}),? (?<second>.{3,})/iu,
  pt: /^(?:ao contrário d[eoa]s?|em contraste com) (?<first>[^,;:]{3,70}), (?<second>.{3,})/iu,
  ru: /^(?:в отличие от) (?<first>[^,;:]{3,70}), (?<second>.{3,})/iu,
  zh: /^(?:与|與|和)(?<first>[^，,]{2,20})(?:不同|相比|相反)，(?<second>.{3,})/u,
  ja: /^(?<first>[^、。]{2,20})(?:とは異なり|と違って|に対して)、(?<second>.{3,})/u,
  hi: /^(?<first>[^,।]{3,40}) के विपरीत,? (?<second>.{3,})/u,
  ar: /^(?:على عكس|خلافا ل|بخلاف) (?<first>[^،,]{3,50})[،,] (?<second>.{3,})/u,
} as const;

const VAGUE_SUBJECT =
  /^(?:every|each|new|number of|keep|in|on|at|by|with|from|to|for|as|of|although|other|others|more|less|during|failure|two|smaller|larger|these|this|observations|text|only)(?![\p{L}-])|[()]|(?:^| )(?:these|this)(?: |$)|['’]s$|(?:^| )(?:numbers?|instead|there|of)$|^(?:the|an?)$|(?:ly|certainly|do|does)$/iu;

/** A subject that can be set in a heading: short, no pronoun. */
function asSubject(text: string): string | undefined {
  const phrase = withoutArticle(trimPhrase(text)).replace(/ such$/u, '');
  if (
    phrase.length < (/[\p{Script=Han}\p{Script=Katakana}]/u.test(phrase) ? 2 : 3) ||
    phrase.split(' ').length > 6 ||
    VAGUE_SUBJECT.test(phrase) ||
    hasMainVerb(phrase) ||
    POINTING_WORD.test(phrase)
  )
    return undefined;
  return phrase;
}

function pair(first: string | undefined, second: string | undefined): FoundContrast | undefined {
  if (first === undefined || second === undefined || first.toLowerCase() === second.toLowerCase()) return undefined;
  return { subjects: [first, second] };
}

const FOREIGN_VERB = /^[^,，、،]{2,40}?(?=は| (?:es|son|est|sont|ist|sind|é|são|является|है|هو|هي)(?: |$)|是|有)/u;

function foreignContrast(language: keyof typeof OTHER_LANGUAGES, text: string): FoundContrast | undefined {
  const match = OTHER_LANGUAGES[language].exec(text);
  const cut = FOREIGN_VERB.exec(groupOf(match, 'second'));
  return cut === null ? undefined : pair(asSubject(groupOf(match, 'first')), asSubject(cut[0]));
}

/**
 * "Unlike X, Y …", "X …, whereas Y …", "While X …, Y …", "X differs from Y": the two subjects, in the order of the
 * sentence. Nothing where one of them is a pronoun, or where "while" means "during".
 */
export function recognizeContrast(sentence: Sentence): FoundContrast | undefined {
  const text = sentence.text.slice(0, MOST_CHARACTERS).trim();
  if (sentence.language !== 'en') return foreignContrast(sentence.language, text);
  const prefixed = PREFIXED.exec(text);
  if (prefixed !== null) return pair(asSubject(groupOf(prefixed, 'first')), subjectOf(groupOf(prefixed, 'second')));
  const differ = DIFFER.exec(text);
  if (differ !== null) return pair(asSubject(groupOf(differ, 'first')), asSubject(groupOf(differ, 'second')));
  const opened = WHILE.exec(text);
  if (opened !== null) return temporal(text) ? undefined : withSides(alike(...subjectsOf(opened)), opened);
  const middle = MIDDLE.exec(text);
  if (middle === null) return undefined;
  if (/, (?:unlike|in contrast to|as opposed to) /u.test(text))
    return pair(subjectOf(groupOf(middle, 'first')), asSubject(groupOf(middle, 'second').replace(/[,.;].*$/su, '')));
  return withSides(pair(...subjectsOf(middle)), middle);
}

function subjectsOf(match: RegExpExecArray): [string | undefined, string | undefined] {
  return [subjectOf(groupOf(match, 'first')), subjectOf(groupOf(match, 'second'))];
}

/** What is said of each subject: two clauses of the sentence. */
function withSides(found: FoundContrast | undefined, match: RegExpExecArray): FoundContrast | undefined {
  return found && { ...found, sides: [groupOf(match, 'first').trim(), groupOf(match, 'second').trim()] };
}

/** Two of a kind: they share a word, or both are names. */
function alike(first: string | undefined, second: string | undefined): FoundContrast | undefined {
  if (first === undefined || second === undefined) return undefined;
  const words = new Set(contentStems(first));
  const shared = contentStems(second).some((word) => words.has(word));
  return shared || (/^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second)) ? pair(first, second) : undefined;
}

/** "While" that means "during": nothing in the second half answers the first. */
function temporal(text: string): boolean {
  if (/^whereas/iu.test(text)) return false;
  return !/\b(?:not|other|others|more|less|only|instead|larger|smaller|fewer|most|few|rather|different|both|many|some)\b|n[’']t\b|\p{Ll}+er\b/u.test(
    text.slice(text.indexOf(',') + 1),
  );
}

function subjectOf(clause: string): string | undefined {
  const phrase = subjectPhrase(clause);
  return phrase === undefined ? undefined : asSubject(phrase);
}
