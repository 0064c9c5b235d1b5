/** The positioned page: shapes as a picture behind, real text in front, line by line where the Scene has it. */
import type { PlacedLine, PlacedRun, Scene, SceneItem, TextItem } from '../../scene.ts';
import type { ExportDeps } from '../shared/exporter.ts';
import { logicalRuns } from '../shared/logical-order.ts';
import { escapeMarkup } from '../shared/safe-text.ts';
import { textItems } from '../shared/walk.ts';
import { exportSvg } from '../svg.ts';
import type { EmbeddedFonts } from './fonts.ts';
import type { Anchors } from './reading.ts';
import { length, type StyleSheet } from './style-sheet.ts';

export interface PictureTools {
  deps: ExportDeps;
  fonts: EmbeddedFonts;
  styles: StyleSheet;
  anchors: Anchors;
}

export function renderPicture(scene: Scene, tools: PictureTools): string {
  const shapes = exportSvg({ ...scene, items: withoutText(scene.items) }, tools.deps, { prefix: 'shape-' });
  const marked = new Set<string>();
  let level = 0;
  const texts = textItems(scene.items).map((item) => {
    // a heading may go one level deeper than the one before it, not more
    if (item.heading !== undefined) level = Math.min(item.heading, level + 1);
    const first = item.claimId !== undefined && !marked.has(item.claimId);
    if (first && item.claimId !== undefined) marked.add(item.claimId);
    return renderText(item, item.heading === undefined ? 'p' : `h${level}`, first, tools);
  });
  return `<div class="shapes" aria-hidden="true">${shapes}</div>\n${texts.join('\n')}`;
}

function withoutText(items: readonly SceneItem[]): SceneItem[] {
  return items.flatMap((item): SceneItem[] => {
    if (item.kind === 'text') return [];
    return item.kind === 'group' ? [{ ...item, children: withoutText(item.children) }] : [item];
  });
}

function renderText(item: TextItem, tag: string, marksClaim: boolean, tools: PictureTools): string {
  const { style, color } = item;
  const tracking = style.tracking === undefined ? '' : `;letter-spacing:${style.tracking}em`;
  const figures = style.tabular === true ? ';font-variant-numeric:tabular-nums' : '';
  const look = tools.styles.classFor(`color:${safeColor(color)};font-size:${length(style.size)}${tracking}${figures}`);
  const anchor = tools.anchors.inPicture(item.claimId);
  // all texts of a claim light up when a link leads to the first of them
  if (anchor !== undefined) {
    tools.styles.add(
      `.picture:has(#${anchor}:target) .${anchor} .l{background:var(--veil);box-shadow:0 0 0 .2em var(--veil)}`,
    );
  }
  const id = anchor === undefined || !marksClaim ? '' : ` id="${anchor}"`;
  const lines = item.lines.map((line) => renderLine(line, item, tools) + (line.joint === 'space' ? ' ' : ''));
  const attributes = `${id} class="${anchor === undefined ? '' : `${anchor} `}${look}"${direction(item)}`;
  return `<${tag}${attributes}>${lines.join('')}</${tag}>`;
}

function direction({ style }: TextItem): string {
  return ` lang="${style.language}" dir="${style.direction}"`;
}

function renderLine(line: PlacedLine, item: TextItem, tools: PictureTools): string {
  const first = line.runs.find((run) => run.cite === undefined) ?? line.runs[0];
  if (first === undefined) return '';
  const { size } = item.style;
  const place = tools.styles.classFor(
    `left:${length(line.x)};top:${length(line.baseline - size)};width:${length(line.width)};font-family:${tools.fonts.family(first.font)}`,
  );
  const runs = logicalRuns(line, item.style.direction);
  const content =
    runs === undefined
      ? escapeMarkup(line.text) + line.runs.map((run) => renderCitation(run, item, tools)).join('')
      : runs.map((run) => renderRun(run, first.font, item, tools)).join('');
  const hyphen = line.joint === 'hyphen' && runs === undefined ? '-' : '';
  return `<span class="l ${place}">${content}${hyphen}</span>`;
}

function renderRun(run: PlacedRun, lineFont: string, item: TextItem, tools: PictureTools): string {
  if (run.cite !== undefined) return renderCitation(run, item, tools);
  const text = inline(run.text);
  if (run.font === lineFont) return text;
  return `<span class="${tools.styles.classFor(`font-family:${tools.fonts.family(run.font)}`)}">${text}</span>`;
}

function renderCitation(run: PlacedRun, item: TextItem, { styles, anchors }: PictureTools): string {
  if (run.cite === undefined) return '';
  const raised = styles.classFor(`font-size:${length(run.size)};top:${length(run.rise)}`);
  const target = anchors.claim(item.claimId) ?? anchors.source(run.cite[0]);
  const numbers = run.cite.join(',');
  const content = target === undefined ? numbers : `<a href="#${target}">${numbers}</a>`;
  return `<sup class="${raised}">${content}</sup>`;
}

/** Spaces at the edges of a run stay: they part it from the next. */
function inline(text: string): string {
  const start = /^\s/.test(text) ? ' ' : '';
  const end = /\s$/.test(text) && text.trim() !== '' ? ' ' : '';
  return start + escapeMarkup(text) + end;
}

/** Colours of a Scene are ours, but a style sheet is no place for trust. */
function safeColor(color: string): string {
  return /^#[0-9a-f]{3,8}$/i.test(color) ? color : 'currentColor';
}
