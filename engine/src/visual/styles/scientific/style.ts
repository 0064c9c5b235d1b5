/** `Standard Scientific`: white paper, dark ink, one accent colour, hairlines and soft panels. */
import type { View } from '../../compose/view.ts';
import type { Box } from '../../scene.ts';
import type { PaintContext, PanelPainter, Style, TextPaint, TextRole, Tone } from '../style.ts';
import { paintArt } from './art.ts';
import { type Accent, accentOf, INK } from './palette.ts';

const nothing: PanelPainter = () => {};

/** Colour of the head of a subject, by its position. */
function subjectColor(accent: Accent, index: number): string {
  return index % 2 === 0 ? accent.deep : accent.main;
}

function groundOf(accent: Accent, tone: Tone, index: number): string {
  if (tone === 'hero' || tone === 'figure' || tone === 'note') return accent.soft;
  if (tone === 'panel') return INK.panel;
  if (tone === 'mark') return accent.main;
  return tone === 'subject' ? subjectColor(accent, index) : INK.page;
}

const ACCENTED: ReadonlySet<TextRole> = new Set([
  'kicker',
  'hero-value',
  'hero-unit',
  'lead-term',
  'figure-value',
  'figure-unit',
  'date',
  'numeral',
  'term',
  'notice',
]);
const MUTED: ReadonlySet<TextRole> = new Set(['subtitle', 'caption', 'source', 'edge']);
const STRONG: ReadonlySet<TextRole> = new Set([
  'title',
  'section',
  'item-heading',
  'sources-heading',
  'bar-value',
  'lead',
]);

function textPaint(view: View, role: TextRole, tone: Tone, index: number): TextPaint {
  const accent = accentOf(view);
  const background = groundOf(accent, tone, index);
  if (tone === 'mark' || tone === 'subject') return { color: '#FFFFFF', background };
  if (role === 'flag' || (role === 'verdict' && index === 1)) return { color: INK.amber, background };
  if (role === 'verdict') return { color: accent.main, background };
  if (ACCENTED.has(role)) return { color: accent.main, background };
  if (MUTED.has(role)) return { color: INK.muted, background };
  return { color: STRONG.has(role) ? INK.title : INK.text, background };
}

const filled =
  (fill: (accent: Accent, index: number) => string, radius: number): PanelPainter =>
  ({ scene, view, scale }, { box, part }) => {
    scene.rect(box, { fill: fill(accentOf(view), part.index), radius: radius * scale });
  };

const card: PanelPainter = ({ scene, scale }, { box }) => {
  scene.rect(box, { fill: INK.page, stroke: INK.rule, strokeWidth: 1.2, radius: 12 * scale });
};

/** A card with a chevron towards the next one, where that stands in the same row. */
const step: PanelPainter = (context, placed) => {
  card(context, placed);
  const { scene, view, rtl, scale } = context;
  const next = context.place(placed.part.related?.[0] ?? '');
  if (next === undefined || Math.abs(next.y - placed.box.y) > 1) return;
  const { box } = placed;
  const gapMiddle = rtl ? (next.x + next.width + box.x) / 2 : (box.x + box.width + next.x) / 2;
  const [half, rise] = [4 * scale, 8 * scale];
  const way = rtl ? -1 : 1;
  const y = box.y + box.height / 2;
  const d = `M${gapMiddle - half * way} ${y - rise}L${gapMiddle + half * way} ${y}L${gapMiddle - half * way} ${y + rise}`;
  const bounds = { x: gapMiddle - half, y: y - rise, width: half * 2, height: rise * 2 };
  scene.path(d, bounds, {
    fill: 'none',
    stroke: accentOf(view).main,
    strokeWidth: 2.6 * scale,
    strokeCap: 'round',
    strokeJoin: 'round',
  });
};

