/** The Scene as one self-contained SVG: text as outlines, so that every viewer shows the same letters. */
import { HkmError } from '../../errors.ts';
import type { Box, Def, GroupItem, ImageItem, Scene, SceneItem, TextItem } from '../scene.ts';
import type { TextEngine } from '../text/index.ts';
import { GlyphBank } from './svg-glyphs.ts';
import { attributes, escapeMarkup, number, paintAttributes, pathData } from './svg-markup.ts';

/** Shapes of an icon on a 24 x 24 grid. */
export interface IconSource {
  nodes(name: string): readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[] | undefined;
}

export interface SvgDependencies {
  engine: Pick<TextEngine, 'glyphOutline'>;
  icons: IconSource;
}

export interface SvgOptions {
  /** Begins every id, so that two pictures can stand in one HTML page. Letters, digits, `-`, `_`. Default `hkm-`. */
  prefix?: string;
}

const ICON_GRID = 24;
const ICON_TAGS = new Set(['path', 'circle', 'line', 'rect', 'polyline', 'polygon', 'ellipse', 'g']);
// Geometry and paint only: no event handler, link or style can come in with an icon.
const ICON_ATTRIBUTES =
  /^(?:d|points|transform|[cr]?[xy]|[xy][12]|r|width|height|opacity|fill(?:-rule|-opacity)?|stroke(?:-[a-z]+)?|clip-rule)$/;

/**
 * Deterministic: the same Scene gives the same bytes. Everything that comes from outside is escaped.
 * @throws HkmError `internal` for an icon that the set does not have, `bad_input` for a prefix that is no name.
 */
export function exportSvg(scene: Scene, dependencies: SvgDependencies, options: SvgOptions = {}): string {
  return new SvgWriter(scene, dependencies, options.prefix ?? 'hkm-').write();
}

class SvgWriter {
  readonly #scene: Scene;
  readonly #icons: IconSource;
  readonly #prefix: string;
  readonly #glyphs: GlyphBank;
  readonly #clips: string[] = [];

  constructor(scene: Scene, { engine, icons }: SvgDependencies, prefix: string) {
    if (!/^[A-Za-z][\w-]*$/.test(prefix)) {
      throw new HkmError('bad_input', `"${prefix}" cannot begin an id.`, {
        details: [{ path: 'prefix', message: 'must begin with a letter and hold letters, digits, - and _ only' }],
      });
    }
    this.#scene = scene;
    this.#icons = icons;
    this.#prefix = prefix;
    this.#glyphs = new GlyphBank(prefix, (font, glyph) => engine.glyphOutline(font, glyph));
  }

  write(): string {
    const { width, height, language, title, description, background, defs } = this.#scene;
    const body = this.#items(this.#scene.items);
    const fills = defs.map((def) => this.#def(def)).join('');
    const titleId = `${this.#prefix}title`;
    const descriptionId = `${this.#prefix}desc`;
    const root = attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${number(width)} ${number(height)}`,
      width,
      height,
      lang: language,
      'xml:lang': language,
      role: 'img',
      'aria-labelledby': `${titleId} ${descriptionId}`,
    });
    return [
      `<svg${root}><title id="${titleId}">${escapeMarkup(title)}</title>`,
      `<desc id="${descriptionId}">${escapeMarkup(description)}</desc>`,
      `<defs>${fills}${this.#clips.join('')}${this.#glyphs.definitions()}</defs>`,
      `<rect${attributes({ width, height, fill: background })}/>`,
      body,
      '</svg>',
    ].join('\n');
  }

  #items(items: readonly SceneItem[]): string {
    return items.map((item) => this.#item(item)).join('\n');
  }

  #item(item: SceneItem): string {
    switch (item.kind) {
      case 'rect': {
        const { x, y, width, height, radius } = item;
        return `<rect${attributes({ x, y, width, height, rx: radius })}${this.#paint(item)}/>`;
      }
      case 'circle':
        return `<circle${attributes({ cx: item.cx, cy: item.cy, r: item.r })}${this.#paint(item)}/>`;
      case 'line': {
        const { x1, y1, x2, y2 } = item;
        return `<line${attributes({ x1, y1, x2, y2 })}${this.#paint(item)}/>`;
      }
      case 'path':
        return `<path d="${pathData(item.d)}"${this.#paint(item)}/>`;
      case 'icon':
        return this.#icon(item);
      case 'image':
        return this.#image(item);
      case 'text':
        return this.#text(item);
      case 'group':
        return this.#group(item);
    }
  }

