/** Which tables and lists of the documents are drawn. */
import type { LanguageTag, Passage, SourceText } from '../../../contract/index.ts';
import { knownTag } from '../../text/language.ts';
import { formOfList } from './lists.ts';
import { formOfTable } from './tables.ts';
import type { StructureForm } from './types.ts';

export interface StructuresSearch {
  sources: readonly SourceText[];
  passages: readonly Passage[];
  language: LanguageTag;
  title: string;
  /** Words of body text in all. */
  budget: number;
  /** Most words of one item. */
  longest: number;
}

/** Tables and lists together, and each of them, leave the rest of the page its room. */
const MOST_SHARE = 0.5;
const SHARE = 0.35;
const MOST = 4;

/** At most one block of a kind, the most relevant first, in reading order within equal relevance. */
export function findStructures(search: StructuresSearch): StructureForm[] {
  const forms = search.sources
    .filter((source) => knownTag(source.language) === undefined || knownTag(source.language) === search.language)
    .flatMap((source) => formsOf(source, search))
    .sort((a, b) => b.score - a.score);
  const chosen: StructureForm[] = [];
  let room = search.budget * MOST_SHARE;
  for (const form of forms) {
    if (chosen.length >= MOST || form.words > room || chosen.some(({ kind }) => kind === form.kind)) continue;
    chosen.push(form);
    room -= form.words;
  }
  return chosen;
}

function formsOf(source: SourceText, search: StructuresSearch): StructureForm[] {
  if (source.structures === undefined) return [];
  const own = search.passages.filter(({ sourceId }) => sourceId === source.id).sort((a, b) => a.start - b.start);
  return source.structures.flatMap(({ kind, start, end }) => {
    const passages = own.filter((passage) => passage.start >= start && passage.end <= end);
    const [first] = passages;
    if (first === undefined) return [];
    const before = own[own.indexOf(first) - 1];
    const isNear = before !== undefined && before.headings.join('\n') === first.headings.join('\n');
    const lead = isNear ? before : undefined;
    const { title, longest, budget } = search;
    const one = { source, passages, lead, title, longest, room: budget * SHARE };
    return (kind === 'table' ? formOfTable(one) : formOfList(one, kind === 'ordered')) ?? [];
  });
}
