/** Markdown (CommonMark with GitHub's footnotes and tables): every statement leads to its exact quote and source. */
import { label } from '../../contract/index.ts';
import type { ExportInput } from './shared/exporter.ts';
import {
  createOutline,
  type Outline,
  type OutlineEntry,
  type OutlineSection,
  type OutlineSource,
} from './shared/outline.ts';
import { plainText } from './shared/safe-text.ts';
import { documentWords } from './shared/words.ts';

/** Footnote numbers of each claim: one for each quote, in the order in which a reader meets them. */
type Footnotes = ReadonlyMap<string, readonly number[]>;

export async function exportMarkdown(input: ExportInput): Promise<Uint8Array> {
  const outline = createOutline(input.spec, input.claims, input.sources);
  const footnotes = numberFootnotes(outline);
  const parts = [
    ...headOf(outline),
    ...outline.sections.flatMap((section) => sectionLines(section, footnotes)),
    ...sourceLines(outline),
    footnoteLines(outline, footnotes),
  ];
  return new TextEncoder().encode(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

function headOf(outline: Outline): string[] {
  return [
    outline.kicker === undefined ? '' : `**${escapeMarkdown(outline.kicker)}**`,
    `# ${escapeMarkdown(outline.title)}`,
    outline.subtitle === undefined ? '' : escapeMarkdown(outline.subtitle),
    outline.notice === undefined ? '' : `> **${escapeMarkdown(outline.notice)}**`,
  ];
}

function numberFootnotes(outline: Outline): Footnotes {
  const footnotes = new Map<string, number[]>();
  let next = 1;
  for (const statement of outline.statements) {
    footnotes.set(
      statement.claimId,
      statement.evidence.map(() => next++),
    );
  }
  return footnotes;
}

function marks(claimId: string | undefined, footnotes: Footnotes): string {
  return (footnotes.get(claimId ?? '') ?? []).map((number) => `[^${number}]`).join('');
}

function sectionLines(section: OutlineSection, footnotes: Footnotes): string[] {
  const lines = section.heading === '' ? [] : [`## ${escapeMarkdown(section.heading)}`];
  if (section.table !== undefined) {
    const rows = section.table.rows.map(
      (row) => `| ${escapeMarkdown(row.label)}${marks(row.claimId, footnotes)} | ${escapeMarkdown(row.value)} |`,
    );
    lines.push([`| | ${escapeMarkdown(section.table.unit)} |`, '| :-- | --: |', ...rows].join('\n'));
  }
  for (const group of section.groups) {
    if (group.heading !== undefined) lines.push(`### ${escapeMarkdown(group.heading)}`);
    lines.push(group.entries.map((entry, index) => bullet(section, index) + entryLine(entry, footnotes)).join('\n'));
  }
  return lines;
}

function bullet(section: OutlineSection, index: number): string {
  if (section.form === 'prose') return '';
  return section.form === 'ordered' ? `${index + 1}. ` : '- ';
}

function entryLine(entry: OutlineEntry, footnotes: Footnotes): string {
  const leads = entry.leads.map((lead) => `**${escapeMarkdown(lead)}**`);
  return (
    [...leads, escapeMarkdown(entry.text)].filter((part) => part !== '').join(' — ') + marks(entry.claimId, footnotes)
  );
}

function sourceLines(outline: Outline): string[] {
  if (outline.sources.length === 0) return [];
  const heading = `## ${escapeMarkdown(label('sources', outline.language))}`;
  return [heading, outline.sources.map((source) => `${source.number}. ${sourceLine(source, outline)}`).join('\n')];
}

function sourceLine(source: OutlineSource, outline: Outline): string {
  const license = source.license ?? source.licenseUrl;
  const parts = [
    source.url === undefined ? `**${escapeMarkdown(source.title)}**` : link(source.title, source.url),
    ...source.details.map(escapeMarkdown),
    source.url === undefined ? '' : `<${linkTarget(source.url)}>`,
    source.retrieved === undefined ? '' : `${documentWords(outline.language).retrieved} ${source.retrieved}`,
    license === undefined ? '' : `${label('license', outline.language)}: ${licenseLink(license, source.licenseUrl)}`,
    source.attribution === undefined ? '' : escapeMarkdown(source.attribution),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function licenseLink(license: string, url: string | undefined): string {
  return url === undefined ? escapeMarkdown(license) : link(license, url);
}

function footnoteLines(outline: Outline, footnotes: Footnotes): string {
  const words = documentWords(outline.language);
  const titles = new Map(outline.sources.map((source) => [source.id, source.title]));
  const lines = outline.statements.flatMap((statement) =>
    statement.evidence.map((evidence, index) => {
      const number = footnotes.get(statement.claimId)?.[index] ?? 0;
      const title = titles.get(evidence.sourceId) ?? evidence.sourceId;
      const verdict = statement.verdict === 'supported' ? '' : ` (${words.verdicts[statement.verdict]})`;
      return `[^${number}]: “${escapeMarkdown(evidence.quote)}” — ${escapeMarkdown(title)} \\[${evidence.sourceNumber}\\]${verdict}`;
    }),
  );
  return lines.join('\n');
}

function link(text: string, url: string): string {
  return `[${escapeMarkdown(text)}](${linkTarget(url)})`;
}

/** An address that cannot end the link early. */
function linkTarget(url: string): string {
  return url.replace(
    /[()<>\\|[\]\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/**
 * Text that no Markdown reader takes for markup: inline marks are escaped everywhere, block marks at the start of the
 * line, and the colon that would make an address a link.
 */
export function escapeMarkdown(text: string): string {
  return plainText(text)
    .replace(/[\\`*_[\]<>&|~^$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(?=[-+#=>])/, '\\')
    .replace(/^(\d{1,9})(?=[.)](\s|$))/, '$1\\');
}
