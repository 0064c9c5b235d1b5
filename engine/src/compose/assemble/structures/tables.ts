/** What a table makes: bars of comparable numbers, terms with their meanings, kinds, or subjects set side by side. */

import { nounsOf } from '../../kinds/index.ts';
import { knownTag } from '../../text/language.ts';
import { countWords } from '../../text/words.ts';
import { usableHeading } from '../headings.ts';
import type { Numbering } from '../statement.ts';
import { type Measure, measureOf, type Table, tableOf, unitInName } from './cells.ts';
import { citationOf, type Stretch, type StructureForm, type StructureSearch } from './types.ts';

const FEWEST_BARS = 3;
const MOST_BARS = 8;
const LARGEST_RATIO = 500;
const LEAST_RATIO = 1.25;
const LONGEST_LABEL = 36;
/** Columns that number the rows, and rows that add the others up. */
const NO_QUANTITY = /^(?:#|№|nr?\.?|no\.?|rank|place|position|id|year|date|jahr|año|année|год|年|排名)$/iu;
const SUM = /^(?:(?:grand )?total|sum|all|gesamt|insgesamt|summe|итого|всего|合计|总计|مجموع|कुल)$/iu;
const NOTHING = /^[\s\p{P}\p{S}]*$/u;

type Search = StructureSearch & { table: Table };

export function formOfTable(search: StructureSearch): StructureForm | undefined {
  const [passage] = search.passages;
  const table = passage === undefined ? undefined : tableOf(search.source, passage);
  if (table === undefined) return undefined;
  const whole = { ...search, table };
  return chartOf(whole) ?? termsOf(whole) ?? sidesOf(whole) ?? kindsOf(whole);
}

/** The first column of plain numbers in one unit, with a label before each. */
function chartOf(search: Search): StructureForm | undefined {
  const { table } = search;
  const rows = table.rows.filter(([label]) => label !== undefined && !SUM.test(label.text));
  const labels = rows.flatMap(([label]) => label ?? []);
  if (rows.length < FEWEST_BARS || rows.length > MOST_BARS || !areLabels(labels)) return undefined;
  for (const [column, head] of table.head.entries()) {
    const cells = rows.flatMap((row) => row[column] ?? []);
    const measures = column === 0 || NO_QUANTITY.test(head.text) ? [] : cells.map(measureOf);
    const bars = measures.flatMap((measure) => measure ?? []);
    if (bars.length !== rows.length || !isTelling(bars)) continue;
    const named = unitInName(head.text);
    const unit = bars[0]?.unit === '' ? named.unit : (bars[0]?.unit ?? '');
    return {
      ...told(search, 'chart', named.name),
      words: sum(labels.map(wordsIn)) + bars.length,
      draw: (numbering) => ({
        id: numbering.blockId(),
        kind: 'chart',
        heading: numbering.use(headingOf(search, named.name)),
        unit,
        rows: labels.map((label, i) => ({
          id: numbering.rowId(),
          claimId: cite(numbering, [head, label, cells[i]]),
          label: label.text,
          value: bars[i]?.value ?? 0,
        })),
      }),
    };
  }
  return undefined;
}

function areLabels(labels: readonly Stretch[]): boolean {
  const texts = labels.map(({ text }) => text);
  return (
    texts.every((text) => !NOTHING.test(text) && text.length <= LONGEST_LABEL) && new Set(texts).size === texts.length
  );
}

/** One unit, no number below nothing, bars of different lengths that one scale can show. */
function isTelling(bars: readonly Measure[]): boolean {
  if (bars.length === 0 || new Set(bars.map(({ unit }) => unit)).size > 1) return false;
  const values = bars.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least > 0 && most >= LEAST_RATIO * least && most <= LARGEST_RATIO * least;
}

const FEWEST_TERMS = 2;
const MOST_TERMS = 6;
const FEWEST_WORDS_OF_MEANING = 4;

/** Two columns: words and what they mean. */
function termsOf(search: Search): StructureForm | undefined {
  const { table, room } = search;
  if (table.head.length !== 2) return undefined;
  const pairs = table.rows.flatMap(([term, meaning]) =>
    term !== undefined && meaning !== undefined && isTold(meaning, search) ? [{ term, meaning }] : [],
  );
  const meanWords = sum(pairs.map(({ meaning }) => wordsIn(meaning))) / Math.max(1, pairs.length);
  if (pairs.length < table.rows.length * 0.7 || meanWords < FEWEST_WORDS_OF_MEANING) return undefined;
  if (!areLabels(pairs.map(({ term }) => term))) return undefined;
  const shown = fitting(pairs, ({ term, meaning }) => wordsIn(term) + wordsIn(meaning), room).slice(0, MOST_TERMS);
  if (shown.length < FEWEST_TERMS) return undefined;
  return {
    ...told(search, 'terms', ''),
    words: sum(shown.map(({ term, meaning }) => wordsIn(term) + wordsIn(meaning))),
    draw: (numbering) => ({
      id: numbering.blockId(),
      kind: 'terms',
      heading: numbering.use(headingOf(search, '')),
      items: shown.map(({ term, meaning }) => ({
        ...item(numbering, [term, meaning], meaning.text),
        term: term.text,
      })),
    }),
  };
}

const MOST_ASPECTS = 4;
const ASPECTS =
  /^(?:feature|property|aspect|characteristic|criterion|criteria|attribute|merkmal|eigenschaft|característica|propriété|critère|признак|свойство|特征|属性|特徴|विशेषता|الخاصية|الصفة)s?$/iu;

/** Subjects in columns, what they are compared in at the left: "| | Plant cell | Animal cell |". Two subjects, three at most. */
function sidesOf(search: Search): StructureForm | undefined {
  const { table, room } = search;
  const [corner, ...subjects] = table.head;
  const isCompared = corner !== undefined && (NOTHING.test(corner.text) || ASPECTS.test(corner.text));
  if (!isCompared || subjects.length < 2 || subjects.length > 3 || !areLabels(subjects)) return undefined;
  const rows = table.rows.filter((row) => row.every((cell) => !NOTHING.test(cell.text)));
  const shown = fitting(rows, (row) => sum(row.slice(1).map(wordsIn)), room).slice(0, MOST_ASPECTS);
  if (shown.length < 2) return undefined;
  return {
    ...told(search, 'contrast', ''),
    words: sum(shown.flatMap((row) => row.slice(1).map(wordsIn))),
    draw: (numbering) => ({
      id: numbering.blockId(),
      kind: 'contrast',
      heading: numbering.use(headingOf(search, '')),
      subjects: subjects.map(({ text }) => text),
      items: subjects.flatMap((subject, side) =>
        shown.flatMap((row) => {
          const [aspect, cell] = [row[0], row[side + 1]];
          if (aspect === undefined || cell === undefined) return [];
          return [{ ...item(numbering, [subject, aspect, cell], cell.text), heading: aspect.text, subject: side }];
        }),
      ),
    }),
  };
}

const MOST_KINDS = 6;

/** One row a kind, told by the first column that says something: "| Rock | How it forms |". */
function kindsOf(search: Search): StructureForm | undefined {
  const { table, room } = search;
  const [whole, ...columns] = table.head;
  const column = columns.findIndex((_, i) => table.rows.every((row) => isTold(row[i + 1], search)));
  const head = columns[column];
  if (whole === undefined || head === undefined || NOTHING.test(whole.text)) return undefined;
  const rows = table.rows.flatMap((row) => {
    const [name, text] = [row[0], row[column + 1]];
    return name === undefined || text === undefined ? [] : [{ name, text }];
  });
  if (!areLabels(rows.map(({ name }) => name))) return undefined;
  const shown = fitting(rows, ({ text }) => wordsIn(text), room).slice(0, MOST_KINDS);
  if (shown.length < 2) return undefined;
  return {
    ...told(search, 'parts', head.text),
    words: sum(shown.map(({ text }) => wordsIn(text))),
    draw: (numbering) => ({
      id: numbering.blockId(),
      kind: 'parts',
      heading: numbering.use(headingOf(search, head.text)),
      whole: whole.text,
      items: shown.map(({ name, text }) => ({
        ...item(numbering, [whole, head, name, text], text.text),
        heading: name.text,
      })),
    }),
  };
}

/** Some words, and no number alone. */
function isTold(cell: Stretch | undefined, { longest }: Search): boolean {
  return cell !== undefined && !NOTHING.test(cell.text) && measureOf(cell) === undefined && wordsIn(cell) <= longest;
}

/** As many rows from the first on as there is room for; all or none where a few would be torn out. */
function fitting<T>(rows: readonly T[], wordsOf: (row: T) => number, room: number): T[] {
  let left = room;
  const end = rows.findIndex((row) => {
    left -= wordsOf(row);
    return left < 0;
  });
  return rows.slice(0, end < 0 ? rows.length : end);
}

function told(search: Search, kind: StructureForm['kind'], columns: string) {
  const { passages } = search;
  const score = Math.max(0, ...passages.map((passage) => passage.score));
  return { kind, score, heading: headingOf(search, columns), passages: new Set(passages.map(({ id }) => id)) };
}

/** What the table says it is about: the line above it, its section, or its columns. */
function headingOf({ lead, passages, title }: Search, columns: string): string {
  const above = /[:：]$/u.test(lead?.text ?? '') ? usableHeading(lead?.text ?? '') : undefined;
  const section = usableHeading(passages[0]?.headings.at(-1) ?? '');
  const own = above ?? (section === title ? undefined : section);
  if (own === undefined) return columns === '' ? title : columns;
  return columns === '' || own.toLowerCase().includes(columns.toLowerCase()) ? own : `${own}: ${columns}`;
}

function item(numbering: Numbering, cells: readonly Stretch[], text: string) {
  return { id: numbering.rowId(), claimId: cite(numbering, cells), text, nouns: nounsOf(text, numbering.language) };
}

/** One claim: the cells in their order, each cited where it stands. */
function cite(numbering: Numbering, cells: readonly (Stretch | undefined)[]): string {
  const cited = cells.flatMap((cell) => (cell === undefined || NOTHING.test(cell.text) ? [] : [cell]));
  return numbering.cite(cited.map(({ text }) => text).join(': '), cited.map(citationOf));
}

function wordsIn({ text, source }: Stretch): number {
  return countWords(text, knownTag(source.language) ?? 'en');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
