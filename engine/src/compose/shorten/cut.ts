/** A stretch of a sentence that is left out. */
import type { Span } from '../text/split.ts';

export interface Cut extends Span {
  /** `must`: without it the sentence dangles; `may`: only to save words. */
  need: 'must' | 'may';
}
