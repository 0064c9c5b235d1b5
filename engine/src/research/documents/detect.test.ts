import { describe, expect, it } from 'vitest';
import { detectKind } from './detect.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('detectKind', () => {
  it.each([
    ['%PDF-1.7 ...', 'x.txt', 'text/plain', 'pdf'],
    ['junk before %PDF-1.4', 'x', '', 'pdf'],
    ['PK\u0003\u0004...word/document.xml...', 'x.zip', 'application/zip', 'docx'],
    ['<!DOCTYPE html><p>x', 'x.pdf', 'application/pdf', 'html'],
    ['\u00ef\u00bb\u00bf  <!-- note --> <html>', 'x.txt', '', 'html'],
    ['<p>fragment</p>', 'x.html', '', 'html'],
    ['<div>fragment</div>', 'x', 'text/html; charset=utf-8', 'html'],
    ['just words in a page', 'x.html', 'text/html', 'text'],
    ['# Title', 'x.md', '', 'markdown'],
    ['# Title', 'x', 'text/markdown', 'markdown'],
    ['MZ is how this text begins', 'x.txt', '', 'text'],
    ['Hello', 'x.pdf', 'application/pdf', 'text'],
    ['a < b and <p> is a tag', 'x.txt', 'text/plain', 'text'],
  ])('%j called %s is %3$s', (content, name, mediaType, kind) => {
    expect(detectKind(bytes(content), name, mediaType)).toBe(kind);
  });

  it.each([
    ['\u0089PNG\r\n', 'x.txt', '', /PNG picture/],
    ['\u00ff\u00d8\u00ff\u00e0', 'x', '', /JPEG/],
    ['RIFF....WEBP', 'x', '', /WebP/],
    ['\u00d0\u00cf\u0011\u00e0', 'x.doc', '', /DOCX/],
    ['{\\rtf1', 'x.rtf', '', /RTF/],
    ['\u001f\u008b\b', 'x.gz', '', /compressed/],
    [`MZ${'\u0000\u0001'.repeat(40)}`, 'x.exe', '', /program/],
    ['PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.text', 'x.odt', '', /OpenDocument/],
    ['PK\u0003\u0004mimetypeapplication/epub+zip', 'x.epub', '', /EPUB/],
    ['{"a":1}', 'x.json', '', /data or code/],
    ['a,b', 'x', 'text/csv', /data or code/],
    ['\u0000\u0001\u0002\u0003'.repeat(9), 'x.bin', 'application/x-thing', /application\/x-thing/],
  ])('%j called %s is refused', (content, name, mediaType, what) => {
    expect(() => detectKind(bytes(content), name, mediaType)).toThrow(
      expect.objectContaining({ code: 'unsupported_media', message: expect.stringMatching(what) }),
    );
  });

  it('leaves damaged text to the reader, which says that it is damaged', () => {
    expect(detectKind(bytes('\u0000\u0001\u0002\u0003'.repeat(9)), 'x.txt', '')).toBe('text');
  });

  it('says that a locked document needs its password taken off', () => {
    const locked = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(() => detectKind(locked, 'x.docx')).toThrow(
      expect.objectContaining({ code: 'unreadable_document', message: expect.stringContaining('password') }),
    );
  });
});
