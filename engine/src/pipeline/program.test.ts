import { expect, it } from 'vitest';
import { programKey } from './program.ts';

it('tells programs and choices apart', () => {
  const key = programKey({ model: 'a' }, 'files');
  expect(programKey({ model: 'a' }, 'files')).toBe(key);
  expect(programKey({ model: 'b' }, 'files')).not.toBe(key);
  expect(programKey({ model: 'a' }, 'others')).not.toBe(key);
  expect(programKey(undefined)).toMatch(/^[0-9a-f]{64}$/u);
});
