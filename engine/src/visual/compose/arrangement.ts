/** The ways in which one composition may be laid out, tried in order until one fits. */
export interface Arrangement {
  /** Subtracted from the number of columns that the content asks for. */
  fewerColumns: number;
  /** Events on both sides of the line of time. */
  twoSided: boolean;
  /** A smaller picture in the header, for long titles. */
  compactHeader: boolean;
}

export const ARRANGEMENTS: readonly Arrangement[] = [
  { fewerColumns: 0, twoSided: true, compactHeader: false },
  { fewerColumns: 0, twoSided: true, compactHeader: true },
  { fewerColumns: 1, twoSided: false, compactHeader: true },
  { fewerColumns: 2, twoSided: false, compactHeader: true },
];
