/** One sentence of a Passage, located in its Source: the unit that the built-in composer works on. */
import type { LanguageTag } from '../contract/index.ts';

export interface Sentence {
  /** `<passageId>.<position>`: stable for the same source. */
  id: string;
  sourceId: string;
  passageId: string;
  /** UTF-16 offsets into the Source's text; `text` is exactly what stands there. */
  start: number;
  end: number;
  text: string;
  language: LanguageTag;
  /** 0 for the first sentence of its passage. */
  position: number;
  /** 0 for the first passage of its source. */
  passageIndex: number;
  /** Headings above the passage, outermost first. */
  headings: readonly string[];
  /** Speaks of the things of an example that the passage told before. */
  inExample?: boolean;
}
