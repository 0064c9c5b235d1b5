/** The gate's check of the model: everything that can be seen from the Scene without drawing it. */
import type { Ink, Scene, SceneItem, TextItem } from '../scene.ts';
import { outside } from '../text/index.ts';
import { contrastRatio, requiredContrast } from './colour.ts';
import { excerpt, type Finding, type GateRule } from './finding.ts';
import { type Flat, flatten } from './flatten.ts';
import { contains, hides, inkOfBox, intersection, overlaps, paintsOver, touchesStroke } from './geometry.ts';

export interface SceneCheckOptions {
  /** Pixels that text keeps from the edge of the page. Default 20. */
  margin?: number;
  /** Smallest size of text in pixels of a page 1080 wide; citations are exempt. Default 12. */
  smallest?: number;
}

type IconItem = Extract<SceneItem, { kind: 'icon' }>;

/** Icons leave about this share of their 24 x 24 grid empty on each side. */
const ICON_PADDING = 1.5 / 24;

export function checkScene(scene: Scene, options: SceneCheckOptions = {}): Finding[] {
  const { margin = 20, smallest = 12 } = options;
  const flat = flatten(scene.items);
  const texts = flat.filter((entry): entry is Flat<TextItem> => entry.item.kind === 'text');
  const icons = flat.filter((entry): entry is Flat<IconItem> => entry.item.kind === 'icon');
  const shapes = flat.filter(({ item }) => item.kind !== 'text' && item.kind !== 'icon');
  const page: Ink = { left: margin, top: margin, right: scene.width - margin, bottom: scene.height - margin };
  return [
    ...texts.flatMap((text) => [
      ...checkPlace(text, page),
      ...checkReadable(text.item, smallest),
      ...checkIcons(text, icons),
      ...checkShapes(text, shapes),
    ]),
    ...checkTextPairs(texts),
  ];
}

function finding(rule: GateRule, { role, text, box }: TextItem, message: string): Finding {
  return { rule, message, role, text: excerpt(text), box };
}

function checkPlace({ item, clips, mirrored }: Flat<TextItem>, page: Ink): Finding[] {
  const findings: Finding[] = [];
  const excess = Math.max(0, ...item.lines.map((line) => outside(line, item.box, item.style.size)));
  if (excess > 0) findings.push(finding('overflow', item, `ink leaves the box by ${excess.toFixed(1)} px`));
  if (item.lines.some((line) => !contains(page, line.ink))) {
    findings.push(finding('page-margin', item, 'ink lies in the margin of the page'));
  }
  for (const clip of clips) {
    if (item.lines.every((line) => contains(clip, line.ink))) continue;
    findings.push(finding('clipped', item, 'ink leaves the area that the group is clipped to'));
  }
  if (mirrored) findings.push(finding('mirrored', item, 'letters in a mirrored group cannot be read'));
  return findings;
}

function checkReadable(item: TextItem, smallest: number): Finding[] {
  const findings: Finding[] = [];
  const { size } = item.style;
  if (size < smallest - 1e-6) {
    findings.push(finding('small-text', item, `${size.toFixed(1)} px is smaller than ${smallest} px`));
  }
  const lost = lostLetters(item);
  if (lost > 0) findings.push(finding('missing-glyph', item, `${lost} letters or digits are not drawn`));
  const contrast = contrastRatio(item.color, item.background);
  if (contrast === undefined) {
    findings.push(finding('background', item, `colour "${item.color}" on "${item.background}" cannot be judged`));
  } else if (contrast < requiredContrast(size)) {
    const message = `contrast ${contrast.toFixed(2)} is below ${requiredContrast(size)}`;
    findings.push(finding('contrast', item, message));
  }
  return findings;
}

/** Letters and digits of the text that its lines do not hold, and glyphs that are the font's "not defined" box. */
function lostLetters({ text, lines }: TextItem): number {
  const drawn = lines.map((line) => line.text).join('');
  const boxes = lines.flatMap((line) => line.runs.flatMap((run) => run.glyphs)).filter((glyph) => glyph.id === 0);
  return Math.max(0, countLetters(text) - countLetters(drawn)) + boxes.length;
}

function countLetters(text: string): number {
  return text.normalize('NFC').match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function checkIcons({ item }: Flat<TextItem>, icons: readonly Flat<IconItem>[]): Finding[] {
  const findings: Finding[] = [];
  for (const { item: icon } of icons) {
    const padding = icon.size * ICON_PADDING;
    const side = icon.size - 2 * padding;
    const ink = inkOfBox({ x: icon.x + padding, y: icon.y + padding, width: side, height: side });
    if (item.lines.some((line) => overlaps(line.ink, ink))) {
      findings.push(finding('icon-overlap', item, `lies on the icon "${icon.name}"`));
    }
  }
  return findings;
}

/** Strokes count unless something opaque was painted between them and the text. */
function checkShapes(text: Flat<TextItem>, shapes: readonly Flat[]): Finding[] {
  const findings: Finding[] = [];
  const visible = (shape: Flat, ink: Ink): boolean =>
    !shapes.some(
      (other) =>
        other.order > shape.order &&
        other.order < text.order &&
        other.clips.every((clip) => contains(clip, ink)) &&
        hides(other.item, ink),
    );
  for (const shape of shapes) {
    const above = shape.order > text.order;
    const inks = text.item.lines.map((line) => unclipped(line.ink, shape)).filter((ink) => ink !== undefined);
    if (inks.some((ink) => touchesStroke(ink, shape.item) && (above || visible(shape, ink)))) {
      findings.push(finding('stroke-overlap', text.item, `lies on the stroke of a ${shape.item.kind}`));
    }
    if (above && inks.some((ink) => paintsOver(shape.item, ink))) {
      findings.push(finding('covered', text.item, `a ${shape.item.kind} is painted over it`));
    }
  }
  return findings;
}

/** The part of the ink on which a shape can show at all. */
function unclipped(ink: Ink, { clips }: Flat): Ink | undefined {
  return clips.reduce<Ink | undefined>((part, clip) => part && intersection(part, clip), ink);
}

function checkTextPairs(texts: readonly Flat<TextItem>[]): Finding[] {
  const findings: Finding[] = [];
  texts.forEach(({ item: first }, index) => {
    for (const { item: second } of texts.slice(index + 1)) {
      if (first.lines.some((a) => second.lines.some((b) => overlaps(a.ink, b.ink)))) {
        findings.push(finding('text-overlap', first, `lies on "${excerpt(second.text)}" (${second.role})`));
      }
    }
  });
  return findings;
}
