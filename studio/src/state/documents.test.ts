import { expect, test } from 'vitest';
import { linkedDocument, mediaTypeOf, pastedDocument, readBase64, refusalOf, toDocumentInput } from './documents.ts';

const file = (name: string, content: BlobPart = 'text', type = '') => new File([content], name, { type });

test('kinds are told by name first, then by what the browser says', () => {
  expect(mediaTypeOf('a.PDF')).toBe('application/pdf');
  expect(mediaTypeOf('notes.markdown', 'application/x')).toBe('text/markdown');
  expect(mediaTypeOf('noname', 'text/html; charset=utf-8')).toBe('text/html');
  expect(mediaTypeOf('photo.heic', 'image/heic')).toBeUndefined();
});

test('a file that cannot be taken says why', () => {
  const large = file('large.pdf');
  Object.defineProperty(large, 'size', { value: 19_000_000 });
  const held = [{ name: 'a.md', size: 2 }];
  const full = Array.from({ length: 50 }, (_, index) => pastedDocument('x', `n${index}`, []));
  expect(refusalOf(file('b.md', 'ä'), held)).toBeUndefined();
  expect(refusalOf(file('photo.heic'), held)).toBe('documents.wrongType');
  expect(refusalOf(file('empty.txt', ''), held)).toBe('documents.empty');
  expect(refusalOf(large, held)).toBe('documents.tooLarge');
  expect(refusalOf(file('a.md', 'ä'), held)).toBe('documents.twice');
  expect(refusalOf(file('b.txt'), full)).toBe('documents.tooMany');
});

test('pasted texts get names of their own', () => {
  const first = pastedDocument('äöü', 'Pasted', []);
  const second = pastedDocument('x', 'Pasted', [first]);
  expect([first.name, second.name, first.size]).toEqual(['Pasted.txt', 'Pasted 2.txt', 6]);
  expect(toDocumentInput(first)).toEqual({ name: 'Pasted.txt', mediaType: 'text/plain', text: 'äöü' });
});

test('the bytes of a file, and an end to reading', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
  const read: number[] = [];
  const options = { signal: new AbortController().signal, onRead: (done: number) => read.push(done) };
  expect(await readBase64(file('a.pdf', bytes), options)).toBe(Buffer.from(bytes).toString('base64'));
  expect(read.at(-1)).toBe(100_000);
  const stop = new AbortController();
  const stopped = readBase64(file('a.pdf', bytes), { ...options, signal: stop.signal });
  stop.abort();
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
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
