/** Arranges chosen statements into typed blocks, in the order in which a poster is read. */
import type { Block, ComplexityLevel } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { LEVELS } from '../levels.ts';
import { type ChartForm, chartBlock, chartForm } from './comparison.ts';
import { type EnumerationForm, enumerationBlock, enumerationOf, statementsOf } from './enumeration.ts';
import { byTime, distinctYears, type EventForm, eventForm, isEvent, timelineBlock } from './events.ts';
import { type FigureForm, figureForm, figureItem, fittingCount } from './figures.ts';
import { pickTerms, type TermForm, termForm, termsBlock } from './glossary.ts';
import { sectionOf } from './headings.ts';
import { headedItems } from './item-headings.ts';
import { causesBlock, contrastBlock, pickCauses, pickContrast } from './relations.ts';
import { sectionBlocks } from './sections.ts';
import { capitalised, type Numbering, type Statement } from './statement.ts';
import type { StructureForm } from './structures/types.ts';

interface Opening {
  statement: Statement;
  /** The topic as the statement writes it. */
  term: string;
  isDefinition: boolean;
}

export interface BlockPlan {
  statements: Statement[];
  /** The statement that the poster begins with. */
  opening: Opening | undefined;
  /** Statements whose order matters. */
  steps: Statement[];
  /** The moments of a history, chosen as such; where there are none they are looked for. */
  events: Statement[];
  /** Parts or stages, chosen as such. */
  enumeration: EnumerationForm | undefined;
  /** Statements that explain words, chosen as such. */
  terms: Statement[];
  /** Tables and lists of the documents. */
  structures: readonly StructureForm[];
  topic: string;
  title: string;
  level: ComplexityLevel;
  /** Words that may still be drawn beside those of the statements. */
  spare: number;
  timeline: boolean;
  /** Statements may be drawn in part beside a heading that says the rest. */
  readsOn: boolean;
}

/** A share of dated statements from which the poster tells a history. */
const HISTORY_SHARE = 0.34;
const FEWEST_EVENTS = 3;
const MOST_EVENTS = 8;
const FEWEST_PARTS = 3;
const HERO_SCORE = 0.7;
const LEAST_SCORE = 0.35;

export function arrangeBlocks(plan: BlockPlan, numbering: Numbering): Block[] {
  const blocks: Block[] = [];
  const left = new Set(plan.statements);
  const take = (statements: readonly Statement[]): void => {
    for (const statement of statements) left.delete(statement);
  };
  let spare = plan.spare;
  if (plan.opening !== undefined) {
    blocks.push(openingBlock(plan.opening, numbering));
    take([plan.opening.statement]);
  }
  take(plan.steps);
  const { enumeration } = plan;
  if (enumeration !== undefined) take(statementsOf(enumeration));
  const terms = plan.terms.map((statement) => termForm(statement, plan.level)).filter((form) => form !== undefined);
  take(terms.map((form) => form.statement));
  const events = pickEvents([...left], plan, spare);
  take(events.map((form) => form.statement));
  spare -= sum(events.map((form) => form.extra));
  const structured = (kind: Block['kind']): Block[] =>
    plan.structures.filter((form) => form.kind === kind).map((form) => form.draw(numbering));
  const has = (kind: Block['kind']): boolean => plan.structures.some((form) => form.kind === kind);
  const chart = plan.timeline || has('chart') ? undefined : pickChart([...left], spare);
  if (chart !== undefined) {
    take([chart.statement]);
    spare -= chart.extra;
  }
  const figures = plan.timeline ? [] : pickFigures([...left], plan, spare);
  take(figures.map((form) => form.statement));
  if (figures.length > 0) blocks.push(figuresBlock(figures, numbering));
  if (events.length > 0) blocks.push(timelineBlock(events, plan.title, numbering));
  if (plan.steps.length > 0) blocks.push(stepsBlock(plan, numbering));
  blocks.push(...structured('steps'));
  const parts = enumeration ?? (has('parts') ? undefined : pickParts([...left], plan.steps.length > 0));
  if (parts !== undefined) {
    take(statementsOf(parts));
    const block = enumerationBlock(parts, plan.title, numbering);
    if (block !== undefined) blocks.push(block);
  }
  blocks.push(...structured('parts'));
  if (chart !== undefined) blocks.push(chartBlock(chart, numbering));
  blocks.push(...structured('chart'));
  for (const { heading } of plan.structures) numbering.use(heading);
  blocks.push(...plainBlocks([...left], terms, plan, numbering));
  blocks.push(...structured('contrast'), ...structured('terms'));
  return blocks;
}

