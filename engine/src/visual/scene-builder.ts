/** Painters draw with this: it places text by the text engine and gathers everything into a Scene. */
import type { Direction, LanguageTag } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { Box, Def, GroupItem, Paint, RichText, Scene, SceneItem, TextItem, TextStyle } from './scene.ts';
import type { Placement, TextEngine } from './text/index.ts';

export interface ScenePage {
  width: number;
  height: number;
  language: LanguageTag;
  direction: Direction;
  title: string;
  description: string;
  /** Colour of the page. */
  background: string;
}

export interface TextOptions {
  color: string;
  /** The colour that lies behind the text. */
  background: string;
  role: string;
  claimId?: string;
  heading?: 1 | 2 | 3;
}

export interface IconOptions {
  stroke: string;
  strokeWidth: number;
  flip?: boolean;
  role?: string;
}

export type GroupOptions = Omit<GroupItem, 'kind' | 'children'>;

export interface SceneBuilder {
  readonly page: ScenePage;
  rect(box: Box, paint: Paint & { radius?: number }): void;
  circle(cx: number, cy: number, r: number, paint: Paint): void;
  line(x1: number, y1: number, x2: number, y2: number, paint: Paint): void;
  /** @param bounds The box around what the path covers. */
  path(d: string, bounds: Box, paint: Paint): void;
  icon(name: string, x: number, y: number, size: number, options: IconOptions): void;
  /** @param png An opaque PNG, base64. */
  image(box: Box, png: string, alt: string): void;
  /** Places and draws; a text without letters and digits that nothing can draw is left out. Gives where it stands and whether it overflows. */
  text(content: RichText, style: TextStyle, box: Box, options: TextOptions): Placement;
  /** What `draw` draws belongs to one group. */
  group(options: GroupOptions, draw: () => void): void;
  /** Declares a gradient or pattern; use it as `url(#id)`. The same id twice must mean the same thing. */
  def(def: Def): void;
  build(): Scene;
}

export function createSceneBuilder(page: ScenePage, engine: TextEngine): SceneBuilder {
  const defs = new Map<string, Def>();
  const root: SceneItem[] = [];
  let items = root;
  const add = (item: SceneItem): void => {
    items.push(item);
  };
  return {
    page,
    rect: (box, paint) => add({ kind: 'rect', ...plainBox(box), ...paint }),
    circle: (cx, cy, r, paint) => add({ kind: 'circle', cx, cy, r, ...paint }),
    line: (x1, y1, x2, y2, paint) => add({ kind: 'line', x1, y1, x2, y2, ...paint }),
    path: (d, bounds, paint) => add({ kind: 'path', d, bounds: plainBox(bounds), ...paint }),
    icon: (name, x, y, size, options) => add({ kind: 'icon', name, x, y, size, ...options }),
    image: (box, png, alt) => add({ kind: 'image', ...plainBox(box), png, alt }),
    text(content, style, box, options) {
      const placement = engine.place(content, style, box);
      const item = textItem(content, style, box, options, placement);
      // Letters that no font can draw stay in the Scene, so that the gate sees what is missing.
      if (placement.lines.length > 0 || /[\p{L}\p{N}]/u.test(item.text)) add(item);
      return placement;
    },
    group(options, draw) {
      const children: SceneItem[] = [];
      const outer = items;
      items = children;
      try {
        draw();
      } finally {
        items = outer;
      }
      if (children.length > 0) add({ kind: 'group', children, ...options });
    },
    def(def) {
      const known = defs.get(def.id);
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(def)) {
        throw new HkmError('internal', `The definition "${def.id}" was given twice with different contents.`);
      }
      defs.set(def.id, def);
    },
    build: () => ({ ...page, defs: [...defs.values()], items: root }),
  };
}

/** Solved boxes carry their layout node; the Scene must not. */
function plainBox({ x, y, width, height }: Box): Box {
  return { x, y, width, height };
}

function textItem(content: RichText, style: TextStyle, box: Box, options: TextOptions, { lines }: Placement): TextItem {
  return { kind: 'text', text: spokenText(content), box: plainBox(box), style, lines, ...options };
}

/** As a reader hears it: citations left out, everything else kept, even what no font can draw. */
export function spokenText(content: RichText): string {
  if (typeof content === 'string') return content;
  return content.map((inline) => (inline.kind === 'text' ? inline.text : '')).join('');
}
