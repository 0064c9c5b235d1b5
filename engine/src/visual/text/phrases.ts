/** Phrase boundaries of Japanese and Chinese, so that a line does not break inside a word. */
import { createRequire } from 'node:module';
import type { LanguageTag } from '../../contract/index.ts';

interface PhraseParser {
  parse(text: string): string[];
}
interface Budoux {
  loadDefaultJapaneseParser(): PhraseParser;
  loadDefaultSimplifiedChineseParser(): PhraseParser;
}

export type PhraseBoundaries = (text: string, language: LanguageTag) => ReadonlySet<number> | undefined;

/** Loaded at the first Japanese or Chinese text: BudouX brings an HTML parser that takes 0.15 s to load. */
export function createPhraseBoundaries(): PhraseBoundaries {
  const require = createRequire(import.meta.url);
  const parsers = new Map<LanguageTag, PhraseParser>();
  const parserOf = (language: 'ja' | 'zh'): PhraseParser => {
    const known = parsers.get(language);
    if (known !== undefined) return known;
    const budoux = require('budoux') as Budoux;
    const parser = language === 'ja' ? budoux.loadDefaultJapaneseParser() : budoux.loadDefaultSimplifiedChineseParser();
    parsers.set(language, parser);
    return parser;
  };
  return (text, language) => {
    if (language !== 'ja' && language !== 'zh') return undefined;
    const boundaries = new Set<number>();
    let offset = 0;
    for (const phrase of parserOf(language).parse(text)) {
      offset += phrase.length;
      boundaries.add(offset);
    }
    return boundaries;
  };
}
