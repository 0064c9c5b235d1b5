import type { BlockOf, ChartRow } from '../../contract/index.ts';
import { barScale, formatNumber } from '../charts/scale.ts';
import type { LayoutNode } from '../layout-node.ts';
import type { Draft } from './draft.ts';
import { section } from './section.ts';

/** Horizontal bars from zero, in the order given, the largest marked. */
export function chart(draft: Draft, block: BlockOf<'chart'>, width: number): LayoutNode {
  const { px, style, view } = draft;
  const { metrics } = style;
  const values = block.rows.map((row) => row.value);
  const scale = barScale(values);
  const largest = values.indexOf(Math.max(...values));
  const { sign, caption: unit } = unitOf(block.unit);
  const shown = values.map((value) => formatNumber(value, view.language) + sign);
  const labelWidth = widestOf(
    draft,
    'bar-label',
    block.rows.map((row) => row.label),
    width * 0.34,
  );
  const valueWidth = widestOf(draft, 'bar-value', shown, width * 0.3) + px(4);
  const cites = sharedClaims(block.rows);
  const rows = block.rows.map((row, i) =>
    barRow(draft, {
      row,
      shown: shown[i] ?? '',
      share: scale.bars[i]?.length ?? 0,
      below: scale.below,
      strong: i === largest,
      labelWidth,
      valueWidth,
      cite: cites === undefined || unit === '',
    }),
  );
  const bars = draft.panel('chart', { gap: px(metrics.barGap) }, rows, { index: Math.round(scale.below * 1000) });
  const caption = unit === '' ? undefined : cites === undefined ? unit : view.cited(unit, cites);
  return section(draft, block.heading, [bars], caption === undefined ? {} : { caption });
}

/** A per cent sign stands behind its numbers, other units above all of them. */
function unitOf(unit: string): { sign: string; caption: string } {
  const text = unit.trim();
  return text.startsWith('%')
    ? { sign: '\u00a0%', caption: raised(text.slice(1).trim()) }
    : { sign: '', caption: text };
}

function raised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The statements behind all rows, if one citation at the caption can stand for them: all rows cite the same. */
function sharedClaims(rows: readonly ChartRow[]): string[] | undefined {
  const ids = [...new Set(rows.map((row) => row.claimId))];
  return ids.length === 1 ? ids : undefined;
}

function widestOf(draft: Draft, role: 'bar-label' | 'bar-value', texts: readonly string[], most: number): number {
  const style = draft.type(role);
  return Math.min(most, Math.ceil(Math.max(...texts.map((text) => draft.measurer.measure(text, style).width)) + 2));
}

interface BarRow {
  row: ChartRow;
  shown: string;
  share: number;
  below: number;
  strong: boolean;
  labelWidth: number;
  valueWidth: number;
  cite: boolean;
}

function barRow(draft: Draft, bar: BarRow): LayoutNode {
  const { px, style, view } = draft;
  const { row, share, below } = bar;
  const name = bar.cite ? view.cited(row.label, row.claimId) : row.label;
  const value = draft.text('bar-value', bar.shown, { layout: { width: bar.valueWidth, shrink: 0 } });
  const piece = (grow: number): LayoutNode => draft.box({ grow, shrink: 1, basis: 0 });
  const drawn = draft.bar(
    { grow: Math.max(share, 0.0001), shrink: 1, basis: 0, height: px(style.metrics.barHeight) },
    bar.strong,
  );
  const track =
    row.value < 0
      ? [piece(below - share), drawn, value, piece(1 - below)]
      : [...(below > 0 ? [piece(below)] : []), drawn, value, piece(Math.max(0, 1 - below - share))];
  return draft.panel(
    'plain-card',
    { direction: 'row', align: 'center', gap: px(14) },
    [
      draft.box({ width: bar.labelWidth + px(16), shrink: 0 }, [draft.text('bar-label', name)]),
      draft.box({ grow: 1, shrink: 1, basis: 0, direction: 'row', align: 'center', gap: px(10) }, track),
    ],
    { claimId: row.claimId },
  );
}
