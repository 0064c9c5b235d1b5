import { describe, expect, it } from 'vitest';
import type { Block, Claim, Source, Spec } from '../../../contract/index.ts';
import { createOutline, formatNumber, type OutlineSection, sourceNumbers } from './outline.ts';

const base = { id: 'b', heading: 'Heading' };
const item = (id: string, text: string) => ({ id, claimId: `c-${id}`, text, nouns: [] });

function specOf(blocks: Block[], more: Partial<Spec> = {}): Spec {
  const fixed = {
    version: 1,
    kind: 'explainer',
    format: 'Infographic',
    level: 'College',
    style: 'Minimalist',
    language: 'en',
  } as const;
  return { ...fixed, title: 'Title', blocks, sourceIds: ['s2', 's1'], ...more };
}

function source(id: string, more: Partial<Source> = {}): Source {
  return { id, title: `Title of ${id}`, hash: '0', fetchedAt: '2025-02-03T04:05:06Z', ...more };
}

function sectionOf(block: Block): OutlineSection {
  const [section] = createOutline(specOf([block]), [], []).sections;
  if (section === undefined) throw new Error('there is no section');
  return section;
}

const lines = (section: OutlineSection) =>
  section.groups.map(({ heading, entries }) => [
    heading,
    ...entries.map(({ leads, text }) => [...leads, text].join(' | ')),
  ]);

