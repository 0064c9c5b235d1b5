/**
 * Notations that a source has lost on its way into plain text: "1.1 × 1011" was 1.1 × 10¹¹, "m s-1" was m s⁻¹, "CO 2" was CO₂. What
 * such a number says cannot be told any more, so that it is no figure.
 */

/** A power of ten whose exponent has become digits of its base. */
const POWER_AFTER = /^ ?[×x·*] ?10[-−–]?\d{1,2}(?!\d)/u;
const POWER_BEFORE = /[×x·*] ?$/u;
/** "about 1011 stars": more than a power of ten that is written without a mark of thousands. */
const LONE_POWER = /^10(?:0[4-9]|[1-3]\d)$/u;
const ABOUT_BEFORE = /(?:about|approximately|around|roughly|nearly|some|over|than|order of|of order|[~≈∼]) ?$/iu;
/** The exponent of a unit beside it: "m s-1", "kg m –3", "cm-3". */
const EXPONENT_AFTER = /^(?: ?\p{L}{1,3})?(?: ?[-−–]\d(?!\d)|\^)/u;
/** A unit whose sign stood below the line: "1.4 MSun"; such a sentence has "MJ" for the mass of Jupiter too. */
const SUBSCRIPT_UNIT = /\d ?[MRL](?:Sun|Earth|Jup\p{L}*)(?!\p{L})/u;
/** The index of a formula: "CO 2", "O 2", "C 6 H 12". */
const FORMULA_BEFORE = /(?<![\p{L}\p{N}])(?:[A-Z][a-z]?\d?){1,3} $/u;
const ELEMENTS = /^(?:H|He|Li|Be|B|C|N|O|F|Ne|Na|Mg|Al|Si|P|S|Cl|K|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Br|Ag|I|Au|Hg|Pb|U)+$/u;
const INDEX = /^\d{1,2}$/u;

/** Where a number stands, and where the unit behind it ends. */
export interface NumberPlace {
  start: number;
  end: number;
  unitEnd: number;
}

/** Whether a number of the text, or its unit, has lost a sign above or below the line. */
export function isBroken(text: string, { start, end, unitEnd }: NumberPlace): boolean {
  const before = text.slice(Math.max(0, start - 16), start);
  const number = text.slice(start, end);
  if (POWER_AFTER.test(text.slice(end, end + 10)) || POWER_BEFORE.test(before)) return true;
  if (LONE_POWER.test(number) && ABOUT_BEFORE.test(before)) return true;
  if (EXPONENT_AFTER.test(text.slice(unitEnd, unitEnd + 8)) && unitEnd > end) return true;
  return SUBSCRIPT_UNIT.test(text) || (INDEX.test(number) && isFormula(before));
}

function isFormula(before: string): boolean {
  const formula = FORMULA_BEFORE.exec(before)?.[0].trim().replace(/\d/gu, '') ?? '';
  return formula !== '' && formula !== 'I' && ELEMENTS.test(formula);
}
