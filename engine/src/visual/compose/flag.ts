import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';

/** The visible mark of a statement that its source does not fully carry; nothing for a supported one. */
export function flagOf(draft: Draft, claimId: string | undefined): LayoutNode[] {
  const flag = claimId === undefined ? undefined : draft.view.flag(claimId);
  if (flag === undefined) return [];
  const { px } = draft;
  const size = Math.max(14, px(15));
  return [
    draft.box({ direction: 'row', align: 'center', gap: px(6), marginTop: px(4) }, [
      draft.icon('triangle-alert', size, { index: -1 }),
      draft.text('flag', flag.text, { layout: { shrink: 1 } }),
    ]),
  ];
}
