/**
 * Sentences that begin with a pronoun may be drawn with the noun that it stands for, where there is only one that it can mean.
 * Rather lose a sentence than name the wrong noun: the subject of the sentence before must go on as the subject, and nothing else of
 * its kind may stand between.
 */
import type { LanguageTag } from '../../contract/index.ts';
import type { Material } from '../material.ts';
import { resolveChinese } from './chinese.ts';
import { resolveEnglish } from './english.ts';
import { resolveRussian } from './russian.ts';
import type { Resolution } from './types.ts';

/** One entry a sentence; undefined where there is nothing to resolve or no certain noun. */
export type Resolver = (material: Material) => (Resolution | undefined)[];

const RESOLVERS: Partial<Record<LanguageTag, Resolver>> = {
  en: resolveEnglish,
  ru: resolveRussian,
  zh: resolveChinese,
};

/** See `Resolver`; nothing where the language has none. */
export const resolveSentences: Resolver = (material) => RESOLVERS[material.language]?.(material) ?? [];
