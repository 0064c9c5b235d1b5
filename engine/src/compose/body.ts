/** The body of a Spec: what counts as its text. */
import type { Block, Spec } from '../contract/index.ts';
import { countWords } from './text/words.ts';

/** Words of the body of a Spec: item texts, values, units, dates and terms; headings and title are not counted. */
export function bodyWords(spec: Spec): number {
  return bodyTexts(spec).reduce((sum, text) => sum + countWords(text, spec.language), 0);
}

/** The stretches of text that a Spec's body draws, in reading order. */
export function bodyTexts(spec: Spec): string[] {
  return spec.blocks.flatMap(textsOf);
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'definition':
      return [block.item.text];
    case 'figures':
      return block.items.map((item) =>
        [item.value, item.unit, item.text].filter((part) => part !== undefined).join(' '),
      );
    case 'timeline':
      return block.items.map((item) => `${item.date} ${item.text}`);
    case 'terms':
      return block.items.map((item) => `${item.term} ${item.text}`);
    case 'chart':
      return block.rows.map((row) => `${row.label} ${row.value}`);
    case 'graph':
      return block.nodes.map((node) => node.label);
    case 'inquiry':
      return block.prompts.map((prompt) => prompt.text);
    default:
      return block.items.map((item) => item.text);
  }
}
