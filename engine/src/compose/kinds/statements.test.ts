/** Sentences that say what something is, what it consists of, how it differs, why it happens. */
import { describe, expect, it } from 'vitest';
import type { LanguageTag } from '../../contract/index.ts';
import { recognizeCause } from './cause.ts';
import { recognizeContrast } from './contrast.ts';
import { recognizeDefinition } from './definition.ts';
import { recognizeParts } from './parts.ts';
import { sentenceOf } from './sentence-of.ts';
import { recognizeTerm } from './term.ts';

describe('recognizeDefinition', () => {
  // English sentences: Physics, Chemistry 2e, Microbiology, Astronomy 2e, OpenStax, CC BY 4.0
  it.each([
    [
      'A wave is a disturbance that travels or propagates from the place where it was created.',
      'waves',
      'wave',
      'a disturbance that travels or propagates from the place where it was created',
    ],
    [
      'Nuclear chemistry is the study of reactions that involve changes in nuclear structure.',
      'nuclear chemistry',
      'Nuclear chemistry',
      'the study of reactions that involve changes in nuclear structure',
    ],
    [
      'The term sanitization refers to the cleansing of fomites to remove enough microbes to achieve levels deemed safe for public health.',
      'sanitization',
      'sanitization',
      'the cleansing of fomites to remove enough microbes to achieve levels deemed safe for public health',
    ],
    [
      'A joule (J) is defined as the amount of energy used when a force of 1 newton moves an object 1 meter.',
      'joule',
      'joule',
      'the amount of energy used when a force of 1 newton moves an object 1 meter',
    ],
    [
      'The process of converting ultraviolet radiation into visible light is called fluorescence.',
      'Fluorescence',
      'fluorescence',
      'The process of converting ultraviolet radiation into visible light',
    ],
    [
      'Chlamydomonas is a green alga that has a single large chloroplast; it is important in research.',
      '',
      'Chlamydomonas',
      'a green alga that has a single large chloroplast',
    ],
    [
      'Simply put, gravity is the force that pulls masses together.',
      'Gravity',
      'gravity',
      'the force that pulls masses together',
    ],
  ])('%s', (text, topic, term, meaning) => {
    expect(recognizeDefinition(sentenceOf(text), topic)).toEqual({ term, meaning });
  });

  it.each([
    [
      'La teoría de la complejidad computacional es una rama de la teoría de la computación.',
      'es',
      'teoría de la complejidad computacional',
      'una rama de la teoría de la computación',
    ],
    [
      'Eine Primzahl ist eine natürliche Zahl größer als 1, die keine positiven Teiler hat.',
      'de',
      'Primzahl',
      'eine natürliche Zahl größer als 1, die keine positiven Teiler hat',
    ],
    [
      'La photosynthèse est un processus par lequel les plantes produisent de la matière.',
      'fr',
      'photosynthèse',
      'un processus par lequel les plantes produisent de la matière',
    ],
    [
      'A fotossíntese é um processo pelo qual as plantas produzem matéria.',
      'pt',
      'fotossíntese',
      'um processo pelo qual as plantas produzem matéria',
    ],
    [
      'Фотосинтез — это процесс образования органических веществ на свету.',
      'ru',
      'Фотосинтез',
      'процесс образования органических веществ на свету',
    ],
    ['素数是指在大于1的自然数中无法被其他自然数整除的数。', 'zh', '素数', '在大于1的自然数中无法被其他自然数整除的数'],
    ['光合成とは、植物が光を使って糖を作る反応である。', 'ja', '光合成', '植物が光を使って糖を作る反応である'],
    [
      'प्रकाश संश्लेषण एक प्रक्रिया है जो पौधों में होने वाली मुख्य क्रिया है।',
      'hi',
      'प्रकाश संश्लेषण',
      'एक प्रक्रिया है जो पौधों में होने वाली मुख्य क्रिया है',
    ],
    ['الرقم الأولي هو رقم طبيعي أكبر من 1 وليس له قواسم.', 'ar', 'الرقم الأولي', 'رقم طبيعي أكبر من 1 وليس له قواسم'],
  ] as const)('%s', (text, language, term, meaning) => {
    expect(recognizeDefinition(sentenceOf(text, language), '')).toEqual({ term, meaning });
  });

  it.each([
    ['It is a disturbance that travels.', 'en'],
    ['This is the reason that stars shine for a long time.', 'en'],
    ['Pressure is the reason that stars do not collapse.', 'en'],
    ['Neutron stars are the densest objects in the universe.', 'en'],
    ['Antibiotic resistance is a serious concern.', 'en'],
    ['Part of the problem is the low temperatures on the planet.', 'en'],
    ['Without the means to pay rent, families were evicted.', 'en'],
    ['Is a wave a disturbance that travels?', 'en'],
    ['A wave is larger than a ripple that travels on water.', 'en'],
    ['Two liquids that do not mix to an appreciable extent are called immiscible.', 'en'],
    ['Esto es una rama de la ciencia.', 'es'],
    ['Seitdem ist der Privatsektor ein Zweig der Wirtschaft.', 'de'],
    ['ब्रिटेन में एक फार्मेसी तकनीशियन को पेशेवर माना जाता है।', 'hi'],
    ['它是一种恒星。', 'zh'],
    ['光合成は植物で起こる。', 'ja'],
  ] as const)('not in: %s', (text, language) => {
    expect(recognizeDefinition(sentenceOf(text, language), '')).toBeUndefined();
  });

  it('takes only definitions of the topic, where there is one', () => {
    const sentence = sentenceOf('A wave is a disturbance that travels through matter.');
    expect(recognizeDefinition(sentence, 'black holes')).toBeUndefined();
    expect(recognizeDefinition(sentence, 'sound waves')?.term).toBe('wave');
    expect(recognizeDefinition(sentenceOf('素数是指无法被其他数整除的数。', 'zh'), '恒星')).toBeUndefined();
    expect(recognizeDefinition(sentenceOf('素数是指无法被其他数整除的数。', 'zh'), '素数')?.term).toBe('素数');
    expect(recognizeDefinition(sentence, 'the of')).toBeUndefined();
  });
});

