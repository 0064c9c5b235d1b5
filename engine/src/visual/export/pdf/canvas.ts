/** Scene items as PDF drawing operators. The space is the Scene's: pixels, y downwards. */
import type { Box, Def, GroupItem, ImageItem, Paint, SceneItem, TextItem } from '../../scene.ts';
import { parseColor } from '../shared/color.ts';
import type { ExportDeps } from '../shared/exporter.ts';
import { type IconItem, iconMatrix, iconPaths } from '../shared/icon-path.ts';
import { ellipsePath, type Matrix, multiply, parsePath, pathBounds, rectPath, type Segment } from '../shared/path.ts';
import { matrixOperator, pathOperators, pdfNumber, pdfNumbers } from './operators.ts';
import type { Gradient, PdfResources } from './resources.ts';

/** Patterns inside patterns are not followed further than this. */
const MAX_DEPTH = 2;

interface State {
  /** From the space of the items to the page of the file: what patterns are placed by. */
  matrix: Matrix;
  /** Product of the opacities of the groups around. */
  opacity: number;
  depth: number;
}

export class PdfCanvas {
  readonly #deps: ExportDeps;
  readonly #resources: PdfResources;
  readonly #defs: ReadonlyMap<string, Def>;

  constructor(deps: ExportDeps, resources: PdfResources, defs: readonly Def[]) {
    this.#deps = deps;
    this.#resources = resources;
    this.#defs = new Map(defs.map((def) => [def.id, def]));
  }

  /** @param matrix from the Scene to the page of the file. */
  draw(items: readonly SceneItem[], matrix: Matrix): string {
    return this.#items(items, { matrix, opacity: 1, depth: 0 });
  }

  #items(items: readonly SceneItem[], state: State): string {
    return items.map((item) => this.#item(item, state)).join('\n');
  }

