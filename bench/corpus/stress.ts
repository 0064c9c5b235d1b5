/** Specs made up to be awkward: one word and forty, one item and twelve, long words, missing parts, many sources, every kind of block. */
import type {
  Block,
  Claim,
  LanguageTag,
  OutputFormat,
  Source,
  Spec,
  VisualStyle,
} from '../../engine/src/contract/index.ts';
import { SAMPLES } from './samples.ts';

export interface StressCase {
  name: string;
  input: { spec: Spec; claims: Claim[]; sources: Source[] };
}

export const SIZES = ['tiny', 'short', 'usual', 'long', 'crowded'] as const;
type Size = (typeof SIZES)[number];

interface Measure {
  items: number;
  /** Words of a text. */
  words: number;
  sources: number;
  title: number;
}

const MEASURES: Readonly<Record<Size, Measure>> = {
  tiny: { items: 1, words: 1, sources: 1, title: 1 },
  short: { items: 2, words: 5, sources: 1, title: 3 },
  usual: { items: 5, words: 14, sources: 2, title: 5 },
  long: { items: 7, words: 28, sources: 6, title: 11 },
  crowded: { items: 12, words: 40, sources: 12, title: 16 },
};

export function stressCase(language: LanguageTag, size: Size, format: OutputFormat, style: VisualStyle): StressCase {
  const measure = MEASURES[size];
  const writer = createWriter(language);
  const claims: Claim[] = [];
  const sources = Array.from({ length: measure.sources }, (_, i) => source(i, language, writer));
  const item = (i: number, words: number) => {
    const text = writer.text(words);
    const id = `c${claims.length + 1}`;
    const cited = sources[i % sources.length]?.id ?? '';
    const citation = { sourceId: cited, passageId: `${cited}:1`, quote: text, start: 0, end: text.length };
    claims.push({ id, text, citations: [citation], verdict: i % 9 === 7 ? 'weak' : 'supported', method: 'verbatim' });
    const heading = i % 4 === 3 ? {} : { heading: writer.heading(1 + (i % 5)) };
    return { id: `i${claims.length}`, claimId: id, text, nouns: writer.nouns(i), ...heading };
  };
  const count = Math.max(2, measure.items);
  const items = (n: number, words = measure.words) => Array.from({ length: n }, (_, i) => item(i, words));
  const blocks: Block[] = [
    {
      id: 'b-def',
      kind: 'definition',
      heading: writer.heading(3),
      term: writer.heading(1),
      item: item(0, Math.max(4, measure.words)),
    },
    {
      id: 'b-fig',
      kind: 'figures',
      heading: writer.heading(2),
      items: items(Math.min(5, measure.items), Math.ceil(measure.words / 2)).map((each, i) => ({
        ...each,
        ...(NUMBERS[i % NUMBERS.length] ?? { value: '1' }),
      })),
    },
    { id: 'b-fact', kind: 'facts', heading: writer.heading(3), items: items(measure.items) },
    {
      id: 'b-time',
      kind: 'timeline',
      heading: writer.heading(2),
      items: items(Math.min(14, measure.items + 2)).map((each, i) => ({
        ...each,
        date: DATES[i % DATES.length] ?? '1',
        year: i * i * 40,
      })),
    },
    { id: 'b-step', kind: 'steps', heading: writer.heading(4), items: items(count) },
    {
      id: 'b-part',
      kind: 'parts',
      heading: '',
      whole: writer.heading(1),
      items: items(count, Math.ceil(measure.words / 3)),
    },
    {
      id: 'b-con',
      kind: 'contrast',
      heading: writer.heading(2),
      subjects: [writer.heading(1), writer.heading(2)],
      items: items(count).map((each, i) => (i % 5 === 4 ? each : { ...each, subject: i % 2 })),
    },
    {
      id: 'b-cause',
      kind: 'causes',
      heading: writer.heading(2),
      items: items(count).map((each, i) => ({
        ...each,
        role: (['cause', 'effect', 'both'] as const)[i % 3] ?? 'both',
      })),
    },
    {
      id: 'b-term',
      kind: 'terms',
      heading: writer.heading(1),
      items: items(measure.items).map((each, i) => ({ ...each, term: writer.heading(1 + (i % 3)) })),
    },
    {
      id: 'b-chart',
      kind: 'chart',
      heading: writer.heading(3),
      unit: writer.text(4),
      rows: items(Math.min(8, count), 1).map((each, i) => ({
        id: each.id,
        claimId: each.claimId,
        label: writer.heading(1 + (i % 4)),
        value: VALUES[i % VALUES.length] ?? 1,
      })),
    },
    {
      id: 'b-graph',
      kind: 'graph',
      heading: writer.heading(2),
      nodes: Array.from({ length: count }, (_, i) => ({ id: `n${i}`, label: writer.heading(1 + (i % 2)), nouns: [] })),
      edges: [{ from: 'n0', to: 'n1', label: writer.text(2) }],
    },
  ];
  const chosen =
    size === 'tiny'
      ? blocks.slice(0, 3)
      : size === 'crowded'
        ? blocks.slice(0, 7)
        : blocks.filter((_, i) => (i + measure.items) % 2 === 0 || i === 3);
  const cited = new Set(
    chosen
      .flatMap((block) => JSON.stringify(block).match(/"claimId":"(c\d+)"/g) ?? [])
      .map((match) => match.slice(11, -1)),
  );
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format,
    level: 'College',
    style,
    language,
    ...(size === 'tiny' ? {} : { kicker: writer.heading(3), subtitle: writer.text(Math.min(20, measure.words)) }),
    title: writer.heading(measure.title),
    blocks: chosen,
    sourceIds: sources.map((each) => each.id),
  };
  return {
    name: `${language} ${size} ${format} ${style}`,
    input: { spec, claims: claims.filter((claim) => cited.has(claim.id)), sources },
  };
}

