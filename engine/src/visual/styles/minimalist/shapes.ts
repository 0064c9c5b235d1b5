/** The plain shapes that hold icons and numerals. */

import type { Box } from '../../scene.ts';
import type { SceneBuilder } from '../../scene-builder.ts';
import { placePath, regular } from '../art/geometry.ts';

const SHAPES: readonly string[] = [
  'M0 50A50 50 0 1 1 100 50A50 50 0 1 1 0 50Z',
  'M0 0H100V100H0Z',
  'M0 0H50A50 50 0 0 1 50 100H0Z',
  'M0 100V50A50 50 0 0 1 100 50V100Z',
  regular(50, 50, 54, 6),
];

export function paintShape(scene: SceneBuilder, index: number, box: Box, fill: string): void {
  const size = Math.min(box.width, box.height);
  scene.path(placePath(SHAPES[Math.abs(index) % SHAPES.length] ?? '', box.x, box.y, size), box, { fill });
}
