import { singular } from './singular.ts';

/** The form in which nouns, names and tags meet: lower case, without accents and signs, the last word in the singular. */
export function lookupKey(noun: string): string {
  const words = noun
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9']+/)
    .filter((word) => word.length > 0);
  const last = words.pop();
  return last === undefined ? '' : [...words, singular(last)].join(' ');
}
