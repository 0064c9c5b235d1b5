/** A line of a paragraph: clusters `[start, end)`. */
export interface Line {
  start: number;
  end: number;
  /** Whether it ends inside a word, with a hyphen that is not part of the text. */
  hyphen: boolean;
  /** em */
  width: number;
  /** Whether a space stood between this line and the next. */
  spaceAfter: boolean;
}
