/**
 * The engine's own sentences in the languages of the page. In English they come with the answer; the others are fetched with their
 * language. A code that is not here is shown in English.
 */
import type { ToldCode } from '@hkm/engine/contract';
import type { InterfaceLanguage } from '../index.ts';

/** By the codes of the contract's SAYINGS; the compiler names what is missing. */
export type Sayings = Record<ToldCode, string>;

/** By the codes of the engine's errors: parts of a sentence. */
export type Problems = Record<string, string>;

export interface Told {
  sayings: Readonly<Record<string, string>>;
  problems: Problems;
}

export const NOTHING_TOLD: Told = { sayings: {}, problems: {} };

const tables: Record<InterfaceLanguage, () => Promise<Told>> = {
  en: async () => NOTHING_TOLD,
  es: () => import('./es.ts'),
  de: () => import('./de.ts'),
  ar: () => import('./ar.ts'),
};

export function loadTold(language: InterfaceLanguage): Promise<Told> {
  return tables[language]();
}
