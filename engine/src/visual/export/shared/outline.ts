/**
 * The Spec as a reader meets it: sections of entries, statements with their evidence, numbered sources. Formats that
 * flow (Markdown, the reading view of HTML, speaker notes) write this; every string in it is plain text on one line.
 */

import {
  type Block,
  type BlockOf,
  type Claim,
  type Direction,
  directionOf,
  type Item,
  isOwn,
  type LanguageTag,
  label,
  type Source,
  type Spec,
  type Verdict,
} from '../../../contract/index.ts';
import { withQuotes } from '../../quotes.ts';
import { plainText, webAddress } from './safe-text.ts';

/** A drawn statement: what stands before it (date, number, term, heading), then the text. */
export interface OutlineEntry {
  id: string;
  leads: string[];
  text: string;
  claimId?: string;
}

export interface OutlineTable {
  unit: string;
  rows: { id: string; label: string; value: string; claimId: string }[];
}

/** Exactly one of `groups` and `table` holds the content of the section. */
export interface OutlineSection {
  id: string;
  heading: string;
  /** `prose`: one paragraph; `ordered`: the order matters. */
  form: 'prose' | 'list' | 'ordered' | 'table';
  /** Entries under a subheading where the block has subjects. */
  groups: { heading?: string; entries: OutlineEntry[] }[];
  table?: OutlineTable;
}

export interface Evidence {
  quote: string;
  /** Number of the source in the picture, from 1. */
  sourceNumber: number;
  sourceId: string;
}

export interface Statement {
  claimId: string;
  text: string;
  verdict: Verdict;
  evidence: Evidence[];
}

export interface OutlineSource {
  id: string;
  number: number;
  title: string;
  /** Author, publisher, file name, date: what is known, in this order. */
  details: string[];
  url?: string;
  license?: string;
  licenseUrl?: string;
  attribution?: string;
  /** Day on which it was read, ISO 8601. */
  retrieved?: string;
  /** BCP-47 tag of its text. */
  language?: string;
}

export interface Outline {
  language: LanguageTag;
  direction: Direction;
  kicker?: string;
  title: string;
  subtitle?: string;
  /** The mark of an inquiry, which holds no facts; or what the dagger means, where there is one. */
  notice?: string;
  sections: OutlineSection[];
  statements: Statement[];
  sources: OutlineSource[];
}

export function createOutline(raw: Spec, claims: readonly Claim[], sources: readonly Source[]): Outline {
  const spec = withQuotes(raw);
  const numbered = numberSources(spec, sources);
  const numbers = new Map(numbered.map((source) => [source.id, source.number]));
  return {
    language: spec.language,
    direction: directionOf(spec.language),
    ...(spec.kicker === undefined ? {} : { kicker: plainText(spec.kicker) }),
    title: plainText(spec.title),
    ...(spec.subtitle === undefined ? {} : { subtitle: plainText(spec.subtitle) }),
    ...noticeOf(spec, claims),
    sections: spec.blocks.map((block) => sectionOf(block, spec.language)),
    statements: claims.map((claim) => statementOf(claim, numbers)),
    sources: numbered,
  };
}

function noticeOf({ kind, language, own = [] }: Spec, claims: readonly Claim[]): { notice?: string } {
  if (kind === 'inquiry') return { notice: label('noFacts', language) };
  const marked = own.length > 0 || claims.some((claim) => isOwn(claim) && claim.verdict !== 'supported');
  return marked ? { notice: `† ${label('ownWords', language)}` } : {};
}

/** Numbers of the sources that a claim cites, ascending, each once. */
export function sourceNumbers(statement: Statement): number[] {
  return [...new Set(statement.evidence.map((evidence) => evidence.sourceNumber))].sort((a, b) => a - b);
}

/** A number as the picture's language writes it, with Western digits. */
export function formatNumber(value: number, language: LanguageTag): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn', maximumFractionDigits: 6 }).format(value);
}

function sectionOf(block: Block, language: LanguageTag): OutlineSection {
  const base = { id: block.id, heading: plainText(block.heading) };
  switch (block.kind) {
    case 'definition':
      return { ...base, form: 'prose', groups: [{ entries: [entryOf(block.item, [block.term])] }] };
    case 'figures':
      return list(
        base,
        block.items.map((item) => entryOf(item, [joined(item.value, item.unit)])),
      );
    case 'timeline':
      return list(
        base,
        block.items.map((item) => entryOf(item, [item.date])),
      );
    case 'terms':
      return list(
        base,
        block.items.map((item) => entryOf(item, [item.term])),
      );
    case 'steps':
      return {
        ...list(
          base,
          block.items.map((item) => entryOf(item)),
        ),
        form: 'ordered',
      };
    case 'parts':
      return {
        ...base,
        form: 'list',
        groups: [{ ...headed(block.whole), entries: block.items.map((item) => entryOf(item)) }],
      };
    case 'contrast':
      return { ...base, form: 'list', groups: contrastGroups(block) };
    case 'chart':
      return { ...base, form: 'table', groups: [], table: tableOf(block, language) };
    case 'graph':
      return list(base, graphEntries(block));
    case 'inquiry':
      return list(
        base,
        block.prompts.map((prompt) => ({ id: prompt.id, leads: [], text: plainText(prompt.text) })),
      );
    default:
      return list(
        base,
        block.items.map((item) => entryOf(item)),
      );
  }
}

