import { describe, expect, it } from 'vitest';
import { rejectionOf } from './standalone.ts';

describe('rejectionOf', () => {
  it.each([
    'Black holes are regions of space from which nothing can escape.',
    'Stars emit light because hydrogen fuses in their cores.',
    'Over 60% of Norway’s population died in 1348–50.',
    'The first recorded settlement in what is now Newcastle was Pons Aelius.',
    'Kublai botched his campaigns against Annam, Champa, and Java.',
    'Many known complexity classes are suspected to be unequal, but this has not been proved.',
    'When the king died, he left no heir to the throne of the land.',
    'There are eight planets in the Solar System.',
    'The last plague outbreak ravaged Oslo in 1654.',
    'Prices were higher than those in the other towns of the region.',
    'World War I was a truly modern war.',
    'There is no such thing as cold light in physics.',
    'The Declaration of Independence was signed by the delegates in Philadelphia.',
    'The Stamp Act angered the colonists, and the Act was withdrawn a year after.',
    'It was raining in the city when the war began.'.replace('It was', 'Rain was'),
  ])('keeps: %s', (text) => {
    expect(rejectionOf(text, 'en')).toBeUndefined();
  });

  it.each([
    ['It is culturally diverse and old.', 'referring_start'],
    ['These waves travel through the ground.', 'referring_start'],
    ['There, the plague killed many people.', 'referring_start'],
    ['What is a black hole made of?', 'question'],
    ['the plague killed many people.', 'fragment'],
    ['Theo Kearney of Fresno', 'fragment'],
    ['A (half open bracket is here.', 'fragment'],
    ['He said "never is left open.'.replace('He', 'Newton'), 'fragment'],
    ['Where T and W are the magnitudes of the forces.', 'fragment'],
    ['- Water boils at high heat.', 'fragment'],
    ['The red house by the sea.', 'fragment'],
    ['For example, water boils at 100 degrees.', 'example'],
    ['The orbit is shown in Figure 3.2 of the book.', 'reference'],
    ['The details are described below in full.', 'reference'],
    ['As we saw, gravity bends light.', 'reference'],
    ['Much of the modern folklore about black holes is misleading.', 'empty'],
    ['Ultimately the legacy of revolution in France was mixed.', 'empty'],
    ['The findings were published in the journal Science.', 'empty'],
    ['The alternative is stars.', 'empty'],
    ['Einstein’s simple idea has big consequences.', 'empty'],
    ['Despite its reforms, the Declaration faced opposition from critics.', 'demonstrative'],
    ['People of the affected region left their homes in the winter.', 'demonstrative'],
    ['Eager to work with the British, he pooled his money with theirs.', 'pronoun'],
    ['We can measure the mass of the star.', 'chatter'],
    ['Don’t think that matter falls in quickly.', 'chatter'],
    ['Imagine that you fall into a hole.', 'chatter'],
    ['Scientists measured the decay of this element.', 'demonstrative'],
    ['People moved there.', 'length'],
    ['Many people of the town moved there.', 'demonstrative'],
    ['Kings of such wealth were rare.', 'demonstrative'],
    ['The study found two clades of plague.', 'discourse'],
    ['The second type is common in the sea.', 'discourse'],
    ['Plants and animals differ; the former make food.', 'discourse'],
    ['Many were killed by the plague.', 'pronoun'],
    ['In 1990, it became a republic again.', 'pronoun'],
    ['Before the arrival, he lived in Rome.', 'pronoun'],
    ['Behind them, two players were chosen.', 'pronoun'],
    ['No.', 'length'],
    ['A year later, the comet appeared again.', 'demonstrative'],
    ['At that rate, the comet will be gone soon.', 'demonstrative'],
    ['Access to the works of Plato changed that.', 'demonstrative'],
    ['Among the texts they brought were the works of Plato.', 'pronoun'],
    ['A comet can (1) strike the planet.', 'fragment'],
    ['(The air is thin at this height.)', 'fragment'],
    ['Bacteria are no taxon but, rather.', 'fragment'],
  ])('leaves out: %s (%s)', (text, reason) => {
    expect(rejectionOf(text, 'en')).toBe(reason);
  });

  it.each([
    ['es', 'Esta ciudad es muy antigua y grande.', 'referring_start'],
    ['es', 'La ciudad de Sevilla es muy antigua y grande.', undefined],
    ['de', 'Dieser Stern ist sehr alt und groß.', 'referring_start'],
    ['de', 'Der Mond kreist seit langem um die Erde.', undefined],
    ['zh', '它是一种引力很强的天体。', 'referring_start'],
    ['zh', '黑洞是一种引力很强的天体。', undefined],
    ['ru', 'Они жили в городе много лет.', 'referring_start'],
    ['ru', 'Ученые доказали, что возраст этой звезды велик.', 'demonstrative'],
    ['ru', 'Учёные много лет подряд измеряли яркость далёких звёзд, но эта работа не закончена.', undefined],
    ['fr', 'Cette étoile brille depuis longtemps.', 'referring_start'],
    ['pt', 'Ela fica no centro da cidade velha.', 'referring_start'],
    ['hi', 'यह एक बहुत बड़ा तारा है।', 'referring_start'],
    ['ar', 'هذا النجم كبير جدا وقديم.', 'referring_start'],
    ['ja', 'これは大きな星です。', 'referring_start'],
  ] as const)('%s: %s', (language, text, reason) => {
    expect(rejectionOf(text, language)).toBe(reason);
  });

  it('lets quoted speech hold a first person', () => {
    expect(rejectionOf('Luther wrote “we are beggars” on a small piece of paper.', 'en')).toBeUndefined();
  });
});
