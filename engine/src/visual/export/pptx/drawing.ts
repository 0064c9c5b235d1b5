/** DrawingML (ECMA-376, part 1, chapter 20): geometry, fills and lines of shapes as XML. Scene pixels in, EMU out. */
import type { Box, Def, Paint } from '../../scene.ts';
import { hexColor, parseColor } from '../shared/color.ts';
import type { Segment } from '../shared/path.ts';

/** English Metric Units of a pixel at 96 to the inch. */
const EMU_PER_PIXEL = 9525;
/** Units of custom geometry in a pixel. */
const PATH_UNITS = 100;

export function emu(pixels: number): number {
  return Math.round(pixels * EMU_PER_PIXEL);
}

export function transformXml(box: Box, flip = ''): string {
  const [x, y, width, height] = [box.x, box.y, Math.max(0, box.width), Math.max(0, box.height)].map(emu);
  return `<a:xfrm${flip}><a:off x="${x}" y="${y}"/><a:ext cx="${width}" cy="${height}"/></a:xfrm>`;
}

export function presetXml(name: 'rect' | 'ellipse' | 'line' | 'roundRect', adjust?: number): string {
  const list =
    adjust === undefined ? '<a:avLst/>' : `<a:avLst><a:gd name="adj" fmla="val ${Math.round(adjust)}"/></a:avLst>`;
  return `<a:prstGeom prst="${name}">${list}</a:prstGeom>`;
}

/** A path whose points are given on the page, for a shape that stands at `box`. */
export function geometryXml(segments: readonly Segment[], box: Box): string {
  const point = (x: number, y: number): string =>
    `<a:pt x="${Math.round((x - box.x) * PATH_UNITS)}" y="${Math.round((y - box.y) * PATH_UNITS)}"/>`;
  const commands = segments.map((s) => {
    switch (s.kind) {
      case 'move':
        return `<a:moveTo>${point(s.x, s.y)}</a:moveTo>`;
      case 'line':
        return `<a:lnTo>${point(s.x, s.y)}</a:lnTo>`;
      case 'curve':
        return `<a:cubicBezTo>${point(s.x1, s.y1)}${point(s.x2, s.y2)}${point(s.x, s.y)}</a:cubicBezTo>`;
      default:
        return '<a:close/>';
    }
  });
  const [width, height] = [Math.round(box.width * PATH_UNITS), Math.round(box.height * PATH_UNITS)];
  const path = `<a:path w="${Math.max(1, width)}" h="${Math.max(1, height)}">${commands.join('')}</a:path>`;
  return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>${path}</a:pathLst></a:custGeom>`;
}

export function colorXml(color: string, opacity = 1): string {
  const hex = hexColor(parseColor(color) ?? [0, 0, 0]);
  const alpha = opacity >= 1 ? '' : `<a:alpha val="${Math.round(Math.max(0, opacity) * 100_000)}"/>`;
  return `<a:srgbClr val="${hex}">${alpha}</a:srgbClr>`;
}

export function solidXml(color: string, opacity?: number): string {
  return `<a:solidFill>${colorXml(color, opacity)}</a:solidFill>`;
}

type GradientDef = Exclude<Def, { kind: 'pattern' }>;

/** Gradients run along the diagonal of the shape's box, as in the Scene. */
export function gradientXml(def: GradientDef, opacity: number): string {
  const stops = def.stops.map(
    (stop) =>
      `<a:gs pos="${Math.round(stop.at * 100_000)}">${colorXml(stop.color, opacity * (stop.opacity ?? 1))}</a:gs>`,
  );
  return `<a:gradFill rotWithShape="1"><a:gsLst>${stops.join('')}</a:gsLst>${gradientShape(def)}</a:gradFill>`;
}

function gradientShape(def: GradientDef): string {
  if (def.kind === 'radial') {
    const [x, y] = def.center.map((share) => Math.round(share * 100_000));
    const [right, bottom] = [100_000 - (x ?? 0), 100_000 - (y ?? 0)];
    return `<a:path path="circle"><a:fillToRect l="${x}" t="${y}" r="${right}" b="${bottom}"/></a:path>`;
  }
  const degrees = (Math.atan2(def.to[1] - def.from[1], def.to[0] - def.from[0]) * 180) / Math.PI;
  return `<a:lin ang="${Math.round(((degrees + 360) % 360) * 60_000)}" scaled="1"/>`;
}

/** The line of a shape; nothing is drawn without a stroke. */
export function lineXml(paint: Paint, opacity: number, color = paint.stroke): string {
  if (color === undefined || color === 'none' || paint.strokeWidth === 0) return '<a:ln><a:noFill/></a:ln>';
  const width = paint.strokeWidth ?? 1;
  const cap = paint.strokeCap === 'round' ? 'rnd' : 'flat';
  const join = paint.strokeJoin === 'round' ? '<a:round/>' : '<a:miter lim="800000"/>';
  const fill = solidXml(color, opacity * (paint.opacity ?? 1) * (paint.strokeOpacity ?? 1));
  return `<a:ln w="${emu(width)}" cap="${cap}">${fill}${dashXml(paint.strokeDash ?? [], width)}${join}</a:ln>`;
}

/** Dashes in thousandths of a percent of the line's width. */
function dashXml(dash: readonly number[], width: number): string {
  if (dash.length === 0) return '';
  const share = (pixels: number): number => Math.round((pixels / width) * 100_000);
  const pairs: string[] = [];
  for (let at = 0; at < dash.length; at += 2) {
    const drawn = dash[at] ?? 0;
    pairs.push(`<a:ds d="${share(drawn)}" sp="${share(dash[at + 1] ?? drawn)}"/>`);
  }
  return `<a:custDash>${pairs.join('')}</a:custDash>`;
}
