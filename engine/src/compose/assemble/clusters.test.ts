import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { clustersOf } from './clusters.ts';
import { statementOf } from './fixture.ts';

/** Statements of one text. */
function statements(texts: readonly string[], tag = 'en') {
  const made = texts.map((text) => statementOf(text, tag));
  const whole = texts.join(' ');
  return made.map((statement) => ({
    ...statement,
    paragraph: { ...statement.paragraph, source: { ...statement.paragraph.source, text: whole } },
  }));
}

const found = (texts: readonly string[], language: LanguageTag = 'en', topic = 'The final') => {
  const { clusters, rest } = clustersOf(statements(texts, language), { topic, title: topic, language });
  return {
    headings: clusters.map(({ heading, statements: own }) => [heading, own.length]),
    rest: rest.map(({ candidate }) => candidate.text),
  };
};

describe('clustersOf', () => {
  it('gathers statements under the names that they share, and leaves the rest', () => {
    const { headings, rest } = found([
      'In the first half the Otters scored twice.',
      'The defence of the Otters gave up nine points.',
      'The coach Maria Lindgren led two teams to the final.',
      'Nobody older than Maria Lindgren ever won the cup.',
      'An orchestra played before the game.',
    ]);
    expect(headings).toEqual([
      ['Maria Lindgren', 2],
      ['Otters', 2],
    ]);
    expect(rest).toEqual(['An orchestra played before the game.']);
  });

  it('takes lists of names and joined words whole', () => {
    const { headings } = found([
      'Then Grissom, White, and Chaffee trained in the chamber.',
      'Their ship was named by Grissom, White, and Chaffee.',
      'The pressure test began in winter, and the pressure test failed.',
      'Engineers planned the pressure test, and the test was long.',
      'The rest of the year was quiet.',
    ]);
    expect(headings).toContainEqual(['Grissom, White, and Chaffee', 2]);
    expect(headings).toContainEqual(['Pressure test', 2]);
  });

  it('passes over the topic, months, peoples and what all statements speak of', () => {
    const texts = [
      'The final in January was played in French halls.',
      'The final of January drew a French crowd, and the crowd was glad.',
      'A final without a crowd is sad.',
      'The crowd went home.',
      'The crowd came back.',
    ];
    expect(found(texts).headings).toEqual([]);
    expect(found(texts).rest).toEqual(texts);
  });

  it('leaves few statements together', () => {
    expect(found(['The Otters won.', 'The Otters lost.']).headings).toEqual([]);
  });

  it('takes an inflected noun only in the form that begins a statement', () => {
    const texts = [
      'Клуб Бронкос победил в первой игре сезона.',
      'Игроки клуба Бронкос отдыхали зимой.',
      'Бронкос выиграл и второй матч.',
      'В Париже шли дожди целую неделю.',
      'Люди в Париже ждали солнца.',
    ];
    expect(found(texts, 'ru').headings.map(([heading]) => heading)).toEqual(['Бронкос']);
  });

  it('knows nouns without capitals by what stands beside them', () => {
    const texts = [
      'الطاعون وصل إلى المدينة في الشتاء.',
      'مات كثير من الناس بسبب الطاعون في المدينة القديمة.',
      'الطاعون عاد مرة أخرى بعد عشر سنوات.',
      'لم يكن للناس طعام.',
      'هرب التجار إلى الجبال.',
    ];
    expect(found(texts, 'ar', 'التاريخ').headings.map(([heading]) => heading)).toEqual(['الطاعون']);
  });
});