/** What has no shape of its own, and what follows it. */
function plainBlocks(
  statements: readonly Statement[],
  chosenTerms: readonly TermForm[],
  plan: BlockPlan,
  numbering: Numbering,
): Block[] {
  const left = new Set(statements);
  const take = (taken: readonly Statement[]): void => {
    for (const statement of taken) left.delete(statement);
  };
  const terms = chosenTerms.length > 0 ? chosenTerms : pickTerms([...left], plan.level);
  take(terms.map((form) => form.statement));
  const contrast = pickContrast([...left]);
  if (contrast !== undefined) take([contrast.statement]);
  const causes = pickCauses([...left]);
  take(causes.map((form) => form.statement));
  const blocks = sectionBlocks([...left], plan, numbering);
  if (contrast !== undefined) blocks.push(contrastBlock(contrast, plan, numbering));
  if (causes.length > 0) blocks.push(causesBlock(causes, plan, numbering));
  if (terms.length > 0) blocks.push(termsBlock(terms, numbering));
  return blocks;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** What the topic is, under that label; another beginning needs no heading: it stands under the title. */
function openingBlock({ statement, term, isDefinition }: Opening, numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = isDefinition ? numbering.use(label('definition', numbering.language)) : '';
  // The text is drawn whole and holds the term; the term beside it is for the outline and the choice of pictures.
  const item = numbering.item(statement, statement.candidate.text);
  return { id, kind: 'definition', heading, term: capitalised(term), item };
}

function pickEvents(statements: readonly Statement[], plan: BlockPlan, spare: number): EventForm[] {
  if (plan.events.length > 0) return byTime(plan.events.map(eventForm).filter((form) => form !== undefined));
  // of a topic's sections only what is its own history is told as one
  if (plan.readsOn && !plan.timeline) return [];
  const dated = statements.map(eventForm).filter((form) => form !== undefined);
  const forms = plan.timeline ? dated : dated.filter(isEvent);
  const enough = plan.timeline || forms.length >= HISTORY_SHARE * statements.length;
  if (!enough || distinctYears(forms) < FEWEST_EVENTS) return [];
  const most = plan.timeline ? forms.length : MOST_EVENTS;
  let room = spare;
  const picked: EventForm[] = [];
  for (const form of [...forms].sort((a, b) => a.extra - b.extra || a.statement.order - b.statement.order)) {
    if (picked.length >= most || (form.extra > room && !plan.timeline)) continue;
    room -= form.extra;
    picked.push(form);
  }
  return distinctYears(picked) < FEWEST_EVENTS ? [] : byTime(picked);
}

function pickChart(statements: readonly Statement[], spare: number): ChartForm | undefined {
  return statements.map(chartForm).find((form) => form !== undefined && form.extra <= spare);
}

/** Stages that are told as steps already are not named again. */
function pickParts(statements: readonly Statement[], hasSteps: boolean): EnumerationForm | undefined {
  return statements
    .map(enumerationOf)
    .find((form) => form !== undefined && form.found.parts.length >= FEWEST_PARTS && !(hasSteps && form.ordered));
}

function pickFigures(statements: readonly Statement[], plan: BlockPlan, spare: number): FigureForm[] {
  const forms = statements.map((statement) => figureForm(statement, true)).filter((form) => form !== undefined);
  const picked: FigureForm[] = [];
  let room = spare;
  for (const form of forms.sort((a, b) => b.score - a.score || a.statement.order - b.statement.order)) {
    if (form.score < LEAST_SCORE) break;
    if (picked.length >= LEVELS[plan.level].figures || form.extra > room) continue;
    if (picked.some((other) => other.value === form.value)) continue;
    room -= form.extra;
    picked.push(form);
  }
  // A poster of numbers alone has nothing left to explain them.
  const most = Math.max(1, Math.floor(statements.length / 2));
  const fit = picked.slice(0, fittingCount(Math.min(most, picked.length)));
  // One number alone must be worth a hero's place.
  return fit.length === 1 && (fit[0]?.score ?? 0) < HERO_SCORE ? [] : fit;
}

function figuresBlock(figures: readonly FigureForm[], numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = numbering.use(label('keyFigures', numbering.language));
  return { id, kind: 'figures', heading, items: figures.map((form) => figureItem(form, numbering)) };
}

function stepsBlock(plan: BlockPlan, numbering: Numbering): Block {
  const id = numbering.blockId();
  const first = plan.steps[0];
  const own = first === undefined ? undefined : sectionOf(first.paragraph, plan.title);
  const heading = own === undefined || numbering.isUsed(own) ? label('steps', numbering.language) : own;
  numbering.use(heading);
  return { id, kind: 'steps', heading, items: headedItems(plan.steps, plan, numbering) };
}
