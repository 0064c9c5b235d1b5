import { describe, expect, it } from 'vitest';
import { chartForm } from './comparison.ts';
import { enumerationOf } from './enumeration.ts';
import { eventForm, isEvent } from './events.ts';
import { figureForm, fittingCount } from './figures.ts';
import { statementOf } from './fixture.ts';
import { termForm } from './glossary.ts';
import { pickCauses, pickContrast } from './relations.ts';

describe('figureForm', () => {
  it.each([
    // text that reads on from the number
    [
      'Over 60% of the people of Norway died in the plague.',
      undefined,
      'Over 60%',
      'of the people of Norway died in the plague.',
    ],
    [
      'The human genome has 3 billion base pairs per set of chromosomes.',
      'The human genome has',
      '3 billion',
      'per set of chromosomes.',
    ],
    [
      'In the Orion Nebula, about 10% of the gas has been turned into stars.',
      'In the Orion Nebula',
      'about 10%',
      'of the gas has been turned into stars.',
    ],
    ['There are 8,000 people in the camp beside the river.', undefined, '8,000', 'in the camp beside the river.'],
    // the subject, where the number ends the sentence
    [
      'The total mass of the atmosphere is 5 × 10¹⁸ kilograms.',
      undefined,
      '5 × 10¹⁸',
      'The total mass of the atmosphere',
    ],
    [
      'The tower stands 40 km (24 miles) away from the coast of the island.',
      'The tower stands',
      '40 km',
      'away from the coast of the island.',
    ],
  ])('%s', (sentence, heading, value, text) => {
    const form = figureForm(statementOf(sentence), true);
    expect(form?.heading).toBe(heading);
    expect(form?.text).toBe(text);
    expect([form?.value, form?.unit].join(' ')).toContain(value.split(' ')[0] ?? '');
  });

  it.each([
    'The energy released can easily reach 10% of that energy.',
    'The share can reach 10% or, in the extreme limit, 32% of the whole.',
    'The share of the group fell from 75% in 1970 to 55% of all by 2010.',
    'For example, 40% of the marbles in the bag are red and round.',
    'By 300 million years later the very first stars had already formed.',
    'The valley (about 40 km across) is filled with the dust of old storms.',
    'The plague did not reach 40% of the towns that lay in the hills.',
    'The rotation of the disk was first measured by a careful observer, who found that it took 4,000 years in all.',
    'Its weight is 4,000 kilograms.',
    'With a budget of $230,000, the old tapes were put together by an engineer.',
    'The Sun, which is about 5 billion years old, is a star of the first kind.',
    'Nearly 200 years later, in 1838, a German botanist described the tissues as being composed of cells.',
    'There is still about a 5% uncertainty in the rate of the expansion.',
  ])('not: %s', (sentence) => {
    expect(figureForm(statementOf(sentence), true)).toBeUndefined();
  });

  it('leads in only where that is asked for', () => {
    const statement = statementOf('The human genome has 3 billion base pairs per set of chromosomes.');
    expect(figureForm(statement, false)).toBeUndefined();
  });

  it('never leaves one beside a hero', () => {
    expect([0, 1, 2, 3, 4].map(fittingCount)).toEqual([0, 1, 1, 3, 4]);
  });
});

describe('eventForm', () => {
  it.each([
    'Germany suffered food shortages beginning in 1915.',
    'The last engagement of the war was the Argonne offensive in France, which began in 1918.',
  ])('%s: the date stays where its verb needs it', (sentence) => {
    expect(eventForm(statementOf(sentence))?.text).toBe(sentence);
  });

  it('takes the years of a reign or an empire for no moment', () => {
    expect(
      eventForm(statementOf('Most was written down in the Mamluk Empire (1250–1517) by doctors.')),
    ).toBeUndefined();
    expect(eventForm(statementOf('The first war (1466) ended with a peace of thirty years.'))?.year).toBe(1466);
  });

  it.each([
    [
      'In 1466, the plague killed forty thousand people in Paris.',
      '1466',
      'The plague killed forty thousand people in Paris.',
    ],
    [
      'By 105 BCE, Jugurtha was captured and led through the streets.',
      'By 105 BCE',
      'Jugurtha was captured and led through the streets.',
    ],
    [
      'The Assembly created a new constitution in 1791 and charged a new chamber.',
      '1791',
      'The Assembly created a new constitution and charged a new chamber.',
    ],
    [
      'During the First Punic War (264–241 BCE), Rome fought for the island.',
      '264–241 BCE',
      'During the First Punic War, Rome fought for the island.',
    ],
    // what would hang in the air stays
    [
      'The emperor ruled through the Enabling Act passed in 1933.',
      '1933',
      'The emperor ruled through the Enabling Act passed in 1933.',
    ],
    [
      'In 1700, 1800, and 1900 the calendar skipped a day.',
      '1700',
      'In 1700, 1800, and 1900 the calendar skipped a day.',
    ],
    [
      'Water drove the mills; in 1882, the first plant opened in Appleton.',
      '1882',
      'Water drove the mills; in 1882, the first plant opened in Appleton.',
    ],
  ])('%s', (sentence, date, text) => {
    const form = eventForm(statementOf(sentence));
    expect(form).toMatchObject({ date, text });
  });

  it('reads the commas of other scripts', () => {
    expect(eventForm(statementOf('1562年，法国探险家在地图上标出了这条河。', 'zh'))?.text).toBe(
      '法国探险家在地图上标出了这条河。',
    );
    expect(eventForm(statementOf('El oxígeno ya era conocido mucho antes.', 'es'))).toBeUndefined();
  });

  it.each([
    ['In 1947, the United Kingdom granted India its independence.', true],
    ['In 1731, floods destroyed the northern locks of the canal.', true],
    ['Germany faced numerous problems as the 1920s began.', false],
    ['In 1920, the terms changed.', false],
    ['In 1945, the world looked much different from before.', false],
    ['The years since 1990 are the warmest that we know of.', false],
  ])('tells an event: %s', (sentence, told) => {
    const form = eventForm(statementOf(sentence));
    expect(form !== undefined && isEvent(form)).toBe(told);
  });

  it('takes any dated statement elsewhere', () => {
    const form = eventForm(statementOf('En 1777 el nombre es de Lavoisier.', 'es'));
    expect(form !== undefined && isEvent(form)).toBe(true);
  });
});

