/** The font of the invisible text layer, as PDF objects. */
import { BLANK_ADVANCE, BLANK_ASCENT, BLANK_DESCENT, createBlankFont } from './blank-font.ts';
import { dictionary, type PdfFile, reference } from './file.ts';
import type { LayerCharacter } from './text-layer.ts';

const NAME = '/HKMBLA+HKMBlank';

/** @param characters what each code stands for, from code 1. @returns number of the font object. */
export function writeLayerFont(file: PdfFile, characters: readonly LayerCharacter[]): number {
  const font = createBlankFont();
  const descriptor = file.add({
    Type: '/FontDescriptor',
    FontName: NAME,
    Flags: 4, // symbolic
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
    W: `[1 [${characters.map(({ width }) => width).join(' ')}]]`,
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

/** ISO 32000-1, 9.10.3; a block holds at most 100 lines. */
function toUnicodeMap(characters: readonly LayerCharacter[]): string {
  const lines = characters.map(({ character }, index) => `<${hex(index + 1)}> <${utf16(character)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /HKM-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

function hex(unit: number): string {
  return unit.toString(16).padStart(4, '0');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, at) => hex(text.charCodeAt(at))).join('');
}
