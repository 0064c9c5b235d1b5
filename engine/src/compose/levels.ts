/** What the four audience levels mean for the choice of statements. */
import type { ComplexityLevel } from '../contract/index.ts';

export interface LevelRules {
  /** Words of body text in all, where the caller says nothing. */
  words: number;
  /** Most words of one drawn statement. */
  longest: number;
  /** How much a statement of this reading grade is worth, 0 to 1. */
  fits: (grade: number) => number;
  /** Most big numbers. */
  figures: number;
  glossary: boolean;
}

const rising = (grade: number, middle: number, width: number): number => 1 / (1 + Math.exp((middle - grade) / width));

export const LEVELS: Readonly<Record<ComplexityLevel, LevelRules>> = {
  Elementary: {
    words: 110,
    longest: 22,
    fits: (grade) => 0.05 + 0.95 * rising(-grade, -7.5, 1.2),
    figures: 3,
    glossary: true,
  },
  'High School': {
    words: 160,
    longest: 40,
    fits: (grade) => 0.6 + 0.4 * rising(-grade, -17, 2),
    figures: 4,
    glossary: true,
  },
  College: {
    words: 230,
    longest: 52,
    fits: (grade) => 0.3 + 0.7 * rising(grade, 12.5, 1.6),
    figures: 4,
    glossary: false,
  },
  Expert: {
    words: 300,
    longest: 60,
    fits: (grade) => 0.08 + 0.92 * rising(grade, 16, 1.6),
    figures: 4,
    glossary: false,
  },
};
