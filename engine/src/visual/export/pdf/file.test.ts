import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { PdfFile, pdfDate, textString } from './file.ts';
import { pathOperators, pdfNumber } from './operators.ts';

describe('PdfFile', () => {
  it('points its table at the objects', () => {
    const file = new PdfFile();
    const late = file.reserve();
    const root = file.add({ Type: '/Catalog' });
    file.set(late, { dictionary: { Kind: '/Test' }, content: 'content' });
    const forgotten = file.reserve();
    const bytes = Buffer.from(file.finish(root, late));
    const text = bytes.toString('latin1');
    const offsets = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map((match) => Number(match[1]));
    expect(offsets.map((at) => text.slice(at, at + 7))).toEqual(['1 0 obj', '2 0 obj', '3 0 obj']);
    expect(text).toContain(`${forgotten} 0 obj\nnull`);
    expect(text.slice(Number(/startxref\n(\d+)/.exec(text)?.[1])).startsWith('xref\n0 4\n')).toBe(true);
    const stream = /stream\n([\s\S]*?)\nendstream/.exec(text)?.[1] ?? '';
    expect(inflateSync(Buffer.from(stream, 'latin1')).toString()).toBe('content');
  });

  it('is named after its content', () => {
    const idOf = (title: string): string | undefined => {
      const file = new PdfFile();
      const number = file.add({ Title: textString(title) });
      return /\/ID \[<(\w{32})>/.exec(Buffer.from(file.finish(number, number)).toString('latin1'))?.[1];
    };
    expect(idOf('a')).toBe(idOf('a'));
    expect(idOf('a')).not.toBe(idOf('b'));
  });
});

describe('textString()', () => {
  it('escapes plain text and writes all other text in UTF-16', () => {
    expect(textString('a (b) \\')).toBe('(a \\(b\\) \\\\)');
    expect(textString('é😀')).toBe('<feff00e9d83dde00>');
  });
});

describe('operators', () => {
  it('write short numbers without exponents', () => {
    expect([1, -0.0001, 1.5, 1e-9, 1234567.8912].map((n) => pdfNumber(n))).toEqual([
      '1',
      '0',
      '1.5',
      '0',
      '1234567.891',
    ]);
    expect(pdfNumber(10, 0)).toBe('10');
  });

  it('write paths', () => {
    const curve = { kind: 'curve', x1: 1, y1: 2, x2: 3, y2: 4, x: 5, y: 6 } as const;
    expect(pathOperators([{ kind: 'move', x: 0, y: 0 }, { kind: 'line', x: 1, y: 1 }, curve, { kind: 'close' }])).toBe(
      '0 0 m\n1 1 l\n1 2 3 4 5 6 c\nh',
    );
  });

  it('write dates', () => expect(pdfDate(new Date('1980-01-01T00:00:00Z'))).toBe('(D:19800101000000Z)'));
});
