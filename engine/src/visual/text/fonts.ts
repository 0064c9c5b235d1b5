/**
 * The fonts that the product carries, and in which order a family tries them.
 * A face with `ranges` is asked only about code points inside them, so that a Latin page never reads the large CJK files.
 */
import type { LanguageTag } from '../../contract/index.ts';
import type { FontWeight } from '../scene.ts';

/** Inclusive code-point intervals. */
type Ranges = readonly (readonly [first: number, last: number])[];

const ARABIC: Ranges = [
  [0x0600, 0x06ff],
  [0x0750, 0x077f],
  [0x08a0, 0x08ff],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfeff],
];
const DEVANAGARI: Ranges = [
  [0x0900, 0x097f],
  [0x1cd0, 0x1cff],
  [0xa8e0, 0xa8ff],
  [0x25cc, 0x25cc],
];
const CJK: Ranges = [
  [0x2e80, 0x303f],
  [0x3040, 0x30ff],
  [0x3100, 0x312f],
  [0x31a0, 0x31ff],
  [0x3200, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe4f],
  [0xff00, 0xffef],
  [0x2460, 0x24ff],
  [0x20000, 0x3134f],
];

interface FaceDefinition {
  /** Folder of the package that the file comes from. */
  from: string;
  weights: readonly FontWeight[];
  ranges?: Ranges;
}

/** Every typeface in the product. The file of a weight is `<name>_<weight name>.ttf`. */
export const TYPEFACES = {
  Inter: { from: 'inter', weights: [400, 600, 700] },
  Jost: { from: 'jost', weights: [400, 600, 700] },
  IBMPlexMono: { from: 'ibm-plex-mono', weights: [400, 600, 700] },
  NotoSans: { from: 'noto-sans', weights: [400, 600, 700] },
  NotoSansArabic: { from: 'noto-sans-arabic', weights: [400, 600, 700], ranges: ARABIC },
  NotoKufiArabic: { from: 'noto-kufi-arabic', weights: [400, 600, 700], ranges: ARABIC },
  IBMPlexSansArabic: { from: 'ibm-plex-sans-arabic', weights: [400, 600, 700], ranges: ARABIC },
  NotoSansDevanagari: { from: 'noto-sans-devanagari', weights: [400, 600, 700], ranges: DEVANAGARI },
  NotoSansJP: { from: 'noto-sans-jp', weights: [400, 700], ranges: CJK },
  NotoSansSC: { from: 'noto-sans-sc', weights: [400, 700], ranges: CJK },
  NotoSansMath: { from: 'noto-sans-math', weights: [400] },
} as const satisfies Record<string, FaceDefinition>;

export type TypefaceName = keyof typeof TYPEFACES;

const WEIGHT_NAMES: Record<FontWeight, string> = { 400: '400Regular', 600: '600SemiBold', 700: '700Bold' };

/** One file of a typeface. */
export interface FontFile {
  /** `Inter_400Regular`: the name of the file without `.ttf`, and the font key of placed runs. */
  key: string;
  typeface: TypefaceName;
  weight: FontWeight;
  /** Path inside the font packages: `inter/400Regular/Inter_400Regular.ttf`. */
  source: string;
  ranges: Ranges | undefined;
}

function fontFile(typeface: TypefaceName, weight: FontWeight): FontFile {
  const definition: FaceDefinition = TYPEFACES[typeface];
  const key = `${typeface}_${WEIGHT_NAMES[weight]}`;
  return {
    key,
    typeface,
    weight,
    source: `${definition.from}/${WEIGHT_NAMES[weight]}/${key}.ttf`,
    ranges: definition.ranges,
  };
}

const NAMES = Object.keys(TYPEFACES) as TypefaceName[];

/** Every font file, in the order of the table. */
export const FONT_FILES: readonly FontFile[] = NAMES.flatMap((name) =>
  TYPEFACES[name].weights.map((weight) => fontFile(name, weight)),
);

const BY_KEY: ReadonlyMap<string, FontFile> = new Map(FONT_FILES.map((file) => [file.key, file]));

export function fontFileOf(key: string): FontFile | undefined {
  return BY_KEY.get(key);
}

/** The faces before the common fallbacks; `arabic` is the family's Arabic face. */
const FAMILIES = {
  inter: { latin: ['Inter'], arabic: 'NotoSansArabic' },
  jost: { latin: ['Jost', 'Inter'], arabic: 'NotoKufiArabic' },
  'plex-mono': { latin: ['IBMPlexMono', 'Inter'], arabic: 'IBMPlexSansArabic' },
} as const satisfies Record<string, { latin: readonly TypefaceName[]; arabic: TypefaceName }>;

export type FamilyName = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as FamilyName[];

export function isFamilyName(name: string): name is FamilyName {
  return name in FAMILIES;
}

/** The nearest weight that the typeface has: the same, else heavier for bold and lighter for regular. */
function nearestWeight(typeface: TypefaceName, weight: FontWeight): FontWeight {
  const weights: readonly FontWeight[] = TYPEFACES[typeface].weights;
  if (weights.includes(weight)) return weight;
  return weights.at(-1) ?? 400;
}

/**
 * The files to try for a character, best first. Chinese and Japanese share code points but not shapes: the language
 * decides which of the two comes first.
 */
export function fontStack(family: FamilyName, weight: FontWeight, language: LanguageTag): readonly FontFile[] {
  const { latin, arabic } = FAMILIES[family];
  const cjk: TypefaceName[] = language === 'zh' ? ['NotoSansSC', 'NotoSansJP'] : ['NotoSansJP', 'NotoSansSC'];
  const names: TypefaceName[] = [...latin, arabic, 'NotoSansDevanagari', ...cjk, 'NotoSans', 'NotoSansMath'];
  return names.map((name) => fontFile(name, nearestWeight(name, weight)));
}

/** The face whose metrics set the baseline of a page in this language. */
export function principalTypeface(family: FamilyName, language: LanguageTag): TypefaceName {
  if (language === 'ar') return FAMILIES[family].arabic;
  if (language === 'hi') return 'NotoSansDevanagari';
  if (language === 'ja') return 'NotoSansJP';
  if (language === 'zh') return 'NotoSansSC';
  return FAMILIES[family].latin[0];
}

export function principalFont(family: FamilyName, weight: FontWeight, language: LanguageTag): FontFile {
  const name = principalTypeface(family, language);
  return fontFile(name, nearestWeight(name, weight));
}

/** Whether a file may be asked about a code point at all. */
export function mayCover(file: FontFile, codePoint: number): boolean {
  if (file.ranges === undefined) return true;
  return file.ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
