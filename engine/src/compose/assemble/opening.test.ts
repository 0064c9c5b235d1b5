import { describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../contract/index.ts';
import { gatherMaterial } from '../material.ts';
import type { Candidate } from '../select/candidates.ts';
import { countWords } from '../text/words.ts';
import { findOpening, type Opening } from './opening.ts';

/** Each sentence is a paragraph of its own. */
function openingOf(
  topic: string,
  sentences: string[],
  language: 'English' | 'French' = 'English',
): Opening | undefined {
  const text = sentences.join('\n\n');
  const source = {
    id: 's',
    title: 'A source',
    hash: 'h',
    fetchedAt: '2026-01-01',
    language: language === 'English' ? 'en' : 'fr',
    text,
    headings: [],
  };
  let start = 0;
  const passages = sentences.map((sentence, i) => {
    const passage = {
      id: `p${i}`,
      sourceId: 's',
      start,
      end: start + sentence.length,
      text: sentence,
      headings: [],
      score: 1,
    };
    start += sentence.length + 2;
    return passage;
  });
  const material = gatherMaterial({
    topic,
    level: 'High School',
    style: 'Standard Scientific',
    format: 'Infographic',
    language,
    research: { origin: 'library', sources: [source], passages },
  } as ComposeInput);
  const candidates = material.sentences.map(
    (sentence, i): Candidate => ({
      sentences: [i],
      paragraph: i,
      text: sentence.text,
      words: countWords(sentence.text, 'en'),
      method: 'verbatim',
      units: [],
      kept: 1,
      grade: 9,
      factor: 1,
      bonus: 1,
    }),
  );
  return findOpening({ material, candidates, relevance: sentences.map(() => 1), topic, longest: 60, fits: () => 1 });
}

const FILLER = 'The coal was carried to the harbour on wagons that horses pulled.';

describe('findOpening', () => {
  it.each([
    [
      'Black holes',
      'From the outside the entire structure of a basic black hole (one that is not rotating) can be described as a singularity surrounded by an event horizon.',
    ],
    ['Sun', 'The Sun, like all stars, is an enormous ball of extremely hot, largely ionized gas.'],
    ["Newton's third law", 'Newton’s third law of motion states that every force has an equal force against it.'],
    [
      'The Black Death',
      'The bubonic plague pandemic, which changed Europe for centuries, came to be known as the Black Death.',
    ],
    [
      'Fermentation',
      'Some living systems use an organic molecule as a final electron acceptor through a process called fermentation.',
    ],
    [
      'Ionic bonds',
      'Their constituents are held together by ionic bonds: electrostatic forces of attraction between oppositely charged ions.',
    ],
    [
      'Silk Road',
      'The Silk Roads were not one highway from Rome to China but rather a series of interconnected roads.',
    ],
    ['Acids and bases', 'An acid is a compound that donates a proton to another compound.'],
    [
      'Confucianism',
      'Foremost among the new schools was Confucianism, a philosophical system that shaped morality in China.',
    ],
    ['Fungi', 'The fungi comprise a diverse group of organisms that are heterotrophic.'],
  ])('%s: says what it is', (topic, sentence) => {
    const opening = openingOf(topic, [FILLER, sentence]);
    expect(opening?.candidate.text).toBe(sentence);
    expect(opening?.isDefinition).toBe(true);
    expect(sentence.toLowerCase()).toContain(opening?.term.toLowerCase());
  });

  it.each([
    ['Malaria', 'Malaria is caused by several protozoan parasites that mosquitoes carry.'],
    [
      'French Revolution',
      'Notwithstanding the reign of Napoléon, the French Revolution successfully dismantled the power of the nobility.',
    ],
    ['Big Bang', 'All matter and energy that exist today came from the Big Bang.'],
    ['Viruses', 'Viruses can infect every type of host cell, including those of plants and animals.'],
  ])('%s: a good beginning that is no definition', (topic, sentence) => {
    const opening = openingOf(topic, [FILLER, sentence]);
    expect(opening?.candidate.text).toBe(sentence);
    expect(opening?.isDefinition).toBe(false);
  });

  it.each([
    ['Vaccines', 'A conjugate vaccine is a type of subunit vaccine that consists of a protein.'],
    ['Cold War', 'The war was “cold” because it did not include actual fighting between the forces.'],
    ['Sun', 'The region of the Sun’s atmosphere above the photosphere is a thin layer.'],
    ['Galaxies', 'Although individual stars orbit the centre of an elliptical galaxy, the orbits are not all alike.'],
    ['Black holes', 'While our black hole has less mass, the mechanism that powers it is the same.'],
    ['Viruses', 'Most of the viruses are a danger to the animals that carry them.'],
    ['', 'An acid is a compound that donates a proton to another compound.'],
  ])('%s: not taken from "%s"', (topic, sentence) => {
    expect(openingOf(topic, [FILLER, sentence])).toBeUndefined();
  });

  it('takes the definition before other statements about the topic', () => {
    const opening = openingOf('Comets', [
      'Comets have been seen since ancient times by people all over the world.',
      'A comet is a small chunk of icy material that develops an atmosphere near the Sun.',
      'Comets are not easy to see.',
    ]);
    expect(opening?.candidate.text).toMatch(/^A comet is/u);
  });

  it('does not begin with a thing that only the text before names', () => {
    const general = 'Antibiotics can stop the growth of bacteria inside the human body.';
    const opening = openingOf('Antibiotics', ['Antibiotics can then be used to treat the infection.', general]);
    expect(opening?.candidate.text).toBe(general);
  });

  it('is for English', () => {
    expect(
      openingOf('Soleil', ['Le Soleil est une étoile que la Terre accompagne depuis longtemps.'], 'French'),
    ).toBeUndefined();
  });
});
