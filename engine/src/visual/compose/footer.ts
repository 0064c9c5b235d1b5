/** The sources with their numbers, and whether every statement was checked. */
import { label } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { toRows } from './rows.ts';

/** From so many sources on, the footer has two columns. */
const TWO_COLUMNS_FROM = 5;
/** Columns of the footer of a landscape page. */
const MOST_IN_LANDSCAPE = 3;
/** Sources are for those who stand before the page: where its text is very large, theirs need not be. */
const SMALLER = 0.84;

export function footer(draft: Draft): LayoutNode[] {
  const { px, view } = draft;
  if (view.inquiry || view.sources.length === 0) return [];
  const size = draft.style.type.source.size * (draft.frame === 'rail' ? SMALLER : 1);
  const columns = columnsFor(draft, view.sources.length);
  const lines = toRows(view.sources, columns).map((row) =>
    draft.box(
      { direction: 'row', gap: px(28), align: 'start' },
      row.map((source) =>
        draft.box({ direction: 'row', gap: px(8), grow: 1, shrink: 1, basis: 0 }, [
          draft.text('source', `${source.number}`, { size, layout: { width: px(18), shrink: 0 } }),
          draft.text('source', source.text, { size, layout: { grow: 1, shrink: 1, basis: 0 } }),
        ]),
      ),
    ),
  );
  return [
    draft.panel('footer', { gap: px(6), padding: { top: px(16) } }, [
      draft.box({ direction: 'row', justify: 'between', align: 'center', gap: px(24) }, [
        draft.text('sources-heading', label('sources', view.language), { heading: 2, layout: { shrink: 0 } }),
        ...verdict(draft),
      ]),
      ...lines,
    ]),
  ];
}

function columnsFor(draft: Draft, count: number): number {
  if (draft.frame === 'strip') return 1;
  if (draft.frame === 'rail') return Math.min(count, MOST_IN_LANDSCAPE);
  return count >= TWO_COLUMNS_FROM && draft.arrangement.fewerColumns < 2 ? 2 : 1;
}

function verdict(draft: Draft): LayoutNode[] {
  const { px, view } = draft;
  if (view.verdict === undefined) return [];
  const { supported, text } = view.verdict;
  const size = Math.max(15, px(17));
  return [
    draft.box({ direction: 'row', align: 'center', gap: px(7), shrink: 1 }, [
      draft.icon(supported ? 'check' : 'triangle-alert', size, { index: supported ? -3 : -1 }),
      draft.text('verdict', text, { index: supported ? 0 : 1, layout: { shrink: 1 } }),
    ]),
  ];
}
