/** Each benchmark owns a section of RESULTS.md between `<!-- name -->` marks; a new run replaces its own section alone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

/** One measured figure. */
export interface Figure {
  /** Stable name, e.g. `cache.get`: the gate compares by it. */
  key: string;
  what: string;
  ours: string;
  peer: string;
  /** What the bar and the gate look at: mostly ours divided by the peer's. */
  value: number;
  /** The bar for `value`; undefined for a figure that only informs. */
  bar?: { atMost: number } | { atLeast: number };
}

const RESULTS = fileURLToPath(new URL('../RESULTS.md', import.meta.url));

export function isMet({ bar, value }: Figure): boolean {
  if (bar === undefined) return true;
  return 'atMost' in bar ? value <= bar.atMost : value >= bar.atLeast;
}

/** Prints the figures and writes them into `RESULTS.md` with what they were measured on. */
export function reportFigures(
  name: string,
  title: string,
  figures: readonly Figure[],
  notes: string[] = [],
  command = `npm run bench -- ${name}`,
): void {
  const head = ['what', 'ours', 'peer', 'value', 'bar', ''];
  const rows = figures.map((figure) => [
    figure.what,
    figure.ours,
    figure.peer,
    figure.value.toPrecision(3),
    barOf(figure),
    figure.bar === undefined ? '' : isMet(figure) ? 'met' : 'MISSED',
  ]);
  const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
  console.log([title, ...lines, ...notes].join('\n'));
  const machine = `Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores.`;
  writeSection(name, [`## ${title}`, '', `\`${command}\`. ${machine}`, '', ...lines, '', ...notes].join('\n'));
}

export function writeSection(name: string, text: string): void {
  const mark = `<!-- ${name} -->`;
  const section = `${mark}\n\n${text.trim()}\n\n${mark}`;
  const kept = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8') : '# Results of the benchmarks\n';
  const [start, end] = [kept.indexOf(mark), kept.lastIndexOf(mark)];
  const next =
    start >= 0 && end > start
      ? kept.slice(0, start) + section + kept.slice(end + mark.length)
      : `${kept.trimEnd()}\n\n${section}\n`;
  writeFileSync(RESULTS, next);
}

function barOf({ bar }: Figure): string {
  if (bar === undefined) return '';
  return 'atMost' in bar ? `<= ${bar.atMost}` : `>= ${bar.atLeast}`;
}
