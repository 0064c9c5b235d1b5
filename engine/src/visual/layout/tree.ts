/** The two builders of layout trees. */
import type { LayoutNode, LayoutStyle } from '../layout-node.ts';
import type { RichText, TextStyle } from '../scene.ts';

/** A container. `id` must be unique in the tree. */
export function box(id: string, style: LayoutStyle = {}, children: LayoutNode[] = []): LayoutNode {
  return { id, style, children };
}

/** A text leaf: its size comes from the text engine. */
export function textNode(id: string, content: RichText, textStyle: TextStyle, style: LayoutStyle = {}): LayoutNode {
  return { id, style, children: [], text: { content, style: textStyle } };
}
