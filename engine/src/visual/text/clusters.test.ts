import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import type { RichText } from '../scene.ts';
import { toClusters } from './clusters.ts';
import { createFaceReader } from './faces.ts';

const faceOf = createFaceReader();

function clusters(content: RichText, language: LanguageTag = 'en', family = 'inter') {
  const opened: string[] = [];
  const result = toClusters(content, { family, weight: 400, language }, (key) => {
    opened.push(key);
    return faceOf(key);
  });
  const fonts = result.clusters.map((cluster) => cluster.face.file.typeface as string);
  return { ...result, fonts, opened: [...new Set(opened)] };
}

describe('toClusters', () => {
  it('folds white space and composes letters', () => {
    expect(clusters('  a\n\t b\u0301  ').text).toBe('a b\u0301'.normalize('NFC'));
    expect(clusters('cafe\u0301').clusters).toHaveLength(4);
  });

  it('removes control characters and lone surrogates', () => {
    expect(clusters('a\u0000b\ud800c\ufffcd').text).toBe('abcd');
  });

  it('keeps a grapheme together', () => {
    expect(clusters('क्षि', 'hi').clusters).toHaveLength(1);
  });

  it('falls back by coverage: subscripts, arrows, Greek', () => {
    expect(clusters('H₂O').fonts).toEqual(['Inter', 'Inter', 'Inter']);
    expect(clusters('A⇌β', 'en', 'jost').fonts).toEqual(['Jost', 'NotoSansMath', 'Inter']);
    expect(clusters('M☉').missing).toEqual([]);
  });

  it('gives signs without a script to the face before them, digits to the first face', () => {
    expect(clusters('食、1。', 'ja').fonts).toEqual(['NotoSansJP', 'NotoSansJP', 'Inter', 'NotoSansJP']);
    expect(clusters('है।', 'hi').fonts).toEqual(['NotoSansDevanagari', 'NotoSansDevanagari']);
  });

  it('draws the same code point by different faces in Chinese and Japanese', () => {
    expect(clusters('直', 'zh').fonts).toEqual(['NotoSansSC']);
    expect(clusters('直', 'ja').fonts).toEqual(['NotoSansJP']);
  });

  it('opens no large font for Latin text or an emoji', () => {
    const { opened, missing, text } = clusters('Plants 🎉 grow');
    expect(missing).toEqual(['🎉']);
    expect(text).toBe('Plants grow');
    expect(opened.filter((key) => key.includes('JP') || key.includes('SC'))).toEqual([]);
    expect(clusters('Plants grow').opened).toEqual(['Inter_400Regular']);
  });

  it('draws a space that the font lacks as the ordinary one of its kind', () => {
    const thin = clusters('5\u2008km', 'en', 'jost');
    expect(thin.missing).toEqual([]);
    expect(thin.text).toMatch(/^5[ \u2008]km$/);
  });

  it('binds a citation to the word before it and joins two in a row', () => {
    const { text, clusters: list } = clusters([
      { kind: 'text', text: 'Light. ' },
      { kind: 'cite', numbers: [1] },
      { kind: 'cite', numbers: [2, 1] },
      { kind: 'cite', numbers: [] },
      { kind: 'text', text: ' More', weight: 700 },
    ]);
    expect(text).toBe('Light.\ufffc More');
    expect(list[6]?.cite).toEqual([1, 2]);
    expect(list.at(-1)?.face.file.key).toBe('Inter_700Bold');
  });

  it('refuses a family that does not exist and names those that do', () => {
    expect(() => clusters('a', 'en', 'papyrus')).toThrowError(
      expect.objectContaining({
        code: 'bad_input',
        details: [expect.objectContaining({ allowed: ['inter', 'jost', 'plex-mono'] })],
      }),
    );
  });

  it('says how to mend fonts that are not there', () => {
    const nowhere = createFaceReader('/nonexistent/');
    expect(() => nowhere('Inter_400Regular')).toThrow(/build-fonts/);
    expect(() => nowhere('Comic_400Regular')).toThrow(/no font "Comic_400Regular"/);
  });
});
