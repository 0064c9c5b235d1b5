import { expect, it } from 'vitest';
import { sampleRun } from '../testing/samples.ts';
import { isCopy } from './twin.ts';

const run = sampleRun('r1');
const [source] = run.sources;

it('a copy differs in its making alone', () => {
  const later = sampleRun('r2', {
    createdAt: '2030-01-01T00:00:00.000Z',
    timings: { total: 9 },
    sources: run.sources.map((one) => ({ ...one, fetchedAt: '2030-01-01T00:00:00.000Z' })),
  });
  expect(isCopy(later, run)).toBe(true);
});

it.each([
  { title: 'Another' },
  { brief: { ...run.brief, privacy: true } },
  { route: { composer: 'ollama/x', attempts: [] } },
  { sources: source ? [{ ...source, hash: 'another' }] : [] },
  { claims: [] },
  { hosts: ['example.org'] },
  { usage: { inputTokens: 1, outputTokens: 1, calls: 1 } },
])('what says or rests on something else is none (%#)', (change) => {
  expect(isCopy({ ...run, ...change }, run)).toBe(false);
});
