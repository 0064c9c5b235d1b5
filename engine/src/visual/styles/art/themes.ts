/** Which figures go with which words of the topic. */

import { singular } from '../../icons/index.ts';
import { ABSTRACT, type MotifName } from './motifs.ts';
import type { Random } from './random.ts';

// biome-ignore format: one figure a line with its words
const WORDS: Readonly<Partial<Record<MotifName, string>>> = {
  blackhole: 'blackhole hole horizon singularity gravitational relativity',
  sun: 'sun solar sunlight daylight light heat',
  orbit: 'orbit solar kepler moon planet gravity gravitation asteroid',
  planet: 'planet saturn jupiter neptune uranus mars venus mercury exoplanet',
  galaxy: 'galaxy galactic milky universe cosmos cosmology bang hubble',
  comet: 'comet meteor meteorite asteroid',
  moon: 'moon lunar night tide',
  star: 'star stellar supernova dwarf constellation',
  spark: 'star telescope astronomy observatory',
  wave: 'wave sound ocean sea water frequency wavelength interference tsunami acoustic',
  pulse: 'quantum photon uncertainty wave particle signal',
  atom: 'atom atomic electron nucleus nuclear proton neutron isotope radioactivity bohr quark fission fusion decay',
  leaf: 'leaf plant photosynthesis chlorophyll chloroplast botany forest ecology',
  sprout: 'plant seed agriculture farming crop growth neolithic farmer',
  wheat: 'wheat grain harvest bread famine agriculture cereal',
  tree: 'tree forest evolution phylogeny wood',
  hexagon: 'carbon benzene organic ring glucose',
  lattice: 'carbon crystal solid graphite metal lattice polymer semiconductor',
  molecule: 'molecule molecular bond chemical chemistry compound reaction water acid base gas covalent',
  crystal: 'crystal mineral ionic salt diamond gem lattice',
  flask: 'chemistry chemical acid base solution reaction laboratory titration equilibrium reagent',
  flame: 'fire flame heat combustion burning thermodynamics energy enthalpy',
  drop: 'water liquid drop rain fluid solution blood oil',
  bolt: 'electricity electric current charge voltage lightning energy power circuit',
  magnet: 'magnet magnetic magnetism field electromagnetic induction',
  coil: 'induction coil solenoid transformer generator motor inductor faraday',
  lens: 'lens optics optical refraction eye microscope telescope',
  prism: 'light spectrum prism colour color rainbow dispersion',
  pendulum: 'pendulum oscillation harmonic motion newton momentum force clock',
  gear: 'machine work industrial industry mechanics engine energy motion force',
  cell: 'cell cellular eukaryotic membrane microbiology fungus protist immune organelle',
  bacterium: 'bacterium bacteria bacterial microbe plague prokaryote prokaryotic pathogen infection antibiotic germ disease',
  virus: 'virus viral infection epidemic pandemic immune vaccine disease influenza smallpox',
  helix: 'dna rna gene genetic genome heredity mutation chromosome',
  mountain: 'mountain geology andes inca alps himalaya rock',
  volcano: 'volcano volcanic lava earthquake plate tectonic pompeii',
  globe: 'earth globe exploration columbian colonial global map imperialism continent latitude',
  column: 'greek greece athens athenian classical hellenistic rome roman byzantine',
  temple: 'greek athens temple roman republic empire senate persian parthenon democracy hindu buddhist india',
  castle: 'castle medieval feudal crusade crusader knight fortress middle ages france england norman bastille',
  pyramid: 'egypt egyptian pyramid pharaoh nile maya aztec mesopotamia',
  ship: 'ship voyage maritime columbus sailor trade navy slave atlantic exploration viking armada port',
  bridge: 'bridge incan road city engineering structure stress',
  arches: 'mosque islamic islam muslim ottoman abbasid caliphate arab aqueduct mughal umayyad architecture',
  crown: 'king queen emperor monarchy royal dynasty empire kingdom crown sultan louis tsar shah',
  shield: 'defense immune immunity army knight protection',
  swords: 'war battle army conquest military revolt mongol napoleon napoleonic samurai crusade soldier',
  flag: 'revolution nation independence nationalism revolutionary colony republic state',
  scroll: 'treaty law declaration constitution rights code document enlightenment philosophy writing confucius',
  book: 'book printing literature religion bible renaissance reformation education philosophy protestant quran',
  wheel: 'wheel cart chariot silk road trade rotation angular torque',
  factory: 'factory industrial industrialization steam coal worker labor pollution',
  brain: 'brain nervous neuron mind psychology',
  eye: 'eye vision retina sight observation',
  heart: 'heart blood circulatory pulse',
  people: 'people population society migration slavery social women worker community citizen peasant',
  rocket: 'rocket spacecraft space propulsion launch probe',
  clouds: 'cloud weather climate atmosphere air gas greenhouse',
  snow: 'ice snow freezing glacier frost',
};

const INDEX: ReadonlyMap<string, readonly MotifName[]> = buildIndex();

function buildIndex(): Map<string, MotifName[]> {
  const index = new Map<string, MotifName[]>();
  for (const [name, words] of Object.entries(WORDS) as [MotifName, string][]) {
    for (const word of words.split(' ')) {
      const key = singular(word);
      index.set(key, [...(index.get(key) ?? []), name]);
    }
  }
  return index;
}

/** The figures that the words suggest, the first words first, filled up with abstract ones. */
export function chooseMotifs(words: readonly string[], count: number, random: Random): MotifName[] {
  const scores = new Map<MotifName, number>();
  words.forEach((word, i) => {
    for (const name of INDEX.get(singular(word)) ?? []) {
      scores.set(name, (scores.get(name) ?? 0) + 1 / (1 + i * 0.8));
    }
  });
  const ranked = [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
  const filler = random.shuffle(ABSTRACT.filter((name) => !ranked.includes(name)));
  return [...ranked, ...filler].slice(0, count);
}
