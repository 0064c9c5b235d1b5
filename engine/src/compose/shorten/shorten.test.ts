import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_TAGS } from '../../contract/index.ts';
import { variantsOf } from './variants.ts';
import { firstFiniteVerb, hasFiniteVerb, isPastOrThird, mayHaveVerb, startsWithVerb } from './verbs.ts';

const forms = (text: string, language: Parameters<typeof variantsOf>[1] = 'en'): string[] =>
  variantsOf(text, language).map((variant) => variant.text);

describe('variantsOf', () => {
  it.each([
    ['However, the plague returned in 1361.', 'The plague returned in 1361.'],
    ['The rock is, therefore, very old.', 'The rock is very old.'],
    ['The line also featured a veteran of the team.', 'The line featured a veteran of the team.'],
    ['The orbit is round (see Figure 2).', 'The orbit is round.'],
    ['The town was founded in 1080.[verification needed]', 'The town was founded in 1080.'],
    ['The town was founded in 1080.[3]', 'The town was founded in 1080.'],
    ['But the king refused.', 'The king refused.'],
  ])('always drops what dangles: %s', (text, expected) => {
    expect(forms(text)[0]).toBe(expected);
    for (const variant of variantsOf(text, 'en')) expect(variant.method).toBe('shortened');
  });

  it.each([
    ['en', 'For example, du Pont founded the mills.', 'Du Pont founded the mills.'],
    ['en', 'The population at this period was about 2,000.', 'The population was about 2,000.'],
    ['en', 'Several series began during this time, including Dynasty.', 'Several series began, including Dynasty.'],
    ['en', 'Since then, the town has grown.', 'The town has grown.'],
    ['ru', 'Население города в это время составляло 2 000 человек.', 'Население города составляло 2 000 человек.'],
    ['ru', 'Затем Андерсон забил гол.', 'Андерсон забил гол.'],
    ['ru', 'Например, вода кипит при 100 градусах.', 'Вода кипит при 100 градусах.'],
    ['es', 'La población en esta época era de 2.000 personas.', 'La población era de 2.000 personas.'],
    ['zh', '例如，水在100度沸腾。', '水在100度沸腾。'],
    ['zh', '此后，该家族获得了公国。', '该家族获得了公国。'],
  ] as const)('%s: drops what leads on from the text before: %s', (language, text, expected) => {
    expect(forms(text, language)[0]).toBe(expected);
  });

  it.each([
    ['Positive charges are normally stuck in solids and cannot move freely.', 'Positive charges cannot move freely.'],
    ['The fish are usually small and are eaten by birds.', 'The fish are eaten by birds.'],
    ['The range of speeds depends, in turn, on the force of gravity.', 'The range of speeds depends.'],
    ['The dust is warmed by stars and is not seen.', 'The dust is not seen.'],
  ])('keeps a predicate that holds for the one behind it: %s', (text, wrong) => {
    expect(forms(text)).not.toContain(wrong);
  });

  it.each([
    'The word had no special meaning at this time.',
    'In that time of unrest the king left.',
    'Only nobles could vote in that era.',
  ])('keeps a time that limits: %s', (text) => {
    expect(forms(text)[0]).toBe(text);
  });

  it.each([
    ['The Sun is a star, which gives light to the Earth.', 'The Sun is a star.'],
    ['The Sun (a star) gives light.', 'The Sun gives light.'],
    ['The river floods the valley, leaving rich soil behind.', 'The river floods the valley.'],
    ['Cells take in water, while roots hold the plant in the soil.', 'Cells take in water.'],
    ['Cells take in water, while roots hold the plant in the soil.', 'Roots hold the plant in the soil.'],
    ['Rome fell in 476; the eastern empire lived on until 1453.', 'Rome fell in 476.'],
    ['Rome fell in 476; the eastern empire lived on until 1453.', 'The eastern empire lived on until 1453.'],
    [
      'The Amazon, which crosses Brazil, carries a fifth of all river water.',
      'The Amazon carries a fifth of all river water.',
    ],
    ['Despite many setbacks, the army reached the coast.', 'The army reached the coast.'],
    ['Laurens arrived in 1700 and became a rich merchant.', 'Laurens arrived in 1700.'],
    ['Laurens arrived in 1700 and became a rich merchant.', 'Laurens became a rich merchant.'],
    ['The army burned the fields in order to starve the city.', 'The army burned the fields.'],
    ['Laurens, a young poet, soon became a rich merchant.', 'Laurens soon became a rich merchant.'],
    ['The name was coined in 1777 and it was used all over Europe.', 'The name was coined in 1777.'],
    ['The town — a port — grew fast.', 'The town grew fast.'],
  ])('may shorten %s to %s', (text, expected) => {
    expect(forms(text)).toContain(expected);
  });

  it.each([
    ['The effect was due to the cold.', 'The effect was.'],
    ['If the star is heavy, the core collapses, and light cannot leave.', 'Light cannot leave.'],
    [
      'Newton’s law states that whenever one object pushes another, the other pushes back.',
      'Newton’s law states that whenever one object pushes another.',
    ],
    ['The parts are a core, a shell, and a crust.', 'The parts are a core.'],
    [
      'Ternary compounds are made of hydrogen, oxygen, and some third element.',
      'Ternary compounds are made of hydrogen.',
    ],
    ['Peter translated and published the works of Galen.', 'Peter translated.'],
    ['The king did not flee because he was afraid.', 'The king did not flee.'],
    ['The function f(n) grows with n.', 'The function f grows with n.'],
    ['Taxes rose, and immediately was plagued by revolt.', 'Immediately was plagued by revolt.'],
    ['The duke won the land, and his son gave it away.', 'His son gave it away.'],
    [
      'Medicine uses special chambers to raise the pressure around the patient and, when needed, the medical staff.',
      'Medicine uses special chambers to raise the pressure around the patient and, when needed.',
    ],
    [
      'Common uses of oxygen includes the production of steel, plastics and textiles, brazing, welding and cutting of steels, and diving.',
      'Common uses of oxygen includes the production of steel, plastics and textiles, brazing.',
    ],
    ['He awarded their leader, William, with the title of count in Melfi.', 'He awarded their leader, William.'],
    [
      'The settlers included Danes, Orkney Vikings, possibly Swedes, and Danes from the Danelaw under Norse control.',
      'Danes from the Danelaw under Norse control.',
    ],
    [
      'While completing Q (roughly, filling the gaps) with respect to the value yields the field, completing with respect to another yields more.',
      'While completing Q (roughly, filling the gaps) with respect to the value yields the field.',
    ],
    [
      'It formed a body of ideas that rationalized social, cultural, political, and economic control of other territories.',
      'It formed a body of ideas that rationalized social, cultural, political.',
    ],
    [
      'Appendix D lists the genera, species, and related diseases for spirochetes.',
      'Appendix D lists the genera, species.',
    ],
    [
      'If the hole grows, then it can, in the process, produce as much energy as a galaxy.',
      'If the hole grows, then it can.',
    ],
    [
      'The complex consists of many proteins and associated pigments that absorb light.',
      'The complex consists of many proteins.',
    ],
    [
      'The war was a cause that the Senate, then dominated by the Republican Party, wanted to avoid.',
      'The war was a cause that the Senate, then dominated by the Republican Party.',
    ],
    [
      'Writers held varied views of the people; some were friendly, while others were hostile.',
      'Writers held varied views of the people; some were friendly.',
    ],
    [
      'In 1812, the poet Lord Byron answered that these people worked the fields, produced the goods, and served in the army.',
      'In 1812, produced the goods, and served in the army.',
    ],
    [
      'War broke out between the government and two groups, the Union led by Joshua, and the Army led by Robert.',
      'War broke out between the government and two groups, the Union led by Joshua.',
    ],
    [
      'The alkali metals each have one electron, the earth metals have two, and the halogens have seven.',
      'The alkali metals each have one electron, the earth metals have two.',
    ],
    ['The genome has 3 billion pairs, and 6 billion pairs are inserted.', '6 billion pairs are inserted.'],
    [
      'The anion of methyl orange is yellow, and the other form is red at low values.',
      'The other form is red at low values.',
    ],
    [
      'The plus sign is for motion toward it, and the minus sign is for motion away.',
      'The minus sign is for motion away.',
    ],
    [
      'In addition to colonial troops, the troops of dominions fought as well.',
      'The troops of dominions fought as well.',
    ],
    [
      'Dispensaries are subject to the law; with rules for storage specified in legislation.',
      'With rules for storage specified in legislation.',
    ],
    [
      'The habits of Americans changed hopes; a more recent example is the influence of drama in Korea.',
      'A more recent example is the influence of drama in Korea.',
    ],
    [
      'In a year it absorbs 1.5 tons of carbon; during 2005 instead 5 tons were released.',
      'During 2005 instead 5 tons were released.',
    ],
    ['He framed the appeal as part of a struggle against “totalitarian regimes.”', 'He framed the appeal.”'],
    ['Many refer to the God of the Bible by using the word “Allah” in worship.', 'Many refer to the God of the Bible.'],
    [
      'The Mental Health (Care and Treatment) (Scotland) Act was passed in 2003.',
      'The Mental Health Act was passed in 2003.',
    ],
    [
      'A comet can (1) hit the planet, ending the story at once; (2) speed up and be thrown out, leaving forever.',
      'A comet can hit the planet.',
    ],
    [
      'The Period came to an end as a series of powerful rulers, beginning with Mentuhotep II, was able to regain control.',
      'The Period came to an end as a series of powerful rulers.',
    ],
    [
      'Germany wanted the Mexican government, in the event of war with the United States, to cause more trouble.',
      'Germany wanted the Mexican government.',
    ],
    ['Eclipses of the Moon do occur, on average, about once every two years.', 'Eclipses of the Moon do occur.'],
    ['The envoy said that the king, who was ill, would not come.', 'The envoy said that the king.'],
  ])('never shortens %s to %s', (text, wrong) => {
    expect(forms(text)).not.toContain(wrong);
  });

  it.each([
    [
      'es',
      'Los colonos llegaron por el este; y el oeste, separados por la tradición.',
      'Y el oeste, separados por la tradición.',
    ],
    [
      'es',
      'Una tarea puede ser resuelta por un ordenador, es decir, que el problema puede ser resuelto.',
      'Una tarea puede ser resuelta por un ordenador, es decir.',
    ],
    [
      'de',
      'Der Amazonas nimmt jedes Jahr viel Kohlenstoff auf; 2005 wurden stattdessen 5 Gigatonnen frei.',
      '2005 wurden stattdessen 5 Gigatonnen frei.',
    ],
    [
      'ru',
      'В их числе поэт Фонтен, генерал Франсуа, летчик Марсель, а также капитан Арно.',
      'В их числе поэт Фонтен, генерал Франсуа, летчик Марсель.',
    ],
    ['ru', 'Аптекарь не работает под руководством (если он не один).', 'Аптекарь не работает под руководством.'],
    [
      'de',
      'Er sagte: Ich bin hier, um (. . .) mich der Strafe zu fügen.',
      'Er sagte: Ich bin hier, um mich der Strafe zu fügen.',
    ],
  ] as const)('%s: never shortens %s to %s', (language, text, wrong) => {
    expect(forms(text, language)).not.toContain(wrong);
  });

  it('keeps the sentence itself where nothing must go', () => {
    expect(variantsOf('The Sun is a star.', 'en')).toEqual([
      { kept: [{ start: 0, end: 18 }], text: 'The Sun is a star.', method: 'verbatim' },
    ]);
  });

  it.each([
    ['es', 'Sin embargo, la ciudad creció mucho.', 'La ciudad creció mucho.'],
    ['es', 'La ciudad de Sevilla creció mucho, lo que alegró a todos.', 'La ciudad de Sevilla creció mucho.'],
    ['fr', 'Le roi de France gagna la guerre, ce qui surprit les ducs.', 'Le roi de France gagna la guerre.'],
    ['de', 'Der König verlor den Krieg im Osten, wobei viele Leute starben.', 'Der König verlor den Krieg im Osten.'],
    ['pt', 'No entanto, o rei venceu a guerra.', 'O rei venceu a guerra.'],
    ['ru', 'Однако город быстро вырос.', 'Город быстро вырос.'],
    ['ru', 'Население города с тех пор выросло вдвое.', 'Население города выросло вдвое.'],
    ['ru', 'На январь 2016 года[обновление] известно 49 таких чисел.', 'На январь 2016 года известно 49 таких чисел.'],
    [
      'en',
      'As of January 2016[update], the largest prime has many digits.',
      'As of January 2016, the largest prime has many digits.',
    ],
    ['en', 'The king said that “[they] must leave the town” at once.', undefined],
    ['de', 'Für jede Zahl gibt es eine Primzahl zwischen n2 und (n + 1)2 auf der Geraden.', undefined],
    [
      'es',
      'Miles de hugonotes habían huido de Francia [se necesita una cita].',
      'Miles de hugonotes habían huido de Francia.',
    ],
    [
      'en',
      'Public schools became in turn more crowded than before.',
      'Public schools became more crowded than before.',
    ],
    ['en', 'The general moved south during the same period.', 'The general moved south.'],
    ['ru', 'Однако, город быстро вырос.', 'Город быстро вырос.'],
    ['zh', '计算复杂性理论是计算机科学的一个分支，它侧重于对问题进行分类。', '计算复杂性理论是计算机科学的一个分支。'],
    ['zh', '氧气对引起坏疽的厌氧菌有毒，因此增加氧气有助于杀死厌氧菌。', '氧气对引起坏疽的厌氧菌有毒。'],
    ['zh', '黑洞的引力非常强大并将物质吸入；光线在附近被弯曲并形成光环。', '光线在附近被弯曲并形成光环。'],
    ['ar', 'سقطت المدينة القديمة في يد الجيش، مما أدى إلى هجرة السكان.', 'سقطت المدينة القديمة في يد الجيش.'],
    ['de', 'Der König verlor den Krieg im Osten, weil viele Leute starben.', 'Der König verlor den Krieg im Osten.'],
    ['zh', '但是，黑洞的引力非常强大。', '黑洞的引力非常强大。'],
    ['zh', '黑洞的引力非常强大（见图）。', '黑洞的引力非常强大。'],
    ['ja', 'しかし、水は液体です。', '水は液体です。'],
    ['hi', 'लेकिन पानी ठंडा था।', 'पानी ठंडा था।'],
    ['ar', 'ومع ذلك، المدينة كبيرة جدا.', 'المدينة كبيرة جدا.'],
  ] as const)('%s: %s', (language, text, expected) => {
    if (expected === undefined) expect(forms(text, language)[0]).toBe(text);
    else expect(forms(text, language)).toContain(expected);
  });

  it('keeps only words of the sentence, in their order, in any language', () => {
    const piece = fc.constantFrom(
      'However, ',
      'the star ',
      '(see 3) ',
      ', which is ',
      'made ',
      'and was ',
      '; ',
      '—',
      'light',
      ', while ',
      'because ',
      '1990 ',
      '. ',
      '黑洞',
      '，',
      '"',
      'and became ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom(...LANGUAGE_TAGS), (pieces, language) => {
        const text = pieces.join('').trim();
        for (const variant of variantsOf(text, language)) {
          const kept = variant.kept.map((span) => text.slice(span.start, span.end)).join('');
          const bare = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
          expect(bare(variant.text)).toBe(bare(kept));
          for (const [i, span] of variant.kept.entries())
            expect(span.start).toBeGreaterThanOrEqual(variant.kept[i - 1]?.end ?? 0);
        }
      }),
    );
  });
});

