/** The ways in which one composition may be laid out, tried in order until one fits. */
export interface Arrangement {
  /** Subtracted from the number of columns that the content asks for. */
  fewerColumns: number;
  /** Events on both sides of the line of time. */
  twoSided: boolean;
  /** Neighbouring blocks may stand side by side. */
  paired: boolean;
  /** A smaller picture in the header, for long titles. */
  compactHeader: boolean;
}

/** The first choice. */
export const STANDARD: Arrangement = { fewerColumns: 0, twoSided: true, paired: true, compactHeader: false };

/** The same with a smaller head. */
export const COMPACT: Arrangement = { ...STANDARD, compactHeader: true };

export const ARRANGEMENTS: readonly Arrangement[] = [
  STANDARD,
  COMPACT,
  { fewerColumns: 1, twoSided: false, paired: false, compactHeader: true },
  { fewerColumns: 2, twoSided: false, paired: false, compactHeader: true },
];
