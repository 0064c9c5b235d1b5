/** Makes the nodes of a layout together with what they mean to the painter. */
import type { LayoutNode, LayoutStyle } from '../layout-node.ts';
import type { PageFrame } from '../page-format.ts';
import type { RichText, TextStyle } from '../scene.ts';
import { spokenText } from '../scene-builder.ts';
import type { Style, TextRole, Tone } from '../styles/style.ts';
import { type TypeOptions, typeset } from '../styles/typography.ts';
import type { Arrangement } from './arrangement.ts';
import type { PanelLook, Part } from './parts.ts';
import type { View } from './view.ts';

/** The part of the text engine that compositions ask. */
export interface Measurer {
  measure(content: RichText, style: TextStyle, maxWidth?: number): { width: number; height: number };
  /** Width of the longest stretch that cannot be broken. */
  minWidth(content: RichText, style: TextStyle): number;
}

export interface DraftInput {
  view: View;
  style: Style;
  measurer: Measurer;
  scale: number;
  arrangement: Arrangement;
  frame: PageFrame;
  /** Ids of the blocks that share a row with the block after them. */
  pairs: ReadonlySet<string>;
  /** The heads of sections take at least this height, in pixels: those side by side start their bodies on one line. */
  headHeight?: number;
}

export interface TextOptions extends TypeOptions {
  layout?: LayoutStyle;
  heading?: 1 | 2 | 3;
  index?: number;
  claimId?: string;
}

export interface PanelOptions {
  tone?: Tone;
  index?: number;
  count?: number;
  related?: readonly string[];
  claimId?: string;
  id?: string;
}

export interface Draft extends DraftInput {
  parts: ReadonlyMap<string, Part>;
  /** Scales a length of the page at scale 1. */
  px(length: number): number;
  newId(prefix: string): string;
  type(role: TextRole, options?: TypeOptions): TextStyle;
  box(layout: LayoutStyle, children?: readonly LayoutNode[]): LayoutNode;
  text(role: TextRole, content: RichText, options?: TextOptions): LayoutNode;
  panel(look: PanelLook, layout: LayoutStyle, children: readonly LayoutNode[], options?: PanelOptions): LayoutNode;
  icon(name: string, size: number, options?: { inHolder?: boolean; index?: number }): LayoutNode;
  bar(layout: LayoutStyle, strong: boolean): LayoutNode;
  art(layout: LayoutStyle): LayoutNode;
}

export function createDraft(input: DraftInput): Draft {
  const parts = new Map<string, Part>();
  let count = 0;
  const newId = (prefix: string): string => `${prefix}-${count++}`;
  const node = (id: string, style: LayoutStyle, children: readonly LayoutNode[], part?: Part): LayoutNode => {
    if (part !== undefined) parts.set(id, part);
    return { id, style, children: [...children] };
  };
  const place = { language: input.view.language, direction: input.view.direction, scale: input.scale };
  const claimed = (claimId: string | undefined): { claimId?: string } => (claimId === undefined ? {} : { claimId });
  /** One object for each style: the text engine finds its paragraphs by it. */
  const styles = new Map<string, TextStyle>();
  const type = (role: TextRole, options: TypeOptions = {}): TextStyle => {
    const { size, align, verticalAlign, lineHeight } = options;
    const key = `${role} ${size} ${align} ${verticalAlign} ${lineHeight}`;
    const known = styles.get(key);
    if (known !== undefined) return known;
    const style = typeset(input.style, role, place, options);
    styles.set(key, style);
    return style;
  };
  return {
    ...input,
    parts,
    px: (length) => Math.round(length * input.scale * 100) / 100,
    newId,
    type,
    box: (layout, children = []) => node(newId('box'), layout, children),
    text(role, content, options = {}) {
      const { layout = {}, heading, index = 0, claimId, ...own } = options;
      const id = newId(role);
      parts.set(id, { kind: 'text', role, index, ...(heading === undefined ? {} : { heading }), ...claimed(claimId) });
      return { id, style: layout, children: [], text: { content, style: directed(type(role, own), content) } };
    },
    panel(look, layout, children, options = {}) {
      const { tone, index = 0, count: siblings = 1, related, claimId, id = newId(look) } = options;
      return node(id, layout, children, {
        kind: 'panel',
        look,
        index,
        count: siblings,
        ...(tone === undefined ? {} : { tone }),
        ...(related === undefined ? {} : { related }),
        ...claimed(claimId),
      });
    },
    icon: (name, size, { inHolder = false, index = 0 } = {}) =>
      node(newId('icon'), { width: size, height: size, shrink: 0 }, [], { kind: 'icon', name, inHolder, index }),
    bar: (layout, strong) => node(newId('bar'), layout, [], { kind: 'bar', strong }),
    art: (layout) => node(newId('art'), layout, [], { kind: 'art' }),
  };
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** In a right-to-left page, a number, a formula or a foreign name without any letter of its script runs left to right, at the same edge. */
function directed(style: TextStyle, content: RichText): TextStyle {
  if (style.direction === 'ltr' || RIGHT_TO_LEFT.test(spokenText(content))) return style;
  const align = style.align === 'start' ? 'end' : style.align === 'end' ? 'start' : 'center';
  return { ...style, direction: 'ltr', align };
}
