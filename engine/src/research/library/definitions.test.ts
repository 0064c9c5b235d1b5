import { describe, expect, it } from 'vitest';
import { definitionsIn } from './definitions.ts';

const names = (sentence: string): string[] => definitionsIn(sentence).map((definition) => definition.name);

describe('definitionsIn', () => {
  it.each([
    ['A comet is a small chunk of icy material that develops an atmosphere near the Sun.', 'comet'],
    ['The Sun, like all stars, is an enormous ball of extremely hot gas, shining under its own power.', 'sun'],
    ['Generally, friction is an external force that acts opposite to the direction of motion.', 'friction'],
    ['Pneumonia (an old word) is a general term for infections of the lungs that lead to inflammation.', 'pneumonia'],
    ['The word legalism refers to a school of thought that valued strict laws.', 'legalism'],
    ['Corrosion is usually defined as the degradation of metals by an electrochemical process.', 'corrosion'],
    ['Alcohols are derivatives of hydrocarbons in which an OH group has replaced a hydrogen atom.', 'alcohol'],
    ['A molecule consists of two or more atoms joined by strong forces.', 'molecul'],
    ['Refraction occurs when light waves change direction as they enter a new medium.', 'refraction'],
    ['A substance that speeds up a reaction without being used up is called a catalyst.', 'catalyst'],
    ['The plague pandemic, which had effects throughout Eurasia, came to be known as the Black Death.', 'black death'],
    ['We call an object from which light cannot escape a black hole, a name from the 1960s.', 'black hol'],
    ['Astronomers define a planet as a body of significant size that orbits a star.', 'planet'],
    ['Green plants renew the oxygen in the air by a process called photosynthesis.', 'photosynthesiz'],
    [
      'Machines set the stage for the Industrial Revolution, a transition away from handicraft.',
      'industrial revolution',
    ],
    ['Capitalism, a system in which prices regulate the supply of goods, became popular.', 'capitalism'],
    ['A force (a push or a pull) has both size and direction.', 'force'],
    ['Studies of the Sun began with sunspots, which are large, dark features seen on its surface.', 'sunspot'],
    ['Medieval Europe embraced a social system called feudalism that was defined by unequal duties.', 'feudal'],
    ['The Toltec were an earlier Mesoamerican culture that filled the gap.', 'toltec'],
    ['A substance that helps speed up a chemical reaction is a catalyst.', 'catalyst'],
    ['Radioactive decay is by definition a process in which unstable isotopes emit radiation.', 'radioactiv decai'],
    [
      'The molecules hold on to each other, a particularly strong type of attraction called hydrogen bonding.',
      'hydrogen bond',
    ],
    ['The disease brings hypoxia (a condition preventing oxygen from reaching tissues) and fever.', 'hypoxia'],
    ['The Silk Roads were not a single highway but rather a series of roads that linked many oases.', 'silk road'],
  ])('%s', (sentence, name) => {
    expect(names(sentence).map((each) => each.replace(/e$/, ''))).toContain(name.replace(/e$/, ''));
  });

  it.each([
    'In a star, the force of gravity pulls the gas together.',
    'The star is the brightest of all stars in the sky.',
    'Water is the cheapest and most abundant source of hydrogen.',
    'It is a system that regulates the supply of goods.',
    'This is a process that converts sugar to alcohol.',
    'Is a star an object that shines by its own light?',
    'Christianity was not made the official religion, but the edict ended the persecution of its adherents.',
    'As long as the product continues to be required by the cell, a repressible operon will continue to be expressed.',
    'The slave trade was a result of the demand for labor in the colonies.',
    'Most bacteria are harmless or helpful to the animals that they live in.',
    'The waves are called pressure or P-waves, and others are called shear waves.',
    'Galaxies are moving away.',
    'The scars turn the eyelashes inward (a condition known as trichiasis) and hurt the cornea.',
    'Hitler was a veteran of the war who had developed an abiding hatred.',
    'The asteroids are mostly found between Mars and Jupiter, a region of the solar system with many craters.',
    'The SI unit of force is called the newton.',
    'Ordinarily, an atom is in the state of lowest possible energy, its ground state.',
  ])('nothing is defined by: %s', (sentence) => {
    expect(names(sentence)).toEqual([]);
  });

  it('trusts a sentence less that points back, hedges or speaks of one thing only', () => {
    const strength = (sentence: string): number => definitionsIn(sentence)[0]?.strength ?? 0;
    const plain = strength('A cataract is a break in a river where the flow is upset by a waterfall.');
    expect(plain).toBe(1);
    expect(strength('A cataract, however, is a break in a river where the flow is upset by a waterfall.')).toBeLessThan(
      plain,
    );
    expect(strength('The cataract is a break in a river where the flow is upset by a waterfall.')).toBeLessThan(plain);
    expect(strength('Perhaps a cataract is a break in a river where the flow is upset.')).toBeLessThan(plain);
    expect(strength('We know that a cataract is a break in a river where the flow is upset.')).toBeLessThan(plain);
  });
});
