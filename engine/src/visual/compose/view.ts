/** The Spec made ready to be laid out: citations numbered, icons chosen, figures and sources in drawable words. */
import {
  type Block,
  type BlockOf,
  type Claim,
  type Direction,
  directionOf,
  type Figure,
  type Item,
  isOwn,
  type LanguageTag,
  label,
  OWN_METHODS,
  type Source,
  type Spec,
  type Verdict,
} from '../../contract/index.ts';
import type { IconSet } from '../icons/index.ts';
import { withQuotes } from '../quotes.ts';
import type { Inline, RichText } from '../scene.ts';
import { chooseIcons } from './choose-icons.ts';
import { describeSource, type SourceLine } from './sources.ts';

export interface ViewInput {
  spec: Spec;
  claims: readonly Claim[];
  sources: readonly Source[];
}

/** A verdict that the reader must see. */
export type Flag = Exclude<Verdict, 'supported'>;

export interface View {
  spec: Spec;
  language: LanguageTag;
  direction: Direction;
  title: string;
  kicker: string | undefined;
  subtitle: string | undefined;
  inquiry: boolean;
  definition: BlockOf<'definition'> | undefined;
  /** The first key figure, drawn large; it no longer stands among the other figures. */
  hero: { figure: Figure; block: BlockOf<'figures'> } | undefined;
  /** What remains to be drawn, in reading order. */
  blocks: readonly Block[];
  sources: readonly SourceLine[];
  verdict: { supported: boolean; text: string } | undefined;
  /** Lower-case words of title, kicker and drawable nouns: they choose hero art and accent colour. */
  themes: readonly string[];
  seed: number;
  /** The text with the numbers of the claim's sources behind it. */
  cited(text: string, claimId: string | readonly string[]): RichText;
  flag(claimId: string): { kind: Flag; text: string } | undefined;
  icon(id: string): string | undefined;
}

export function createView(input: ViewInput, icons: IconSet): View {
  const spec = withQuotes(input.spec);
  const claims = new Map(input.claims.map((claim) => [claim.id, claim]));
  const numbers = new Map(spec.sourceIds.map((id, i) => [id, i + 1]));
  const definition = spec.blocks.find((block) => block.kind === 'definition');
  const hero = chooseHero(spec);
  const iconNames = chooseIcons(spec, icons);
  const emphases = new Map(
    spec.blocks
      .flatMap(itemsOf)
      .flatMap(({ text, emphasis }) => (emphasis === undefined ? [] : [[text, emphasis] as const])),
  );
  const flags = input.claims.filter((claim) => claim.verdict !== 'supported');
  return {
    spec,
    language: spec.language,
    direction: directionOf(spec.language),
    title: spec.title.trim(),
    kicker: spec.kicker?.trim() || undefined,
    subtitle: spec.subtitle?.trim() || undefined,
    inquiry: spec.kind === 'inquiry',
    definition,
    hero,
    blocks: remainingBlocks(spec, definition, hero),
    sources: describeSources(spec, input.sources),
    verdict: verdictOf(spec, input.claims, flags),
    themes: themesOf(spec),
    seed: hash(`${input.spec.kicker ?? ''}|${input.spec.title}`),
    cited: remembered((text, claimId) => {
      const cited = [claimId]
        .flat()
        .flatMap((id) => claims.get(id) ?? [])
        .filter((claim) => !isForeign(claim))
        .flatMap(({ citations }) => citations);
      const found = [...new Set(cited.map((citation) => numbers.get(citation.sourceId)))];
      const known = found.filter((number) => number !== undefined).sort((a, b) => a - b);
      const words = weighted(text, emphases.get(text));
      if (known.length === 0) return words.length > 1 ? words : text;
      return [...words, { kind: 'cite', numbers: known }] satisfies Inline[];
    }),
    flag(claimId) {
      const claim = claims.get(claimId);
      if (claim === undefined || claim.verdict === 'supported') return undefined;
      return { kind: claim.verdict, text: flagText(claim, spec.language) };
    },
    icon: (id) => iconNames.get(id),
  };
}

