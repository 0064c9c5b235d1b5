/** Sections of a made-up book as what research hands over: for tests of what is drawn. */
import type { Block, ComposeInput, Passage, SourceText } from '../../contract/index.ts';
import { gatherMaterial } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import { countWords } from '../text/words.ts';
import { makeStatement, type Statement } from './statement.ts';

export interface Section {
  heading: string;
  paragraphs: readonly string[];
}

/** A topic's sections of the library; every paragraph as relevant as the other. */
export function sectionsOf(
  title: string,
  sections: readonly Section[],
  changes: Partial<ComposeInput> & { chapter?: string; language?: ComposeInput['language']; tag?: string } = {},
): ComposeInput {
  const { chapter, tag = 'en', ...rest } = changes;
  const passages: Passage[] = [];
  const headings: SourceText['headings'] = [];
  let text = '';
  for (const { heading, paragraphs } of sections) {
    headings.push({ text: heading, level: 2, start: text.length });
    text += `${heading}\n\n`;
    for (const paragraph of paragraphs) {
      const start = text.length;
      const id = `s1.p${passages.length}`;
      const end = start + paragraph.length;
      passages.push({ id, sourceId: 's1', start, end, text: paragraph, headings: [heading], score: 1 });
      text += `${paragraph}\n\n`;
    }
  }
  const source: SourceText = {
    id: 's1',
    title,
    publisher: 'Open Press, Natural History',
    hash: 'h',
    fetchedAt: '2026-01-01T00:00:00.000Z',
    language: tag,
    ...(chapter === undefined ? {} : { chapter }),
    text,
    headings,
  };
  return {
    topic: title,
    level: 'High School',
    style: 'Minimalist',
    format: 'Infographic',
    language: 'English',
    research: { origin: 'library', sources: [source], passages },
    ...rest,
  };
}

/** One sentence as a chosen statement. */
export function statementOf(text: string, tag = 'en', heading = 'Part'): Statement {
  const material = gatherMaterial(sectionsOf('Book', [{ heading, paragraphs: [text] }], { tag }));
  const candidate: Candidate = {
    sentences: [0],
    paragraph: 0,
    text,
    words: countWords(text, material.language),
    method: 'verbatim',
    units: [],
    kept: 1,
    grade: 8,
    factor: 1,
    bonus: 1,
  };
  const statement = makeStatement(candidate, material, 0);
  if (statement === undefined) throw new Error('The text holds no sentence.');
  return statement;
}

export function blockOf<K extends Block['kind']>(
  blocks: readonly Block[],
  kind: K,
): Extract<Block, { kind: K }> | undefined {
  return blocks.find((block): block is Extract<Block, { kind: K }> => block.kind === kind);
}
