import type { BlockOf } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';

const IN_RAIL = 0.86;

/** What the topic is, in large type. */
export function definition(draft: Draft, block: BlockOf<'definition'>): LayoutNode {
  const { px } = draft;
  const { item } = block;
  const pad = draft.style.metrics.panelPadding;
  // the rail beside a body is as narrow as a card
  const size = draft.style.type.lead.size * (draft.frame === 'rail' ? IN_RAIL : 1);
  return draft.panel(
    'definition',
    { padding: { start: px(pad + 6), end: 0, top: px(4), bottom: px(4) }, gap: px(6), shrink: 1 },
    [
      ...(block.heading.trim() === '' ? [] : [draft.text('lead-term', block.heading.trim(), { heading: 2 })]),
      draft.text('lead', draft.view.cited(item.text, item.claimId), { size }),
      ...flagOf(draft, item.claimId),
    ],
    { claimId: item.claimId },
  );
}
