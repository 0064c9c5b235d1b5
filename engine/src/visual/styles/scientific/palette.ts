/** Accent colour families of `Standard Scientific`; which one a topic gets depends on its field, else on its name. */

import type { View } from '../../compose/view.ts';
import { singular } from '../../icons/index.ts';

export interface Accent {
  /** Dark ground of the hero art. */
  deep: string;
  deeper: string;
  /** Text and strokes on white: contrast of at least 4.5 with `soft` too. */
  main: string;
  /** Panels. */
  soft: string;
  /** Rules, and bars that are not the largest. */
  line: string;
  /** Lines on the dark ground. */
  bright: string;
  /** A second hue, for art and small signs only. */
  spark: string;
}

const ACCENTS = {
  indigo: {
    deep: '#1A2163',
    deeper: '#0F1440',
    main: '#3440B8',
    soft: '#EEF0FC',
    line: '#B9C0EE',
    bright: '#9DA9FF',
    spark: '#FFB84D',
  },
  blue: {
    deep: '#0B3A6E',
    deeper: '#06244A',
    main: '#0B5CAD',
    soft: '#EAF3FC',
    line: '#A9CDEF',
    bright: '#86C5FF',
    spark: '#FFC24A',
  },
  teal: {
    deep: '#07474C',
    deeper: '#032C30',
    main: '#0A6C74',
    soft: '#E7F5F5',
    line: '#9DD3D4',
    bright: '#6FE0DC',
    spark: '#FF9F5A',
  },
  green: {
    deep: '#124A2C',
    deeper: '#082C1A',
    main: '#1B7045',
    soft: '#EAF6EE',
    line: '#A6D6B8',
    bright: '#86E3AC',
    spark: '#FFC857',
  },
  crimson: {
    deep: '#5E1426',
    deeper: '#390A16',
    main: '#A52340',
    soft: '#FCEFF1',
    line: '#EDB9C3',
    bright: '#FF9FB0',
    spark: '#FFC85C',
  },
  ochre: {
    deep: '#563108',
    deeper: '#331C03',
    main: '#8A5106',
    soft: '#FAF2E6',
    line: '#E4C598',
    bright: '#FFC676',
    spark: '#7FC8C2',
  },
  violet: {
    deep: '#3A1B63',
    deeper: '#220E3F',
    main: '#6A35A8',
    soft: '#F4EFFB',
    line: '#CFB9EC',
    bright: '#C9A5FF',
    spark: '#FFB36B',
  },
} as const satisfies Record<string, Accent>;

type AccentName = keyof typeof ACCENTS;
const NAMES = Object.keys(ACCENTS) as AccentName[];

// biome-ignore format: one field a line
const FIELD_WORDS: readonly (readonly [AccentName, string])[] = [
  ['indigo', 'astronomy astrophysics space star planet galaxy cosmology universe moon sun black'],
  ['blue', 'physics mechanics force motion wave optics electricity magnetism quantum energy ocean water'],
  ['teal', 'chemistry chemical reaction bond molecule acid solution thermochemistry'],
  ['green', 'biology microbiology botany ecology plant cell bacteria virus medicine immune disease photosynthesis'],
  ['crimson', 'revolution war modern plague death 1'],
  ['ochre', 'history ancient empire medieval rome greece egypt civilization religion trade 2'],
];

const FIELDS = FIELD_WORDS.map(([name, words]) => [name, words.split(' ').map(singular)] as const);

/** Asked for once for nearly every shape of a picture. */
const known = new WeakMap<View, Accent>();

export function accentOf(view: View): Accent {
  const accent = known.get(view) ?? chooseAccent(view);
  known.set(view, accent);
  return accent;
}

function chooseAccent(view: View): Accent {
  for (const words of [view.title, view.spec.kicker ?? '']) {
    const keys = new Set(
      words
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .map(singular),
    );
    for (const [name, field] of FIELDS) {
      if (field.some((word) => keys.has(word))) return ACCENTS[name];
    }
  }
  return ACCENTS[NAMES[view.seed % NAMES.length] ?? 'blue'];
}

export const ALL_ACCENTS: readonly Accent[] = Object.values(ACCENTS);

export const INK = {
  page: '#FFFFFF',
  title: '#0F1B2D',
  text: '#27333F',
  muted: '#53606D',
  rule: '#DCE3EA',
  panel: '#F4F7FA',
  amber: '#9A4A00',
} as const;
