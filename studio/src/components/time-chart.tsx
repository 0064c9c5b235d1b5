/** Values over time as lines or bars. The picture is for the eye alone: a table beside it says the same in words. */
import { useWords } from '../i18n/index.ts';
import { type ChartSpan, type ChartValue, ceilingOf, dotsOf, linesOf, placeOf } from './chart-lines.ts';

export interface ChartSeries {
  name: string;
  /** Bars stand behind the lines. */
  shape: 'line' | 'dashed' | 'dotted' | 'bars';
  values: readonly ChartValue[];
}

interface TimeChartProps {
  title: string;
  span: ChartSpan;
  series: readonly ChartSeries[];
  /** A value in words, for the axis. */
  format(value: number): string;
  /** Top of the axis; by default the next round number above all values. */
  ceiling?: number;
  testId: string;
}

export function TimeChart({ title, span, series, format, ceiling: top, testId }: TimeChartProps) {
  const { moment, direction } = useWords();
  const ceiling = top ?? ceilingOf(series.flatMap(({ values }) => values.map(({ value }) => value)));
  const showDays = span.to - span.from > 12 * 3_600_000;
  return (
    <figure className="chart" data-testid={testId}>
      <figcaption>
        <strong>{title}</strong>
        {series.length > 1
          ? series.map(({ name, shape }) => (
              <span key={name} className="chart-key">
                <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
                  <path className={`chart-line is-${shape}`} d="M1 4H21" />
                </svg>
                {name}
              </span>
            ))
          : null}
      </figcaption>
      <div className="chart-plot" dir="ltr" aria-hidden="true">
        <span className="chart-top" dir={direction}>
          {format(ceiling)}
        </span>
        <span className="chart-bottom" dir={direction}>
          {format(0)}
        </span>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path className="chart-grid" d="M0 0H100M0 50H100M0 100H100" />
          {series.map(({ name, shape, values }) =>
            shape === 'bars' ? (
              <Bars key={name} values={values} span={span} ceiling={ceiling} />
            ) : (
              <g key={name} className={`is-${shape}`}>
                <path className={`chart-line is-${shape}`} d={linesOf(values, span, ceiling)} />
                <path className="chart-dots" d={dotsOf(values, span, ceiling)} />
              </g>
            ),
          )}
        </svg>
        <span className="chart-from" dir={direction}>
          {moment(span.from, showDays)}
        </span>
        <span className="chart-to" dir={direction}>
          {moment(span.to, showDays)}
        </span>
      </div>
    </figure>
  );
}

function Bars({ values, span, ceiling }: { values: readonly ChartValue[]; span: ChartSpan; ceiling: number }) {
  const width = Math.max(0.5, (span.step / Math.max(1, span.to - span.from)) * 100 - 0.15);
  return values.map(({ time, value }) => {
    const height = Math.max(1, (Math.min(value, ceiling) / ceiling) * 100);
    return (
      <rect
        key={time}
        className="chart-bar"
        x={Math.min(placeOf(time, span), 100 - width)}
        y={100 - height}
        width={width}
        height={height}
      />
    );
  });
}
