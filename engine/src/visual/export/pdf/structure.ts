/** Tags of a PDF: what is a heading, what is a paragraph, in reading order (ISO 32000-1, 14.7 and 14.8). */
import type { TextItem } from '../../scene.ts';
import { plainText } from '../shared/safe-text.ts';
import { type PdfFile, reference, textString } from './file.ts';

/** A text on the page: its tag and the operators that say it. The place in the list is its marked-content number. */
export interface TaggedText {
  tag: 'H1' | 'H2' | 'H3' | 'P';
  /** What a screen reader says instead of the text layer. */
  spoken: string;
  operators: string;
}

export function tagText(item: TextItem, operators: string): TaggedText {
  const tag = item.heading === undefined ? 'P' : (`H${item.heading}` as const);
  return { tag, spoken: plainText(item.text), operators };
}

/** The operators of all texts, each inside its marked content. */
export function markedContent(texts: readonly TaggedText[]): string {
  return texts.map(({ tag, operators }, index) => `/${tag} << /MCID ${index} >> BDC\n${operators}\nEMC`).join('\n');
}

/** @returns number of the structure tree's root. The page's StructParents must be 0. */
export function writeStructure(file: PdfFile, texts: readonly TaggedText[], page: number): number {
  const root = file.reserve();
  const document = file.reserve();
  const elements = texts.map(({ tag, spoken }, index) =>
    file.add({
      Type: '/StructElem',
      S: `/${tag}`,
      P: reference(document),
      Pg: reference(page),
      K: index,
      ActualText: textString(spoken),
    }),
  );
  const kids = `[${elements.map(reference).join(' ')}]`;
  file.set(document, { Type: '/StructElem', S: '/Document', P: reference(root), K: kids });
  const parents = file.add({ Nums: `[0 ${kids}]` });
  file.set(root, {
    Type: '/StructTreeRoot',
    K: reference(document),
    ParentTree: reference(parents),
    ParentTreeNextKey: 1,
  });
  return root;
}