const NUMBERS: readonly { value: string; unit?: string }[] = [
  { value: '≈50 %' },
  { value: '13.8 billion', unit: 'years' },
  { value: '5 × 10¹⁸', unit: 'kg' },
  { value: '7' },
  { value: '299,792,458', unit: 'm/s' },
];
const DATES = ['1347', '14 July 1789', '13.8 billion years ago', 'c. 300 BCE', '1939–1945', '1990s', 'January 1793'];
const VALUES = [48.5, 17.8, 0.04, -8, 13, 1_000, 2.5, 77];

interface Writer {
  text(words: number): string;
  heading(words: number): string;
  nouns(i: number): string[];
}

/** Takes the words of the sample in turn, so that texts differ and stay the same from run to run. */
function createWriter(language: LanguageTag): Writer {
  const { words, joiner, stop } = SAMPLES[language];
  let at = 0;
  const take = (count: number): string => {
    const taken = Array.from({ length: count }, (_, i) => words[(at + i) % words.length] ?? '');
    at = (at + count) % words.length;
    return taken.join(joiner);
  };
  const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
  return {
    text: (count) => `${capital(take(count))}${stop}`,
    heading: (count) => capital(take(count)).slice(0, 120),
    nouns: (i) => [['sun'], ['water'], [], ['king'], ['ship', 'sailor'], ['unheard-of thing'], ['virus']][i % 7] ?? [],
  };
}

function source(i: number, language: LanguageTag, writer: Writer): Source {
  return {
    id: `s${i + 1}`,
    title: writer.heading(2 + (i % 6)),
    ...(i % 3 === 0 ? {} : { author: 'Andrew Fraknoi, David Morrison, Sidney Wolff', publisher: 'OpenStax' }),
    ...(i % 2 === 0
      ? { url: `https://example.org/a/rather/long/path/to-a-page-about-something?with=parameters&number=${i}` }
      : { file: `document_${i}.pdf` }),
    ...(i % 4 === 0 ? {} : { license: 'CC BY 4.0' }),
    date: '2024-05-01',
    hash: '0'.repeat(64),
    fetchedAt: '2026-01-01T00:00:00.000Z',
    language,
  };
}