  #item(item: SceneItem, state: State): string {
    switch (item.kind) {
      case 'rect':
        return this.#paint(rectPath(item.x, item.y, item.width, item.height, item.radius), item, state);
      case 'circle':
        return this.#paint(ellipsePath(item.cx, item.cy, item.r), item, state);
      case 'line': {
        const { fill: _, ...paint } = item;
        return this.#paint(parsePath(`M${item.x1} ${item.y1}L${item.x2} ${item.y2}`), paint, state);
      }
      case 'path':
        return this.#paint(parsePath(item.d), item, state);
      case 'icon':
        return this.#icon(item, state);
      case 'image':
        return this.#image(item, state);
      case 'text':
        return this.#text(item, state);
      default:
        return this.#group(item, state);
    }
  }

  #group(group: GroupItem, state: State): string {
    const mirror: Matrix | undefined = group.mirror && [-1, 0, 0, 1, 2 * group.mirror.x + group.mirror.width, 0];
    const inner: State = {
      ...state,
      opacity: state.opacity * (group.opacity ?? 1),
      matrix: mirror === undefined ? state.matrix : multiply(state.matrix, mirror),
    };
    const body = this.#items(group.children, inner);
    if (mirror === undefined && group.clip === undefined) return body;
    const clip = group.clip === undefined ? [] : [clipOperators(group.clip)];
    return ['q', ...clip, ...(mirror === undefined ? [] : [matrixOperator(mirror)]), body, 'Q'].join('\n');
  }

  #icon(item: IconItem, state: State): string {
    const { stroked, filled } = iconPaths(this.#deps.icons, item.name);
    if (stroked.length === 0) return '';
    const matrix = iconMatrix(item);
    const inner: State = { ...state, matrix: multiply(state.matrix, matrix) };
    const stroke: Paint = {
      stroke: item.stroke,
      strokeWidth: (item.strokeWidth * 24) / item.size,
      strokeCap: 'round',
      strokeJoin: 'round',
    };
    const dots = filled.length === 0 ? '' : this.#paint(filled, { fill: item.stroke }, inner);
    return ['q', matrixOperator(matrix), dots, this.#paint(stroked, stroke, inner), 'Q'].join('\n');
  }

  /** Fills the box; what is left over at two sides is cut. A picture of another kind than ours is left out. */
  #image(item: ImageItem, state: State): string {
    const image = this.#resources.image(item.png);
    if (image === undefined) return '';
    const scale = Math.max(item.width / image.width, item.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const [x, y] = [item.x + (item.width - width) / 2, item.y + (item.height - height) / 2];
    const opacity = state.opacity * (item.opacity ?? 1);
    // Pictures stand upside down where y grows downwards.
    const place = `${pdfNumbers([width, 0, 0, -height, x, y + height])} cm`;
    return ['q', ...this.#opacity(opacity, opacity), clipOperators(item), place, `/${image.name} Do`, 'Q'].join('\n');
  }

  #text(item: TextItem, state: State): string {
    const glyphs = item.lines.flatMap((line) =>
      line.runs.flatMap((run) => {
        const scale = pdfNumber(run.size / 1000, 6);
        return run.glyphs.flatMap((glyph) => {
          const form = this.#resources.glyph(run.font, glyph.id);
          if (form === undefined) return [];
          const [x, y] = [line.x + run.x + glyph.x, line.baseline + run.rise + glyph.y];
          return [`q ${scale} 0 0 ${scale} ${pdfNumbers([x, y])} cm /${form} Do Q`];
        });
      }),
    );
    if (glyphs.length === 0) return '';
    const color = this.#color(item.color, 'fill', item.box, state);
    return ['q', ...this.#opacity(state.opacity, state.opacity), color, ...glyphs, 'Q'].join('\n');
  }

  #paint(segments: readonly Segment[], paint: Paint, state: State): string {
    const fills = paint.fill !== undefined && paint.fill !== 'none';
    const strokes = paint.stroke !== undefined && paint.stroke !== 'none' && paint.strokeWidth !== 0;
    if (segments.length === 0 || (!fills && !strokes)) return '';
    const bounds = pathBounds(segments);
    const all = (paint.opacity ?? 1) * state.opacity;
    return [
      'q',
      ...this.#opacity(all * (paint.fillOpacity ?? 1), all * (paint.strokeOpacity ?? 1)),
      ...(fills ? [this.#color(paint.fill ?? '', 'fill', bounds, state)] : []),
      ...(strokes ? [this.#color(paint.stroke ?? '', 'stroke', bounds, state), strokeOperators(paint)] : []),
      pathOperators(segments),
      fills && strokes ? 'B' : fills ? 'f' : 'S',
      'Q',
    ].join('\n');
  }

  #opacity(fill: number, stroke: number): string[] {
    return fill === 1 && stroke === 1 ? [] : [`/${this.#resources.opacity(fill, stroke)} gs`];
  }

  #color(color: string, use: 'fill' | 'stroke', bounds: Box, state: State): string {
    const def = this.#defs.get(/^url\(#(.+)\)$/.exec(color)?.[1] ?? '');
    if (def !== undefined && state.depth < MAX_DEPTH) {
      const pattern = this.#pattern(def, bounds, state);
      return use === 'fill' ? `/Pattern cs /${pattern} scn` : `/Pattern CS /${pattern} SCN`;
    }
    return `${pdfNumbers(parseColor(color) ?? [0, 0, 0])} ${use === 'fill' ? 'rg' : 'RG'}`;
  }

  #pattern(def: Def, bounds: Box, state: State): string {
    if (def.kind !== 'pattern') {
      // gradients are given in shares of the box that they fill
      const box: Matrix = [bounds.width, 0, 0, bounds.height, bounds.x, bounds.y];
      return this.#resources.gradient({ ...gradientOf(def), matrix: multiply(state.matrix, box) });
    }
    const turn = ((def.rotate ?? 0) * Math.PI) / 180;
    const rotation: Matrix = [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0];
    const matrix = multiply(state.matrix, rotation);
    const content = this.#items(def.items, { matrix, opacity: state.opacity, depth: state.depth + 1 });
    return this.#resources.tile({ width: def.width, height: def.height, content, matrix });
  }
}

function gradientOf(def: Exclude<Def, { kind: 'pattern' }>): Omit<Gradient, 'matrix'> {
  const stops = def.stops.toSorted((a, b) => a.at - b.at);
  const [first, last] = [stops[0], stops.at(-1)];
  const padded = [
    ...(first !== undefined && first.at > 0 ? [{ ...first, at: 0 }] : []),
    ...stops,
    ...(last !== undefined && last.at < 1 ? [{ ...last, at: 1 }] : []),
  ];
  if (def.kind === 'linear') return { coordinates: [...def.from, ...def.to], stops: padded };
  return { coordinates: [...def.center, 0, ...def.center, def.radius], stops: padded };
}

function clipOperators({ x, y, width, height }: Box): string {
  return `${pdfNumbers([x, y, width, height])} re W n`;
}

function strokeOperators(paint: Paint): string {
  const dash = paint.strokeDash ?? [];
  return [
    `${pdfNumber(paint.strokeWidth ?? 1)} w`,
    `${paint.strokeCap === 'round' ? 1 : 0} J`,
    `${paint.strokeJoin === 'round' ? 1 : 0} j`,
    ...(dash.length === 0 ? [] : [`[${pdfNumbers(dash)}] 0 d`]),
  ].join(' ');
}
