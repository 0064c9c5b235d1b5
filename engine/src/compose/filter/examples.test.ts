import { describe, expect, it } from 'vitest';
import { examplesAmong, pointsToKnown } from './examples.ts';

const belongsToExample = (before: readonly string[], text: string): boolean =>
  examplesAmong([...before, text]).at(-1) === true;

describe('examplesAmong', () => {
  it.each([
    [['Imagine a shuttle far above Earth.'], 'The wrench falls beside the shuttle.'],
    [['Gravity acts on all things.', 'For example, two carts collide.'], 'Both carts stop at once.'],
    [['Suppose that a star collapses.'], 'If the star is heavy, nothing stops it.'],
    [[], 'For example, a ball falls.'],
    [['If you throw a ball, it comes down.'], 'The ball slows on its way up.'],
  ])('%s … %s', (before, text) => {
    expect(belongsToExample(before, text)).toBe(true);
  });

  it.each([
    [['Imagine a shuttle far above Earth.'], 'Gravity acts on all things.'],
    [['Gravity acts on all things.'], 'The force falls with the distance.'],
    [[], 'The force falls with the distance.'],
    [['Imagine a shuttle.', 'A.', 'B.', 'C.', 'D.', 'E.', 'F.'], 'The force falls with the distance.'],
  ])('not %s … %s', (before, text) => {
    expect(belongsToExample(before, text)).toBe(false);
  });
});

describe('pointsToKnown', () => {
  it.each([
    'The acceleration seems not to have started at once.',
    'The first solution has more buffer capacity.',
    'The terms changed in the course of the talks.',
    'During the next cycle the polarity is reversed.',
    'Two extensions were opened in 1991 and 2002.',
    'Even if the star really is invisible, it could be a neutron star.',
    'Typically the response involves only humoral immunity.',
    'A version was taken up by the author.',
  ])('%s', (text) => {
    expect(pointsToKnown(text, 'en')).toBe(true);
  });

  it.each([
    'The Sun is a star of middle age.',
    'The atmosphere is thin at great heights.',
    'The acceleration of gravity is the same for all things.',
    'The Roman army was large.',
    'Stars seem to move.',
    'When the Roman army was large, it won.',
  ])('not %s', (text) => {
    expect(pointsToKnown(text, 'en')).toBe(false);
  });

  it.each([
    ['de', 'Die Abkommen umfassen feste Gebühren für die Sender.', true],
    ['de', 'Die Stadt Berlin war damals sehr klein.', false],
    ['es', 'El barrio incluye un bulevar con palmeras.', true],
    ['es', 'El barrio de Triana fue fundado hace siglos.', false],
    ['zh', '该城市有两所大学。', false],
  ] as const)('%s: %s', (language, text, expected) => {
    expect(pointsToKnown(text, language)).toBe(expected);
  });
});
