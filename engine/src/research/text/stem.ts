/**
 * Folds the forms of an English word onto one stem, so that "catalysts", "catalyst" and "Catalyst's" meet.
 * Deliberately light: plurals, -ed, -ing, -ly and the British spellings. A stem is a key, not a word.
 */

/** Plurals that no rule makes; the values are stems already. */
const IRREGULAR = new Map([
  ['men', 'man'],
  ['women', 'woman'],
  ['children', 'child'],
  ['people', 'people'],
  ['feet', 'foot'],
  ['teeth', 'tooth'],
  ['mice', 'mouse'],
  ['lice', 'louse'],
  ['wolves', 'wolf'],
  ['lives', 'life'],
  ['leaves', 'leaf'],
  ['halves', 'half'],
  ['species', 'species'],
  ['lens', 'lens'],
  ['series', 'series'],
  ['axes', 'axis'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['indices', 'index'],
  ['genera', 'genus'],
  ['nuclei', 'nucleus'],
  ['fungi', 'fungus'],
  ['bacilli', 'bacillus'],
  ['algae', 'alga'],
  ['supernovae', 'supernova'],
  ['novae', 'nova'],
  ['nebulae', 'nebula'],
  ['phenomena', 'phenomenon'],
  ['criteria', 'criterion'],
  ['bacterium', 'bacteria'],
  ['bacterias', 'bacteria'],
  ['mitochondrion', 'mitochondria'],
  ['protozoan', 'protozoa'],
  ['archaean', 'archaea'],
  ['archaeon', 'archaea'],
  ['spectra', 'spectrum'],
  ['quanta', 'quantum'],
  ['maxima', 'maximum'],
  ['minima', 'minimum'],
  ['antennae', 'antenna'],
  ['feudalism', 'feudal'],
  ['magnetism', 'magnet'],
  ['magnetic', 'magnet'],
  ['stellar', 'star'],
  ['galactic', 'galaxy'],
  ['gravitation', 'gravity'],
  ['gravitational', 'gravity'],
  ['immunity', 'immune'],
  ['electricity', 'electric'],
  ['electrical', 'electric'],
  ['photosynthetic', 'photosynthesis'],
  ['confucian', 'confucius'],
  ['confucianism', 'confucius'],
  ['volcanic', 'volcano'],
  ['volcanism', 'volcano'],
  ['auroral', 'aurora'],
  ['aurorae', 'aurora'],
  ['died', 'die'],
  ['dies', 'die'],
  ['dying', 'die'],
  ['lying', 'lie'],
  ['tying', 'tie'],
  ['fought', 'fight'],
  ['rose', 'rise'],
  ['fell', 'fall'],
  ['begun', 'begin'],
  ['began', 'begin'],
  ['grew', 'grow'],
  ['built', 'build'],
  ['led', 'lead'],
]);

/** Peoples and their countries: "Roman" and "Rome" ask for the same pages. Both sides end up as the country. */
const PEOPLES = `roman/rome greek/greece french/france spanish/spain german/germany british/britain english/england chinese/china
japanese/japan egyptian/egypt russian/russia indian/india american/america african/africa european/europe asian/asia persian/persia
portuguese/portugal italian/italy turkish/turkey korean/korea vietnamese/vietnam mexican/mexico haitian/haiti cuban/cuba
islamic/islam athenian/athens spartan/sparta babylonian/babylon mesopotamian/mesopotamia mayan/maya incan/inca venetian/venice
brazilian/brazil polish/poland swedish/sweden danish/denmark irish/ireland scottish/scotland hungarian/hungary austrian/austria
iranian/iran iraqi/iraq israeli/israel syrian/syria ethiopian/ethiopia nigerian/nigeria martian/mars venusian/venus`;
for (const pair of PEOPLES.split(/\s+/)) {
  const [people = '', country = ''] = pair.split('/');
  IRREGULAR.set(people, country);
  IRREGULAR.set(`${people}s`, country);
  IRREGULAR.set(country, country);
}

const VOWEL = /[aeiouy]/;

/** The stem of a folded (lower-case, accent-free) word. Words with other than a-z are returned unchanged. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return finish(irregular);
  return finish(american(withoutAdverb(withoutParticiple(singular(word)))));
}

function singular(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (/(virus|gas|bus|lens|nucleus|apparatus|campus|status|census|focus|genius)es$/.test(word))
    return word.slice(0, -2);
  if (/[^aeiou]oes$/.test(word)) return word.slice(0, -2);
  if (/(ss|us|is|as|os)$/.test(word)) return word;
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function withoutParticiple(word: string): string {
  for (const suffix of ['ing', 'ed']) {
    if (!word.endsWith(suffix)) continue;
    const base = word.slice(0, -suffix.length);
    if (base.length < 3 || !VOWEL.test(base)) return word;
    // "stopping" -> "stop", but "falling" -> "fall", "passing" -> "pass", "buzzing" -> "buzz"
    return /([^aeioulsz])\1$/.test(base) ? base.slice(0, -1) : base;
  }
  return word;
}

function withoutAdverb(word: string): string {
  return word.length > 6 && word.endsWith('ly') ? word.slice(0, -2) : word;
}

function american(word: string): string {
  return word
    .replace(/(?<=[a-z]{4})is(e|ation|er)?$/, 'iz$1')
    .replace(/(?<=[a-z]{3})our$/, 'or')
    .replace(/(?<=[a-z]{3})tre$/, 'ter')
    .replace(/^haem/, 'hem')
    .replace(/^oe/, 'e');
}

/** Last vowel and doubled letters away, so that "rotate", "rotating" and "rotated" are one. */
function finish(word: string): string {
  let result = word.replace(/y$/, 'i');
  if (result.length > 3 && result.endsWith('e')) result = result.slice(0, -1);
  return result.replace(/i[sz]ation$/, 'iz');
}
