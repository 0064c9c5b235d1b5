/** What the recognisers of kinds of knowledge hand back. Offsets are UTF-16 units into `sentence.text`. */

/** A number in a sentence that measures or counts something. */
export interface FoundFigure {
  /** As written, with scale word, per cent sign, currency and a word such as "about": "about 4.6 billion". */
  value: string;
  /** The unit or the counted noun, as written: "km/s", "people". */
  unit?: string;
  /** The plain value: "4.6 billion" is 4600000000. The lower end of a range. */
  number: number;
  /** Normalised kind of quantity, equal for numbers that may be compared: `percent`, `length:km`, `count:people`. */
  quantity: string;
  /** From the first character of `value` to the last one of `unit` (of `value` where there is no unit). */
  start: number;
  end: number;
  /** The value is two numbers, "3–5". */
  range?: true;
}

/** The date a sentence is about. */
export interface FoundDate {
  /** Short, in the source's words: "1347", "14 July 1789", "1347–1351", "13.8 billion years ago". */
  date: string;
  /** Years of the common era, negative before it; fractions for month and day; the beginning of a range. */
  year: number;
  start: number;
  end: number;
}

export interface FoundMeaning {
  term: string;
  meaning: string;
}

export interface FoundParts {
  whole: string;
  parts: string[];
  /** What leads up to the list: "The atmosphere consists of", "There are three types of friction". */
  lead?: string;
}

export interface FoundContrast {
  subjects: [string, string];
  /** What is said of each, where the sentence has a clause for either. */
  sides?: [string, string];
}

export interface FoundCause {
  role: 'cause' | 'effect' | 'both';
}

export interface LabelledFigure {
  label: string;
  figure: FoundFigure;
}

export interface ChartCandidate extends LabelledFigure {
  claimId: string;
}

export interface FoundChart {
  unit: string;
  rows: { label: string; claimId: string; value: number }[];
}
