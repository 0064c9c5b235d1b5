/** The composer over the bundled library: what people would really get. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodyTexts, bodyWords, compose } from '../../../engine/src/compose/index.ts';
import { LEVELS } from '../../../engine/src/compose/levels.ts';
import { readingGrade } from '../../../engine/src/compose/text/readability.ts';
import { briefSchema, COMPLEXITY_LEVELS, type ComposeOutput, specSchema } from '../../../engine/src/contract/index.ts';
import { type Library, openLibrary, research } from '../../../engine/src/research/index.ts';

const TOPICS = [
  'Black holes',
  'The Black Death',
  'Photosynthesis',
  'French Revolution',
  'Acids and bases',
  'The Silk Road',
  'Stars',
  "Newton's third law",
  'Viruses',
  'The Roman Empire',
  'Mars',
  'Momentum',
  'Chemical bonds',
  'Galaxies',
  'The Cold War',
  'Bacteria',
  'Comets',
  'Electric current',
  'The Renaissance',
  'Climate change',
];

let library: Library;
beforeAll(() => {
  library = openLibrary();
});
afterAll(() => library.close());

async function explain(topic: string, changes: Record<string, unknown> = {}): Promise<ComposeOutput> {
  const brief = briefSchema.parse({ topic, ...changes });
  const found = await research({ brief }, { library });
  return compose({
    topic,
    level: brief.complexityLevel,
    style: brief.visualStyle,
    format: brief.outputFormat,
    language: brief.language,
    research: found,
  });
}

describe('composing from the library', () => {
  it('makes levels that differ for real', async () => {
    const means: { grade: number; words: number; items: number }[] = [];
    for (const complexityLevel of COMPLEXITY_LEVELS) {
      let grade = 0;
      let words = 0;
      let items = 0;
      for (const topic of TOPICS) {
        const { spec } = await explain(topic, { complexityLevel });
        const texts = bodyTexts(spec);
        expect(bodyWords(spec)).toBeLessThanOrEqual(LEVELS[complexityLevel].words);
        grade += texts.reduce((sum, text) => sum + readingGrade(text, 'en'), 0) / texts.length;
        words += bodyWords(spec);
        items += texts.length;
      }
      means.push({ grade: grade / TOPICS.length, words: words / TOPICS.length, items: items / TOPICS.length });
    }
    for (const key of ['grade', 'words', 'items'] as const) {
      const values = means.map((mean) => mean[key]);
      expect(values).toEqual([...values].sort((a, b) => a - b));
    }
    const [easiest, , , hardest] = means;
    expect((hardest?.grade ?? 0) - (easiest?.grade ?? 0)).toBeGreaterThan(5);
  });

  it.each(TOPICS)('%s: valid, cited to the letter, whole statements, no word twice as heading', async (topic) => {
    const brief = briefSchema.parse({ topic });
    const found = await research({ brief }, { library });
    const { spec, claims } = await explain(topic);
    expect(() => specSchema.parse(spec)).not.toThrow();
    expect(spec.kind).toBe('explainer');
    const texts = new Map(found.sources.map((source) => [source.id, source.text]));
    for (const claim of claims) {
      expect(claim.text).toMatch(/^["“‘(]?[\p{Lu}\p{N}$€£]/u);
      expect(claim.text).toMatch(/[.!]["”’)]*$/u);
      expect(claim.text).not.toMatch(/\b(?:Figure|Table|you|let’s)\b/u);
      for (const { sourceId, start, end, quote } of claim.citations)
        expect(texts.get(sourceId)?.slice(start, end)).toBe(quote);
    }
    const headings = spec.blocks.map((block) => block.heading);
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('gives the same again', async () => {
    expect(await explain('Black holes')).toEqual(await explain('Black holes'));
  });

  it('makes a timeline of a history', async () => {
    const { spec } = await explain('French Revolution', { outputFormat: 'Timeline' });
    expect(spec.format).toBe('Timeline');
  });

  it('makes an inquiry of what the library does not know', async () => {
    const { spec } = await explain('my cat Fritz');
    expect(spec.kind).toBe('inquiry');
  });
});
