/** A Scene as one slide: native shapes and text in painting order; pictures only where Office has no such shape. */
import type { Box, Def, GroupItem, Paint, Scene, SceneItem, TextItem } from '../../scene.ts';
import { exportPng } from '../png.ts';
import type { ExportDeps } from '../shared/exporter.ts';
import { type IconItem, iconMatrix, iconPaths } from '../shared/icon-path.ts';
import {
  ellipsePath,
  IDENTITY,
  type Matrix,
  multiply,
  parsePath,
  pathBounds,
  rectPath,
  type Segment,
  transformPath,
} from '../shared/path.ts';
import { escapeMarkup } from '../shared/safe-text.ts';
import { textItems } from '../shared/walk.ts';
import { exportSvg } from '../svg.ts';
import { geometryXml, gradientXml, lineXml, presetXml, solidXml, transformXml } from './drawing.ts';
import { textShapeXml } from './text.ts';

export interface SlidePicture {
  /** Relation id by which the slide calls it. */
  relation: string;
  bytes: Uint8Array;
}

export interface Slide {
  xml: string;
  pictures: SlidePicture[];
  links: { relation: string; url: string }[];
}

interface State {
  matrix: Matrix;
  opacity: number;
}

/** Pixels of a picture for one of the Scene. */
const PICTURE_SCALE = 2;
const NAMESPACES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
/** Says that a shape carries no meaning, so that screen readers pass over it. */
const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

/** Web address that a text leads to. */
export type LinkOf = (item: TextItem) => string | undefined;

export async function renderSlide(scene: Scene, deps: ExportDeps, linkOf: LinkOf): Promise<Slide> {
  const writer = new SlideWriter(scene, deps, linkOf);
  await writer.add(scene.items, { matrix: IDENTITY, opacity: 1 });
  return writer.finish();
}

class SlideWriter {
  readonly #scene: Scene;
  readonly #deps: ExportDeps;
  readonly #linkOf: LinkOf;
  readonly #defs: ReadonlyMap<string, Def>;
  readonly #shapes: string[] = [];
  readonly #pictures: SlidePicture[] = [];
  readonly #links = new Map<string, string>();
  #hasTitle = false;

  constructor(scene: Scene, deps: ExportDeps, linkOf: LinkOf) {
    this.#scene = scene;
    this.#deps = deps;
    this.#linkOf = linkOf;
    this.#defs = new Map(scene.defs.map((def) => [def.id, def]));
  }

  finish(): Slide {
    const background = `<p:bg><p:bgPr>${solidXml(this.#scene.background)}<a:effectLst/></p:bgPr></p:bg>`;
    const root =
      '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';
    const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<p:sld ${NAMESPACES}><p:cSld>${background}<p:spTree>${root}${this.#shapes.join('')}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
    const links = [...this.#links].map(([url, relation]) => ({ relation, url }));
    return { xml, pictures: this.#pictures, links };
  }

  async add(items: readonly SceneItem[], state: State): Promise<void> {
    for (const item of items) await this.#item(item, state);
  }

  async #item(item: SceneItem, state: State): Promise<void> {
    switch (item.kind) {
      case 'text':
        return this.#text(item);
      case 'group':
        return this.#group(item, state);
      case 'icon':
        return this.#icon(item, state);
      case 'image':
        return this.#picture(item, item, state, item.alt);
      default:
        return this.#shape(item, state);
    }
  }

  #text(item: TextItem): void {
    const isTitle = item.heading === 1 && !this.#hasTitle;
    if (isTitle) this.#hasTitle = true;
    const url = this.#linkOf(item);
    const id = this.#nextId();
    this.#shapes.push(textShapeXml(item, { id, isTitle, ...(url === undefined ? {} : { link: this.#link(url) }) }));
  }

  #link(url: string): string {
    const known = this.#links.get(url);
    if (known !== undefined) return known;
    const relation = `rIdLink${this.#links.size + 1}`;
    this.#links.set(url, relation);
    return relation;
  }

