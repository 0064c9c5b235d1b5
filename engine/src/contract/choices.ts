/** How commands and tables name the fields of a Brief, and which of them take one of a closed list. */
import { type Brief, prioritySchema } from './brief.ts';
import {
  COMPLEXITY_LEVELS,
  LANGUAGE_NAMES,
  LANGUAGE_TAGS,
  OUTPUT_FORMATS,
  PAGE_SIZES,
  VISUAL_STYLES,
} from './values.ts';

/** Short names, as options of the command line have them. */
export const SHORT_NAMES = {
  level: 'complexityLevel',
  style: 'visualStyle',
  lang: 'language',
  format: 'outputFormat',
  size: 'size',
  private: 'privacy',
  priority: 'priority',
  budget: 'budget',
  model: 'textModel',
  imageModel: 'imageModel',
} as const satisfies Record<string, keyof Brief>;

/** Closed lists of values. */
export const CHOICES = {
  complexityLevel: COMPLEXITY_LEVELS,
  visualStyle: VISUAL_STYLES,
  outputFormat: OUTPUT_FORMATS,
  size: PAGE_SIZES,
  language: [...LANGUAGE_NAMES, ...LANGUAGE_TAGS],
  priority: prioritySchema.options,
} as const satisfies Partial<Record<keyof Brief, readonly string[]>>;
