import { describe, expect, it } from 'vitest';
import type { Source } from '../../contract/index.ts';
import { describeSource } from './sources.ts';

const source = (own: Partial<Source>): Source => ({ id: 's', title: 'Black Holes', hash: '', fetchedAt: '', ...own });
const plain = (own: Partial<Source>): string => describeSource(source(own), 3, 'en').text.replaceAll('\u200b', '');

describe('describeSource', () => {
  it('names title, makers, year, licence and place', () => {
    const text = plain({
      author: 'A. Fraknoi',
      publisher: 'OpenStax',
      date: '2022-03-09',
      license: 'CC BY 4.0',
      url: 'https://www.openstax.org/books/astronomy-2e/',
    });
    expect(text).toBe('Black Holes. A. Fraknoi, OpenStax (2022). CC BY 4.0. openstax.org/books/astronomy-2e');
  });

  it('names the file of a document, and says where nothing is known', () => {
    expect(plain({ file: 'notes.pdf' })).toBe('Black Holes. notes.pdf');
    expect(plain({})).toBe('Black Holes. Your document');
  });

  it('keeps marks at the end of a title, and a year without a maker', () => {
    expect(plain({ title: 'Why is the sky dark?', date: '1823', license: 'public domain' })).toBe(
      'Why is the sky dark? 1823. public domain',
    );
  });

  it('lets long addresses break, and shows broken ones as they are', () => {
    expect(describeSource(source({ url: 'https://a.org/b/c' }), 1, 'en').text).toContain('/\u200bb/\u200bc');
    expect(plain({ url: 'https://a.org/%E0%A4%A' })).toContain('a.org/%E0%A4%A');
    expect(plain({ url: 'https://de.wikipedia.org/wiki/%C3%96l' })).toContain('wiki/Öl');
  });
});
