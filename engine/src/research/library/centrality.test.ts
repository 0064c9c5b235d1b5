import { expect, it } from 'vitest';
import { centralities } from './centrality.ts';

it('is highest for what shares most with the others', () => {
  const passages = ['war germany 1914', 'war germany austria 1914', 'recipe bread', 'war austria'].map((text) =>
    text.split(' '),
  );
  const frequency = new Map([
    ['war', 20],
    ['germany', 5],
    ['1914', 3],
    ['austria', 4],
    ['recipe', 1],
    ['bread', 1],
  ]);
  const [first = 0, second = 0, stray = 1] = centralities({ passages, frequency, modules: 100 });
  expect(second).toBe(1);
  expect(first).toBeGreaterThan(stray);
  expect(centralities({ passages: [[]], frequency, modules: 1 })).toEqual([0]);
  expect(centralities({ passages: [], frequency, modules: 1 })).toEqual([]);
});
