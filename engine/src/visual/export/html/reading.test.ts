import { describe, expect, it } from 'vitest';
import { fullInput } from '../../../testing/export-input.ts';
import { createOutline } from '../shared/outline.ts';
import { createAnchors, renderReading, renderSources, renderStatements } from './reading.ts';

function parts(...input: Parameters<typeof fullInput>) {
  const { spec, claims, sources } = fullInput(...input);
  const outline = createOutline(spec, claims, sources);
  return { outline, anchors: createAnchors(outline) };
}

describe('the reading view', () => {
  it('writes prose, ordered lists, tables and groups', () => {
    const { outline, anchors } = parts({ spec: { kicker: 'Field', subtitle: 'More' } });
    const html = renderReading(outline, anchors);
    expect(html).toContain('<p class="kicker">Field</p>');
    expect(html).toContain('<p><strong>Term</strong> is this.<sup><a href="#claim-1">1</a></sup></p>');
    expect(html).toContain('<ol><li>First step.<sup><a href="#claim-1">1</a></sup></li><li>Second step.</li></ol>');
    expect(html).toContain('<caption>km</caption>');
    expect(html).toContain('<th scope="row">Moon<sup><a href="#claim-2">1</a></sup></th><td>3,474.8</td>');
    // a block without a heading: its groups move up
    expect(html).toContain('<section><h2>Ice</h2>');
  });

  it('names a table without unit by its heading, and marks an inquiry', () => {
    const rows = [
      { id: 'r', claimId: 'c', label: 'A', value: 1 },
      { id: 's', claimId: 'c', label: 'B', value: 2 },
    ];
    const { outline, anchors } = parts({
      spec: { kind: 'inquiry', blocks: [{ id: 'b', heading: 'Count', kind: 'chart', unit: '', rows }] },
    });
    expect(renderReading(outline, anchors)).toContain('<caption>Count</caption>');
    expect(renderReading(outline, anchors)).toContain('<p class="notice">Guiding questions. Holds no facts.</p>');
  });
});

describe('the evidence', () => {
  it('leads from claims to sources, and back to those that are drawn', () => {
    const { outline, anchors } = parts();
    const html = renderStatements(outline, anchors, new Set(['c2']));
    expect(html).toContain(
      '<blockquote dir="auto">The exact quote.</blockquote><figcaption dir="auto"><a href="#source-1">[1] Book</a> · CC0</figcaption>',
    );
    expect(html).not.toContain('href="#drawn-1"');
    expect(html).toContain('href="#drawn-2"');
    expect(html).toContain('<p class="verdict weak">Weakly supported</p>');
  });

  it('names a source that is not there by its id, without a link', () => {
    const { outline, anchors } = parts({ sources: [] });
    expect(renderStatements(outline, anchors, new Set())).toContain('<figcaption dir="auto">[0] s1</figcaption>');
    expect(renderSources(outline)).toBe('');
    expect(anchors.source(undefined)).toBeUndefined();
  });

  it('is not there when nothing is claimed', () => {
    const { outline, anchors } = parts({ claims: [] });
    expect(renderStatements(outline, anchors, new Set())).toBe('');
  });

  it('says the language of quotes, and what is known of sources', () => {
    const source = {
      id: 's1',
      title: 'Libro',
      hash: '0',
      fetchedAt: 'x',
      language: 'es',
      licenseUrl: 'https://example.org/l',
      file: 'a.pdf',
    };
    const { outline, anchors } = parts({ sources: [source] });
    expect(renderStatements(outline, anchors, new Set())).toContain('<blockquote dir="auto" lang="es">');
    expect(renderSources(outline)).toContain(
      '<cite>Libro</cite> · a.pdf · Licence: <a href="https://example.org/l" rel="noopener noreferrer">https://example.org/l</a>',
    );
  });
});
