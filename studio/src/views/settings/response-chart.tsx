/** The time that each of the last explainers took, oldest first, as bars; the caption says in words what they show. */
import type { RunRecord } from '../../api/records.ts';
import { useWords } from '../../i18n/index.ts';

const WIDTH = 600;
const HEIGHT = 96;
const MOST_BARS = 30;

export function ResponseChart({ records }: { records: readonly RunRecord[] }) {
  const { t, duration, number } = useWords();
  const bars = records
    .flatMap(({ id: key, title, totalMs }) => (totalMs === undefined ? [] : [{ key, title, ms: totalMs }]))
    .slice(0, MOST_BARS)
    .reverse();
  // One bar compares with nothing.
  if (bars.length < 2) return null;
  const times = bars.map(({ ms }) => ms);
  const longest = Math.max(...times, 1);
  const step = WIDTH / bars.length;
  const span = t('figures.chartSpan', {
    count: number(bars.length),
    shortest: duration(Math.min(...times)),
    longest: duration(longest),
  });
  return (
    <figure className="chart" data-testid="response-chart">
      <figcaption>
        <strong>{t('figures.chart')}</strong> <span>{span}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bars.map(({ key, title, ms }, index) => {
          const height = Math.max(2, (ms / longest) * (HEIGHT - 2));
          return (
            <rect key={key} x={index * step + 1} y={HEIGHT - height} width={Math.max(1, step - 3)} height={height}>
              <title>{`${title}: ${duration(ms)}`}</title>
            </rect>
          );
        })}
      </svg>
    </figure>
  );
}
