import { expect, it } from 'vitest';
import { readHistory } from './history.ts';

it('history is read oldest first, without steps in which nothing was asked', () => {
  const point = { requests: 3, successRate: 100, p50: 1, p95: 2, p99: 3, cacheHitRate: 50 };
  const history = readHistory(
    {
      from: 1_000,
      to: '1970-01-01T00:10:00Z',
      step: 60_000,
      points: [{ ...point, time: 120_000 }, { ...point, time: '1970-01-01T00:01:00Z' }, { time: 3, requests: 0 }, 7],
    },
    1,
  );
  expect(history).toEqual({
    from: 1_000,
    to: 600_000,
    step: 60_000,
    points: [
      { ...point, time: 60_000 },
      { ...point, time: 120_000 },
    ],
  });
});

it('an answer with gaps gives an empty span that ends now', () => {
  expect(readHistory({ points: [{ requests: 2 }, { time: 'soon', requests: 2 }] }, 2, 7_200_000)).toEqual({
    from: 0,
    to: 7_200_000,
    step: 60_000,
    points: [],
  });
  expect(readHistory({ points: [{ time: 5, requests: 1 }] }, 1).points[0]).toMatchObject({ p50: 0, cacheHitRate: 0 });
});