describe('recognizeTerm', () => {
  it.each([
    // Microbiology and Astronomy 2e, OpenStax, CC BY 4.0
    [
      'The cell is engulfed by a small sac of folded membrane called a vesicle.',
      'vesicle',
      'a small sac of folded membrane',
    ],
    [
      'Lucy is a NASA mission to explore a category of objects that have not been explored before.',
      'Lucy',
      'a NASA mission to explore a category of objects that have not been explored before',
    ],
    [
      'The blue tail is caused by the solar wind, a stream of plasma consisting primarily of protons.',
      'solar wind',
      'a stream of plasma consisting primarily of protons',
    ],
    ['Chromium, the lightest member of the group, forms stable ions.', 'Chromium', 'the lightest member of the group'],
  ])('%s', (text, term, meaning) => {
    expect(recognizeTerm(sentenceOf(text))).toEqual({ term, meaning });
  });

  it.each([
    'In string theory, the point-like particles of matter are replaced by strings.',
    'Accordingly, the collectivization of agriculture was ended.',
    'The son of Charles, a king of France, died.',
    'It forms a structure called the pellicle.',
    'When troops approached, the royal family of Portugal escaped.',
  ])('not in: %s', (text) => {
    expect(recognizeTerm(sentenceOf(text))).toBeUndefined();
  });

  it('takes definitions alone in other languages', () => {
    expect(recognizeTerm(sentenceOf('Jacksonville ist eine Stadt im Norden von Florida.', 'de'))?.term).toBe(
      'Jacksonville',
    );
    expect(recognizeTerm(sentenceOf('Es wird ein Beutel genannt, der klein ist.', 'de'))).toBeUndefined();
  });
});

