import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language, LanguageTag } from '../../contract/index.ts';
import { LANGUAGES } from '../../contract/index.ts';
import { gatherMaterial, type Material } from '../material.ts';
import { resolveSentences } from './resolve.ts';

function materialOf(paragraphs: readonly string[], language: LanguageTag, title = 'An article'): Material {
  const text = paragraphs.join('\n\n');
  const source = { id: 's1', title, hash: 'h', fetchedAt: '2026-01-01', text, headings: [], language };
  const passages = paragraphs.map((paragraph, i) => {
    const start = text.indexOf(paragraph);
    return {
      id: `p${i}`,
      sourceId: 's1',
      start,
      end: start + paragraph.length,
      text: paragraph,
      headings: [],
      score: 0,
    };
  });
  const name = (Object.keys(LANGUAGES) as Language[]).find((key) => LANGUAGES[key] === language) ?? 'English';
  return gatherMaterial({
    topic: title,
    level: 'High School',
    style: 'Minimalist',
    format: 'Infographic',
    language: name,
    research: { origin: 'documents', sources: [source], passages },
  });
}

/** What becomes of the last sentence; undefined where its pronoun stays. */
function last(paragraph: string, language: LanguageTag = 'en', title?: string): string | undefined {
  return resolveSentences(materialOf([paragraph], language, title)).at(-1)?.text;
}

describe('pronouns of English', () => {
  it.each([
    [
      'Jacksonville is the largest city of Florida by area. It is the seat of Duval County near Jacksonville.',
      'Jacksonville is the seat of Duval County near Jacksonville.',
    ],
    [
      'The Broncos defeated the Steelers by 11 points. They then beat the Patriots by two.',
      'The Broncos beat the Patriots by two.',
    ],
    [
      'Newcastle University is a leading university. It won the award in 2000.',
      'Newcastle University won the award in 2000.',
    ],
    [
      'Lindisfarne are a folk-rock group from Tyneside. Their most famous song was covered in 1990.',
      'Lindisfarne’s most famous song was covered in 1990.',
    ],
    [
      'Avicenna, too, described 700 preparations. He devoted a volume to simple drugs.',
      'Avicenna devoted a volume to simple drugs.',
    ],
    [
      'Gegeen Khan, Ayurbarwada’s son and successor, ruled for two years. He continued the policies of his father.',
      'Gegeen Khan continued the policies of his father.',
    ],
    [
      'Grissom, White, and Chaffee named their flight in June. They also trained at Kennedy Space Center.',
      'Grissom, White, and Chaffee also trained at Kennedy Space Center.',
    ],
    [
      'Fluorescence microscopes are useful in clinics. They can be used to identify pathogens.',
      'Fluorescence microscopes can be used to identify pathogens.',
    ],
    [
      'Uriburu had been influenced by fascism. In 1931, he banned political parties.',
      'In 1931, Uriburu banned political parties.',
    ],
    [
      'The Ardabil carpet was made in the sixteenth century. In 1893, it was on view in London.',
      'In 1893, the Ardabil carpet was on view in London.',
    ],
    [
      'The forest covers most of the Amazon basin. This basin encompasses 7,000,000 square kilometres.',
      'The Amazon basin encompasses 7,000,000 square kilometres.',
    ],
  ])('%s', (paragraph, resolved) => {
    expect(last(paragraph)).toBe(resolved);
  });

  it('passes places, times and short names of bodies by', () => {
    const paragraph =
      'Iturbide had joined NATO in May and returned to Mexico in Spain’s name. He dissolved the congress.';
    expect(last(paragraph)).toBe('Iturbide dissolved the congress.');
  });

  it('takes several for what the text is about, whatever they did', () => {
    const paragraph = 'The Mongols controlled the labor of skilled people. They built warships.';
    expect(last(paragraph, 'en', 'The Mongols')).toBe('The Mongols built warships.');
    expect(last(paragraph, 'en', 'The Silk Road')).toBeUndefined();
  });

  it('goes on from one sentence to the next', () => {
    const texts = resolveSentences(
      materialOf(
        ['Fleming returned from holiday in 1928. He examined some plates. He saw that mould had grown.'],
        'en',
      ),
    ).map((resolution) => resolution?.text);
    expect(texts).toEqual([undefined, 'Fleming examined some plates.', 'Fleming saw that mould had grown.']);
  });

  it.each([
    ['two persons', 'Luther met Melanchthon in 1518. He was a professor of Greek.'],
    ['another person as the object', 'Uriburu had joined Ramirez in 1930. He banned the parties.'],
    ['a word for another person', 'Hitler admired the general. He had led the army in the war.'],
    ['an object that may be meant', 'Newcastle United won the cup. It was made of silver.'],
    [
      'a clause with a subject of its own',
      'Warsaw is in Poland, and the river flows through Warsaw. It is 1,047 km long.',
    ],
    ['an actor named later', 'The Warsaw Citadel was built by the army. It had 5,000 men.'],
    ['several things for “it”', 'The Normans lived in Normandy. It was a duchy.'],
    ['one thing for “they”', 'The Norman army was in Normandy. They were many.'],
    ['a noun without a name', 'The neighborhood is the center of its community. It is diverse.'],
    ['a subject that leans itself', 'Its capital Melfi was in Apulia. It was rich.'],
    ['no noun meant', 'Warsaw is in Poland. It is known that many people live there.'],
    ['a noun that comes later', 'Warsaw is in Poland. It was in 1596 that the king moved.'],
    [
      'a clause before it that names somebody',
      'Indian traders lived in Southeast Asia. When Indian elites arrived, they became advisers.',
    ],
    ['no noun behind “his”', 'Fred Korematsu was arrested in 1942. His was one of the convictions that fell.'],
    ['possession by a long phrase', 'Members of the genus Euglena are harmless. Their cells have two flagella.'],
    ['the beginning of a paragraph', 'It was founded in 1200.'],
    ['“this” with a noun that has no name', 'The report was written in Paris. This report became famous.'],
    ['“this” with a noun named twice', 'The Amazon basin borders the Orinoco basin. This basin is large.'],
    [
      'an object of the one that the text is about',
      'Britain had opposed the canal at first. It threatened the route to Asia.',
    ],
    [
      'a phrase that is longer than it seems',
      'People enslaved for life could join the household of Rome. They could marry.',
    ],
    ['a country for “he”', 'Middle Kingdom Egypt was great in the reign of Senusret. He fought in Kush.'],
    ['a woman for “he”', 'Queen Anne was crowned in 1702. He was pleased.'],
    ['a man for “she”', 'King George was crowned in 1714. She was pleased.'],
  ])('leaves %s alone', (_, paragraph) => {
    expect(last(paragraph)).toBeUndefined();
  });

  it('leaves languages alone that have no rules', () => {
    expect(resolveSentences(materialOf(['Varsovia es la capital. Ella es grande.'], 'es'))).toEqual([]);
  });

  it('changes nothing but the pronoun', () => {
    const nouns = ['Warsaw', 'Newcastle University', 'The Ardabil carpet'];
    const rests = ['has 1.7 million people.', 'may not be older than 1300.', 'was never called “New Rome” (in 1999).'];
    const leads = ['', 'However, ', 'In 1987, '];
    fc.assert(
      fc.property(
        fc.constantFrom(...nouns),
        fc.constantFrom(...rests),
        fc.constantFrom(...leads),
        (noun, rest, lead) => {
          const sentence = `${lead}${lead === '' ? 'It' : 'it'} ${rest}`;
          const paragraph = `${noun} is one of the best known in the world. ${sentence}`;
          const [, resolution] = resolveSentences(materialOf([paragraph, `Many people of Warsaw know ${noun}.`], 'en'));
          if (resolution === undefined) throw new Error(`not resolved: ${sentence}`);
          const { text, replaced, length, referent } = resolution;
          expect(text.slice(0, replaced.start)).toBe(lead);
          expect(text.slice(replaced.start + length)).toBe(sentence.slice(replaced.end));
          expect(text.slice(replaced.start, replaced.start + length).toLowerCase()).toBe(noun.toLowerCase());
          expect(referent).toEqual({ text: noun, sentence: 0 });
        },
      ),
    );
  });
});

