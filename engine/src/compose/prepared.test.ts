import { describe, expect, it } from 'vitest';
import type { ComposeInput, Passage, SourceText } from '../contract/index.ts';
import { type Analysis, analyse } from './analysis.ts';
import { compose } from './compose.ts';
import { packAnalyses, unpackAnalyses } from './prepared.ts';

const PARAGRAPHS = [
  'The Amazon basin (the largest on Earth) covers about 7 million square kilometres, and it drains much of South America. It holds a tenth of all known species.',
  'However, this is why it matters; the river carries more water than any other. See figure 3 for a map of it. What would happen without it?',
  'The basin lost about 17 percent of its trees between 1970 and 2020, which scientists measured from space. In 1988, Brazil began to watch the forest by satellite.',
  'Jacksonville is the largest city of Florida by area. It is the seat of Duval County near Jacksonville.',
];
const TEXT = PARAGRAPHS.join('\n\n');
const SOURCE: SourceText = {
  id: 's1',
  title: 'The Amazon',
  hash: 'one',
  fetchedAt: '2024-01-01T00:00:00.000Z',
  language: 'en',
  text: TEXT,
  headings: [],
};

function passages(): Passage[] {
  return PARAGRAPHS.map((text, i) => {
    const start = TEXT.indexOf(text);
    return { id: `s1.${i}`, sourceId: 's1', start, end: start + text.length, text, headings: [], score: 1 };
  });
}

function plain({ words, forms }: Analysis): unknown {
  return {
    words,
    forms: forms.map(({ kept, text, method, rejection, words: count, grade }) => ({
      kept,
      text,
      method,
      rejection,
      count,
      grade,
    })),
  };
}

describe('packed analyses', () => {
  const unpacked = new Map(unpackAnalyses(packAnalyses(SOURCE, passages()), SOURCE));

  it('are what would have been worked out, those with a noun put in too', () => {
    expect(unpacked.size).toBeGreaterThan(PARAGRAPHS.length * 2);
    expect([...unpacked.keys()].some((text) => !TEXT.includes(text))).toBe(true);
    for (const [text, analysis] of unpacked) expect(plain(analysis)).toEqual(plain(analyse(text, 'en')));
  });

  it('hold forms that are drawn whole, shortened, and not at all', () => {
    const forms = [...unpacked.values()].flatMap((analysis) => analysis.forms);
    expect(new Set(forms.map((form) => form.method))).toEqual(new Set(['verbatim', 'shortened']));
    expect(forms.some((form) => form.rejection !== undefined)).toBe(true);
    expect(forms.some((form) => form.rejection === undefined)).toBe(true);
  });

  it('change nothing of what is composed, and are asked for once', async () => {
    const input = (hash: string): ComposeInput => ({
      topic: 'Amazon basin',
      level: 'High School',
      style: 'Minimalist',
      format: 'Infographic',
      language: 'English',
      research: { origin: 'library', sources: [{ ...SOURCE, hash }], passages: passages() },
    });
    const packed = packAnalyses(SOURCE, passages());
    let asked = 0;
    const prepared = {
      of(source: SourceText) {
        asked += 1;
        return source.hash === 'two' ? unpackAnalyses(packed, source) : undefined;
      },
    };
    const without = await compose(input('two'));
    expect(await compose(input('two'), { prepared })).toEqual(without);
    expect(await compose(input('two'), { prepared })).toEqual(without);
    expect(asked).toBe(1);
    expect(await compose(input('three'), { prepared })).toEqual(without);
    expect(asked).toBe(2);
  });
});
