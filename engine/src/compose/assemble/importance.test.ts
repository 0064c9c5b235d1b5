import { describe, expect, it } from 'vitest';
import { analyse } from '../analysis.ts';
import { gatherMaterial } from '../material.ts';
import { candidatesOf } from '../select/candidates.ts';
import { unitTable } from '../select/units.ts';
import { topicStems } from '../select/value.ts';
import { eventForm } from './events.ts';
import { type Section, sectionsOf } from './fixture.ts';
import { importanceOf } from './importance.ts';
import { OWN, ownersOf } from './owners.ts';
import { makeStatement } from './statement.ts';

/** Dates of the events, the most important first, and how far each is the topic's own. */
function ranked(topic: string, sections: readonly Section[]) {
  const material = gatherMaterial({ ...sectionsOf('Book', sections), topic });
  const readings = material.sentences.map(({ text }) => analyse(text, 'en'));
  const table = unitTable(
    material.sentences.map(({ text }) => text),
    readings.map(({ words }) => words),
    'en',
  );
  const stems = topicStems(topic, material);
  const owned = ownersOf({ material, table, topicStems: stems });
  const forms = candidatesOf(material, table, readings, { longest: 40, lenient: true }).flatMap((candidate) => {
    const statement = makeStatement(candidate, material, 0);
    return (statement === undefined || candidate.sentences.length > 1 ? undefined : eventForm(statement)) ?? [];
  });
  const worth = importanceOf(forms, {
    material,
    table,
    topic: new Set([...stems].map((stem) => table.stems.get(stem) ?? -1)),
    ownership: ({ statement }) => owned(statement),
  });
  const rows = [...worth].sort((a, b) => b[1] - a[1]);
  return {
    dates: [...new Set(rows.map(([{ date }]) => date))],
    own: new Map(rows.map(([form]) => [form.date, owned(form.statement)])),
  };
}

describe('importanceOf', () => {
  it('puts beginnings before what went on, and what names the topic before what does not', () => {
    const { dates } = ranked('The Empire of Linden', [
      {
        heading: 'The Empire of Linden',
        paragraphs: [
          'In 1206, King Aldo founded the Empire of Linden on the plain.',
          'In 1220, the markets had cloth of many colours and sizes.',
          'In 1230, the neighbours bought salt from the hills.',
        ],
      },
    ]);
    expect(dates[0]).toBe('1206');
    expect(dates.at(-1)).toBe('1220');
  });

  it('counts names that the text comes back to', () => {
    const { dates } = ranked('The Empire of Linden', [
      {
        heading: 'The Empire of Linden',
        paragraphs: [
          'In 1210, the army of King Aldo crossed the river.',
          'In 1211, the army of old Bertram crossed the river.',
          'The people loved King Aldo. The court feared King Aldo. Poets sang of King Aldo.',
        ],
      },
    ]);
    expect(dates.indexOf('1210')).toBeLessThan(dates.indexOf('1211'));
  });

  it('takes little from what is told of others, of vague dates and of statistics', () => {
    const { dates, own } = ranked('The Empire of Linden', [
      { heading: 'The Empire of Linden', paragraphs: ['In 1210, the army of the empire crossed the river.'] },
      { heading: 'Fishing', paragraphs: ['In 1211, the fleet of the islanders crossed the sea.'] },
      {
        heading: 'Linden',
        paragraphs: ['In the 1210s, the army of the Empire of Linden crossed 12 rivers and 30 bridges.'],
      },
    ]);
    expect(dates[0]).toBe('1210');
    expect(own.get('1210')).toBe(1);
    expect(own.get('1211') ?? 1).toBeLessThan(1);
    expect(own.get('1210s')).toBeGreaterThanOrEqual(OWN);
  });

  it('gives nothing for nothing', () => {
    expect(ranked('Linden', [{ heading: 'Linden', paragraphs: ['The town lies on a plain.'] }]).dates).toEqual([]);
  });
});
