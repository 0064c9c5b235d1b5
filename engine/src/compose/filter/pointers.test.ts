import { describe, expect, it } from 'vitest';
import { pointsBack } from './pointers.ts';

describe('pointsBack', () => {
  it.each([
    ['en', 'Andy Taylor was born here in 1961.'],
    ['en', 'The council has since acknowledged the mistake.'],
    ['en', 'The Doctor remarks in response, and leaves.'],
    ['en', 'Looking at it from a different side, tectonics cools the planet.'],
    ['en', 'The private sector has grown ever since.'],
    ['en', 'Newcastle replaced him in January 1756.'],
    ['en', 'Fellow lineman Mario Addison added six sacks.'],
    ['en', 'A more recent example is the influence of television.'],
    ['es', 'En 1990, él volvió a la ciudad.'],
    ['es', 'Además, su padre era médico.'],
    ['de', 'Das Museum steht seit 1900 hier am Fluss.'],
    ['es', 'Es culturalmente diversa y muy antigua.'],
    ['es', 'Fue inaugurado en cinco fases entre 1980 y 1984.'],
    ['es', 'Ganó el premio a la mejor universidad en el año 2000.'],
    ['es', 'Entrenaron y realizaron pruebas de su nave.'],
    ['es', 'Se sospecha, aunque no ha sido demostrado.'],
    ['es', 'En la final de 2015, batieron al defensor del título.'],
    ['pt', 'É uma cidade muito antiga e grande.'],
    ['de', 'Mit 39 Jahren ist er auch der älteste Spieler.'],
    ['de', 'Bald darauf standen sie vor der Stadt.'],
    ['de', 'Als solche leistete die Bibel einen Beitrag.'],
    ['ru', 'До прибытия Роллона, его население не отличалось от других.'],
    ['ru', 'Поэтому их можно считать силовыми.'],
    ['ru', 'Более свежий пример — влияние сериалов.'],
    ['ru', 'Андрей родился здесь в 1961 году.'],
    ['zh', '在罗洛大军到来之前，它的人口没有差别。'],
    ['zh', '自那以后，私立学校数量一直在增长。'],
    ['zh', '两人都降低了空气的温度。'],
  ] as const)('%s: %s', (language, text) => {
    expect(pointsBack(text, language)).toBe(true);
  });

  it.each([
    ['en', 'The here-and-now mattered to the poets of the age.'],
    ['en', 'The museum has since 1950 been open to the public.'],
    ['en', 'The discovery made it possible to measure distances.'],
    ['en', 'The king sent his brother, and the army followed him.'],
    ['en', 'Doctors of the town feared it.'],
    ['ru', 'С тех пор, как город вырос, в городе много школ.'],
    ['ru', 'Лютер перевёл Библию, и его перевод стал популярным.'],
    ['zh', '在北京，其他城市的人很多。'],
    ['es', 'A su vez, el río cambia de curso.'],
    ['es', 'Se sospecha, aunque no se sabe, que muchas clases son iguales.'],
    ['es', 'Es posible que el río cambie de curso.'],
    ['es', 'Es necesario medir la temperatura del agua.'],
    ['es', 'Murieron 40 000 personas en la ciudad.'],
    ['es', 'En 1945, comenzó la reconstrucción de la ciudad.'],
    ['es', 'Se estima que la ciudad tiene mil años.'],
    ['es', 'Varios cientos de personas llegaron al puerto.'],
    ['de', 'Als der König starb, wurde er in Rom begraben.'],
    ['de', 'Der König verlor den Krieg, und danach ging er nach Rom.'],
    ['pt', 'É possível que o rio mude de curso.'],
    ['hi', 'यह एक बहुत बड़ा तारा है।'],
  ] as const)('not in %s: %s', (language, text) => {
    expect(pointsBack(text, language)).toBe(false);
  });
});
