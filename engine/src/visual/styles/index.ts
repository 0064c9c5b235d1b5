/** The styles that are built, by name. */
import type { VisualStyle } from '../../contract/index.ts';
import { minimalist } from './minimalist/style.ts';
import { scientific } from './scientific/style.ts';
import type { Style } from './style.ts';

export const STYLES: Readonly<Partial<Record<VisualStyle, Style>>> = {
  'Standard Scientific': scientific,
  Minimalist: minimalist,
};

/** What stands in for a style that is not built. */
const NEAREST: Readonly<Record<VisualStyle, Style>> = {
  'Standard Scientific': scientific,
  Minimalist: minimalist,
  Photorealistic: scientific,
  'Graphic Novel': minimalist,
  'Vintage Lithograph': scientific,
  'Cyberpunk HUD': scientific,
  '3D Isometric': minimalist,
  'Technical Blueprint': scientific,
};

/** The style of that name; where it is not built, the nearest that is. */
export function resolveStyle(name: VisualStyle): { style: Style; available: boolean } {
  const style = STYLES[name];
  return style === undefined ? { style: NEAREST[name], available: false } : { style, available: true };
}

export type { Style } from './style.ts';