describe('chartForm', () => {
  it('names what is compared and of what the numbers are shares', () => {
    const form = chartForm(
      statementOf(
        'The most common reservoirs in the country are wild animals such as raccoons (30.2% of all cases), bats (29.1%), skunks (26.3%), and foxes (4.1%).',
      ),
    );
    expect(form?.heading).toBe('The most common reservoirs in the country are wild animals');
    expect(form?.chart.unit).toBe('% of all cases');
    expect(form?.chart.rows.map((row) => row.value)).toEqual([30.2, 29.1, 26.3, 4.1]);
  });

  it.each([
    'Still, about 90% of the stars are dwarfs, about 10% are white dwarfs, and fewer than 1% are giants.',
    'It consists of 78% nitrogen, 21% oxygen, and 1% argon.',
    'The mixture in the jar is made of 25% sand, 25% clay, and 25% lime.',
    'The town has 40,000 people and many gardens.',
  ])('not: %s', (sentence) => {
    expect(chartForm(statementOf(sentence))).toBeUndefined();
  });
});

describe('enumerationOf', () => {
  it('tells stages from parts', () => {
    expect(
      enumerationOf(statementOf('The cycle has three steps: denaturation, annealing, and extension.'))?.ordered,
    ).toBe(true);
    expect(
      enumerationOf(statementOf('The surface is composed of the crust, atmosphere, and hydrosphere.'))?.ordered,
    ).toBe(false);
  });

  it('leaves alone what says more than its list', () => {
    const text =
      'After many years of patient and careful work with the oldest of all instruments at the observatory on the hill beside the river, they found three states: gas, ice, and rock.';
    expect(enumerationOf(statementOf(text))).toBeUndefined();
  });
});

describe('termForm', () => {
  it.each([
    [
      'Resistance is a measure of how much a wire opposes the flow of charge.',
      'Resistance',
      'A measure of how much a wire opposes the flow of charge.',
    ],
    ['A stack of thylakoids is called a granum in most books.', 'Granum', 'A stack of thylakoids.'],
    [
      'The reaction between an acid and water is called acid ionization.',
      'Acid ionization',
      'The reaction between an acid and water.',
    ],
  ])('%s', (sentence, term, meaning) => {
    expect(termForm(statementOf(sentence), 'High School')).toMatchObject({ term, meaning });
  });

  it.each([
    'Radioactive decay is the alteration.',
    'NADH is the reduced form of the molecule.',
    'Temperature is a quantitative measure of “hot” or “cold.',
    'Acceleration is the value of 9.80 m/s² near the surface.',
    'Along the axis is the distance between the two atoms of the molecule.',
    'The Sun is a gas that glows and does not have to rotate like a solid body.',
    'Heat and work are the two ways to add energy to a system of particles.',
    'The gas whirls around the hole in a pancake of matter called an accretion disk.',
    'Rockets move forward by expelling gas backward at a high velocity.',
  ])('not: %s', (sentence) => {
    expect(termForm(statementOf(sentence), 'High School')).toBeUndefined();
  });
});

describe('pickContrast', () => {
  it('needs a clause for each subject', () => {
    const told = statementOf(
      'Granite cools slowly far below the ground for ages, whereas basalt cools quickly in the open air or the sea.',
    );
    expect(pickContrast([told])).toMatchObject({
      subjects: ['Granite', 'basalt'],
      sides: ['Granite cools slowly far below the ground for ages', 'basalt cools quickly in the open air or the sea.'],
    });
    const only = statementOf(
      'Unlike granite, basalt is a dark rock of the sea floor that cools quickly in the open air.',
    );
    expect(pickContrast([only])).toBeUndefined();
  });
});

describe('pickCauses', () => {
  it('takes none where nothing else would be left', () => {
    const cause = statementOf('The pull of the Moon causes the tides of the oceans.');
    const effect = statementOf('The basins are caused by the impacts of large rocks.');
    const plain = statementOf('Dust covers most of the surface of the far side.');
    expect(pickCauses([cause, effect])).toEqual([]);
    expect(pickCauses([cause, effect, plain]).map((form) => form.role)).toEqual(['cause', 'effect']);
  });
});
