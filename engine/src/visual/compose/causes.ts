import type { BlockOf } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { cardGrid, pictured } from './cards.ts';
import type { Draft } from './draft.ts';
import { section } from './section.ts';

/** Causes to the left, effects to the right of an arrow; where one side is missing, a grid. */
export function causes(draft: Draft, block: BlockOf<'causes'>, width: number): LayoutNode {
  const { px, style } = draft;
  const items = pictured(draft, block.items);
  const left = items.filter((item) => item.role === 'cause');
  const right = items.filter((item) => item.role === 'effect');
  const both = items.filter((item) => item.role === 'both');
  const paired =
    draft.frame !== 'strip' &&
    left.length > 0 &&
    right.length > 0 &&
    Math.max(left.length, right.length) <= 2 * Math.min(left.length, right.length);
  if (!paired) return section(draft, block.heading, cardGrid(draft, items, width, { look: 'card' }));
  const arrow = px(64);
  const side = (width - arrow - px(style.metrics.gutter) * 2) / 2;
  const column = (own: typeof items, first: number): LayoutNode =>
    draft.box(
      { grow: 1, shrink: 1, basis: 0, gap: px(style.metrics.row) },
      cardGrid(draft, own, side, { look: 'card', most: 1, first, stretch: true }),
    );
  const pair = draft.box({ direction: 'row', gap: px(style.metrics.gutter), align: 'stretch' }, [
    column(left, 0),
    draft.panel('arrow', { width: arrow, shrink: 0 }, []),
    column(right, left.length),
  ]);
  const rest = both.length === 0 ? [] : cardGrid(draft, both, width, { look: 'card' });
  return section(draft, block.heading, [pair, ...rest]);
}