const sectionHeading: PanelPainter = ({ scene, view, rtl, scale }, { box }) => {
  const accent = accentOf(view);
  scene.line(box.x, box.y, box.x + box.width, box.y, { stroke: INK.rule, strokeWidth: 1.2 });
  const length = 64 * scale;
  scene.rect(
    { x: rtl ? box.x + box.width - length : box.x, y: box.y - 1.6 * scale, width: length, height: 3.2 * scale },
    { fill: accent.main },
  );
};

/** A rule at the side where reading starts. */
function startRule(context: PaintContext, box: Box, width: number, fill: string): void {
  const { scene, rtl, scale } = context;
  const own = width * scale;
  scene.rect(
    { x: rtl ? box.x + box.width - own : box.x, y: box.y, width: own, height: box.height },
    { fill, radius: own / 2 },
  );
}

const axis: PanelPainter = (context, { part }) => {
  const ends = [part.related?.[0], part.related?.at(-1)].map((id) => context.place(id ?? ''));
  const [from, to] = ends;
  if (from === undefined || to === undefined) return;
  const x = from.x + from.width / 2;
  context.scene.line(x, from.y + from.height / 2, x, to.y + to.height / 2, {
    stroke: accentOf(context.view).line,
    strokeWidth: 3 * context.scale,
  });
};

/** A dot on the axis, tied to its card by a short line. */
const event: PanelPainter = (context, { box, part }) => {
  const { scene, view, scale } = context;
  const accent = accentOf(view);
  const [x, y, r] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2];
  const cardBox = context.place(part.related?.[0] ?? '');
  if (cardBox !== undefined) {
    const edge = cardBox.x > x ? cardBox.x : cardBox.x + cardBox.width;
    scene.line(x, y, edge, y, { stroke: accent.line, strokeWidth: 2 * scale });
  }
  scene.circle(x, y, r, { fill: INK.page, stroke: accent.main, strokeWidth: 3 * scale });
  scene.circle(x, y, r * 0.42, { fill: accent.main });
};

const arrow: PanelPainter = ({ scene, view, rtl, scale }, { box }) => {
  const way = rtl ? -1 : 1;
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  const r = Math.min(box.width / 2, 28 * scale);
  scene.circle(cx, cy, r, { fill: accentOf(view).soft });
  const [tip, tail, rise] = [cx + r * 0.46 * way, cx - r * 0.46 * way, r * 0.32];
  scene.path(
    `M${tail} ${cy}L${tip} ${cy}M${tip - rise * way} ${cy - rise}L${tip} ${cy}L${tip - rise * way} ${cy + rise}`,
    box,
    {
      fill: 'none',
      stroke: accentOf(view).main,
      strokeWidth: 3 * scale,
      strokeCap: 'round',
      strokeJoin: 'round',
    },
  );
};

/** A holder without an icon shows a small ring, so that it does not look forgotten. */
const iconHolder: PanelPainter = ({ scene, view, scale }, { box, part }) => {
  const accent = accentOf(view);
  scene.rect(box, { fill: accent.soft, radius: 13 * scale });
  if (part.related?.[0] !== 'empty') return;
  scene.circle(box.x + box.width / 2, box.y + box.height / 2, box.width * 0.17, {
    fill: 'none',
    stroke: accent.main,
    strokeWidth: 3 * scale,
  });
};

const notice: PanelPainter = ({ scene, view, scale }, { box }) => {
  scene.rect(box, {
    fill: INK.page,
    stroke: accentOf(view).main,
    strokeWidth: 1.6,
    strokeDash: [6, 4],
    radius: 10 * scale,
  });
};

