import { describe, expect, it } from 'vitest';
import { createHyphenation } from './hyphenation.ts';
import { createPhraseBoundaries } from './phrases.ts';

const hyphenation = createHyphenation();
const divided = (word: string, language: Parameters<typeof hyphenation>[1]): string =>
  hyphenation(word, language)
    .toReversed()
    .reduce((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, word);

describe('hyphenation', () => {
  it('divides by the patterns of the language, never near an end', () => {
    expect(divided('Photosynthese', 'de')).toBe('Photo-syn-these');
    expect(divided('Blattgrün', 'de')).toBe('Blatt-grün');
    expect(divided('photosynthesis', 'en')).toBe('photo-syn-thesis');
    expect(divided('электромагнитный', 'ru')).toContain('маг-нит');
  });

  it('leaves short words and languages without patterns whole', () => {
    expect(hyphenation('Licht', 'de')).toEqual([]);
    expect(hyphenation('क्लोरोफिल', 'hi')).toEqual([]);
  });
});

describe('phrases', () => {
  const boundaries = createPhraseBoundaries();

  it('keeps Japanese and Chinese words together', () => {
    const text = '植物は食べ物を作ります。';
    expect(boundaries(text, 'ja')?.has(text.indexOf('べ'))).toBe(false);
    expect(boundaries(text, 'ja')?.has(text.indexOf('食'))).toBe(true);
    expect(boundaries('植物利用阳光制造食物', 'zh')?.has(1)).toBe(false);
  });

  it('does not concern other languages', () => expect(boundaries('plants', 'en')).toBeUndefined());
});
