import { describe, expect, it } from 'vitest';
import { VISUAL_STYLES } from '../../contract/index.ts';
import type { View } from '../compose/view.ts';
import { contrastRatio } from '../gate/index.ts';
import { resolveStyle, STYLES } from './index.ts';
import { ALL_ACCENTS, accentOf } from './scientific/palette.ts';
import type { TextRole, Tone } from './style.ts';
import { SMALLEST_TEXT, typeset } from './typography.ts';

const view = (title: string, kicker?: string, seed = 0): View => ({ title, seed, spec: { kicker } }) as unknown as View;
const TONES: readonly Tone[] = ['page', 'hero', 'panel', 'note', 'figure', 'mark', 'subject'];
const TOPICS = ['Galaxy', 'Physics', 'Chemistry', 'Bacteria', 'Revolution', 'Ancient Rome', 'Zzz', 'Yyy', 'Xxx', 'Www'];

describe.each(Object.values(STYLES))('$name', (style) => {
  const roles = Object.keys(style.type) as TextRole[];

  it('sets every text with a contrast of at least 4.5 on what it declares', () => {
    for (const [seed, title] of TOPICS.entries()) {
      for (const role of roles) {
        for (const tone of TONES) {
          for (const index of [0, 1, 2, 3]) {
            const { color, background } = style.text(view(title, undefined, seed), role, tone, index);
            expect(contrastRatio(color, background), `${title} ${role} on ${tone} ${index}`).toBeGreaterThanOrEqual(
              4.5,
            );
          }
        }
      }
    }
  });

  it('never sets text below the smallest size, and body text not below 15', () => {
    for (const role of roles) {
      for (const language of ['en', 'ar', 'ja', 'hi'] as const) {
        const { size } = typeset(style, role, { language, direction: 'ltr', scale: 0.86 });
        expect(size).toBeGreaterThanOrEqual(SMALLEST_TEXT);
      }
      const { size } = typeset(style, 'item-text', { language: 'en', direction: 'ltr', scale: 0.9 });
      expect(size).toBeGreaterThanOrEqual(15);
    }
  });

  it('spaces no letters of joined scripts', () => {
    expect(typeset(style, 'title', { language: 'ar', direction: 'rtl', scale: 1 }).tracking).toBeUndefined();
  });
});

describe('resolveStyle', () => {
  it('gives every style a painter and says which are not built', () => {
    for (const name of VISUAL_STYLES) {
      const { style, available } = resolveStyle(name);
      expect(style.panels.card).toBeTypeOf('function');
      expect(available).toBe(style.name === name);
    }
  });
});

describe('accentOf', () => {
  it('follows the title, then the field, then the name', () => {
    expect(accentOf(view('Black Holes'))).toBe(accentOf(view('The Moon')));
    expect(accentOf(view('Zzz', 'Microbiology'))).toBe(accentOf(view('Photosynthesis')));
    expect(accentOf(view('Zzz', undefined, 1))).toBe(accentOf(view('Other', undefined, 1)));
    expect(new Set(TOPICS.map((title, seed) => accentOf(view(title, undefined, seed)).main)).size).toBeGreaterThan(4);
    expect(ALL_ACCENTS.length).toBe(7);
  });
});
