import { describe, expect, it } from 'vitest';
import { passagesOf } from '../source-text.ts';
import { readDocument } from './read-document.ts';
import { tableBlock } from './table.ts';

const row = (cells: string[], isHeader = false) => ({ cells, isHeader });

describe('tableBlock', () => {
  it('writes one line a row, cells apart by a bar', () => {
    const block = tableBlock([
      row(['Rock', 'Density'], true),
      row([' Granite ', '2.7']),
      row(['Basalt | dark', '3.0']),
    ]);
    expect(block).toEqual({ kind: 'table', text: 'Rock | Density\nGranite | 2.7\nBasalt ¦ dark | 3.0' });
  });

  it('takes words above numbers for names of columns where nothing is marked', () => {
    expect(tableBlock([row(['Rock', 'Density']), row(['Granite', '2.7']), row(['Basalt', '3.0'])])).toBeDefined();
    expect(tableBlock([row(['Granite', 'hard']), row(['Basalt', 'dark']), row(['Marble', 'white'])])).toBeUndefined();
  });

  it.each([
    ['two rows', [row(['A', 'B'], true), row(['1', '2'])]],
    ['one column', [row(['A'], true), row(['1']), row(['2'])]],
    ['rows of different lengths', [row(['A', 'B'], true), row(['1', '2']), row(['3'])]],
    ['paragraphs in cells', [row(['A', 'B'], true), row(['x'.repeat(500), '2']), row(['3', '4'])]],
    ['a second row of names', [row(['A', 'B'], true), row(['C', 'D'], true), row(['3', '4'])]],
    ['a column without a name', [row(['A', ''], true), row(['1', '2']), row(['3', '4'])]],
    ['nothing', []],
  ])('leaves out %s', (_, rows) => {
    expect(tableBlock(rows)).toBeUndefined();
  });
});

describe('tables and lists of documents', () => {
  const read = (text: string, name: string) => readDocument(new TextEncoder().encode(text), { name });
  const markdown = [
    '# Rocks',
    'Rocks are made of minerals, and they are found all over the world.',
    '| Rock | Density |\n|:---|---:|\n| Granite | 2.7 |\n| Basalt | 3.0 |',
    '1. Take a stone.\n2. Weigh it.',
    '- one\n  - inner\n- two',
    '| no | table |',
  ].join('\n\n');
  const html = `<html><head><title>Rocks</title></head><body><h1>Rocks</h1><p>Rocks are made of minerals, and they are found
    all over the world.</p><table><thead><tr><th>Rock</th><th>Density</th></tr></thead><tbody><tr><td>Granite</td><td>2.7</td></tr>
    <tr><td>Basalt</td><td>3.0</td></tr></tbody></table><ol><li>Take a stone.</li><li>Weigh it.</li></ol>
    <ul><li>one<ul><li>inner</li></ul></li><li>two</li></ul>
    <table><tr><td colspan="2">Torn</td></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table></body></html>`;

  it.each([
    ['Markdown', markdown, 'rocks.md'],
    ['HTML', html, 'rocks.html'],
  ])('%s: stand where they say', async (_, text, name) => {
    const source = await read(text, name);
    const found = (source.structures ?? []).map(({ kind, start, end }) => [kind, source.text.slice(start, end)]);
    expect(found[0]).toEqual(['table', 'Rock | Density\nGranite | 2.7\nBasalt | 3.0']);
    expect(found[1]).toEqual(['ordered', 'Take a stone.\n\nWeigh it.']);
    expect(found.filter(([kind]) => kind === 'table')).toHaveLength(1);
    for (const passage of passagesOf(source)) {
      expect(source.text.slice(passage.start, passage.end)).toBe(passage.text);
    }
  });

  it('tells numbered and marked lines of plain text', async () => {
    const source = await read(
      'How to weigh a stone at home without any special tools\n\n1. Take a stone from the garden.\n2. Weigh it in your hand.\n\n- It is heavy.\n- It is cold.',
      'a.txt',
    );
    expect(source.structures?.map(({ kind }) => kind)).toEqual(['ordered', 'bullets']);
  });

  it('reads a document that is one table', async () => {
    const source = await read('| Rock | Density |\n|---|---|\n| Granite | 2.7 |\n| Basalt | 3.0 |', 'a.md');
    expect(source.structures).toHaveLength(1);
  });
});
