import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passageSchema, sourceTextSchema } from '../../../engine/src/contract/index.ts';
import { type Library, openLibrary, passagesOf } from '../../../engine/src/research/index.ts';
import { selectPassages } from '../../../engine/src/research/library/select.ts';
import { build } from '../../../scripts/build-library.ts';

interface Questions {
  covered: { query: string; modules: string[] }[];
  uncovered: string[];
}

const root = join(import.meta.dirname, '../../..');
const questions: Questions = JSON.parse(readFileSync(join(import.meta.dirname, 'library-questions.json'), 'utf8'));
let folder: string;
let library: Library;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hkm-library-'));
  await build(root, join(folder, 'library.sqlite'));
  library = openLibrary(join(folder, 'library.sqlite'));
});

afterAll(async () => {
  library.close();
  await rm(folder, { recursive: true });
});

const titles = (query: string): string[] => library.search(query, { limit: 3 }).map((hit) => hit.title);

describe('the table of questions', () => {
  it('is large enough to mean something', () => {
    expect(questions.covered.length).toBeGreaterThanOrEqual(180);
    expect(questions.uncovered.length).toBeGreaterThanOrEqual(75);
  });

  it('finds a right module among the first three for at least 97 % of the covered', () => {
    const missed = questions.covered.filter(
      ({ query, modules }) => !library.search(query, { limit: 3 }).some((hit) => modules.includes(hit.id)),
    );
    expect(missed.length / questions.covered.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.03);
  });

  it('finds nothing for at least 97 % of the uncovered', () => {
    const found = questions.uncovered.filter((query) => library.search(query).length > 0);
    expect(found.length / questions.uncovered.length, JSON.stringify(found)).toBeLessThanOrEqual(0.03);
  });
});

describe('search', () => {
  it('finds every module by its own title', () => {
    const missed = library.topics(60).filter((title) => !titles(title).includes(title));
    expect(missed).toEqual([]);
  });

  it('does not mind case, accents, plurals and small slips', () => {
    const [expected] = titles('Le Châtelier’s principle');
    for (const query of ['LE CHATELIER', 'le chatelier principles', 'Le Chateliers principle']) {
      expect(titles(query)[0]).toBe(expected);
    }
    expect(titles('Photosyntesis')[0]).toBe('Photosynthesis');
  });

  it('knows names for the same thing', () => {
    expect(titles('Genghis Khan')[0]).toMatch(/Chinggis/);
    expect(titles('WW2')).toEqual(titles('World War II'));
  });

  it('ranks best first and keeps to the limit', () => {
    const hits = library.search('stars', { limit: 4 });
    expect(hits).toHaveLength(4);
    expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).toSorted((a, b) => b - a));
  });

  it('finds less under a higher threshold', () => {
    expect(library.search('Cleopatra').length).toBeGreaterThan(0);
    expect(library.search('Cleopatra', { threshold: 0.99 })).toEqual([]);
  });

  it('survives hostile topics', () => {
    const hostile = [
      '" OR *',
      'a AND (b',
      'NEAR(a b)',
      '\u0000black\u0000 hole\u0000',
      '😀😀',
      '',
      ' ',
      'x'.repeat(10_000),
    ];
    hostile.push('black hole '.repeat(1_000), "'; drop table module; --", '-', 'title:black', '^black', '{black hole}');
    for (const query of hostile) expect(Array.isArray(library.search(query))).toBe(true);
    expect(library.search('" OR *')).toEqual([]);
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        expect(library.search(query).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 200 },
    );
  });

  it('stops when the caller has gone', () => {
    expect(() => library.search('stars', { signal: AbortSignal.abort(new Error('gone')) })).toThrow('gone');
  });
});

