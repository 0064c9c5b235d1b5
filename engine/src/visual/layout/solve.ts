/** Flexbox by Yoga with text leaves measured by the text engine. Right-to-left pages are mirrored by Yoga itself. */
import Yoga, {
  Align,
  type Config,
  Edge,
  FlexDirection,
  Gutter,
  Justify,
  MeasureMode,
  type Node,
  Wrap,
  Direction as YogaDirection,
} from 'yoga-layout';
import type { Direction } from '../../contract/index.ts';
import { HkmError } from '../../errors.ts';
import type { LayoutNode, LayoutStyle, SolvedBoxes } from '../layout-node.ts';
import type { Box } from '../scene.ts';
import type { TextEngine } from '../text/index.ts';

export interface Page {
  width: number;
  /** The tree's own height when absent. */
  height?: number;
  direction: Direction;
}

const ALIGN = { start: Align.FlexStart, center: Align.Center, end: Align.FlexEnd, stretch: Align.Stretch } as const;
const JUSTIFY = {
  start: Justify.FlexStart,
  center: Justify.Center,
  end: Justify.FlexEnd,
  between: Justify.SpaceBetween,
} as const;

const config = createConfig();

/** Boxes stay unrounded: a text box rounded down by half a pixel would break its lines elsewhere than it was measured. */
function createConfig(): Config {
  const created = Yoga.Config.create();
  created.setPointScaleFactor(0);
  return created;
}

/**
 * Absolute boxes of every node, by id.
 * @throws HkmError `internal` for an id that occurs twice.
 */
export function solve(tree: LayoutNode, page: Page, engine: TextEngine): SolvedBoxes {
  const nodes = new Map<LayoutNode, Node>();
  const root = toYoga(tree, engine, nodes);
  try {
    const direction = page.direction === 'rtl' ? YogaDirection.RTL : YogaDirection.LTR;
    root.calculateLayout(page.width, page.height, direction);
    const boxes = new Map<string, Box & { node: LayoutNode }>();
    collect(tree, nodes, 0, 0, boxes);
    return boxes;
  } finally {
    // Not `freeRecursive`: it asks for every child once more, which costs more than the rest of it.
    for (const node of nodes.values()) node.free();
  }
}

function collect(
  node: LayoutNode,
  nodes: ReadonlyMap<LayoutNode, Node>,
  left: number,
  top: number,
  boxes: Map<string, Box & { node: LayoutNode }>,
): void {
  const yoga = nodes.get(node);
  if (yoga === undefined) return;
  if (boxes.has(node.id)) throw new HkmError('internal', `The layout id "${node.id}" occurs twice.`);
  const solved = {
    x: left + yoga.getComputedLeft(),
    y: top + yoga.getComputedTop(),
    width: yoga.getComputedWidth(),
    height: yoga.getComputedHeight(),
    node,
  };
  boxes.set(node.id, solved);
  for (const child of node.children) collect(child, nodes, solved.x, solved.y, boxes);
}

function toYoga(node: LayoutNode, engine: TextEngine, nodes: Map<LayoutNode, Node>): Node {
  const yoga = Yoga.Node.createWithConfig(config);
  nodes.set(node, yoga);
  applyFlex(yoga, node.style);
  applySize(yoga, node.style);
  applySpacing(yoga, node.style);
  const { text } = node;
  if (text !== undefined) {
    yoga.setMeasureFunc((width, widthMode) => {
      const maxWidth = widthMode === MeasureMode.Undefined ? undefined : width;
      const size = engine.measure(text.content, text.style, maxWidth);
      return { width: widthMode === MeasureMode.Exactly ? width : size.width, height: size.height };
    });
    return yoga;
  }
  node.children.forEach((child, index) => {
    yoga.insertChild(toYoga(child, engine, nodes), index);
  });
  return yoga;
}

function applyFlex(yoga: Node, style: LayoutStyle): void {
  // Calls into WASM cost: Yoga's defaults (column, no wrap, grow 0, shrink 0) are left alone.
  if (style.direction === 'row') yoga.setFlexDirection(FlexDirection.Row);
  if (style.wrap === true) yoga.setFlexWrap(Wrap.Wrap);
  if (style.grow !== undefined) yoga.setFlexGrow(style.grow);
  if (style.shrink !== undefined) yoga.setFlexShrink(style.shrink);
  if (style.basis !== undefined) yoga.setFlexBasis(style.basis);
  if (style.align !== undefined) yoga.setAlignItems(ALIGN[style.align]);
  if (style.alignSelf !== undefined) yoga.setAlignSelf(ALIGN[style.alignSelf]);
  if (style.justify !== undefined) yoga.setJustifyContent(JUSTIFY[style.justify]);
}

function applySize(yoga: Node, style: LayoutStyle): void {
  if (style.width !== undefined) yoga.setWidth(style.width);
  if (style.height !== undefined) yoga.setHeight(style.height);
  if (style.minWidth !== undefined) yoga.setMinWidth(style.minWidth);
  if (style.minHeight !== undefined) yoga.setMinHeight(style.minHeight);
}

function applySpacing(yoga: Node, style: LayoutStyle): void {
  if (style.gap !== undefined) yoga.setGap(Gutter.All, style.gap);
  if (style.marginTop !== undefined) yoga.setMargin(Edge.Top, style.marginTop);
  const { padding } = style;
  if (padding === undefined) return;
  if (typeof padding === 'number') {
    yoga.setPadding(Edge.All, padding);
    return;
  }
  yoga.setPadding(Edge.Top, padding.top ?? 0);
  yoga.setPadding(Edge.Bottom, padding.bottom ?? 0);
  yoga.setPadding(Edge.Start, padding.start ?? 0);
  yoga.setPadding(Edge.End, padding.end ?? 0);
}