  #paint(item: Extract<SceneItem, { kind: 'rect' | 'circle' | 'line' | 'path' }>): string {
    return paintAttributes(item, (id) => this.#prefix + id);
  }

  #image({ x, y, width, height, png, alt, opacity }: ImageItem): string {
    const place = attributes({ x, y, width, height, opacity, preserveAspectRatio: 'xMidYMid slice' });
    const what = attributes({ role: 'img', 'aria-label': alt, href: `data:image/png;base64,${png}` });
    return `<image${place}${what}/>`;
  }

  #text({ text, color, claimId, lines }: TextItem): string {
    const group = attributes({
      role: 'img',
      'aria-label': text.replaceAll('\u200b', ''),
      'data-claim': claimId,
      fill: color,
    });
    return `<g${group}>${lines.map((line) => this.#glyphs.line(line)).join('')}</g>`;
  }

  #group({ children, claimId, mirror, opacity, clip }: GroupItem): string {
    const group = attributes({
      'data-claim': claimId,
      transform: mirror === undefined ? undefined : `translate(${number(2 * mirror.x + mirror.width)} 0) scale(-1 1)`,
      opacity,
      'clip-path': clip === undefined ? undefined : `url(#${this.#clip(clip)})`,
    });
    return `<g${group}>${this.#items(children)}</g>`;
  }

  #clip({ x, y, width, height }: Box): string {
    const id = `${this.#prefix}c${this.#clips.length}`;
    this.#clips.push(`<clipPath id="${id}"><rect${attributes({ x, y, width, height })}/></clipPath>`);
    return id;
  }

  #icon({ name, x, y, size, stroke, strokeWidth, flip }: Extract<SceneItem, { kind: 'icon' }>): string {
    const nodes = this.#icons.nodes(name);
    if (nodes === undefined) throw new HkmError('internal', `The icon set has no icon "${name}".`);
    const scale = size / ICON_GRID;
    const factor = Math.round(scale * 1e4) / 1e4;
    const transform =
      flip === true
        ? `translate(${number(x + size)} ${number(y)}) scale(${-factor} ${factor})`
        : `translate(${number(x)} ${number(y)}) scale(${factor})`;
    const group = attributes({
      transform,
      fill: 'none',
      color: stroke,
      stroke,
      'stroke-width': strokeWidth / scale,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    });
    return `<g${group}>${nodes.map(([tag, values]) => iconNode(tag, values)).join('')}</g>`;
  }

  #def(def: Def): string {
    const id = this.#prefix + def.id;
    if (def.kind === 'pattern') {
      const { width, height, rotate } = def;
      const patternTransform = rotate === undefined ? undefined : `rotate(${number(rotate)})`;
      const frame = attributes({ id, width, height, patternUnits: 'userSpaceOnUse', patternTransform });
      return `<pattern${frame}>${this.#items(def.items)}</pattern>`;
    }
    const stops = def.stops.map(
      ({ at, color, opacity }) => `<stop${attributes({ offset: at, 'stop-color': color, 'stop-opacity': opacity })}/>`,
    );
    if (def.kind === 'linear') {
      const [x1, y1] = def.from;
      const [x2, y2] = def.to;
      return `<linearGradient${attributes({ id, x1, y1, x2, y2 })}>${stops.join('')}</linearGradient>`;
    }
    const [cx, cy] = def.center;
    return `<radialGradient${attributes({ id, cx, cy, r: def.radius })}>${stops.join('')}</radialGradient>`;
  }
}

function iconNode(tag: string, values: Readonly<Record<string, string>>): string {
  if (!ICON_TAGS.has(tag)) return '';
  const allowed = Object.entries(values).filter(([name]) => ICON_ATTRIBUTES.test(name));
  return `<${tag}${attributes(Object.fromEntries(allowed))}/>`;
}