describe('passages of a topic', () => {
  const select = (topic: string) => selectPassages(library, topic);

  it('are whole paragraphs at their offsets, relevant and valid', () => {
    for (const topic of ['Newton’s third law', 'event horizon', 'French Revolution', 'electricity', 'Cleopatra']) {
      const { sources, passages } = select(topic);
      expect(passages.length).toBeGreaterThan(3);
      for (const passage of passages) {
        passageSchema.parse(passage);
        const source = sources.find((each) => each.id === passage.sourceId);
        expect(source?.text.slice(passage.start, passage.end)).toBe(passage.text);
        expect(passage.score).toBeGreaterThan(0);
        expect(passage.score).toBeLessThanOrEqual(1);
      }
    }
  });

  it('come from the module that is the topic, and from no other', () => {
    expect(select('Newton’s third law').sources.map((source) => source.title)).toEqual([
      "Newton's Third Law of Motion",
    ]);
  });

  it('come from the section that is the topic, when the module is wider', () => {
    const { passages } = select('French Revolution');
    expect(new Set(passages.flatMap((passage) => passage.headings))).toEqual(new Set(['The French Revolution']));
  });

  it('speak of a narrow topic', () => {
    const { passages } = select('event horizon');
    const best = passages.toSorted((a, b) => b.score - a.score).slice(0, 5);
    for (const passage of best) expect(passage.text).toMatch(/event horizon/i);
  });

  it('are enough for an explainer', () => {
    for (const topic of ['event horizon', 'malaria', 'Magna Carta', 'tuberculosis']) {
      const words = select(topic).passages.reduce((sum, passage) => sum + passage.text.split(' ').length, 0);
      expect(words, topic).toBeGreaterThan(200);
    }
  });

  it('begin with what the topic is, marked, wherever it stands', () => {
    const stars = select('Stars');
    const [first] = stars.passages;
    expect(first).toMatchObject({ role: 'definition', score: 1 });
    const source = stars.sources.find((each) => each.id === first?.sourceId);
    expect(source?.text.slice(first?.key?.start, first?.key?.end)).toMatch(/^A star is defined as an object/);
    expect(stars.sources.at(-1)).toBe(source);
    const marked = select('Acids and bases').passages.filter((passage) => passage.role === 'definition');
    expect(marked).toHaveLength(2);
    expect(select('Vaccines').passages.filter((passage) => passage.role !== undefined)).toEqual([]);
  });

  it('keep the mark in reading order where the section is told from anyway', () => {
    const { sources, passages } = select('Comets');
    const marked = passages.findIndex((passage) => passage.role === 'definition');
    expect(passages[marked]?.text).toMatch(/A comet is a relatively small chunk of icy material/);
    const starts = passages.filter((passage) => passage.sourceId === sources[0]?.id).map((passage) => passage.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  it('of a broad topic come from several sections, the most general of each', () => {
    for (const topic of ['Stars', 'Gravity', 'Electricity', 'DNA', 'Islam']) {
      const { sources, passages } = select(topic);
      expect(sources.length, topic).toBeGreaterThanOrEqual(3);
      const words = passages.reduce((sum, passage) => sum + passage.text.split(' ').length, 0);
      expect(words, topic).toBeLessThan(6_500);
    }
    expect(select('Bacteria').sources.map((source) => source.title)).toContain('Types of Microorganisms');
  });

  it('of a war tell its chapter from the causes to the end, and nothing else', () => {
    const chapter = [
      'Alliances, Expansion, and Conflict',
      'The Collapse of the Ottomans and the Coming of War',
      'Total War',
      'War on the Homefront',
      'The War Ends',
    ];
    const war = select('World War I');
    expect(war.sources.map((source) => source.title)).toEqual(chapter);
    expect(war.sources[0]?.chapter).toBe('The War to End All Wars');
    expect(war.passages.some((passage) => /declared war on Serbia on July 28, 1914/.test(passage.text))).toBe(true);
    expect(war.passages.some((passage) => /armistice on November 3, 1918/.test(passage.text))).toBe(true);
    expect(select('causes of World War I').sources.map((source) => source.title)).toEqual(chapter.slice(0, 2));
  });

  it('are none where nothing was found', () => {
    expect(select('my cat Fritz')).toEqual({ sources: [], passages: [], isPartial: false });
  });
});

describe('sources', () => {
  it('carry what the licence asks for', () => {
    const source = library.source('astronomy-2e-m59943');
    sourceTextSchema.parse(source);
    expect(source).toMatchObject({
      title: 'Black Holes',
      publisher: 'OpenStax, Astronomy 2e',
      license: 'CC BY 4.0',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
      date: '2026-02-02',
      fetchedAt: '2026-02-02T00:00:00.000Z',
      language: 'en',
    });
    expect(source.attribution).toContain('Access for free');
    expect(library.source(source.id)).toBe(source);
  });

  it('have headings where they stand', () => {
    const { text, headings } = library.source('astronomy-2e-m59943');
    expect(headings.length).toBeGreaterThan(2);
    for (const heading of headings) expect(text.startsWith(heading.text, heading.start)).toBe(true);
    expect(passagesOf(library.source('astronomy-2e-m59943')).some((p) => p.headings.length > 0)).toBe(true);
  });

  it('are not invented', () => {
    expect(() => library.source('nothing')).toThrow(/no module/);
    expect(() => library.centrality('nothing')).toThrow(/no module/);
  });
});

describe('suggestions', () => {
  it('complete a title or a chapter from the beginning of any word', () => {
    expect(library.suggest('photos')[0]).toMatchObject({ text: 'Photosynthesis', kind: 'title' });
    expect(library.suggest('hole').map((each) => each.text)).toContain('Black Holes');
    expect(library.suggest('the big bang', 20).some((each) => each.kind === 'chapter')).toBe(true);
  });

  it('are short, and none for nothing', () => {
    expect(library.suggest('the', 3)).toHaveLength(3);
    expect(library.suggest('  ')).toEqual([]);
    expect(library.suggest('zzzz')).toEqual([]);
  });

  it('name topics from every book, always the same', () => {
    const topics = library.topics(12);
    expect(topics).toHaveLength(12);
    expect(new Set(topics).size).toBe(12);
    expect(library.topics(12)).toEqual(topics);
    expect(library.topics(0)).toEqual([]);
    const books = new Set(topics.map((topic) => library.search(topic)[0]?.book));
    expect(books.size).toBeGreaterThanOrEqual(4);
  });
});

describe('the file', () => {
  it('is the same bytes from the same books', async () => {
    const again = join(folder, 'again.sqlite');
    await build(root, again);
    expect(readFileSync(again).equals(readFileSync(join(folder, 'library.sqlite')))).toBe(true);
  });

  it('is refused when it is missing, damaged or of another version', async () => {
    const broken = join(folder, 'broken.sqlite');
    await writeFile(broken, 'not a database at all');
    const old = join(folder, 'old.sqlite');
    const database = new DatabaseSync(old);
    database.exec('pragma user_version = 1; create table module (number integer)');
    database.close();
    for (const path of [join(folder, 'missing.sqlite'), broken, old]) {
      expect(() => openLibrary(path)).toThrow(expect.objectContaining({ code: 'not_ready' }));
    }
  });

  it('can be closed twice', () => {
    const other = openLibrary(join(folder, 'library.sqlite'));
    other.close();
    expect(() => other.close()).not.toThrow();
  });
});
