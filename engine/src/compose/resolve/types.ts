/** What stands in a pronoun's place, and where it was named. */
import type { Span } from '../text/split.ts';

/** A noun phrase that the text has named, as the subject of a sentence. */
export interface Referent {
  /** As it is written where it is named. */
  text: string;
  /** Index into the material's sentences of the one that names it. */
  sentence: number;
}

/** A sentence with the noun put in the pronoun's place; all other words are those of the sentence, in order. */
export interface Resolution {
  text: string;
  /** What was replaced, as offsets into the sentence's text. */
  replaced: Span;
  /** Letters that stand there now. */
  length: number;
  referent: Referent;
}
