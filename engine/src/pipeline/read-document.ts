/** One document read as research would read it, for whoever hands it in: nothing is made of it, and nothing is kept. */
import { type Brief, briefSchema, type DocumentInput, type Warning } from '../contract/index.ts';
import type { StageContext, Stages } from './deps.ts';

export interface DocumentFacts {
  title: string;
  /** BCP-47 tag, where it could be told. */
  language?: string;
  words: number;
  warnings: Warning[];
}

export interface ReadOptions {
  signal: AbortSignal;
  /** true: a web address is not fetched. */
  privacy: boolean;
}

/** Errors: those of reading (`unreadable_document`, `unsupported_media`, `blocked_address`, …), with how to mend it. */
export async function readDocumentFacts(
  stages: Pick<Stages, 'research'>,
  document: DocumentInput,
  { signal, privacy }: ReadOptions,
): Promise<DocumentFacts> {
  const brief: Brief = briefSchema.parse({ topic: document.name, documents: [document], privacy });
  const context: StageContext = { signal, privacy };
  const { sources, warnings } = await stages.research({ brief }, context);
  const [source] = sources;
  const words = sources.reduce((sum, { text }) => sum + countWords(text), 0);
  return {
    title: source?.title ?? document.name,
    ...(source?.language === undefined ? {} : { language: source.language }),
    words,
    warnings,
  };
}

/** Runs of letters; where words are written without spaces, signs. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

export function countWords(text: string): number {
  let count = 0;
  for (const _word of text.matchAll(WORD)) count += 1;
  return count;
}
