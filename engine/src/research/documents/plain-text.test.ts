import { describe, expect, it } from 'vitest';
import { plainTextBlocks } from './plain-text.ts';

const texts = (raw: string) => plainTextBlocks(raw).map((block) => block.text);
const kinds = (raw: string) => plainTextBlocks(raw).map((block) => `${block.kind[0]}${block.level ?? ''}`);
const LONG =
  'The Amazon is a river that carries more water than any other river on the whole surface of the Earth, by far, all year.';

describe('plainTextBlocks', () => {
  it('takes each line as a paragraph where there are no blank lines', () => {
    expect(texts(`${LONG}\nShort one.\n${LONG}`)).toEqual([LONG, 'Short one.', LONG]);
  });

  it('joins lines that were only wrapped', () => {
    const wrapped = [
      'The Amazon is a river that carries more water than',
      'any other river on Earth, and it flows through the',
      'whole of Brazil.',
    ];
    expect(texts(`${wrapped.join('\n')}\n\nNext.`)).toEqual([wrapped.join(' '), 'Next.']);
  });

  it('joins a line that was cut in the middle, but keeps the lines of a list', () => {
    const cut = LONG.replace(/\.$/, '');
    expect(texts(`${cut}\nand all of it.`)).toEqual([`${cut} and all of it.`]);
    expect(texts(`${cut} O\n2. This is so.`)).toEqual([`${cut} O 2. This is so.`]);
    expect(texts(`${cut}\nAnother Line`)).toHaveLength(2);
    expect(texts(`${cut}\na) first`)).toHaveLength(2);
  });

  it('leaves lists, verses and short lines apart', () => {
    expect(texts('- one thing that is on a list and is long\n- another thing that is on the list')).toHaveLength(2);
    expect(texts('Roses are red\nViolets are blue')).toHaveLength(2);
    expect(
      texts(
        'This is a whole sentence in one line of text.\nThis is another sentence in another line.\nAnd a third one of about the same length.',
      ),
    ).toHaveLength(3);
  });

  it('finds headings by their marks and by their shape', () => {
    expect(kinds(`== Course ==\n${LONG}`)).toEqual(['h2', 'p']);
    expect(kinds(`# Amazon\n${LONG}`)).toEqual(['h1', 'p']);
    expect(kinds(`${LONG}\n\nHistory\n\n${LONG}`)).toEqual(['p', 'h2', 'p']);
    expect(texts(`== Course ==\n${LONG}`)[0]).toBe('Course');
  });

  it('takes the line that a text opens with for its title', () => {
    expect(kinds(`Amazon rainforest\n\n${LONG}\n\nHistory\n\n${LONG}`)).toEqual(['h1', 'p', 'h2', 'p']);
  });

  it('does not take the end of a text, a sentence or a number for a heading', () => {
    expect(kinds(`${LONG}\n\nThe end`)).toEqual(['p', 'p']);
    expect(kinds(`It is long.\n\n${LONG}`)).toEqual(['p', 'p']);
    expect(kinds(`1541\n\n${LONG}`)).toEqual(['p', 'p']);
    expect(kinds(`1. First thing\n\n${LONG}`)).toEqual(['p', 'p']);
  });

  it('is empty for nothing', () => {
    expect(plainTextBlocks(' \n\n \u0000')).toEqual([]);
  });
});
