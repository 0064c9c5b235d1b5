import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from './stem.ts';

describe('stem', () => {
  it.each([
    ['catalysts', 'catalyst'],
    ['galaxies', 'galaxy'],
    ['viruses', 'virus'],
    ['gases', 'gas'],
    ['volcanoes', 'volcano'],
    ['nuclei', 'nucleus'],
    ['supernovae', 'supernova'],
    ['waves', 'wave'],
    ['masses', 'mass'],
    ['rotating', 'rotate'],
    ['rotated', 'rotation'.replace('ion', 'e')],
    ['stopped', 'stop'],
    ['falling', 'fall'],
    ['dying', 'die'],
    ['colour', 'color'],
    ['centre', 'center'],
    ['ionisation', 'ionization'],
    ['globalised', 'globalize'],
    ['haemoglobin', 'hemoglobin'],
    ['quickly', 'quick'],
    ['Roman'.toLowerCase(), 'rome'],
    ['egyptians', 'egypt'],
    ['bacterium', 'bacteria'],
    ['women', 'woman'],
    ['series', 'series'],
    ['ties', 'tie'],
  ])('%s and %s are one', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['mass', 'mas'],
    ['organism', 'organ'],
    ['king', 'k'],
    ['bed', 'b'],
    ['virus', 'vir'],
    ['hour', 'hor'],
  ])('%s and %s are two', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('leaves other scripts, numbers and short words alone', () => {
    for (const word of ['银河', 'галактики', '1789', 'as', 'mc2', '']) expect(stem(word)).toBe(word);
  });

  it('never gives nothing for something', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => stem(word).length > 0));
  });
});
