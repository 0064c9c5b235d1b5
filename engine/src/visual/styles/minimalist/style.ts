/** `Minimalist`: cream paper, black, red, blue and yellow, plain geometry; after the posters of the Bauhaus. */
import type { View } from '../../compose/view.ts';
import { bleed } from '../bleed.ts';
import type { PaintContext, PanelPainter, Style, TextPaint, TextRole, Tone } from '../style.ts';
import { paintArt } from './art.ts';
import { type Block, blockColor, COLORS } from './colors.ts';
import { paintShape } from './shapes.ts';

const nothing: PanelPainter = () => {};

function groundOf(tone: Tone, index: number): string {
  if (tone === 'hero') return COLORS.ink;
  if (tone === 'panel') return COLORS.sand;
  if (tone === 'mark' || tone === 'figure' || tone === 'subject') return blockColor(index).fill;
  return COLORS.paper;
}

const MUTED: ReadonlySet<TextRole> = new Set(['subtitle', 'caption', 'source', 'edge']);

function textPaint(_view: View, role: TextRole, tone: Tone, index: number): TextPaint {
  const background = groundOf(tone, index);
  if (tone === 'hero')
    return { color: role === 'hero-value' || role === 'flag' ? COLORS.yellow : '#FFFFFF', background };
  if (tone === 'mark' || tone === 'figure' || tone === 'subject') return { color: blockColor(index).on, background };
  if (role === 'kicker' || role === 'date' || role === 'lead-term' || role === 'flag')
    return { color: COLORS.red, background };
  if (role === 'verdict') return { color: index === 1 ? COLORS.red : COLORS.blue, background };
  if (role === 'term' || role === 'notice') return { color: COLORS.blue, background };
  if (MUTED.has(role)) return { color: COLORS.muted, background };
  return { color: role === 'item-text' || role === 'term-text' ? COLORS.soft : COLORS.ink, background };
}

const solid =
  (fill: (index: number) => Block | string): PanelPainter =>
  ({ scene }, { box, part }) => {
    const color = fill(part.index);
    scene.rect(box, { fill: typeof color === 'string' ? color : color.fill });
  };

/** A heavy rule on top and nothing else. */
const ruled: PanelPainter = ({ scene, scale }, { box }) => {
  scene.rect({ x: box.x, y: box.y, width: box.width, height: 6 * scale }, { fill: COLORS.ink });
};

/** A card without a picture starts with a block of colour. */
const blockRuled: PanelPainter = (context, placed) => {
  ruled(context, placed);
  const { scene, rtl, scale } = context;
  const { box, part } = placed;
  const width = 58 * scale;
  const x = rtl ? box.x + box.width - width : box.x;
  scene.rect({ x, y: box.y, width, height: 14 * scale }, { fill: blockColor(part.index % 3).fill });
};

const hero: PanelPainter = (context, { box }) => {
  const { scene, rtl } = context;
  const { x, width } = bleed(context, box);
  scene.rect({ x, y: box.y, width, height: box.height }, { fill: COLORS.ink });
  scene.rect({ x: rtl ? x + width - 20 : x, y: box.y, width: 20, height: box.height }, { fill: COLORS.red });
};

const definition: PanelPainter = ({ scene, rtl, scale }, { box }) => {
  const width = 12 * scale;
  scene.rect(
    { x: rtl ? box.x + box.width - width : box.x, y: box.y, width, height: box.height },
    { fill: COLORS.yellow },
  );
};

const axis: PanelPainter = ({ scene, place, scale }, { part }) => {
  const [from, to] = [place(part.related?.[0] ?? ''), place(part.related?.at(-1) ?? '')];
  if (from === undefined || to === undefined) return;
  const width = 5 * scale;
  const x = from.x + from.width / 2 - width / 2;
  scene.rect({ x, y: from.y + from.height / 2, width, height: to.y - from.y }, { fill: COLORS.ink });
};

const event: PanelPainter = (context, { box, part }) => {
  tie(context, box, part.related?.[0]);
  paintShape(context.scene, part.index, box, blockColor(part.index).fill);
};

/** A heavy line from the axis to the card. */
function tie(
  { scene, place, scale }: PaintContext,
  box: Parameters<PanelPainter>[1]['box'],
  id: string | undefined,
): void {
  const card = place(id ?? '');
  if (card === undefined) return;
  const height = 5 * scale;
  const middle = box.x + box.width / 2;
  const edge = card.x > middle ? card.x : card.x + card.width;
  scene.rect(
    { x: Math.min(middle, edge), y: box.y + box.height / 2 - height / 2, width: Math.abs(edge - middle), height },
    { fill: COLORS.ink },
  );
}

const arrow: PanelPainter = ({ scene, rtl }, { box }) => {
  const size = Math.min(box.width, box.height) * 0.8;
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const way = rtl ? -1 : 1;
  const d = `M${cx - (size / 2) * way} ${cy - size / 2}L${cx + (size / 2) * way} ${cy}L${cx - (size / 2) * way} ${cy + size / 2}Z`;
  scene.path(d, { x: cx - size / 2, y: cy - size / 2, width: size, height: size }, { fill: COLORS.red });
};

