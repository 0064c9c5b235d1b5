/** Tables and lists of documents, drawn as the blocks that they are. */
import type { Block, Citation, Passage, SourceText } from '../../../contract/index.ts';
import type { Numbering } from '../statement.ts';

/** A stretch of a source with its offsets. */
export interface Stretch {
  source: SourceText;
  passageId: string;
  text: string;
  start: number;
}

/** A block that a table or a list makes, with what it costs. */
export interface StructureForm {
  kind: Block['kind'];
  heading: string;
  /** Words of body text. */
  words: number;
  /** Passages that are told by it. */
  passages: ReadonlySet<string>;
  /** Relevance to the topic. */
  score: number;
  draw(numbering: Numbering): Block;
}

/** What a form is made from. */
export interface StructureSearch {
  source: SourceText;
  passages: readonly Passage[];
  /** The passage before the first one, where it stands under the same headings. */
  lead: Passage | undefined;
  title: string;
  /** Words that the form may take. */
  room: number;
  /** Most words of one item. */
  longest: number;
}

export function citationOf({ source, passageId, text, start }: Stretch): Citation {
  return { sourceId: source.id, passageId, quote: text, start, end: start + text.length };
}

/** The part of a stretch that an expression's group `name` holds. */
export function within(stretch: Stretch, text: string): Stretch {
  return { ...stretch, text, start: stretch.start + stretch.text.indexOf(text) };
}
