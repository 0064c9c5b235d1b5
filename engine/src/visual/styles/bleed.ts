/** Paint that runs off the page. */
import type { Box } from '../scene.ts';
import type { PaintContext } from './style.ts';

/** Pixels by which a solved box may miss the margin that it stands at. */
const TOLERANCE = 0.5;

/** The box, grown to every edge of the page whose margin it stands at. */
export function bleed({ page }: PaintContext, box: Box): Box {
  const { margin } = page;
  const x = box.x <= margin + TOLERANCE ? 0 : box.x;
  const y = box.y <= margin + TOLERANCE ? 0 : box.y;
  const right = box.x + box.width;
  const bottom = box.y + box.height;
  return {
    x,
    y,
    width: (right >= page.width - margin - TOLERANCE ? page.width : right) - x,
    height: (bottom >= page.height - margin - TOLERANCE ? page.height : bottom) - y,
  };
}