  /** Office cannot clip: a clipped group without text becomes a picture. */
  async #group(group: GroupItem, state: State): Promise<void> {
    if (group.clip !== undefined && textItems(group.children).length === 0)
      return this.#picture(group, group.clip, state);
    const mirror: Matrix | undefined = group.mirror && [-1, 0, 0, 1, 2 * group.mirror.x + group.mirror.width, 0];
    await this.add(group.children, {
      matrix: mirror === undefined ? state.matrix : multiply(state.matrix, mirror),
      opacity: state.opacity * (group.opacity ?? 1),
    });
  }

  #icon(item: IconItem, state: State): void {
    const { stroked, filled } = iconPaths(this.#deps.icons, item.name);
    const matrix = multiply(state.matrix, iconMatrix(item));
    const paint: Paint = {
      stroke: item.stroke,
      strokeWidth: item.strokeWidth,
      strokeCap: 'round',
      strokeJoin: 'round',
    };
    if (filled.length > 0) this.#path(transformPath(filled, matrix), { fill: item.stroke }, state.opacity);
    this.#path(transformPath(stroked, matrix), paint, state.opacity);
  }

  async #shape(item: ShapeItem, state: State): Promise<void> {
    const outline = outlineOf(item);
    const bounds = pathBounds(outline);
    const patterned = [item.fill, item.stroke].some((color) => this.#def(color)?.kind === 'pattern');
    if (patterned) return this.#picture(item, padded(bounds, item.strokeWidth ?? 0), state);
    const upright = state.matrix === IDENTITY;
    if (upright && item.kind === 'rect' && (item.radius ?? 0) > 0) {
      const share = Math.min(0.5, (item.radius ?? 0) / Math.max(0.01, Math.min(item.width, item.height)));
      return this.#push(transformXml(item) + presetXml('roundRect', share * 100_000), item, state.opacity);
    }
    if (upright && item.kind === 'rect') return this.#push(transformXml(item) + presetXml('rect'), item, state.opacity);
    if (item.kind === 'circle') {
      const box = pathBounds(transformPath(outline, state.matrix));
      return this.#push(transformXml(box) + presetXml('ellipse'), item, state.opacity);
    }
    const { fill: _, ...lineOnly } = item;
    this.#path(transformPath(outline, state.matrix), item.kind === 'line' ? lineOnly : item, state.opacity);
  }

  #path(segments: readonly Segment[], paint: Paint, opacity: number): void {
    const box = pathBounds(segments);
    this.#push(transformXml(box) + geometryXml(segments, box), paint, opacity);
  }

  #push(geometry: string, paint: Paint, opacity: number): void {
    const fill = this.#fill(paint, opacity);
    const stroke = lineXml(
      paint,
      opacity,
      this.#def(paint.stroke) === undefined ? paint.stroke : firstColor(this.#def(paint.stroke)),
    );
    if (fill === '<a:noFill/>' && stroke === lineXml({}, 1)) return;
    const id = this.#nextId();
    this.#shapes.push(
      `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="shape ${id}">${DECORATIVE}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${geometry}${fill}${stroke}</p:spPr></p:sp>`,
    );
  }

  #fill(paint: Paint, opacity: number): string {
    if (paint.fill === undefined || paint.fill === 'none') return '<a:noFill/>';
    const all = opacity * (paint.opacity ?? 1) * (paint.fillOpacity ?? 1);
    const def = this.#def(paint.fill);
    return def === undefined || def.kind === 'pattern' ? solidXml(paint.fill, all) : gradientXml(def, all);
  }

  #def(color: string | undefined): Def | undefined {
    return this.#defs.get(/^url\(#(.+)\)$/.exec(color ?? '')?.[1] ?? '');
  }

  /** The item as it looks inside the box, as a picture. */
  async #picture(item: SceneItem, box: Box, state: State, alt = ''): Promise<void> {
    const area = inside(
      pathBounds(transformPath(rectPath(box.x, box.y, box.width, box.height), state.matrix)),
      this.#scene,
    );
    if (area.width < 1 || area.height < 1) return;
    const mirrored = state.matrix[0] < 0;
    const group: GroupItem = { kind: 'group', children: [item], opacity: state.opacity };
    // the only matrices of a Scene are mirrors: x' = -x + e
    if (mirrored) group.mirror = { x: state.matrix[4] / 2, y: 0, width: 0, height: 0 };
    const svg = exportSvg({ ...this.#scene, background: 'none', items: [group] }, this.#deps, { prefix: 'picture-' });
    const framed = svg.replace(/viewBox="[^"]*" width="[^"]*" height="[^"]*"/, frameOf(area));
    const bytes = await exportPng(framed, { width: Math.max(1, Math.round(area.width * PICTURE_SCALE)) });
    const relation = `rIdPicture${this.#pictures.length + 1}`;
    this.#pictures.push({ relation, bytes });
    const id = this.#nextId();
    this.#shapes.push(
      `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="picture ${id}" descr="${escapeMarkup(alt)}">${alt === '' ? DECORATIVE : ''}</p:cNvPr><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${transformXml(area)}${presetXml('rect')}</p:spPr></p:pic>`,
    );
  }

  #nextId(): number {
    return this.#shapes.length + 2;
  }
}

type ShapeItem = Extract<SceneItem, { kind: 'rect' | 'circle' | 'line' | 'path' }>;

function outlineOf(item: ShapeItem): Segment[] {
  switch (item.kind) {
    case 'rect':
      return rectPath(item.x, item.y, item.width, item.height, item.radius);
    case 'circle':
      return ellipsePath(item.cx, item.cy, item.r);
    case 'line':
      return parsePath(`M${item.x1} ${item.y1}L${item.x2} ${item.y2}`);
    default:
      return parsePath(item.d);
  }
}

function firstColor(def: Def | undefined): string | undefined {
  return def === undefined || def.kind === 'pattern' ? undefined : def.stops[0]?.color;
}

function padded({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by / 2, y: y - by / 2, width: width + by, height: height + by };
}

/** The part of the box that lies on the page. */
function inside({ x, y, width, height }: Box, page: Scene): Box {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(page.width, x + width), Math.min(page.height, y + height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function frameOf({ x, y, width, height }: Box): string {
  return `viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}"`;
}