describe('createOutline()', () => {
  it('writes each kind of block', () => {
    expect(lines(sectionOf({ ...base, kind: 'definition', term: 'Term', item: item('1', 'is this.') }))).toEqual([
      [undefined, 'Term | is this.'],
    ]);
    expect(
      lines(
        sectionOf({
          ...base,
          kind: 'figures',
          items: [{ ...item('1', 'of it'), value: '5', unit: 'km', heading: 'How far' }],
        }),
      ),
    ).toEqual([[undefined, '5 km | How far | of it']]);
    expect(lines(sectionOf({ ...base, kind: 'figures', items: [{ ...item('1', 'of it'), value: '5 %' }] }))).toEqual([
      [undefined, '5 % | of it'],
    ]);
    expect(lines(sectionOf({ ...base, kind: 'facts', items: [{ ...item('1', 'fact'), heading: 'So' }] }))).toEqual([
      [undefined, 'So | fact'],
    ]);
    expect(
      lines(
        sectionOf({
          ...base,
          kind: 'timeline',
          items: [{ ...item('1', 'began'), date: '1347', year: 1347, heading: '1347' }],
        }),
      ),
    ).toEqual([[undefined, '1347 | began']]);
    expect(lines(sectionOf({ ...base, kind: 'terms', items: [{ ...item('1', 'meaning'), term: 'Word' }] }))).toEqual([
      [undefined, 'Word | meaning'],
    ]);
    expect(
      lines(sectionOf({ ...base, kind: 'parts', whole: 'Leaf', items: [item('1', 'a'), item('2', 'b')] })),
    ).toEqual([['Leaf', 'a', 'b']]);
    expect(lines(sectionOf({ ...base, kind: 'causes', items: [{ ...item('1', 'why'), role: 'cause' }] }))).toEqual([
      [undefined, 'why'],
    ]);
    expect(sectionOf({ ...base, kind: 'steps', items: [item('1', 'a'), item('2', 'b')] }).form).toBe('ordered');
  });

  it('sorts contrasts under their subjects, what belongs to all at the end', () => {
    const items = [
      { ...item('1', 'warm'), subject: 1 },
      item('2', 'both'),
      { ...item('3', 'cold'), subject: 0 },
      { ...item('4', 'stray'), subject: 7 },
    ];
    expect(lines(sectionOf({ ...base, kind: 'contrast', subjects: ['Ice', ''], items }))).toEqual([
      ['Ice', 'cold'],
      [undefined, 'warm'],
      [undefined, 'both', 'stray'],
    ]);
  });

  it('writes charts as tables with numbers of the language', () => {
    const chart = {
      ...base,
      kind: 'chart' as const,
      unit: 'Pg',
      rows: [
        { id: 'r', claimId: 'c', label: 'Ocean', value: 1048.5 },
        { id: 'q', claimId: 'c', label: 'Land', value: -8 },
      ],
    };
    const [section] = createOutline(specOf([chart], { language: 'de' }), [], []).sections;
    expect(section?.table).toEqual({
      unit: 'Pg',
      rows: [
        { id: 'r', claimId: 'c', label: 'Ocean', value: '1.048,5' },
        { id: 'q', claimId: 'c', label: 'Land', value: '-8' },
      ],
    });
    expect(formatNumber(0.04, 'ar')).toMatch(/0.04/);
  });

  it('says graphs in words, lonely nodes too', () => {
    const node = (id: string) => ({ id, label: `Node ${id}`, nouns: [] });
    const section = sectionOf({
      ...base,
      kind: 'graph',
      nodes: [node('a'), node('b'), node('c')],
      edges: [
        { from: 'a', to: 'b', label: 'feeds', claimId: 'c1' },
        { from: 'b', to: 'x' },
      ],
    });
    expect(lines(section)).toEqual([[undefined, 'Node a — feeds — Node b', 'Node b', 'Node c']]);
    expect(section.groups[0]?.entries[0]?.claimId).toBe('c1');
  });

  it('marks an inquiry as holding no facts', () => {
    const inquiry = { ...base, kind: 'inquiry' as const, prompts: [{ id: 'p', text: 'Why?', nouns: [] }] };
    const outline = createOutline(specOf([inquiry], { kind: 'inquiry', language: 'fr' }), [], []);
    expect(outline.notice).toMatch(/aucun fait/);
    expect(outline.sections[0]?.groups[0]?.entries[0]?.text).toBe('Why?');
  });

  it('numbers sources as the picture does, those that it forgot behind them', () => {
    const outline = createOutline(specOf([]), [], [source('s1'), source('s3'), source('s2')]);
    expect(outline.sources.map(({ id, number }) => [id, number])).toEqual([
      ['s2', 1],
      ['s1', 2],
      ['s3', 3],
    ]);
  });

  it('tells what is known of a source, each thing once, and only safe addresses', () => {
    const full = source('s1', {
      author: 'Ann',
      publisher: 'Ann',
      file: 'a.pdf',
      date: '1999',
      url: 'https://x.org',
      license: 'CC0',
      licenseUrl: 'https://y.org',
      attribution: 'by Ann',
      language: 'pt-BR',
    });
    expect(createOutline(specOf([]), [], [full]).sources[0]).toEqual({
      id: 's1',
      number: 2,
      title: 'Title of s1',
      details: ['Ann', 'a.pdf', '1999'],
      url: 'https://x.org/',
      license: 'CC0',
      licenseUrl: 'https://y.org/',
      attribution: 'by Ann',
      language: 'pt-BR',
      retrieved: '2025-02-03',
    });
    const bad = source('s1', { url: 'javascript:x', licenseUrl: 'data:x', language: '"><b>', fetchedAt: 'once' });
    expect(createOutline(specOf([]), [], [bad]).sources[0]).toEqual({
      id: 's1',
      number: 2,
      title: 'Title of s1',
      details: [],
    });
  });

  it('leads statements to the numbers of their sources', () => {
    const cite = (sourceId: string) => ({ sourceId, passageId: 'p', quote: ' a\nquote ', start: 0, end: 5 });
    const claim: Claim = {
      id: 'c',
      text: 'Text.',
      citations: [cite('s1'), cite('s2'), cite('s1'), cite('gone')],
      verdict: 'weak',
      method: 'verbatim',
    };
    const [statement] = createOutline(specOf([]), [claim], [source('s1'), source('s2')]).statements;
    expect(statement?.evidence[0]).toEqual({ quote: 'a quote', sourceId: 's1', sourceNumber: 2 });
    expect(statement && sourceNumbers(statement)).toEqual([0, 1, 2]);
  });
});