describe('finite verbs', () => {
  it.each([
    ['Refusal to pay taxes.', false],
    ['Fraternity that had long inspired the movement.', false],
    ['Ternary compounds composed of hydrogen, oxygen.', false],
    ['Theo Kearney, which extends from Fresno Street', false],
    ['The known trade between Amalfi and Antioch', false],
    ['The results of the study', false],
    ['The plague ravaged Oslo in 1654.', true],
    ['When considering problems, an instance is a string.', true],
    ['The people who lived there died of plague.', true],
    ['Water boils at 100 degrees.', true],
    ['Most black holes don’t show any signs of emission.', true],
  ])('%s: %s', (text, expected) => {
    expect(hasFiniteVerb(text)).toBe(expected);
  });

  it('tells a possible verb from none', () => {
    expect(mayHaveVerb('The red house by the sea')).toBe(false);
    expect(mayHaveVerb('Fellow lineman Mario Addison added 6½ sacks.')).toBe(true);
  });

  it('finds where the predicate begins', () => {
    expect(firstFiniteVerb('The old king ruled Spain.')?.word).toBe('ruled');
    expect(firstFiniteVerb('The king who ruled Spain died.')).toBeUndefined();
    expect(firstFiniteVerb('The red house')).toBeUndefined();
    expect(startsWithVerb(' was found')).toBe(true);
    expect(startsWithVerb('London was')).toBe(false);
    expect(startsWithVerb('')).toBe(false);
    expect(isPastOrThird('became')).toBe(true);
    expect(isPastOrThird('become')).toBe(false);
  });
});