/** The same text with the same claims is one object, whose measures are known when it is laid out again at another scale. */
function remembered(cite: View['cited']): View['cited'] {
  const known = new Map<string, RichText>();
  return (text, claimId) => {
    const key = `${[claimId].flat().join(' ')}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = cite(text, claimId);
    known.set(key, made);
    return made;
  };
}

/** The drawn statements of a block. */
function itemsOf(block: Block): readonly Item[] {
  if (block.kind === 'definition') return [block.item];
  return 'items' in block ? block.items : [];
}

const EMPHASIS_WEIGHT = 600;

/** The text with the stretch that its Spec marks in a heavier weight. */
function weighted(text: string, emphasis: string | undefined): Inline[] {
  const at = emphasis === undefined || emphasis === '' ? -1 : text.indexOf(emphasis);
  if (emphasis === undefined || at < 0) return [{ kind: 'text', text }];
  const parts: Inline[] = [
    { kind: 'text', text: text.slice(0, at) },
    { kind: 'text', text: emphasis, weight: EMPHASIS_WEIGHT },
    { kind: 'text', text: text.slice(at + emphasis.length) },
  ];
  return parts.filter((part) => part.kind === 'text' && part.text !== '');
}

/** A hero has to be short enough to be read as one large thing. */
const HERO_VALUE_CHARACTERS = 16;

function chooseHero(spec: Spec): View['hero'] {
  for (const block of spec.blocks) {
    if (block.kind !== 'figures') continue;
    const [figure] = block.items;
    if (figure !== undefined && [...figure.value].length <= HERO_VALUE_CHARACTERS) return { figure, block };
  }
  return undefined;
}

function remainingBlocks(spec: Spec, definition: View['definition'], hero: View['hero']): Block[] {
  return spec.blocks.flatMap((block): Block[] => {
    if (block === definition) return [];
    if (hero === undefined || block !== hero.block) return [block];
    const items = hero.block.items.filter((item) => item !== hero.figure);
    return items.length === 0 ? [] : [{ ...hero.block, items }];
  });
}

function verdictOf(spec: Spec, claims: readonly Claim[], flagged: readonly Claim[]): View['verdict'] {
  const [first] = flagged;
  if (spec.kind === 'inquiry' || claims.length === 0) return undefined;
  const ownLabels = (spec.own ?? []).length > 0 ? [`† ${label('ownWords', spec.language)}`] : [];
  const pictures = spec.illustration === undefined ? [] : [label('aiPicture', spec.language)];
  if (first === undefined && ownLabels.length === 0)
    return { supported: true, text: [label('supported', spec.language), ...pictures].join(' · ') };
  const names = flagged.map((claim) => label(isOwn(claim) ? 'ownWords' : claim.verdict, spec.language));
  const counts = [...new Set(names)].map((name) => `${name}: ${names.filter((other) => other === name).length}`);
  return { supported: false, text: [...counts, ...ownLabels, ...pictures].join(' · ') };
}

/** A person's own words that what they cite does not say: they get no number of a source. */
function isForeign(claim: Claim): boolean {
  return isOwn(claim) && (claim.verdict === 'unsupported' || claim.verdict === 'contradicted');
}

function flagText(claim: Claim, language: LanguageTag): string {
  if (!isOwn(claim)) return label(claim.verdict, language);
  const state = claim.method === OWN_METHODS.unchecked ? 'unchecked' : claim.verdict;
  return `${label('ownWords', language)} · ${label(state, language)}`;
}

function describeSources(spec: Spec, sources: readonly Source[]): SourceLine[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  return spec.sourceIds.flatMap((id, i) => {
    const source = known.get(id);
    return source === undefined ? [] : [describeSource(source, i + 1, spec.language)];
  });
}

/** Words of the title first; of the drawable nouns only those that several items share, for one alone is not what the topic is about. */
function themesOf(spec: Spec): string[] {
  const counts = new Map<string, number>();
  for (const noun of spec.blocks.flatMap(nounsOf)) counts.set(noun, (counts.get(noun) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count >= SHARED_BY).sort(([, a], [, b]) => b - a);
  const defined = spec.blocks.flatMap((block) => (block.kind === 'definition' ? [block.term] : []));
  const phrases = [spec.title, spec.kicker ?? '', ...defined, ...shared.map(([noun]) => noun)];
  const words = phrases
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length > 1))];
}

const SHARED_BY = 2;

function nounsOf(block: Block): string[] {
  switch (block.kind) {
    case 'definition':
      return block.item.nouns;
    case 'chart':
      return [];
    case 'graph':
      return block.nodes.flatMap((node) => node.nouns);
    case 'inquiry':
      return block.prompts.flatMap((prompt) => prompt.nouns);
    default:
      return block.items.flatMap((item) => item.nouns);
  }
}

/** FNV-1a over UTF-16 units: small, stable, good enough to seed a generator. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
