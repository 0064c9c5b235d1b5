/** What of the material is the topic's own. */
import type { Material, Paragraph } from '../material.ts';
import type { UnitTable } from '../select/units.ts';
import { type Word, wordsOf } from '../text/words.ts';
import type { Statement } from './statement.ts';

export interface OwnersSearch {
  material: Material;
  table: UnitTable;
  topicStems: ReadonlySet<string>;
}

/** How far a statement is the topic's own, 0 to 1. */
export type Ownership = (statement: Statement) => number;

/** From this ownership on a statement is told of the topic. */
export const OWN = 0.5;
/** Below this a paragraph tells of something else. */
const LEAST_RELEVANCE = 0.35;
const FEWEST_MENTIONS = 3;
/** Beside a paragraph that names the topic. */
const BESIDE = 0.7;
const FOREIGN = 0.12;

/**
 * 1 for what names the topic or stands under a heading that is its name, less the more else the heading speaks of; less beside that;
 * `OWN` in a source that has the topic for its subject, as a heading or several statements name it, for what is close to it; else
 * little.
 */
export function ownersOf({ material, table, topicStems }: OwnersSearch): Ownership {
  const name = [...topicStems];
  const stemsOf = (words: readonly Word[]): string[] => words.filter((word) => word.content).map((word) => word.stem);
  const isNamed = (words: readonly Word[]): boolean => {
    const stems = stemsOf(words);
    return name.length > 0 && stems.some((_, at) => name.every((stem, i) => stems[at + i] === stem));
  };
  const titleOwns = (title: string): number => {
    const words = wordsOf(title, material.language);
    return isNamed(words) ? OWN + (1 - OWN) * (name.length / stemsOf(words).length) : 0;
  };
  const named = table.words.map(isNamed);
  const owned = new Map<Paragraph, number>();
  const beside = new Set<Paragraph>();
  const mentions = new Map<string, number>();
  material.paragraphs.forEach((paragraph, i) => {
    const { source, passage, from, to } = paragraph;
    const titles = [source.title, source.chapter ?? '', ...passage.headings];
    const own = Math.max(...titles.map(titleOwns));
    const often = named.slice(from, to).filter(Boolean).length;
    if (own > 0) owned.set(paragraph, own);
    if (often > 0) for (const each of material.paragraphs.slice(Math.max(0, i - 1), i + 2)) beside.add(each);
    mentions.set(source.id, (mentions.get(source.id) ?? 0) + often + (own > 0 ? FEWEST_MENTIONS : 0));
  });
  return ({ paragraph, candidate }) => {
    if (candidate.sentences.some((i) => named[i] === true)) return 1;
    const own = Math.max(owned.get(paragraph) ?? 0, beside.has(paragraph) ? BESIDE : 0);
    if (own > 0) return own;
    const isNear =
      paragraph.relevance >= LEAST_RELEVANCE && (mentions.get(paragraph.source.id) ?? 0) >= FEWEST_MENTIONS;
    return isNear ? OWN : FOREIGN;
  };
}
