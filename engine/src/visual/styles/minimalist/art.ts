/** Hero art of `Minimalist`: four modules of flat geometry, as a square or as a band. */
import type { Box } from '../../scene.ts';
import { drawMotif, type MotifPaint } from '../art/draw.ts';
import { ABSTRACT, type MotifName } from '../art/motifs.ts';
import { createRandom } from '../art/random.ts';
import { chooseMotifs } from '../art/themes.ts';
import type { PaintContext } from '../style.ts';
import { COLORS } from './colors.ts';

interface Ground {
  ground: string;
  main: string;
  second: string;
}

/** Every arrangement uses each ground once, and no figure stands on its own colour. */
const GROUNDS: readonly (readonly Ground[])[] = [
  [
    { ground: COLORS.yellow, main: COLORS.red, second: COLORS.ink },
    { ground: COLORS.blue, main: COLORS.paper, second: COLORS.yellow },
    { ground: COLORS.ink, main: COLORS.yellow, second: COLORS.paper },
    { ground: COLORS.sand, main: COLORS.red, second: COLORS.blue },
  ],
  [
    { ground: COLORS.ink, main: COLORS.paper, second: COLORS.red },
    { ground: COLORS.red, main: COLORS.paper, second: COLORS.yellow },
    { ground: COLORS.sand, main: COLORS.red, second: COLORS.blue },
    { ground: COLORS.blue, main: COLORS.yellow, second: COLORS.paper },
  ],
  [
    { ground: COLORS.blue, main: COLORS.paper, second: COLORS.red },
    { ground: COLORS.sand, main: COLORS.red, second: COLORS.ink },
    { ground: COLORS.yellow, main: COLORS.ink, second: COLORS.blue },
    { ground: COLORS.ink, main: COLORS.red, second: COLORS.yellow },
  ],
];

/** Abstract figures fill their module; the others keep a margin. */
const FULL: ReadonlySet<MotifName> = new Set(['quarter', 'halves', 'rays', 'stairs', 'petals', 'leaf']);

/** A box so much wider than high holds the modules in one row. */
const BAND = 2.2;

export function paintArt({ scene, view, rtl }: PaintContext, box: Box): void {
  const random = createRandom(view.seed);
  const grounds = GROUNDS[random.integer(GROUNDS.length)] ?? [];
  const figures = chooseMotifs(view.themes, 3, random);
  const abstract = ABSTRACT.filter((name) => !figures.includes(name));
  const motifs = [...figures];
  motifs.splice(1 + random.integer(3), 0, abstract[random.integer(abstract.length)] ?? 'quarter');
  const columns = box.width >= box.height * BAND ? 4 : 2;
  const rows = 4 / columns;
  const size = Math.min(box.width / columns, box.height / rows);
  scene.group({ clip: { x: box.x, y: box.y, width: size * columns, height: size * rows }, role: 'art' }, () => {
    grounds.forEach((colors, i) => {
      const column = i % columns;
      const x = box.x + (rtl ? columns - 1 - column : column) * size;
      const y = box.y + Math.floor(i / columns) * size;
      const motif = motifs[i] ?? 'disc';
      const inset = FULL.has(motif) ? 0 : size * 0.13;
      scene.rect({ x, y, width: size, height: size }, { fill: colors.ground });
      // What fills its module must not have the colour of the page, or the module looks torn.
      const isTorn = FULL.has(motif) && colors.main === COLORS.paper;
      const place = { x: x + inset, y: y + inset, size: size - inset * 2, mirrored: rtl };
      drawMotif(scene, motif, place, flatPaint(isTorn ? { ...colors, main: colors.second } : colors));
    });
  });
}

function flatPaint({ ground, main, second }: Ground): MotifPaint {
  const colorOf = (tone: 0 | 1): string => (tone === 0 ? main : second);
  return {
    area: (tone) => ({ fill: colorOf(tone) }),
    cut: { fill: ground },
    groove: (width) => ({ fill: 'none', stroke: ground, strokeWidth: width, strokeCap: 'round' }),
    line: (tone, width) => ({ fill: 'none', stroke: colorOf(tone), strokeWidth: width, strokeCap: 'butt' }),
  };
}
