/** A section: its heading and its body. */
import type { LayoutNode } from '../layout-node.ts';
import type { RichText } from '../scene.ts';
import type { Draft } from './draft.ts';

export interface SectionOptions {
  /** Small line under the heading: what the numbers of a chart are. */
  caption?: RichText;
}

const CAPTION_GAP = 2;

export function section(
  draft: Draft,
  heading: string,
  body: readonly LayoutNode[],
  options: SectionOptions = {},
): LayoutNode {
  const { px } = draft;
  const { row, headingTop } = draft.style.metrics;
  const title = heading.trim();
  const head: LayoutNode[] = [];
  if (title !== '') {
    const text = draft.text('section', title, { heading: 2 });
    head.push(draft.panel('section-heading', { padding: { top: px(headingTop) } }, [text]));
  }
  if (options.caption !== undefined) {
    head.push(draft.text('caption', options.caption, { layout: { marginTop: px(CAPTION_GAP) } }));
  }
  const height = draft.headHeight ?? 0;
  const top = head.length > 0 || height > 0 ? [draft.box({ minHeight: height }, head)] : [];
  const content = draft.box({ gap: px(row), marginTop: top.length === 0 ? 0 : px(row * 0.62) }, body);
  return draft.box({}, [...top, content]);
}

/** Height that a section's heading and caption take in a width. */
export function headHeight(draft: Draft, heading: string, caption: string | undefined, width: number): number {
  const { px, measurer } = draft;
  const title = heading.trim();
  const own =
    title === ''
      ? 0
      : px(draft.style.metrics.headingTop) + measurer.measure(title, draft.type('section'), width).height;
  if (caption === undefined || caption.trim() === '') return own;
  return own + px(CAPTION_GAP) + measurer.measure(caption, draft.type('caption'), width).height;
}
