/** Hero art of `Standard Scientific`: fine bright lines on a dark ground that runs off the corner of the page. */

import type { Box } from '../../scene.ts';
import { drawMotif, type MotifPaint } from '../art/draw.ts';
import { ABSTRACT } from '../art/motifs.ts';
import { createRandom, type Random } from '../art/random.ts';
import { chooseMotifs } from '../art/themes.ts';
import { bleed } from '../bleed.ts';
import type { PaintContext } from '../style.ts';
import { type Accent, accentOf } from './palette.ts';

export function paintArt(context: PaintContext, box: Box): void {
  const { scene, view, rtl } = context;
  const accent = accentOf(view);
  const area = bleed(context, box);
  const random = createRandom(view.seed);
  scene.def({
    kind: 'linear',
    id: 'art-ground',
    from: [0, 0],
    to: [1, 1],
    stops: [
      { at: 0, color: accent.deep },
      { at: 1, color: accent.deeper },
    ],
  });
  scene.group({ clip: area, role: 'art' }, () => {
    scene.rect(area, { fill: 'url(#art-ground)' });
    const [first = 'rings', second] = chooseMotifs(view.themes, 2, random);
    const size = Math.min(area.width, area.height) * 0.66;
    const x = area.x + (area.width - size) / 2;
    const y = area.y + (area.height - size) / 2;
    const middle = { x: x + size / 2, y: y + size / 2 };
    ground(context, area, { ...middle, radius: size * 0.62 }, accent, random);
    for (const factor of [0.62, 0.78]) {
      scene.circle(middle.x, middle.y, size * factor, {
        fill: 'none',
        stroke: accent.bright,
        strokeOpacity: 0.28,
        strokeWidth: 1,
        ...(factor > 0.7 ? { strokeDash: [2, 7] } : {}),
      });
    }
    drawMotif(scene, first, { x, y, size, mirrored: rtl }, linePaint(accent, 1));
    // A companion without a meaning only raises the question what it means.
    if (second === undefined || ABSTRACT.includes(second)) return;
    const small = size * 0.3;
    const angle = random.next() * 0.6 + (random.next() < 0.5 ? 0.5 : 2.3);
    const inside = (value: number, from: number, length: number): number =>
      Math.min(Math.max(value, from + small * 0.34), from + length - small * 1.34);
    const at = {
      x: inside(middle.x + Math.cos(angle) * size * 0.78 - small / 2, area.x, area.width),
      y: inside(middle.y + Math.sin(angle) * size * 0.78 - small / 2, area.y, area.height),
    };
    scene.circle(at.x + small / 2, at.y + small / 2, small * 0.72, {
      fill: accent.deeper,
      stroke: accent.bright,
      strokeOpacity: 0.5,
      strokeWidth: 1.2,
    });
    drawMotif(
      scene,
      second,
      { x: at.x, y: at.y, size: small, mirrored: rtl },
      linePaint({ ...accent, bright: accent.spark }, 0.9),
    );
  });
}

interface Circle {
  x: number;
  y: number;
  radius: number;
}

/** A field of dots, thinned at random, as on squared paper; bright ones only beside the figure. */
function ground({ scene }: PaintContext, area: Box, figure: Circle, accent: Accent, random: Random): void {
  const step = 26;
  for (let y = area.y + 14; y < area.y + area.height - 4; y += step) {
    for (let x = area.x + 14; x < area.x + area.width - 4; x += step) {
      const chance = random.next();
      if (chance < 0.3) continue;
      const isBright = chance > 0.965 && Math.hypot(x - figure.x, y - figure.y) > figure.radius;
      scene.circle(x, y, isBright ? 2.2 : 0.9, {
        fill: isBright ? accent.spark : accent.bright,
        fillOpacity: isBright ? 0.9 : 0.38,
      });
    }
  }
}

function linePaint(accent: Accent, strength: number): MotifPaint {
  const colorOf = (tone: 0 | 1): string => (tone === 0 ? accent.bright : accent.spark);
  return {
    area: (tone) => ({
      fill: colorOf(tone),
      fillOpacity: 0.26 * strength,
      stroke: colorOf(tone),
      strokeWidth: 2,
      strokeJoin: 'round',
    }),
    cut: { fill: accent.deeper, fillOpacity: 0.75, stroke: accent.bright, strokeWidth: 1.2, strokeOpacity: 0.8 },
    groove: (width) => ({
      fill: 'none',
      stroke: accent.bright,
      strokeWidth: Math.max(1.2, width * 0.3),
      strokeCap: 'round',
    }),
    line: (tone, width) => ({
      fill: 'none',
      stroke: colorOf(tone),
      strokeWidth: Math.max(1.4, width * 0.42),
      strokeCap: 'round',
      strokeJoin: 'round',
    }),
  };
}
