import { describe, expect, it } from 'vitest';
import { chooseEvents } from './chronology.ts';
import { type EventForm, eventForm } from './events.ts';
import { statementOf } from './fixture.ts';

/** Each in a paragraph of its own, with its own words. */
function formOf(text: string, number: number): EventForm {
  const statement = statementOf(text);
  const units = text
    .split(' ')
    .map((_, i) => ({ key: number * 100 + i, kind: 'word' as const, weight: 1, start: 0, end: 1 }));
  const form = eventForm({ ...statement, candidate: { ...statement.candidate, sentences: [number], units } });
  if (form === undefined) throw new Error('The text holds no date.');
  return form;
}

function chosen(rows: readonly (readonly [string, number])[], most: number, room = 200): number[] {
  const forms = rows.map(([text], i) => formOf(text, i));
  const worth = new Map(forms.map((form, i) => [form, rows[i]?.[1] ?? 0]));
  return chooseEvents(forms, { worth, most, room })
    .map(({ year }) => Math.floor(year))
    .sort((a, b) => a - b);
}

const event = (year: number, what = 'the town was founded again by the guild') => `In ${year}, ${what}.`;

describe('chooseEvents', () => {
  it('takes what matters, and not twice from one time', () => {
    const quiet = Array.from({ length: 12 }, (_, i): [string, number] => [event(1205 + 6 * i), 1]);
    const rows: [string, number][] = [[event(1200), 3], [event(1201), 2.6], ...quiet, [event(1280), 2.5]];
    expect(chosen(rows, 2)).toEqual([1200, 1280]);
    expect(chosen([...rows, [event(1240), 2.4]], 3)).toEqual([1200, 1240, 1280]);
  });

  it('leaves out what lies far away and holds little', () => {
    const rows = [
      [event(1005), 0.4],
      [event(1200), 3],
      [event(1210), 2],
      [event(1220), 2],
      [event(1230), 2],
      [event(1240), 2],
      [event(1860), 0.4],
    ] as const;
    expect(chosen(rows, 7)).toEqual([1200, 1210, 1220, 1230, 1240]);
  });

  it('leaves a short list whole', () => {
    const rows = [
      [event(1842), 2],
      [event(1907), 0.5],
      [event(1951), 0.14],
      [event(1978), 0.03],
    ] as const;
    expect(chosen(rows, 8)).toEqual([1842, 1907, 1951, 1978]);
  });

  it('keeps within its words', () => {
    const rows = [
      [event(1200), 3],
      [event(1240), 2],
      [event(1280), 1],
    ] as const;
    expect(chosen(rows, 3, 20)).toHaveLength(2);
    expect(chosen(rows, 3, 5)).toEqual([]);
    expect(chosen([], 3)).toEqual([]);
  });

  it('tells nothing twice: no sentence, and nothing of one time in the same words', () => {
    const first = formOf(event(1453), 1);
    const again = { ...formOf(event(1453, 'the city fell'), 1) };
    const same = {
      ...formOf(event(1454), 2),
      statement: { ...first.statement, candidate: { ...first.statement.candidate, sentences: [7] } },
    };
    const worth = new Map([first, again, same].map((form): [EventForm, number] => [form, 1]));
    expect(chooseEvents([first, again, same], { worth, most: 3, room: 99 })).toHaveLength(1);
  });
});
