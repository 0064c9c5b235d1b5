/** A section: its heading and its body. */
import type { LayoutNode } from '../layout-node.ts';
import type { RichText } from '../scene.ts';
import type { Draft } from './draft.ts';

export interface SectionOptions {
  /** Small line under the heading: what the numbers of a chart are. */
  caption?: RichText;
  /** Looked up by connectors. */
  id?: string;
}

export function section(
  draft: Draft,
  heading: string,
  body: readonly LayoutNode[],
  options: SectionOptions = {},
): LayoutNode {
  const { px } = draft;
  const title = heading.trim();
  const head: LayoutNode[] = [];
  if (title !== '') {
    head.push(
      draft.panel('section-heading', { padding: { top: px(draft.style.metrics.headingTop) } }, [
        draft.text('section', title, { heading: 2 }),
      ]),
    );
  }
  if (options.caption !== undefined) {
    head.push(draft.text('caption', options.caption, { layout: { marginTop: px(2) } }));
  }
  const gap = head.length === 0 ? 0 : px(draft.style.metrics.row * 0.62);
  const content = draft.box({ gap: px(draft.style.metrics.row), marginTop: gap }, body);
  return draft.box({}, [...head, content]);
}
