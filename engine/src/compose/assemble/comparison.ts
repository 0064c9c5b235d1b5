/** Comparable numbers, drawn as bars: those of one sentence, or of the lines of one list. */
import type { Block } from '../../contract/index.ts';
import { chartFrom, type FoundChart, type LabelledFigure, recognizeSeries } from '../kinds/index.ts';
import type { Candidate } from '../select/candidates.ts';
import { countWords } from '../text/words.ts';
import type { HighlightSearch } from './highlights.ts';
import { makeStatement, type Numbering, type Statement } from './statement.ts';

export interface ChartForm {
  statement: Statement;
  chart: FoundChart;
  /** What leads up to the first number. */
  heading: string;
  /** Words drawn beyond the plain sentence. */
  extra: number;
}

const LONGEST_HEADING = 84;
/** "(30.2% of all cases during 2014)": what the numbers are shares of. */
const SHARE_OF = /^ (?<whole>of [^(),;]{4,40})\)/u;
const SELF_CONTAINED = /^(?!(?:it|they|this|these|those|such|for|if|we|you|in fact|still)(?!\p{L})).{12,}$/iu;

/** The bars that a statement's numbers make; nothing below three of one kind. */
export function chartForm(statement: Statement): ChartForm | undefined {
  const { drawn, candidate } = statement;
  if (candidate.sentences.length > 1) return undefined;
  const rows = recognizeSeries(drawn);
  const chart = chartFrom(rows.map((row) => ({ ...row, claimId: '' })));
  const heading = headingOf(drawn.text, rows);
  if (chart === undefined || heading === undefined || chart.rows.length < rows.length || !isTelling(rows))
    return undefined;
  const of = SHARE_OF.exec(drawn.text.slice(rows[0]?.figure.end))?.groups?.whole;
  const unit = of === undefined ? chart.unit : `${chart.unit} ${of}`;
  const shown = chart.rows.map((row) => `${row.label} ${row.value}`).join(' ');
  const extra = countWords(shown, drawn.language) - candidate.words;
  return { statement, chart: { ...chart, unit }, heading, extra };
}

/** Bars of one length compare nothing. */
function isTelling(rows: readonly LabelledFigure[]): boolean {
  const values = rows.map((row) => row.figure.number);
  return Math.max(...values) >= 1.25 * Math.min(...values);
}

function headingOf(text: string, rows: readonly LabelledFigure[]): string | undefined {
  const first = rows[0];
  if (first === undefined) return undefined;
  const at = text.toLowerCase().indexOf(first.label.toLowerCase());
  const lead = text
    .slice(0, Math.min(first.figure.start, at < 0 ? first.figure.start : at))
    .replace(/[\s,:(]+$/u, '')
    .replace(/,? (?:such as|including|like|namely)$/u, '');
  return lead.length <= LONGEST_HEADING && SELF_CONTAINED.test(lead) ? lead : undefined;
}

/** The chart of a text that is nearest to the topic. */
export function findChart(
  search: HighlightSearch,
  speaksOfTopic: (candidate: Candidate) => boolean,
): ChartForm | undefined {
  let best: ChartForm | undefined;
  for (const candidate of search.candidates) {
    if (candidate.sentences.some((i) => search.used.has(i)) || !speaksOfTopic(candidate)) continue;
    const statement = makeStatement(candidate, search.material, 0);
    const form = statement === undefined ? undefined : chartForm(statement);
    if (form === undefined) continue;
    if (best === undefined || form.statement.paragraph.relevance > best.statement.paragraph.relevance) best = form;
  }
  return best;
}

export function chartBlock({ statement, chart, heading }: ChartForm, numbering: Numbering): Block {
  const id = numbering.blockId();
  const claimId = numbering.claimId(statement);
  const rows = chart.rows.map(({ label, value }) => ({ id: numbering.rowId(), claimId, label, value }));
  return { id, kind: 'chart', heading: numbering.use(heading), unit: chart.unit, rows };
}
