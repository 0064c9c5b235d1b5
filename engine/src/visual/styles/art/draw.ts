/** Draws the figures of the kit in the colours and weights of a style. */

import type { Paint } from '../../scene.ts';
import type { SceneBuilder } from '../../scene-builder.ts';
import { placePath } from './geometry.ts';
import { type MotifName, shapesOf } from './motifs.ts';

export interface MotifPaint {
  area(tone: 0 | 1): Paint;
  cut: Paint;
  line(tone: 0 | 1, width: number): Paint;
  groove(width: number): Paint;
}

export interface MotifPlace {
  x: number;
  y: number;
  size: number;
  mirrored: boolean;
}

export function drawMotif(
  scene: SceneBuilder,
  name: MotifName,
  { x, y, size, mirrored }: MotifPlace,
  paint: MotifPaint,
): void {
  const bounds = { x, y, width: size, height: size };
  for (const shape of shapesOf(name)) {
    const d = placePath(shape.d, x, y, size, mirrored);
    const tone = shape.tone ?? 0;
    const width = ((shape.width ?? 4) * size) / 100;
    if (shape.kind === 'area') scene.path(d, bounds, paint.area(tone));
    else if (shape.kind === 'cut') scene.path(d, bounds, paint.cut);
    else if (shape.kind === 'groove') scene.path(d, bounds, paint.groove(width));
    else scene.path(d, bounds, paint.line(tone, width));
  }
}