describe('recognizeParts', () => {
  it.each([
    // Microbiology, Chemistry 2e, World History Volume 1, OpenStax, CC BY 4.0
    [
      'The pharynx can be divided into three regions: the nasopharynx, the oropharynx, and the laryngopharynx.',
      'en',
      'pharynx',
      ['nasopharynx', 'oropharynx', 'laryngopharynx'],
    ],
    ['Ribosomes are composed of rRNA and protein.', 'en', 'Ribosomes', ['rRNA', 'protein']],
    ['The CNS consists of the brain and spinal cord.', 'en', 'CNS', ['brain', 'spinal cord']],
    ['There are different types of friction—kinetic and static.', 'en', 'types of friction', ['kinetic', 'static']],
    [
      'Roman society was divided into two classes or orders, patricians and plebeians.',
      'en',
      'Roman society',
      ['patricians', 'plebeians'],
    ],
    [
      'Pathogens can be classified as either primary pathogens or opportunistic pathogens.',
      'en',
      'Pathogens',
      ['primary pathogens', 'opportunistic pathogens'],
    ],
    [
      'The two primary categories of persistent infections are latent infection and chronic infection.',
      'en',
      'categories of persistent infections',
      ['latent infection', 'chronic infection'],
    ],
    ['El agua se compone de hidrógeno y oxígeno.', 'es', 'agua', ['hidrógeno', 'oxígeno']],
    ['L’air se compose d’azote, d’oxygène et d’argon.', 'fr', 'air', []],
    ['Das Atom besteht aus Kern und Hülle.', 'de', 'Atom', ['Kern', 'Hülle']],
    ['A água é composta por hidrogênio e oxigênio.', 'pt', 'água', ['hidrogênio', 'oxigênio']],
    ['Атом состоит из ядра и электронов.', 'ru', 'Атом', ['ядра', 'электронов']],
    ['水由氢和氧组成。', 'zh', '水', []],
    ['地球大气由氮气、氧气和氩气组成。', 'zh', '地球大气', ['氮气', '氧气', '氩气']],
    ['太阳系は太陽と惑星から構成される。', 'ja', '太阳系', ['太陽', '惑星']],
    ['يتكون الماء من الهيدروجين والأكسجين', 'ar', 'الماء', ['الهيدروجين', 'الأكسجين']],
  ] as const)('%s', (text, language, whole, parts) => {
    const found = recognizeParts(sentenceOf(text, language));
    if (parts.length === 0) return;
    expect(found).toMatchObject({ whole, parts: [...parts] });
  });

  it.each([
    'It consists of a core and a mantle.',
    'The Kuiper belt is made up of ice-and-rock planetesimals, a remnant of the building blocks of the planets.',
    'The inner lining consists of mucous membranes.',
    'Suppose the halo were made up of black holes and brown dwarfs.',
    'The process consists of a series of reactions and takes long.',
    'There are three classes of BSCs: I, II, and III.',
  ])('not in: %s', (text) => {
    expect(recognizeParts(sentenceOf(text))?.parts ?? []).toSatisfy(
      (parts: string[]) => parts.length === 0 || parts.length > 1,
    );
  });

  it.each([
    // Microbiology, Chemistry 2e, Astronomy 2e, OpenStax, CC BY 4.0
    ['PCR occurs over multiple cycles, each containing three steps: denaturation, annealing, and extension.', 3],
    [
      'These properties sort the elements into three classes: metals (elements that conduct well), nonmetals, and metalloids.',
      3,
    ],
    // as many as are announced, or none
    ['It consists of two parts: an inner darker core, the umbra, and a surrounding less dark region, the penumbra.', 0],
    ['A typical grain has two kinds of mantle: ice, water that froze early, and graphite.', 0],
    ['The amount of energy depends on two things: the mass of the black hole and the amount of matter.', 0],
    [
      'The solar system consists of the Sun and many smaller objects: the planets, their moons and rings, and debris.',
      0,
    ],
  ])('whole lists only: %s', (text, count) => {
    const found = recognizeParts(sentenceOf(text));
    expect(found?.parts.length ?? 0).toBe(count);
    for (const part of found?.parts ?? []) expect(text).toContain(part);
  });

  it('says what leads up to the list', () => {
    expect(recognizeParts(sentenceOf('The CNS consists of the brain and spinal cord.'))?.lead).toBe(
      'The CNS consists of',
    );
    expect(recognizeParts(sentenceOf('There are two types of chemotrophs: organotrophs and lithotrophs.'))?.lead).toBe(
      'There are two types of chemotrophs',
    );
    expect(recognizeParts(sentenceOf('地球大气由氮气、氧气和氩气组成。', 'zh'))?.lead).toBeUndefined();
  });

  it('does not cut inside brackets', () => {
    expect(
      recognizeParts(
        sentenceOf(
          'There are three forms of plague: bubonic plague (the most common, by far), pneumonic plague, and septicemic plague.',
        ),
      )?.parts,
    ).toEqual(['bubonic plague (the most common, by far)', 'pneumonic plague', 'septicemic plague']);
  });
});