function headed(heading: string): { heading?: string } {
  const text = plainText(heading);
  return text === '' ? {} : { heading: text };
}

function list(base: { id: string; heading: string }, entries: OutlineEntry[]): OutlineSection {
  return { ...base, form: 'list', groups: [{ entries }] };
}

function entryOf(item: Item, before: string[] = []): OutlineEntry {
  const leads = [...before, item.heading ?? ''].map(plainText);
  const distinct = leads.filter((lead, index) => lead !== '' && leads.indexOf(lead) === index);
  return { id: item.id, claimId: item.claimId, leads: distinct, text: plainText(item.text) };
}

function joined(value: string, unit: string | undefined): string {
  return unit === undefined ? value : `${value} ${unit}`;
}

function contrastGroups(block: BlockOf<'contrast'>): OutlineSection['groups'] {
  const common = block.items.filter((item) => block.subjects[item.subject ?? -1] === undefined);
  const groups: OutlineSection['groups'] = block.subjects.map((subject, index) => ({
    ...headed(subject),
    entries: block.items.filter((item) => item.subject === index).map((item) => entryOf(item)),
  }));
  if (common.length > 0) groups.push({ entries: common.map((item) => entryOf(item)) });
  return groups;
}

function tableOf(block: BlockOf<'chart'>, language: LanguageTag): OutlineTable {
  return {
    unit: plainText(block.unit),
    rows: block.rows.map((row) => ({
      id: row.id,
      label: plainText(row.label),
      value: formatNumber(row.value, language),
      claimId: row.claimId,
    })),
  };
}

/** A graph in words: each edge as "from — label — to", then the nodes that no edge touches. */
function graphEntries(block: BlockOf<'graph'>): OutlineEntry[] {
  const labels = new Map(block.nodes.map((node) => [node.id, plainText(node.label)]));
  const touched = new Set(block.edges.flatMap((edge) => [edge.from, edge.to]));
  const edges = block.edges.map((edge, index): OutlineEntry => {
    const words = [labels.get(edge.from) ?? '', plainText(edge.label ?? ''), labels.get(edge.to) ?? ''];
    return {
      id: `${block.id}-edge-${index + 1}`,
      leads: [],
      text: words.filter((word) => word !== '').join(' — '),
      ...(edge.claimId === undefined ? {} : { claimId: edge.claimId }),
    };
  });
  const single = block.nodes.filter((node) => !touched.has(node.id));
  return [...edges, ...single.map((node) => ({ id: node.id, leads: [], text: plainText(node.label) }))];
}

function statementOf(claim: Claim, numbers: ReadonlyMap<string, number>): Statement {
  return {
    claimId: claim.id,
    text: plainText(claim.text),
    verdict: claim.verdict,
    evidence: claim.citations.map((citation) => ({
      quote: plainText(citation.quote),
      sourceId: citation.sourceId,
      sourceNumber: numbers.get(citation.sourceId) ?? 0,
    })),
  };
}

/** The cited sources in the order of their numbers; a source that the Spec forgot to number comes after them. */
function numberSources(spec: Spec, sources: readonly Source[]): OutlineSource[] {
  const order = new Map(spec.sourceIds.map((id, index) => [id, index]));
  const last = spec.sourceIds.length;
  const sorted = sources.toSorted((a, b) => (order.get(a.id) ?? last) - (order.get(b.id) ?? last));
  return sorted.map((source, index) => sourceOf(source, (order.get(source.id) ?? index) + 1));
}

function sourceOf(source: Source, number: number): OutlineSource {
  const url = webAddress(source.url);
  const licenseUrl = webAddress(source.licenseUrl);
  const details = [source.author, source.publisher, source.file, source.date].map((detail) => plainText(detail ?? ''));
  const language = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.exec(source.language ?? '')?.[0];
  const retrieved = /^\d{4}-\d{2}-\d{2}/.exec(source.fetchedAt)?.[0];
  return {
    id: source.id,
    number,
    title: plainText(source.title),
    details: details.filter((detail, index) => detail !== '' && details.indexOf(detail) === index),
    ...(url === undefined ? {} : { url }),
    ...(source.license === undefined ? {} : { license: plainText(source.license) }),
    ...(licenseUrl === undefined ? {} : { licenseUrl }),
    ...(source.attribution === undefined ? {} : { attribution: plainText(source.attribution) }),
    ...(language === undefined ? {} : { language }),
    ...(retrieved === undefined || url === undefined ? {} : { retrieved }),
  };
}
