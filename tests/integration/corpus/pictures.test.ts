/**
 * The promises that every picture keeps, over real material: topics of the library and encyclopaedia articles in seven languages,
 * through the real stages. What each claim cites stands there, word for word; nothing unsupported is drawn; the gate finds nothing.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOPICS } from '../../../bench/corpus/topics.ts';
import { asDocument, loadArticles } from '../../../bench/coverage.ts';
import { compose } from '../../../engine/src/compose/index.ts';
import {
  briefSchema,
  COMPLEXITY_LEVELS,
  type ComposeInput,
  type LanguageTag,
  languageName,
  type OutputFormat,
  PAGE_SIZES,
  type Spec,
  type VisualStyle,
} from '../../../engine/src/contract/index.ts';
import { type Library, openLibrary, research } from '../../../engine/src/research/index.ts';
import { verify } from '../../../engine/src/verify/index.ts';
import { textItems } from '../../../engine/src/visual/export/shared/walk.ts';
import { createVisual, exportSvg, type OpenVisual } from '../../../engine/src/visual/index.ts';
import type { SceneItem } from '../../../engine/src/visual/scene.ts';

const STYLES: readonly VisualStyle[] = ['Standard Scientific', 'Minimalist'];
const FORMATS: readonly OutputFormat[] = ['Infographic', 'Timeline'];
/** Drawn beside the usual page, one of them each. */
const SIZES = PAGE_SIZES.filter((size) => size !== 'Poster');
const LANGUAGES: readonly LanguageTag[] = ['en', 'es', 'de', 'ru', 'ar', 'hi', 'zh'];

let visual: OpenVisual;
let library: Library;

beforeAll(async () => {
  visual = await createVisual();
  library = openLibrary();
});

afterAll(() => library.close());

/** Each in turn, so that all values are met without every combination being drawn. */
function inTurn<T>(values: readonly T[], index: number): T {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('no values');
  return value;
}

const LETTERS = /[^\p{L}\p{N}]/gu;

/** What a Spec says in words and numbers, each with the place where it says so. */
function wordsOf(spec: Spec): string[] {
  return spec.blocks.flatMap((block) => {
    const items = 'items' in block ? block.items : 'item' in block ? [block.item] : [];
    const own = items.flatMap((item) => [
      item.heading ?? '',
      item.text,
      ...('value' in item ? [String(item.value)] : []),
      ...('date' in item ? [String(item.date)] : []),
      ...('term' in item ? [String(item.term)] : []),
    ]);
    const rows = block.kind === 'chart' ? block.rows.map((row) => row.label) : [];
    // A number that is the hero of the page stands without the heading of its block.
    return [...(block.kind === 'figures' ? [] : [block.heading]), ...own, ...rows];
  });
}

/** Words of the Spec that the picture lacks. */
function lostWords(spec: Spec, items: readonly SceneItem[]): string[] {
  const drawn = textItems(items)
    .map((item) => item.text)
    .join(' ')
    .replace(LETTERS, '');
  return wordsOf(spec).filter((text) => !drawn.includes(text.replace(LETTERS, '')));
}

async function expectSound(input: ComposeInput, index: number): Promise<void> {
  const { spec, claims } = await compose(input);
  const { sources } = input.research;
  const verified = await verify({ spec, claims, sources });
  expect(verified.claims.length).toBeGreaterThan(0);
  for (const { verdict, citations } of verified.claims) {
    expect(verdict).toMatch(/^(?:supported|weak)$/);
    expect(citations.length).toBeGreaterThan(0);
    for (const { sourceId, quote, start, end } of citations) {
      expect(sources.find(({ id }) => id === sourceId)?.text.slice(start, end)).toBe(quote);
    }
  }
  const drawn = visual.render({ spec: verified.spec, claims: verified.claims, sources });
  expect(drawn.findings).toEqual([]);
  expect(lostWords(verified.spec, drawn.scene.items)).toEqual([]);
  const sized = { ...verified.spec, size: inTurn(SIZES, index) };
  expect(visual.render({ spec: sized, claims: verified.claims, sources }).findings).toEqual([]);
  const svg = exportSvg(drawn.scene, visual);
  expect(svg).toMatch(/<title[^>]*>[^<]+<\/title>/);
  expect(svg).toMatch(/<desc[^>]*>[^<]+<\/desc>/);
}

const topics = TOPICS.flatMap((topic, i) => FORMATS.map((format) => ({ topic, format, index: i })));

describe.each(STYLES)('topics of the library, %s', (style) => {
  it.each(topics)('$topic, $format', async ({ topic, format, index }) => {
    const level = inTurn(COMPLEXITY_LEVELS, index);
    const found = await research({ brief: briefSchema.parse({ topic }) }, { library });
    await expectSound({ topic, language: 'English', level, style, format, research: found }, index);
  });
});

describe.each(LANGUAGES)('articles in %s', (language) => {
  const articles = loadArticles(language).map((article, index) => ({ title: article.title, article, index }));

  it.each(articles)('$title', async ({ article, index }) => {
    const { source, passages } = asDocument(article);
    const input: ComposeInput = {
      topic: article.title,
      language: languageName(language),
      level: inTurn(COMPLEXITY_LEVELS, index),
      style: inTurn(STYLES, index),
      format: inTurn(FORMATS, Math.floor(index / 2)),
      research: { origin: 'documents', sources: [source], passages },
    };
    await expectSound(input, index);
  });
});
