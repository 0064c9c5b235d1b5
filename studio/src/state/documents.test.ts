import { expect, test } from 'vitest';
import { linkedDocument, mediaTypeOf, pastedDocument, readFiles, toBase64, toDocumentInput } from './documents.ts';

const file = (name: string, content: BlobPart = 'text', type = '') => new File([content], name, { type });

test('kinds are told by name first, then by what the browser says', () => {
  expect(mediaTypeOf('a.PDF')).toBe('application/pdf');
  expect(mediaTypeOf('notes.markdown', 'application/x')).toBe('text/markdown');
  expect(mediaTypeOf('noname', 'text/html; charset=utf-8')).toBe('text/html');
  expect(mediaTypeOf('photo.heic', 'image/heic')).toBeUndefined();
});

test('good files are read, each bad one says why', async () => {
  const large = file('large.pdf');
  Object.defineProperty(large, 'size', { value: 19_000_000 });
  const broken = file('broken.txt');
  broken.arrayBuffer = () => Promise.reject(new Error('gone'));
  const files = [file('a.md', 'ä'), file('photo.heic'), file('empty.txt', ''), large, broken, file('a.md', 'ä')];
  const { documents, problems } = await readFiles(files, []);
  expect(documents).toEqual([{ name: 'a.md', mediaType: 'text/markdown', size: 2, content: { base64: 'w6Q=' } }]);
  expect(problems.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
    'photo.heic documents.wrongType',
    'empty.txt documents.empty',
    'large.pdf documents.tooLarge',
    'broken.txt documents.unreadable',
    'a.md documents.twice',
  ]);
});

test('the list has an end', async () => {
  const held = Array.from({ length: 50 }, (_, index) => pastedDocument('x', `n${index}`, []));
  expect((await readFiles([file('b.txt')], held)).problems).toEqual([{ name: 'b.txt', reason: 'documents.tooMany' }]);
});

test('pasted texts get names of their own', () => {
  const first = pastedDocument('äöü', 'Pasted', []);
  const second = pastedDocument('x', 'Pasted', [first]);
  expect([first.name, second.name, first.size]).toEqual(['Pasted.txt', 'Pasted 2.txt', 6]);
  expect(toDocumentInput(first)).toEqual({ name: 'Pasted.txt', mediaType: 'text/plain', text: 'äöü' });
});

test('base64 of many bytes', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
});

test('an address becomes a page to be fetched', () => {
  expect(linkedDocument(' https://example.org/a%20b.html?x=1 ')).toEqual({
    name: 'example.org/a%20b.html?x=1',
    mediaType: '',
    size: 0,
    content: { url: 'https://example.org/a%20b.html?x=1' },
  });
  expect(
    ['ftp://a.b', 'some words', 'https://', 'https://a b', `https://a.b/${'x'.repeat(2000)}`].map(linkedDocument),
  ).toEqual(Array.from({ length: 5 }));
  const page = linkedDocument('https://example.org');
  expect(page && toDocumentInput(page)).toEqual({ name: 'example.org', url: 'https://example.org/' });
});
