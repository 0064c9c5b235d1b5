/** One editable slide: native shapes and native text at the Scene's places, the evidence in the speaker notes. */
import { label } from '../../contract/index.ts';
import { writePresentation } from './pptx/package.ts';
import { renderSlide } from './pptx/slide.ts';
import { localeOf } from './pptx/text.ts';
import type { ExportDeps, ExportInput } from './shared/exporter.ts';
import { createOutline, type Outline, type OutlineSource, type Statement } from './shared/outline.ts';
import { plainText } from './shared/safe-text.ts';
import { sourceUrlOf } from './shared/walk.ts';
import { documentWords } from './shared/words.ts';

export async function exportPptx(input: ExportInput, deps: ExportDeps): Promise<Uint8Array> {
  const { scene } = input;
  const outline = createOutline(input.spec, input.claims, input.sources);
  return writePresentation({
    title: outline.title,
    subject: plainText(scene.description),
    width: scene.width,
    height: scene.height,
    slide: await renderSlide(scene, deps, sourceUrlOf(input.sources)),
    notes: notesOf(outline),
    locale: localeOf(scene.language),
    rtl: scene.direction === 'rtl',
  });
}

/** Each statement with its quotes, then the numbered sources. */
function notesOf(outline: Outline): string[] {
  const words = documentWords(outline.language);
  return [
    ...(outline.notice === undefined ? [] : [outline.notice]),
    ...(outline.statements.length === 0 ? [] : [words.statements]),
    ...outline.statements.map((statement) => statementNote(statement, words.verdicts[statement.verdict])),
    ...(outline.sources.length === 0 ? [] : [label('sources', outline.language)]),
    ...outline.sources.map((source) => sourceNote(source, outline)),
  ];
}

function statementNote(statement: Statement, verdict: string): string {
  const quotes = statement.evidence.map(({ quote, sourceNumber }) => `“${quote}” [${sourceNumber}]`);
  return `${statement.text} (${verdict}) ${quotes.join(' ')}`;
}

function sourceNote(source: OutlineSource, outline: Outline): string {
  const license = source.license === undefined ? [] : [`${label('license', outline.language)}: ${source.license}`];
  const address = source.url === undefined ? [] : [source.url];
  const attribution = source.attribution === undefined ? [] : [source.attribution];
  return `[${source.number}] ${[source.title, ...source.details, ...address, ...license, ...attribution].join(' · ')}`;
}
