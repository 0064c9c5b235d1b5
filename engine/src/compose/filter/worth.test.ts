import { describe, expect, it } from 'vitest';
import { worthOf } from './worth.ts';

describe('worthOf', () => {
  it('lifts what explains', () => {
    expect(worthOf('Ice floats on the water of the lake because it is less dense.')).toBeGreaterThan(1);
    expect(worthOf('The surface of the lake was frozen from shore to shore in May.')).toBe(1);
  });

  it.each([
    'Much of the modern folklore about black holes says that they swallow everything.',
    'Appropriately, the part of the Sun where it rises is called the transition region.',
    'A force acts on the cart while the wheels of it are rolling on the floor.',
    'The general wrote “we have met the enemy and he is ours” in a note to Harrison.',
    'The country finally bowed to pressure from the largest of its partners in trade.',
    'The initial voyage to do so carried two hundred people to the islands of the west.',
    'Earth exerts similar tidal forces on an astronaut who floats outside of the station.',
    'Our greatest concerns are microbes that resist all of the drugs that are known.',
    'Several important factors can accelerate the evolution of resistance to a drug.',
    'Pluto has five moons.',
    'In 1850, the country finally bowed to pressure from the largest of its partners.',
    'The latter was sold to the merchants who came from the city in the spring.',
  ])('lowers “%s”', (text) => {
    expect(worthOf(text)).toBeLessThan(1);
  });

  it('lowers a statement of five words more than one of seven', () => {
    expect(worthOf('Political discussions were very common.')).toBeLessThan(
      worthOf('Political discussions were common in the towns.'),
    );
  });
});
