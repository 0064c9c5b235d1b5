/** What flows: the reading view for narrow screens, the claims with their evidence, the sources. */
import { label } from '../../../contract/index.ts';
import {
  type Outline,
  type OutlineEntry,
  type OutlineSection,
  type OutlineSource,
  type Statement,
  sourceNumbers,
} from '../shared/outline.ts';
import { escapeMarkup } from '../shared/safe-text.ts';
import { documentWords } from '../shared/words.ts';

/** Names of the places that links lead to; made of positions, never of ids from outside. */
export interface Anchors {
  claim(claimId: string | undefined): string | undefined;
  inPicture(claimId: string | undefined): string | undefined;
  source(sourceNumber: number | undefined): string | undefined;
}

export function createAnchors(outline: Outline): Anchors {
  const claims = new Map(outline.statements.map((statement, index) => [statement.claimId, index + 1]));
  const numbers = new Set(outline.sources.map((source) => source.number));
  const named = (prefix: string, claimId: string | undefined): string | undefined => {
    const position = claims.get(claimId ?? '');
    return position === undefined ? undefined : `${prefix}-${position}`;
  };
  return {
    claim: (claimId) => named('claim', claimId),
    inPicture: (claimId) => named('drawn', claimId),
    source: (number) => (number !== undefined && numbers.has(number) ? `source-${number}` : undefined),
  };
}

export function renderReading(outline: Outline, anchors: Anchors): string {
  const statements = new Map(outline.statements.map((statement) => [statement.claimId, statement]));
  const cite = (claimId: string | undefined): string => {
    const statement = statements.get(claimId ?? '');
    return statement === undefined
      ? ''
      : `<sup><a href="#${anchors.claim(claimId)}">${sourceNumbers(statement).join(',')}</a></sup>`;
  };
  return [
    '<header>',
    optional('p', 'kicker', outline.kicker),
    `<h1>${escapeMarkup(outline.title)}</h1>`,
    optional('p', 'subtitle', outline.subtitle),
    optional('p', 'notice', outline.notice),
    '</header>',
    ...outline.sections.map((section) => renderSection(section, cite)),
  ].join('\n');
}

type Cite = (claimId: string | undefined) => string;

function optional(tag: string, name: string, text: string | undefined): string {
  return text === undefined ? '' : `<${tag} class="${name}">${escapeMarkup(text)}</${tag}>`;
}

function renderSection(section: OutlineSection, cite: Cite): string {
  const heading = section.heading === '' ? '' : `<h2>${escapeMarkup(section.heading)}</h2>`;
  const tag = section.heading === '' ? 'h2' : 'h3';
  const groups = section.groups.map((group) => {
    const subheading = group.heading === undefined ? '' : `<${tag}>${escapeMarkup(group.heading)}</${tag}>`;
    return subheading + renderEntries(section.form, group.entries, cite);
  });
  return `<section>${heading}${renderTable(section, cite)}${groups.join('')}</section>`;
}

function renderEntries(form: OutlineSection['form'], entries: readonly OutlineEntry[], cite: Cite): string {
  if (form === 'prose') return entries.map((entry) => `<p>${renderEntry(entry, cite)}</p>`).join('');
  const tag = form === 'ordered' ? 'ol' : 'ul';
  return `<${tag}>${entries.map((entry) => `<li>${renderEntry(entry, cite)}</li>`).join('')}</${tag}>`;
}

function renderEntry(entry: OutlineEntry, cite: Cite): string {
  const leads = entry.leads.map((lead) => `<strong>${escapeMarkup(lead)}</strong> `);
  return leads.join('') + escapeMarkup(entry.text) + cite(entry.claimId);
}

function renderTable({ heading, table }: OutlineSection, cite: Cite): string {
  if (table === undefined) return '';
  const rows = table.rows.map(
    (row) =>
      `<tr><th scope="row">${escapeMarkup(row.label)}${cite(row.claimId)}</th><td>${escapeMarkup(row.value)}</td></tr>`,
  );
  const caption = table.unit === '' ? heading : table.unit;
  return `<table><caption>${escapeMarkup(caption)}</caption><tbody>${rows.join('')}</tbody></table>`;
}

export function renderStatements(outline: Outline, anchors: Anchors, inPicture: ReadonlySet<string>): string {
  if (outline.statements.length === 0) return '';
  const words = documentWords(outline.language);
  const sources = new Map(outline.sources.map((source) => [source.id, source]));
  const items = outline.statements.map((statement) => {
    const drawn = inPicture.has(statement.claimId) ? anchors.inPicture(statement.claimId) : undefined;
    const back =
      drawn === undefined ? '' : ` <a class="back" href="#${drawn}" aria-label="${escapeMarkup(words.picture)}">↑</a>`;
    return [
      `<li id="${anchors.claim(statement.claimId)}">`,
      `<p class="statement">${escapeMarkup(statement.text)}${back}</p>`,
      `<p class="verdict ${statement.verdict}">${escapeMarkup(words.verdicts[statement.verdict])}</p>`,
      ...renderEvidence(statement, sources, anchors),
      '</li>',
    ].join('');
  });
  return `<section aria-labelledby="claims"><h2 id="claims">${escapeMarkup(words.statements)}</h2><ol class="claims">${items.join('\n')}</ol></section>`;
}

function renderEvidence(statement: Statement, sources: ReadonlyMap<string, OutlineSource>, anchors: Anchors): string[] {
  return statement.evidence.map(({ quote, sourceId, sourceNumber }) => {
    const source = sources.get(sourceId);
    const target = anchors.source(sourceNumber);
    const name = `[${sourceNumber}] ${escapeMarkup(source?.title ?? sourceId)}`;
    const link = target === undefined ? name : `<a href="#${target}">${name}</a>`;
    const license = source?.license === undefined ? '' : ` · ${escapeMarkup(source.license)}`;
    const language = source?.language === undefined ? '' : ` lang="${escapeMarkup(source.language)}"`;
    return `<figure><blockquote dir="auto"${language}>${escapeMarkup(quote)}</blockquote><figcaption dir="auto">${link}${license}</figcaption></figure>`;
  });
}

export function renderSources(outline: Outline): string {
  if (outline.sources.length === 0) return '';
  const heading = escapeMarkup(label('sources', outline.language));
  const items = outline.sources.map(
    (source) =>
      `<li id="source-${source.number}" value="${source.number}" dir="auto">${renderSource(source, outline)}</li>`,
  );
  return `<section aria-labelledby="sources"><h2 id="sources">${heading}</h2><ol class="sources">${items.join('\n')}</ol></section>`;
}

function renderSource(source: OutlineSource, outline: Outline): string {
  const { language } = outline;
  const license = source.license ?? source.licenseUrl;
  const parts = [
    `<cite>${link(source.title, source.url)}</cite>`,
    ...source.details.map(escapeMarkup),
    source.retrieved === undefined ? '' : `${escapeMarkup(documentWords(language).retrieved)} ${source.retrieved}`,
    license === undefined ? '' : `${escapeMarkup(label('license', language))}: ${link(license, source.licenseUrl)}`,
    source.attribution === undefined ? '' : escapeMarkup(source.attribution),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Only http and https get here (see webAddress). */
function link(text: string, url: string | undefined): string {
  return url === undefined
    ? escapeMarkup(text)
    : `<a href="${escapeMarkup(url)}" rel="noopener noreferrer">${escapeMarkup(text)}</a>`;
}
