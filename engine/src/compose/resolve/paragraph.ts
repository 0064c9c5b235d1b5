import type { Material } from '../material.ts';

/** Whether sentence `i` stands right behind the one before it, in the same paragraph, with nothing left out between them. */
export function sameParagraph({ paragraphOf, sentences }: Material, i: number): boolean {
  const [before, own] = [sentences[i - 1], sentences[i]];
  return paragraphOf[i - 1] === paragraphOf[i] && before !== undefined && own?.position === before.position + 1;
}
