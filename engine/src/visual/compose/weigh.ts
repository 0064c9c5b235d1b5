/** About how high a block will be, to share blocks out over columns before anything is laid out. */
import type { Block } from '../../contract/index.ts';
import type { Draft } from './draft.ts';

/** Of a block beside its items, and of an item beside its text: in pixels at scale 1. */
const HEAD = 70;
const FRAME = 52;
/** Share of the width that a text has beside its icon or date. */
const TEXT = 0.7;

/** Pixels. */
export function weightOf(draft: Draft, block: Block, width: number): number {
  const style = draft.type('item-text');
  const texts = textsOf(block);
  const heights = texts.map((text) => draft.measurer.measure(text, style, width * TEXT).height + draft.px(FRAME));
  return heights.reduce((sum, height) => sum + height, draft.px(HEAD));
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'definition':
      return [block.item.text];
    case 'chart':
      return block.rows.map((row) => row.label);
    case 'graph':
      return block.edges.map((edge) => edge.label ?? '');
    case 'inquiry':
      return block.prompts.map((prompt) => prompt.text);
    default:
      return block.items.map((item) => item.text);
  }
}

/** Where to cut a list in two so that the heavier part is as light as can be; both keep at least one. */
export function evenCut(weights: readonly number[]): number {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  let best = { cut: 1, heavier: Number.POSITIVE_INFINITY };
  let before = 0;
  for (let cut = 1; cut < weights.length; cut++) {
    before += weights[cut - 1] ?? 0;
    const heavier = Math.max(before, whole - before);
    if (heavier < best.heavier) best = { cut, heavier };
  }
  return best.cut;
}

const IDEOGRAPHS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Characters of a text, those of a text in ideographs counted twice. */
export function lengthOf(text: string): number {
  return [...text].length * (IDEOGRAPHS.test(text) ? 2 : 1);
}
