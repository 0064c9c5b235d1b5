import type { BlockOf } from '../../contract/index.ts';
import type { LayoutNode } from '../layout-node.ts';
import { cardGrid, pictured } from './cards.ts';
import type { Draft } from './draft.ts';
import { flagOf } from './flag.ts';
import { section } from './section.ts';

/** More subjects than these do not fit side by side. */
const MOST_SUBJECTS = 4;

/** Subjects side by side with what is said of each; below, what is said of all. */
export function contrast(draft: Draft, block: BlockOf<'contrast'>, width: number): LayoutNode {
  const { px, style } = draft;
  const { gutter } = style.metrics;
  const bySubject = block.subjects.map((_, i) => block.items.filter((item) => item.subject === i));
  const common = block.items.filter((item) => item.subject === undefined || bySubject[item.subject] === undefined);
  const told = bySubject.filter((items) => items.length > 0).length;
  const sideBySide = told >= 2 && told === block.subjects.length && told <= MOST_SUBJECTS;
  if (!sideBySide) {
    const grid = cardGrid(draft, pictured(draft, namedBySubject(block)), width, { look: 'card' });
    return section(draft, block.heading, grid);
  }
  const columns = draft.box(
    { direction: draft.frame === 'strip' ? 'column' : 'row', gap: px(gutter), align: 'stretch' },
    block.subjects.map((subject, i) =>
      subjectColumn(draft, { subject, items: bySubject[i] ?? [], index: i, count: told }),
    ),
  );
  const rest = common.length === 0 ? [] : cardGrid(draft, pictured(draft, common), width, { look: 'card' });
  return section(draft, block.heading, [columns, ...rest]);
}

interface SubjectColumn {
  subject: string;
  items: BlockOf<'contrast'>['items'];
  index: number;
  count: number;
}

function subjectColumn(draft: Draft, { subject, items, index, count }: SubjectColumn): LayoutNode {
  const { px, style } = draft;
  const pad = style.metrics.panelPadding;
  const heading = draft.panel(
    'subject-heading',
    { padding: { start: px(pad), end: px(pad), top: px(11), bottom: px(11) } },
    [draft.text('subject', subject, { heading: 3, index })],
    { tone: 'subject', index, count },
  );
  const texts = items.map((item) =>
    draft.panel(
      'plain-card',
      { gap: px(4) },
      [
        ...(item.heading === undefined || item.heading === subject ? [] : [draft.text('term', item.heading)]),
        draft.text('item-text', draft.view.cited(item.text, item.claimId)),
        ...flagOf(draft, item.claimId),
      ],
      { claimId: item.claimId },
    ),
  );
  return draft.panel(
    'subject',
    draft.frame === 'strip' ? {} : { grow: 1, shrink: 1, basis: 0 },
    [heading, draft.box({ padding: px(pad), gap: px(14) }, texts)],
    { tone: 'panel', index, count },
  );
}

/** Where no table can be made, the subject heads the card of an item that has no heading of its own. */
function namedBySubject(block: BlockOf<'contrast'>): BlockOf<'contrast'>['items'] {
  return block.items.map((item) => {
    const subject = item.subject === undefined ? undefined : block.subjects[item.subject];
    return item.heading !== undefined || subject === undefined ? item : { ...item, heading: subject };
  });
}
