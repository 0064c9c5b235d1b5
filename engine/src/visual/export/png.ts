/**
 * The picture as pixels, by resvg. Its memory grows with use and comes back only with the process or thread, so
 * call this inside a worker that is renewed now and then.
 */
import { renderAsync } from '@resvg/resvg-js';
import { HkmError } from '../../errors.ts';
import { writeOpaquePng } from '../opaque-png.ts';

export interface PngOptions {
  /** Three channels instead of four: for pictures that other files are to hold. Default false. */
  opaque?: boolean;
  /** Pixels; the height follows. Default 2160, at most 8192. */
  width?: number;
}

const DEFAULT_WIDTH = 2160;
const WIDEST = 8192;

/**
 * @param svg What `exportSvg` wrote. Text in it must be outlines: no font is read.
 * @throws HkmError `bad_input` for a width that is not a whole number from 1 to 8192, `internal` for unreadable SVG.
 */
export async function exportPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  const width = options.width ?? DEFAULT_WIDTH;
  if (!Number.isInteger(width) || width < 1 || width > WIDEST) {
    throw new HkmError('bad_input', `A PNG can be 1 to ${WIDEST} pixels wide, not ${width}.`, {
      details: [{ path: 'width', message: `must be a whole number from 1 to ${WIDEST}` }],
    });
  }
  try {
    const image = await renderAsync(svg, { fitTo: { mode: 'width', value: width }, font: { loadSystemFonts: false } });
    return options.opaque ? writeOpaquePng(image.pixels, image.width, image.height) : image.asPng();
  } catch (cause) {
    throw new HkmError('internal', 'The picture cannot be rasterised.', { cause });
  }
}
