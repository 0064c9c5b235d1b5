/** Where the lines and bars of a chart go. Coordinates are percent of the plot: 0 0 is its upper left corner. */
export interface ChartSpan {
  from: number;
  to: number;
  /** Distance of two neighbours: a larger one is a gap, which no line crosses. */
  step: number;
}

export interface ChartValue {
  time: number;
  value: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;

export function placeOf(time: number, { from, to }: ChartSpan): number {
  return to > from ? round(Math.min(100, Math.max(0, ((time - from) / (to - from)) * 100))) : 0;
}

/** The least round number (1, 2 or 5 times a power of ten) that no value exceeds; 1 for nothing. */
export function ceilingOf(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  if (most === 0 || !Number.isFinite(most)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((factor) => factor * power >= most) ?? 10) * power;
}

/** Values without neighbours, as the `d` of a path of no length each: drawn as dots, since the line ends are round. */
export function dotsOf(values: readonly ChartValue[], span: ChartSpan, ceiling: number): string {
  const isNear = (other: ChartValue | undefined, time: number) =>
    other !== undefined && Math.abs(other.time - time) <= span.step * 1.5;
  return values
    .filter(({ time }, index) => !isNear(values[index - 1], time) && !isNear(values[index + 1], time))
    .map(({ time, value }) => `M${placeOf(time, span)} ${heightOf(value, ceiling)}h0`)
    .join('');
}

const heightOf = (value: number, ceiling: number): number => round(100 - (Math.min(value, ceiling) / ceiling) * 100);

/** Runs of neighbours, as the `d` of a path each. */
export function linesOf(values: readonly ChartValue[], span: ChartSpan, ceiling: number): string {
  const parts: string[] = [];
  let before: number | undefined;
  for (const { time, value } of values) {
    const x = placeOf(time, span);
    const y = heightOf(value, ceiling);
    const follows = before !== undefined && time - before <= span.step * 1.5;
    parts.push(follows ? `L${x} ${y}` : `M${x} ${y}h0`);
    before = time;
  }
  return parts.join('');
}
