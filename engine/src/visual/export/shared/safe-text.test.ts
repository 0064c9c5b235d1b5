import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, plainText, webAddress } from './safe-text.ts';

describe('plainText()', () => {
  it('folds white space and removes controls, overrides and layout marks', () => {
    expect(plainText(' a\n\tb\u2028c\u0000\u0007\u202ed\u202c soft\u00adhyphen\u200b ')).toBe('a b cd softhyphen');
  });

  it('keeps what Hindi and Arabic need', () => {
    expect(plainText('क्\u200dष \u200fع\u200cم')).toBe('क्\u200dष \u200fع\u200cم');
  });

  it('changes nothing the second time, and leaves no control character', () => {
    assert(
      property(string({ unit: 'binary' }), (text) => {
        const plain = plainText(text);
        expect(plainText(plain)).toBe(plain);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e]/u);
      }),
    );
  });
});

describe('escapeMarkup()', () => {
  it('leaves no character that could open a tag or end an attribute', () => {
    expect(escapeMarkup(`<a href="x" title='y'>&`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;');
    assert(
      property(string(), (text) => {
        expect(escapeMarkup(text)).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('webAddress()', () => {
  it('accepts http and https, normalized', () => {
    expect(webAddress(' HTTPS://Example.org/a b ')).toBe('https://example.org/a%20b');
    expect(webAddress('http://user:secret@example.org')).toBe('http://example.org/');
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://x',
    'mailto:a@b.c',
    'no address',
    '',
  ])('refuses %s', (url) => expect(webAddress(url)).toBeUndefined());

  it('has nothing to say about nothing', () => expect(webAddress(undefined)).toBeUndefined());
});
