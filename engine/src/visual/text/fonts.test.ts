import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_FONTS_DIRECTORY } from './faces.ts';
import { FAMILY_NAMES, FONT_FILES, fontFileOf, fontStack, isFamilyName, mayCover, principalFont } from './fonts.ts';

describe('the table of fonts', () => {
  it('names files that the build has put there', () => {
    for (const { key } of FONT_FILES)
      expect(existsSync(new URL(`${key}.ttf`, DEFAULT_FONTS_DIRECTORY)), key).toBe(true);
  });

  it('finds a file by its key', () => {
    expect(fontFileOf('Inter_600SemiBold')).toMatchObject({ typeface: 'Inter', weight: 600 });
    expect(fontFileOf('Comic_400Regular')).toBeUndefined();
  });

  it('asks the Chinese face before the Japanese for Chinese, and the other way round', () => {
    const order = (language: 'zh' | 'ja') =>
      fontStack('inter', 400, language)
        .map((file) => file.typeface)
        .filter((name) => name.endsWith('SC') || name.endsWith('JP'));
    expect(order('zh')).toEqual(['NotoSansSC', 'NotoSansJP']);
    expect(order('ja')).toEqual(['NotoSansJP', 'NotoSansSC']);
  });

  it('takes the heaviest weight that a typeface has in place of one that it lacks', () => {
    const keys = fontStack('inter', 600, 'ja').map((file) => file.key);
    expect(keys).toContain('Inter_600SemiBold');
    expect(keys).toContain('NotoSansJP_700Bold');
    expect(keys.at(-1)).toBe('NotoSansMath_400Regular');
  });

  it('sets the baseline by the face of the language', () => {
    const keys = (['en', 'ar', 'hi', 'ja', 'zh', 'ru'] as const).map((tag) => principalFont('jost', 400, tag).typeface);
    expect(keys).toEqual(['Jost', 'NotoKufiArabic', 'NotoSansDevanagari', 'NotoSansJP', 'NotoSansSC', 'Jost']);
  });

  it('never asks a large face about a character outside its ranges', () => {
    const chinese = fontFileOf('NotoSansSC_400Regular');
    const latin = fontFileOf('Inter_400Regular');
    if (chinese === undefined || latin === undefined) throw new Error('missing font files');
    expect(mayCover(chinese, 0x1f389)).toBe(false);
    expect(mayCover(chinese, 0x98df)).toBe(true);
    expect(mayCover(latin, 0x1f389)).toBe(true);
  });

  it('knows its families', () => {
    expect(FAMILY_NAMES).toEqual(['inter', 'jost', 'plex-mono']);
    expect(isFamilyName('papyrus')).toBe(false);
  });
});
