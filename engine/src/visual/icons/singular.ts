const IRREGULAR: Readonly<Record<string, string>> = {
  bacteria: 'bacterium',
  fungi: 'fungus',
  nuclei: 'nucleus',
  phenomena: 'phenomenon',
  spectra: 'spectrum',
  mitochondria: 'mitochondrion',
  people: 'people',
  men: 'man',
  women: 'woman',
  children: 'child',
  feet: 'foot',
  teeth: 'tooth',
  mice: 'mouse',
  lice: 'louse',
  leaves: 'leaf',
  wolves: 'wolf',
  knives: 'knife',
  lives: 'life',
  halves: 'half',
  axes: 'axe',
  waves: 'wave',
  gases: 'gas',
  lenses: 'lens',
  series: 'series',
  species: 'species',
  viruses: 'virus',
  censuses: 'census',
};
const UNCHANGED = /(ss|us|is|ics|ous|gas|lens|news|physics)$/;

/** The singular of an English noun, in lower case. Good enough to look a word up, not to write it. */
export function singular(noun: string): string {
  const word = noun.toLowerCase();
  const known = IRREGULAR[word];
  if (known !== undefined) return known;
  if (UNCHANGED.test(word) || word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  if (/[^aeiou]oes$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}
