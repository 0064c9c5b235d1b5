import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bestOf, judge, measureBundle, measureCoverage } from './gate.ts';

const folders: string[] = [];
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'hkm-gate-'));
  folders.push(made);
  return made;
};
afterEach(() => {
  for (const made of folders.splice(0)) rmSync(made, { recursive: true });
});

describe('judge', () => {
  it.each([
    ['lower', 10, 12, 'ok'],
    ['lower', 10, 12.1, 'WORSE'],
    ['higher', 10, 8, 'ok'],
    ['higher', 10, 7.9, 'WORSE'],
    ['lower', 10, undefined, 'not measured'],
    ['lower', 10, Number.NaN, 'WORSE'],
  ] as const)('%s is better, was %s, is %s: %s', (better, value, measured, state) => {
    expect(judge('x', { value, better, tolerance: 0.2 }, measured).state).toBe(state);
  });

  it('keeps to a limit although the tolerance would allow more', () => {
    const coverage = { value: 91, better: 'higher', tolerance: 0.05, limit: 90 } as const;
    expect(judge('coverage', coverage, 89)).toMatchObject({ bound: 90, state: 'WORSE' });
    expect(judge('load', { value: 4_000, better: 'lower', tolerance: 1, limit: 5_000 }, 6_000).state).toBe('WORSE');
  });
});

describe('bestOf', () => {
  const baselines = {
    low: { value: 10, better: 'lower', tolerance: 0.2 },
    high: { value: 10, better: 'higher', tolerance: 0.2 },
  } as const;
  const measuring = (...answers: { low: number; high: number }[]) => {
    let runs = 0;
    const run = async () => ({ ...(answers[runs++] ?? { low: 99, high: 0 }) });
    return { run, runs: () => runs };
  };

  it('measures once where nothing is worse', async () => {
    const { run, runs } = measuring({ low: 11, high: 9 });
    expect([await bestOf(run, baselines), runs()]).toEqual([{ low: 11, high: 9 }, 1]);
  });

  it('measures again what is worse, and keeps the rest as it was', async () => {
    const { run, runs } = measuring({ low: 20, high: 9 }, { low: 11, high: 1 });
    expect([await bestOf(run, baselines), runs()]).toEqual([{ low: 11, high: 9 }, 2]);
  });

  it('gives up with the best that there was', async () => {
    const { run, runs } = measuring({ low: 20, high: 1 }, { low: 15, high: Number.NaN }, { low: 30, high: 3 });
    expect([await bestOf(run, baselines), runs()]).toEqual([{ low: 15, high: 3 }, 3]);
    const broken = measuring({ low: Number.NaN, high: 10 }, { low: 10, high: 10 });
    expect(await bestOf(broken.run, baselines)).toEqual({ low: 10, high: 10 });
  });
});

describe('what is measured', () => {
  it('reads the coverage and the size, or nothing where nothing is', () => {
    const root = folder();
    expect({ ...measureCoverage(root), ...measureBundle(root) }).toEqual({});
    mkdirSync(join(root, 'coverage'));
    mkdirSync(join(root, 'studio/dist/assets'), { recursive: true });
    writeFileSync(
      join(root, 'coverage/coverage-summary.json'),
      JSON.stringify({ total: { lines: { pct: 93.5 }, branches: { pct: 90.1 } } }),
    );
    writeFileSync(join(root, 'studio/dist/assets/a.js'), 'x'.repeat(10_000));
    writeFileSync(join(root, 'studio/dist/assets/later.js'), 'y'.repeat(10_000));
    writeFileSync(join(root, 'studio/dist/logo.svg'), '<svg/>');
    expect(measureBundle(root)).toEqual({});
    writeFileSync(join(root, 'studio/dist/index.html'), '<script src="/assets/a.js"></script>');
    expect(measureCoverage(root)).toEqual({ 'coverage.lines': 93.5, 'coverage.branches': 90.1 });
    const { 'studio.first': first = 0, 'studio.all': all = 0 } = measureBundle(root);
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(1);
    expect(all).toBeGreaterThan(first * 1.9);
  });
});
