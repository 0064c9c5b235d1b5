import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { judge, measureBundle, measureCoverage } from './gate.ts';

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
    writeFileSync(join(root, 'studio/dist/logo.svg'), '<svg/>');
    expect(measureCoverage(root)).toEqual({ 'coverage.lines': 93.5, 'coverage.branches': 90.1 });
    expect(measureBundle(root)['studio.gzip']).toBeLessThan(1);
    expect(measureBundle(root)['studio.gzip']).toBeGreaterThan(0);
  });
});
