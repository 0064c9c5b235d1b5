import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import type { RichText } from '../scene.ts';
import { createFaceReader } from './faces.ts';
import { createHyphenation } from './hyphenation.ts';
import { breakLines, createLineBreaker } from './lines.ts';
import { Paragraph, type ParagraphTools } from './paragraph.ts';
import { createPhraseBoundaries } from './phrases.ts';
import { createShaper } from './shape.ts';

const tools: ParagraphTools = {
  faceOf: createFaceReader(),
  shape: createShaper(),
  phrases: createPhraseBoundaries(),
  hyphenation: createHyphenation(),
};

function paragraph(content: RichText, language: LanguageTag = 'en'): Paragraph {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  return new Paragraph(content, { family: 'inter', weight: 400, language, direction }, tools);
}

/** Lines as text; `-` at the end of a divided word. Width in em. */
function lines(content: RichText, width: number, language: LanguageTag = 'en', fill = true): string[] {
  const whole = paragraph(content, language);
  return breakLines(whole, width, fill).map((line) => whole.textOf(line.start, line.end) + (line.hyphen ? '-' : ''));
}

/** Every stretch that never ends a line by ordinary means. */
function units(text: string, language: LanguageTag = 'en'): string[] {
  const whole = paragraph(text, language);
  return whole.units.map((unit) => whole.textOf(unit.start, unit.end));
}

describe('where lines may end', () => {
  it('at spaces, which vanish', () => expect(units('red  and blue')).toEqual(['red', 'and', 'blue']));
  it('after a hyphen inside a word, not before a number or at the start', () => {
    expect(units('well-known -5 to COVID-19')).toEqual(['well-', 'known', '-5', 'to', 'COVID-19']);
  });
  it('not inside ranges of numbers', () => expect(units('1914–1918 a–b')).toEqual(['1914–1918', 'a–', 'b']));
  it('after a dash', () => expect(units('light—food')).toEqual(['light—', 'food']));
  it('after a slash before a word', () => expect(units('and/or 9/11')).toEqual(['and/', 'or', '9/11']));
  it('not at glue', () => expect(units('50\u00a0% a\u2060b x\u202f?')).toEqual(['50\u00a0%', 'a\u2060b', 'x\u202f?']));
  it('at a zero-width space', () =>
    expect(units('ab\u200bcd').map((unit) => unit.replace('\u200b', ''))).toEqual(['ab', 'cd']));
  it('not between a number and its unit', () => {
    expect(units('about 50 % of 3 km, 5 kings')).toEqual(['about', '50 %', 'of', '3 km,', '5', 'kings']);
  });
  it('not before French punctuation nor behind a French opening quote', () => {
    expect(units('« Quoi » ? Oui !', 'fr')).toEqual(['« Quoi » ?', 'Oui !']);
  });
  it('not before a danda', () => expect(units('जल है ।', 'hi')).toEqual(['जल', 'है ।']));
  it('between Japanese phrases, never before a closing or behind an opening sign', () => {
    const found = units('植物は「光」を使う。食べ物を作る。', 'ja');
    expect(found.join('')).toBe('植物は「光」を使う。食べ物を作る。');
    for (const unit of found) {
      expect(unit).not.toMatch(/^[」。、]/);
      expect(unit).not.toMatch(/「$/);
    }
  });
  it('between Chinese characters in a page of another language', () => {
    expect(units('汉字，好')).toEqual(['汉', '字，', '好']);
  });
});

