/** The font of the invisible text layer, as PDF objects. */
import { BLANK_ADVANCE, BLANK_ASCENT, BLANK_DESCENT, createBlankFont } from './blank-font.ts';
import { dictionary, type PdfFile, reference } from './file.ts';
import { isWidthless, toUnicodeMap } from './text-layer.ts';

const NAME = '/HKMBLA+HKMBlank';

/** @param characters what each code stands for, from code 1. @returns number of the font object. */
export function writeLayerFont(file: PdfFile, characters: readonly string[]): number {
  const font = createBlankFont();
  const widthless = characters.flatMap((character, index) => (isWidthless(character) ? [index + 1] : []));
  const descriptor = file.add({
    Type: '/FontDescriptor',
    FontName: NAME,
    Flags: 5, // fixed pitch, symbolic
    FontBBox: `[0 ${BLANK_DESCENT} ${BLANK_ADVANCE} ${BLANK_ASCENT}]`,
    ItalicAngle: 0,
    Ascent: BLANK_ASCENT,
    Descent: BLANK_DESCENT,
    CapHeight: BLANK_ASCENT,
    StemV: 80,
    FontFile2: reference(file.add({ dictionary: { Length1: font.byteLength }, content: font })),
  });
  // every code shows the one glyph
  const glyphs = file.add({ dictionary: {}, content: new Uint8Array((characters.length + 1) * 2) });
  const descendant = file.add({
    Type: '/Font',
    Subtype: '/CIDFontType2',
    BaseFont: NAME,
    CIDSystemInfo: dictionary({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 }),
    FontDescriptor: reference(descriptor),
    DW: BLANK_ADVANCE,
    W: `[${widthless.map((code) => `${code} ${code} 0`).join(' ')}]`,
    CIDToGIDMap: reference(glyphs),
  });
  return file.add({
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont: NAME,
    Encoding: '/Identity-H',
    DescendantFonts: `[${reference(descendant)}]`,
    ToUnicode: reference(file.add({ dictionary: {}, content: toUnicodeMap(characters) })),
  });
}
