/** The arithmetic of bars. */
import type { LanguageTag } from '../../contract/index.ts';

export interface BarShare {
  /** Length of the bar as a share of the whole track, 0 to 1. */
  length: number;
  negative: boolean;
}

export interface BarScale {
  bars: readonly BarShare[];
  /** Share of the track on the negative side of zero. */
  below: number;
}

/** Bars start at zero and share one linear scale; nothing is cut off or stretched. */
export function barScale(values: readonly number[]): BarScale {
  const top = Math.max(0, ...values);
  const bottom = Math.min(0, ...values);
  const range = top - bottom || 1;
  return {
    below: Math.abs(bottom) / range,
    bars: values.map((value) => ({ length: Math.abs(value) / range, negative: value < 0 })),
  };
}

const formats = new Map<string, Intl.NumberFormat>();

/** The number as its readers write it, with all the digits that it has. */
export function formatNumber(value: number, language: LanguageTag): string {
  // Arabic and Hindi school books of science use the European digits; mixed digits would not match the source's
  const locale = `${language}-u-nu-latn`;
  const useGrouping = Math.abs(value) >= 10_000;
  // Making one takes longer than all else here; bounded by twice the languages.
  const key = `${locale}|${useGrouping}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 10, useGrouping });
  formats.set(key, format);
  return format.format(value);
}