const PANELS: Style['panels'] = {
  header: nothing,
  hero: filled((accent) => accent.soft, 16),
  definition: (context, { box }) => startRule(context, box, 5, accentOf(context.view).main),
  figure: filled((accent) => accent.soft, 12),
  'section-heading': sectionHeading,
  card,
  'text-card': filled((accent) => accent.soft, 12),
  step,
  'list-item': ({ scene }, { box }) => {
    scene.line(box.x, box.y, box.x + box.width, box.y, { stroke: INK.rule, strokeWidth: 1.2 });
  },
  'plain-card': nothing,
  'icon-holder': iconHolder,
  'numeral-holder': ({ scene, view }, { box }) => {
    scene.circle(box.x + box.width / 2, box.y + box.height / 2, box.width / 2, { fill: accentOf(view).main });
  },
  'subject-heading': filled(subjectColor, 8),
  subject: filled(() => INK.panel, 10),
  arrow,
  chart: nothing,
  'bar-axis': nothing,
  terms: filled(() => INK.panel, 12),
  event,
  axis,
  node: filled(() => INK.panel, 10),
  prompt: card,
  notice,
  footer: ({ scene }, { box }) => {
    scene.line(box.x, box.y, box.x + box.width, box.y, { stroke: INK.title, strokeWidth: 1.4 });
  },
};

export const scientific: Style = {
  name: 'Standard Scientific',
  family: 'inter',
  metrics: {
    margin: 60,
    gutter: 28,
    section: 34,
    row: 22,
    cardPadding: { x: 20, top: 20, bottom: 22 },
    icon: 50,
    iconPlace: 'top',
    artWidth: 350,
    artHeight: 250,
    artBleeds: true,
    headerAlign: 'center',
    headingTop: 14,
    heroBeside: true,
    heroPadding: { x: 36, y: 24 },
    panelPadding: 20,
    barHeight: 22,
    barGap: 10,
    axis: 18,
  },
  type: {
    kicker: { size: 17, weight: 600, leading: 'text', tracking: 0.02 },
    title: { size: 62, weight: 700, leading: 'display', tracking: -0.024 },
    subtitle: { size: 21, weight: 400, leading: 'text' },
    notice: { size: 18, weight: 600, leading: 'text' },
    lead: { size: 22.5, weight: 400, leading: 'text' },
    'lead-term': { size: 17, weight: 600, leading: 'text' },
    'hero-value': { size: 100, weight: 700, leading: 'display', tracking: -0.03 },
    'hero-unit': { size: 21, weight: 600, leading: 'text' },
    'hero-text': { size: 23, weight: 400, leading: 'text' },
    section: { size: 27, weight: 700, leading: 'display', tracking: -0.012 },
    'item-heading': { size: 20, weight: 700, leading: 'display', tracking: -0.006 },
    'item-text': { size: 17, weight: 400, leading: 'text' },
    'item-text-large': { size: 19.5, weight: 400, leading: 'text' },
    'figure-value': { size: 46, weight: 700, leading: 'display', tracking: -0.02 },
    'figure-unit': { size: 18, weight: 600, leading: 'text' },
    'figure-text': { size: 16.5, weight: 400, leading: 'text' },
    date: { size: 20, weight: 700, leading: 'display' },
    numeral: { size: 25, weight: 700, leading: 'display', align: 'center' },
    term: { size: 17, weight: 700, leading: 'text' },
    'term-text': { size: 16, weight: 400, leading: 'text' },
    subject: { size: 19, weight: 700, leading: 'display' },
    'bar-label': { size: 16.5, weight: 400, leading: 'text' },
    'bar-value': { size: 16.5, weight: 700, leading: 'text' },
    caption: { size: 16, weight: 400, leading: 'text' },
    edge: { size: 16, weight: 400, leading: 'text' },
    flag: { size: 14.5, weight: 600, leading: 'text' },
    'sources-heading': { size: 16, weight: 700, leading: 'text' },
    source: { size: 14, weight: 400, leading: 'text' },
    verdict: { size: 14.5, weight: 600, leading: 'text' },
  },
  background: () => INK.page,
  text: textPaint,
  panels: PANELS,
  icon(view, { index }) {
    const accent = accentOf(view);
    return { stroke: index === -1 ? INK.amber : accent.main, width: 1.9 };
  },
  bar({ scene, view, scale }, box, strong) {
    const accent = accentOf(view);
    scene.rect(box, { fill: strong ? accent.main : accent.line, radius: Math.min(3 * scale, box.width / 2) });
  },
  art: paintArt,
};