describe('pronouns of Russian', () => {
  it.each([
    [
      'Ибн Сина описал 700 препаратов. Он посвятил целый том простым лекарствам.',
      'Ибн Сина посвятил целый том простым лекарствам.',
    ],
    [
      'Император Шидэбала, сын и преемник Аюрбарибады, правил два года. Он продолжал политику отца.',
      'Император Шидэбала продолжал политику отца.',
    ],
    ['Варшава является столицей Польши. Она также известна своими парками.', 'Варшава также известна своими парками.'],
    [
      'Джэксонвилл является крупнейшим городом Флориды. Однако он не старый город.',
      'Однако Джэксонвилл не старый город.',
    ],
    ['Варшава является столицей Польши. В 1944 году она была разрушена.', 'В 1944 году Варшава была разрушена.'],
  ])('%s', (paragraph, resolved) => {
    expect(last(paragraph, 'ru')).toBe(resolved);
  });

  it.each([
    ['another gender', 'Варшава является столицей Польши. Он был построен давно.'],
    ['another name that may be meant', 'Ибн Сина описал Бируни. Он посвятил том лекарствам.'],
    ['a clause of its own', 'Варшава является столицей Польши, а река течет на север. Она широкая.'],
    ['a subject without a name', 'Некоторые города были большими. Они были богаты.'],
    ['a verb that does not tell the gender', 'Варшава лежит на Висле. Она широкая.'],
    ['a noun whose ending does not tell it', 'Осень является временем года. Она холодная.'],
  ])('leaves %s alone', (_, paragraph) => {
    expect(last(paragraph, 'ru')).toBeUndefined();
  });
});

describe('pronouns of Chinese', () => {
  it.each([
    ['纽卡斯尔大学现在是英国知名大学。它在2000年获得大奖。', '纽卡斯尔大学在2000年获得大奖。'],
    ['培顿·曼宁（四分卫）成为史上首位双冠四分卫。他的队友很多。', '培顿·曼宁的队友很多。'],
    ['华沙位于波兰中部。因此，它有很多河流。', '因此，华沙有很多河流。'],
  ])('%s', (paragraph, resolved) => {
    expect(last(paragraph, 'zh')).toBe(resolved);
  });

  it.each([
    ['a person where a thing is meant', '培顿·曼宁是著名的四分卫。它很大。'],
    ['several', '华沙位于波兰中部。它们很大。'],
    ['a noun that points back itself', '这座城市是波兰首都。它很大。'],
    ['a second clause', '华沙是波兰首都；维斯瓦河流过市区。它很长。'],
    ['what is no definition', '华沙有很多人。它很大。'],
  ])('leaves %s alone', (_, paragraph) => {
    expect(last(paragraph, 'zh')).toBeUndefined();
  });
});
