/** A sentence out of plain text: for trying a recogniser on words that stand in no source. */
import type { LanguageTag } from '../../contract/index.ts';
import type { Sentence } from '../sentence.ts';

export function sentenceOf(text: string, language: LanguageTag = 'en', place: Partial<Sentence> = {}): Sentence {
  return {
    id: 'p.0',
    sourceId: 's',
    passageId: 'p',
    start: 0,
    end: text.length,
    text,
    language,
    position: 0,
    passageIndex: 0,
    headings: [],
    ...place,
  };
}
