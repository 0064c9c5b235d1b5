import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { LANGUAGE_TAGS } from '../../contract/index.ts';
import { splitSentences } from './split.ts';

function sentences(text: string, language: LanguageTag = 'en'): string[] {
  return splitSentences(text, language).map((span) => text.slice(span.start, span.end));
}

describe('splitSentences', () => {
  it.each([
    ['Dr. Smith met Mrs. Jones. They talked.', ['Dr. Smith met Mrs. Jones.', 'They talked.']],
    ['The U.S. Army came. The war ended.', ['The U.S. Army came.', 'The war ended.']],
    ['It was made in the U.S. The price fell.', ['It was made in the U.S.', 'The price fell.']],
    ['Names after M. Theo Kearney and J. A. Hobson. Done.', ['Names after M. Theo Kearney and J. A. Hobson.', 'Done.']],
    [
      'Some foods, e.g. Apples, hold vitamin C. Plants make it.',
      ['Some foods, e.g. Apples, hold vitamin C.', 'Plants make it.'],
    ],
    ['It weighs 3.5 kg. It is 4.6 billion years old.', ['It weighs 3.5 kg.', 'It is 4.6 billion years old.']],
    ['He said "Stop." Then he left.', ['He said "Stop."', 'Then he left.']],
    ['The gap (about 3 km. Or more) is wide. So.', ['The gap (about 3 km. Or more) is wide.', 'So.']],
    ['Y. p. orientalis spread. It died.', ['Y. p. orientalis spread.', 'It died.']],
    ['He opened No. 5 there. No. Nobody came.', ['He opened No. 5 there.', 'No.', 'Nobody came.']],
    ['Cats, dogs, etc. The end.', ['Cats, dogs, etc.', 'The end.']],
    ['It ended.[12] It began.', ['It ended.[12]', 'It began.']],
    ['What is it? A star! Yes… Maybe.', ['What is it?', 'A star!', 'Yes…', 'Maybe.']],
    ['One line\n- a point\n- another point', ['One line', '- a point', '- another point']],
    ['First part.\n\nsecond part', ['First part.', 'second part']],
  ])('splits %s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  it.each<[LanguageTag, string, string[]]>([
    [
      'de',
      'Am 1. Januar 1990 begann es. Im 19. Jahrhundert auch. Es waren 20. Die Zahl stieg.',
      ['Am 1. Januar 1990 begann es.', 'Im 19. Jahrhundert auch.', 'Es waren 20.', 'Die Zahl stieg.'],
    ],
    ['de', 'Das ist z. B. Wasser. Gut.', ['Das ist z. B. Wasser.', 'Gut.']],
    ['zh', '黑洞是天体。它很重！为什么？', ['黑洞是天体。', '它很重！', '为什么？']],
    ['ja', '水は液体です。氷は固体です。', ['水は液体です。', '氷は固体です。']],
    ['hi', 'यह पानी है। वह बर्फ है।', ['यह पानी है।', 'वह बर्फ है।']],
    ['ar', 'هذا ماء. هل هو بارد؟ نعم.', ['هذا ماء.', 'هل هو بارد؟', 'نعم.']],
    ['ru', 'В 1990 г. Петров уехал. Он вернулся.', ['В 1990 г. Петров уехал.', 'Он вернулся.']],
    ['ru', 'Город основан во 2 в. н. э. Эта честь редка.', ['Город основан во 2 в. н. э.', 'Эта честь редка.']],
    ['ru', 'Поход начался в 1038–40 гг. Они победили.', ['Поход начался в 1038–40 гг.', 'Они победили.']],
    [
      'en',
      'The case Brown v. Board of Education changed schools.',
      ['The case Brown v. Board of Education changed schools.'],
    ],
    ['es', 'El Sr. López llegó. ¿Quién es? Nadie.', ['El Sr. López llegó.', '¿Quién es?', 'Nadie.']],
  ])('splits %s text', (language, text, expected) => {
    expect(sentences(text, language)).toEqual(expected);
  });

  it('gives spans in order that leave out nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom(...LANGUAGE_TAGS),
        (text, language) => {
          let at = 0;
          for (const { start, end } of splitSentences(text, language)) {
            expect(text.slice(at, start).replace(/[\s\ufeff\u3000-]/gu, '')).toBe('');
            expect(start).toBeLessThan(end);
            at = end;
          }
          expect(text.slice(at).replace(/[\s\ufeff\u3000-]/gu, '')).toBe('');
        },
      ),
    );
  });
});
