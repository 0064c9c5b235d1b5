/** Words in whose place a noun may be put, and how. */
import type { LanguageTag } from '../../contract/index.ts';

export interface Replaceable {
  /** Matches a word that may be replaced at the beginning of what follows; a noun after "this" is in the group `noun`. */
  pronoun: RegExp;
  /** Of these words, those in whose place the noun takes the mark of possession. */
  possessive: RegExp;
  /** The mark behind a noun, as it may be written. */
  marks: (noun: string) => readonly string[];
}

const NEVER = /(?!)/u;

/** Languages in which nouns are put in place of pronouns. */
export const REPLACEABLE: Partial<Record<LanguageTag, Replaceable>> = {
  en: {
    pronoun: /(?<!\p{L})(?:he|she|it|they|his|her|its|their|(?:this|that) (?<noun>\p{L}+))(?![\p{L}'])/giu,
    possessive: /^(?:his|her|its|their)$/iu,
    marks: (noun) => (/s$/iu.test(noun) ? ["'", "'s"] : ["'s"]),
  },
  ru: { pronoun: /(?<!\p{L})(?:он|она|оно|они)(?!\p{L})/giu, possessive: NEVER, marks: () => [] },
  // The mark 的 stands in the sentence.
  zh: { pronoun: /[他她它](?!们)/gu, possessive: NEVER, marks: () => [] },
};
