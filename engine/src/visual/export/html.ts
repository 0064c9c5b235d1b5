/**
 * One HTML file that needs no network and no script: the positioned page with real text, a flowing reading view in its
 * place on narrow screens, every claim with its quotes, every source with its licence.
 */
import { createHash } from 'node:crypto';
import { embedFonts } from './html/fonts.ts';
import { renderPicture } from './html/picture.ts';
import { createAnchors, renderReading, renderSources, renderStatements } from './html/reading.ts';
import { StyleSheet } from './html/style-sheet.ts';
import { documentStyles } from './html/styles.ts';
import { CREATOR, type ExportDeps, type ExportInput } from './shared/exporter.ts';
import { createOutline } from './shared/outline.ts';
import { escapeMarkup } from './shared/safe-text.ts';
import { textItems } from './shared/walk.ts';
import { documentWords } from './shared/words.ts';

export async function exportHtml(input: ExportInput, deps: ExportDeps): Promise<Uint8Array> {
  const { scene } = input;
  const outline = createOutline(input.spec, input.claims, input.sources);
  const anchors = createAnchors(outline);
  const texts = textItems(scene.items);
  const drawnClaims = new Set(texts.flatMap((item) => item.claimId ?? []));

  const reading = renderReading(outline, anchors);
  const evidence = [renderStatements(outline, anchors, drawnClaims), renderSources(outline)].join('\n');
  const fonts = await embedFonts(texts, textContent(reading + evidence), deps.engine);
  const styles = new StyleSheet();
  const picture = renderPicture(scene, { deps, fonts, styles, anchors });
  const css = [fonts.css, documentStyles(scene, fonts, input.spec.size ?? 'Poster'), styles.css].join('\n');

  const { language, direction } = outline;
  const name = escapeMarkup(documentWords(language).picture);
  const html = [
    '<!doctype html>',
    `<html lang="${language}" dir="${direction}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(css)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(outline.title)}</title>`,
    `<meta name="description" content="${escapeMarkup(scene.description)}">`,
    `<meta name="generator" content="${CREATOR}">`,
    `<style>${css}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<article class="picture" aria-label="${name}">`,
    picture,
    '</article>',
    `<article class="reading">${reading}</article>`,
    evidence,
    '</main>',
    '</body>',
    '</html>',
  ];
  return new TextEncoder().encode(`${html.join('\n')}\n`);
}

/** Nothing may be loaded or run; the one style sheet is named by its hash. */
function contentPolicy(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** The characters that a reader sees, for choosing glyphs; entities are few and harmless here. */
function textContent(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}