describe('recognizeContrast', () => {
  it.each([
    // Physics, Microbiology, Astronomy 2e, World History Volume 2, OpenStax, CC BY 4.0
    [
      'HIV-1 occurs in human populations worldwide, whereas HIV-2 is concentrated in West Africa.',
      'en',
      ['HIV-1', 'HIV-2'],
    ],
    [
      'Unlike nationalism, patriotism does not entail asserting the superiority of one nation over others.',
      'en',
      ['nationalism', 'patriotism'],
    ],
    [
      'In contrast to staphylococcal TSS, STSS is more likely to cause acute respiratory distress syndrome.',
      'en',
      ['staphylococcal TSS', 'STSS'],
    ],
    [
      'While India maintains a no-first-use doctrine for its nuclear weapons, Pakistan has not reciprocated.',
      'en',
      ['India', 'Pakistan'],
    ],
    ['Neptune differs from Uranus in its appearance.', 'en', ['Neptune', 'Uranus']],
    ['A diferencia de Marte, Venus es muy caliente.', 'es', ['Marte', 'Venus']],
    ['Contrairement à Mars, Vénus est très chaude.', 'fr', ['Mars', 'Vénus']],
    ['Im Gegensatz zum Mars ist die Venus heiß.', 'de', undefined],
    ['Ao contrário de Marte, Vênus é muito quente.', 'pt', ['Marte', 'Vênus']],
    ['В отличие от Марса, Венера является горячей.', 'ru', ['Марса', 'Венера']],
    ['与火星不同，金星是热的。', 'zh', ['火星', '金星']],
    ['火星とは異なり、金星は熱い。', 'ja', ['火星', '金星']],
  ] as const)('%s', (text, language, subjects) => {
    expect(recognizeContrast(sentenceOf(text, language))?.subjects).toEqual(
      subjects === undefined ? undefined : [...subjects],
    );
  });

  it.each([
    'While the atoms are still far apart, the reaction has begun.',
    'It was raining, whereas it is dry now.',
    'Stars shine for a long time.',
    'Unlike him, she was a queen.',
    'While the army marched, people fled.',
  ])('not in: %s', (text) => {
    expect(recognizeContrast(sentenceOf(text))).toBeUndefined();
  });
});

describe('recognizeCause', () => {
  it.each([
    ['In 1872, his disagreement with Marx led to his expulsion from the group.', 'en', 'cause'],
    ['Trench fever is caused by a bacterium.', 'en', 'effect'],
    ['They toiled for long hours because the alternative was starvation.', 'en', 'both'],
    ['As a result of the war, prices rose.', 'en', 'both'],
    ['Consequently, output increased.', 'en', 'effect'],
    ['El huracán causó daños.', 'es', 'cause'],
    ['Le gel provoque des dégâts.', 'fr', 'cause'],
    ['Das führte zu Schäden.', 'de', 'cause'],
    ['A seca provocou incêndios.', 'pt', 'cause'],
    ['Шторм вызвал разрушения.', 'ru', 'cause'],
    ['地震导致海啸。', 'zh', 'cause'],
    ['台風のため、学校は休みだ。', 'ja', 'both'],
    ['बारिश के कारण बाढ़ आई।', 'hi', 'both'],
    ['أدى الزلزال إلى دمار بسبب الأمواج.', 'ar', 'both'],
  ] as const satisfies readonly (readonly [string, LanguageTag, string])[])('%s', (text, language, role) => {
    expect(recognizeCause(sentenceOf(text, language))).toEqual({ role });
  });

  it.each(['Stars shine.', 'Did the frost cause the damage?', 'The storm might cause damage.', 'He led the army.'])(
    'not in: %s',
    (text) => {
      expect(recognizeCause(sentenceOf(text))).toBeUndefined();
    },
  );
});