describe('breakLines', () => {
  it('fills lines up to the width', () => {
    const whole = paragraph('aaa bbb aaa bbb');
    const width = whole.width(0, 7);
    expect(breakLines(whole, width).map((line) => whole.textOf(line.start, line.end))).toEqual(['aaa bbb', 'aaa bbb']);
    expect(breakLines(whole, width - 0.01)).toHaveLength(4);
  });

  it('promises the width that the line is then drawn with', () => {
    const whole = paragraph('The quick brown fox, AV To well-known 1914–1918 DNA.');
    for (const line of breakLines(whole, 9)) {
      expect(line.width).toBeCloseTo(whole.width(line.start, line.end, line.hyphen), 9);
    }
  });

  it('divides long German words to fill a line of running text, not of a heading', () => {
    const text = 'Die Geschwindigkeitsbegrenzungen gelten';
    expect(lines(text, 14, 'de')[0]).toMatch(/^Die Ge.*-$/);
    const whole = paragraph('Die Geschwindigkeitsbegrenzungen', 'de');
    const short = whole.width(0, whole.clusters.length) - 0.3;
    expect(lines(text, short, 'de')[0]).toMatch(/-$/);
    expect(lines(text, short, 'de', false)[0]).toBe('Die');
  });

  it('divides words of other languages only when they do not fit a line', () => {
    expect(lines('the photosynthesis', 8)).toEqual(['the', 'photosynthesis']);
    expect(lines('the photosynthesis', 5)).toEqual(['the', 'photosyn-', 'thesis']);
  });

  it('divides at a soft hyphen', () => {
    expect(lines('ab extra\u00adordinary', 5.2).map((line) => line.replace('\u00ad', ''))).toEqual([
      'ab extra-',
      'ordinary',
    ]);
  });

  it('divides an address behind its marks', () => {
    expect(lines('openstax.org/books/biology', 9)).toEqual(['openstax.org/', 'books/biology']);
    expect(lines('https://a.example/x1_y2_z3_w4_v5_u6', 9)[0]).toMatch(/[/._]$/);
  });

  it('breaks a phrase that is wider than the line between any two signs, by kinsoku', () => {
    const found = lines('クロロフィルクロロフィル', 4, 'ja');
    expect(found.join('')).toBe('クロロフィルクロロフィル');
    expect(found.length).toBeGreaterThan(2);
    for (const line of found) expect(line).not.toMatch(/^[ィー]/);
  });

  it('breaks anywhere when nothing else is left, and never loops', () => {
    const found = lines('x'.repeat(1000), 10);
    expect(found.join('')).toBe('x'.repeat(1000));
    expect(found.length).toBeGreaterThan(40);
    expect(lines('WWW', 0.1)).toEqual(['W', 'W', 'W']);
  });

  it('never parts a citation from its word', () => {
    const content: RichText = [
      { kind: 'text', text: 'red and blue light.' },
      { kind: 'cite', numbers: [3] },
    ];
    for (let width = 0.5; width < 10; width += 0.25) {
      const whole = paragraph(content);
      const last = breakLines(whole, width).at(-1);
      expect(whole.pieces(last?.start ?? 0, last?.end ?? 0).length).toBeGreaterThan(1);
    }
  });

  it('leaves no short word alone on the last line of running text', () => {
    const text = 'The pigment is giving up an ion.';
    const whole = paragraph(text);
    const width = whole.width(0, text.indexOf(' ion.')) + 0.2;
    expect(lines(text, width)).toEqual(['The pigment is giving up', 'an ion.']);
    expect(lines(text, width, 'en', false)).toEqual(['The pigment is giving up an', 'ion.']);
    expect(lines('Geschwindigkeitsbegrenzungen', 6, 'de').length).toBeGreaterThan(2);
    expect(lines('photosynthesis to an', 9.4)).toEqual(['photosynthesis to', 'an']);
    expect(lines('ab photosynthesis an', 9.5)).toEqual(['ab photosynthesis', 'an']);
  });

  it('gives no line for no text', () => expect(breakLines(paragraph(' '), 5)).toEqual([]));

  it('keeps its lines at the width of the widest of them, so that a tight box changes nothing', () => {
    const whole = paragraph(
      'Die Lichtsammelkomplexe der Photosynthesereaktionszentren absorbieren das Sonnenlicht',
      'de',
    );
    for (let width = 6; width < 30; width += 0.5) {
      const first = breakLines(whole, width);
      if (first.some((line) => line.hyphen)) continue;
      expect(breakLines(whole, Math.max(...first.map((line) => line.width)))).toEqual(first);
    }
  });
});

describe('balance', () => {
  const breaker = createLineBreaker();
  const whole = paragraph('How plants turn the light of the sun into food for all of us');

  it('evens lengths without another line', () => {
    const greedy = breaker(whole, 24, false);
    const even = breaker(whole, 24, true);
    const spread = (found: typeof even): number =>
      Math.max(...found.map((line) => line.width)) - Math.min(...found.map((line) => line.width));
    expect(even).toHaveLength(greedy.length);
    expect(spread(even)).toBeLessThan(spread(greedy));
  });

  it('finds the evenest of all ways, not only the narrowest', () => {
    const heading = paragraph('Photosynthesis turns light into sugar');
    const found = breaker(heading, 9, true).map((line) => heading.textOf(line.start, line.end));
    expect(found).toEqual(['Photosynthesis', 'turns light', 'into sugar']);
  });

  it('leaves one line, long paragraphs and divided words as they are', () => {
    expect(breaker(whole, 100, true)).toHaveLength(1);
    expect(breaker(whole, 5, true)).toEqual(breaker(whole, 5, false));
    const long = paragraph('Geschwindigkeitsbegrenzung jetzt', 'de');
    expect(breaker(long, 7, true).some((line) => line.hyphen)).toBe(true);
  });

  it('divides a heading word that takes two lines near its middle', () => {
    const word = paragraph('Lichtsammelkomplexantennen', 'de');
    const [first] = breaker(word, word.width(0, word.clusters.length) - 0.5, true);
    expect(first?.hyphen).toBe(true);
    expect(first?.width).toBeLessThan(word.width(0, word.clusters.length) * 0.6);
  });

  it('remembers a result', () => expect(breaker(whole, 24, true)).toBe(breaker(whole, 24, true)));
});

describe('full-width punctuation', () => {
  const width = (text: string, language: LanguageTag = 'ja'): number => {
    const whole = paragraph(text, language);
    return whole.width(0, whole.clusters.length);
  };

  it('loses the empty half where two signs meet, and before the first', () => {
    expect(width('あ。「い')).toBeCloseTo(3.5, 6);
    expect(width('あ」。い')).toBeCloseTo(3.5, 6);
    expect(width('（「あ')).toBeCloseTo(2, 6);
    expect(width('「あ')).toBeCloseTo(1.5, 6);
    expect(width('好，“好', 'zh')).toBeCloseTo(3.5, 6);
  });

  it('lets a citation stand directly behind a full stop', () => {
    const cited = (text: string): number => {
      const whole = paragraph(
        [
          { kind: 'text', text },
          { kind: 'cite', numbers: [1] },
        ],
        'ja',
      );
      return whole.width(0, whole.clusters.length) - width(text);
    };
    expect(cited('あ。') - cited('ああ')).toBeCloseTo(-0.5, 6);
  });

  it('keeps it elsewhere, and in other scripts', () => {
    expect(width('あ「い')).toBeCloseTo(3, 6);
    expect(width('あ。い')).toBeCloseTo(3, 6);
    expect(width('好！？', 'zh')).toBeGreaterThanOrEqual(2);
    expect(width('“a', 'en')).toBeGreaterThan(width('a', 'en'));
  });
});