const iconHolder: PanelPainter = ({ scene }, { box, part }) => {
  const block = blockColor(part.index);
  paintShape(scene, part.index, box, block.fill);
  if (part.related?.[0] !== 'empty') return;
  const inner = box.width * 0.36;
  const middle = {
    x: box.x + (box.width - inner) / 2,
    y: box.y + (box.height - inner) / 2,
    width: inner,
    height: inner,
  };
  paintShape(scene, part.index + 2, middle, block.on);
};

const PANELS: Style['panels'] = {
  header: nothing,
  hero,
  definition,
  figure: solid(blockColor),
  'section-heading': nothing,
  card: ruled,
  'text-card': blockRuled,
  step: ruled,
  'list-item': ({ scene, scale }, { box }) => {
    scene.rect({ x: box.x, y: box.y, width: box.width, height: 2.4 * scale }, { fill: COLORS.ink });
  },
  'plain-card': nothing,
  'icon-holder': iconHolder,
  'numeral-holder': ({ scene }, { box, part }) => paintShape(scene, part.index, box, blockColor(part.index).fill),
  'subject-heading': solid(blockColor),
  subject: solid(() => COLORS.sand),
  arrow,
  chart: nothing,
  'bar-axis': nothing,
  terms: solid(() => COLORS.sand),
  event,
  axis,
  node: solid(() => COLORS.sand),
  prompt: ruled,
  notice: ({ scene }, { box }) => {
    scene.rect(box, { fill: 'none', stroke: COLORS.blue, strokeWidth: 3 });
  },
  footer: ({ scene }, { box }) => {
    scene.rect({ x: box.x, y: box.y, width: box.width, height: 2 }, { fill: COLORS.ink });
  },
};

export const minimalist: Style = {
  name: 'Minimalist',
  family: 'jost',
  metrics: {
    margin: 56,
    gutter: 30,
    section: 36,
    row: 30,
    cardPadding: { x: 0, top: 22, bottom: 0 },
    icon: 78,
    iconPlace: 'top',
    artWidth: 320,
    artHeight: 320,
    artBleeds: false,
    headerAlign: 'center',
    headingTop: 0,
    heroBeside: false,
    heroPadding: { x: 34, y: 22 },
    panelPadding: 22,
    barHeight: 24,
    barGap: 9,
    axis: 22,
  },
  type: {
    kicker: { size: 19, weight: 700, leading: 'text' },
    title: { size: 70, weight: 700, leading: 'display' },
    subtitle: { size: 23, weight: 400, leading: 'text' },
    notice: { size: 19, weight: 700, leading: 'text' },
    lead: { size: 26, weight: 400, leading: 'text' },
    'lead-term': { size: 18, weight: 700, leading: 'text' },
    'hero-value': { size: 104, weight: 700, leading: 'display' },
    'hero-unit': { size: 24, weight: 700, leading: 'text' },
    'hero-text': { size: 27, weight: 400, leading: 'text' },
    section: { size: 30, weight: 700, leading: 'display' },
    'item-heading': { size: 24, weight: 700, leading: 'display' },
    'item-text': { size: 19, weight: 400, leading: 'text' },
    'item-text-large': { size: 22, weight: 400, leading: 'text' },
    'figure-value': { size: 50, weight: 700, leading: 'display' },
    'figure-unit': { size: 21, weight: 700, leading: 'text' },
    'figure-text': { size: 18, weight: 400, leading: 'text' },
    date: { size: 23, weight: 700, leading: 'display' },
    numeral: { size: 44, weight: 700, leading: 'display', align: 'center' },
    term: { size: 19, weight: 700, leading: 'text' },
    'term-text': { size: 18, weight: 400, leading: 'text' },
    subject: { size: 22, weight: 700, leading: 'display' },
    'bar-label': { size: 18, weight: 400, leading: 'text' },
    'bar-value': { size: 18, weight: 700, leading: 'text' },
    caption: { size: 17, weight: 400, leading: 'text' },
    edge: { size: 17, weight: 400, leading: 'text' },
    flag: { size: 16, weight: 700, leading: 'text' },
    'sources-heading': { size: 17, weight: 700, leading: 'text' },
    source: { size: 14.2, weight: 400, leading: 'text' },
    verdict: { size: 15.5, weight: 600, leading: 'text' },
  },
  background: () => COLORS.paper,
  text: textPaint,
  panels: PANELS,
  icon(_view, { inHolder, index }, tone) {
    if (tone === 'hero') return { stroke: COLORS.yellow, width: 2.2 };
    if (inHolder) return { stroke: blockColor(index).on, width: 1.9 };
    return { stroke: index === -1 ? COLORS.red : COLORS.blue, width: 2.2 };
  },
  bar({ scene }, box, strong) {
    scene.rect(box, { fill: strong ? COLORS.red : COLORS.ink });
  },
  art: paintArt,
};
