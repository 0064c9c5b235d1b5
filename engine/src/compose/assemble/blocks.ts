/** Arranges chosen statements into typed blocks, in the order in which a poster is read. */
import type { Block, ComplexityLevel, LabelKey } from '../../contract/index.ts';
import { label } from '../../contract/index.ts';
import { recognizeCause, recognizeContrast, recognizeDefinition } from '../kinds/index.ts';
import { LEVELS } from '../levels.ts';
import { countWords } from '../text/words.ts';
import { distinctYears, type EventForm, eventForm, eventItem } from './events.ts';
import { type FigureForm, figureForm, figureItem } from './figures.ts';
import { sectionOf, sourceHeadingOf } from './headings.ts';
import { capitalised, type Numbering, type Statement } from './statement.ts';

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
  topic: string;
  title: string;
  level: ComplexityLevel;
  /** Words that may still be drawn beside those of the statements. */
  spare: number;
  timeline: boolean;
}

/** A share of dated statements from which the poster tells a history. */
const HISTORY_SHARE = 0.5;
const FEWEST_EVENTS = 3;
const MOST_EVENTS = 6;
const MOST_SECTIONS = 4;
const HERO_SCORE = 0.7;
const LEAST_SCORE = 0.35;
/** Less than this sets nothing against anything. */
const FEWEST_WORDS_OF_CONTRAST = 14;

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
  const events = pickEvents([...left], plan, spare);
  take(events.map((form) => form.statement));
  spare -= sum(events.map((form) => form.extra));
  const figures = plan.timeline ? [] : pickFigures([...left], plan, spare);
  take(figures.map((form) => form.statement));
  spare -= sum(figures.map((form) => form.extra));
  if (figures.length > 0) blocks.push(figuresBlock(figures, numbering));
  if (events.length > 0) blocks.push(timelineBlock(events, plan, numbering));
  if (plan.steps.length > 0) blocks.push(stepsBlock(plan, numbering));
  const terms = pickTerms([...left], plan);
  take(terms.map((form) => form.statement));
  const contrast = pickContrast([...left]);
  if (contrast !== undefined) take([contrast.statement]);
  const causes = pickCauses([...left]);
  take(causes.map((form) => form.statement));
  blocks.push(...sectionBlocks([...left], plan, numbering));
  if (contrast !== undefined) blocks.push(contrastBlock(contrast, plan, numbering));
  if (causes.length > 0) blocks.push(causesBlock(causes, numbering));
  if (terms.length > 0) blocks.push(termsBlock(terms, numbering));
  return blocks;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function labelled(key: LabelKey, numbering: Numbering): string {
  return numbering.use(label(key, numbering.language));
}

/** The source's heading where no block has it yet, else the fixed label. */
function headingOr(own: string | undefined, key: LabelKey, numbering: Numbering): string {
  return own === undefined || numbering.isUsed(own) ? labelled(key, numbering) : numbering.use(own);
}

/** What the topic is, under that label; another beginning needs no heading: it stands under the title. */
function openingBlock({ statement, term, isDefinition }: Opening, numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = isDefinition ? labelled('definition', numbering) : '';
  // The text is drawn whole and holds the term; the term beside it is for the outline and the choice of pictures.
  const item = numbering.item(statement, statement.candidate.text, { heading: false });
  return { id, kind: 'definition', heading, term: capitalised(term), item };
}

function closed(text: string): string {
  return /[.!?。।]$/u.test(text) ? text : `${text}.`;
}

/** Whether a shorter form still says (nearly) all that the statement says. */
function covers(text: string, statement: Statement, share: number): boolean {
  return countWords(text, statement.drawn.language) >= share * statement.candidate.words;
}

function pickEvents(statements: readonly Statement[], plan: BlockPlan, spare: number): EventForm[] {
  if (plan.events.length > 0) {
    const chosen = plan.events.map(eventForm).filter((form) => form !== undefined);
    return chosen.sort((a, b) => a.year - b.year || a.statement.order - b.statement.order);
  }
  const forms = statements.map(eventForm).filter((form) => form !== undefined);
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
  if (distinctYears(picked) < FEWEST_EVENTS) return [];
  return picked.sort((a, b) => a.year - b.year || a.statement.order - b.statement.order);
}

function timelineBlock(events: readonly EventForm[], plan: BlockPlan, numbering: Numbering): Block {
  const id = numbering.blockId();
  const sections = new Set(events.map((form) => sectionOf(form.statement.paragraph, plan.title)));
  const own = sections.size === 1 ? [...sections][0] : undefined;
  const heading = headingOr(own, 'timeline', numbering);
  return { id, kind: 'timeline', heading, items: events.map((form) => eventItem(form, numbering)) };
}

function pickFigures(statements: readonly Statement[], plan: BlockPlan, spare: number): FigureForm[] {
  const forms = statements.map(figureForm).filter((form) => form !== undefined);
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
  const fit = picked.slice(0, most);
  // One number alone must be worth a hero's place.
  if (fit.length === 1 && (fit[0]?.score ?? 0) < HERO_SCORE) return [];
  return fit.sort((a, b) => a.statement.order - b.statement.order);
}

function figuresBlock(figures: readonly FigureForm[], numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = labelled('keyFigures', numbering);
  return { id, kind: 'figures', heading, items: figures.map((form) => figureItem(form, numbering)) };
}

function stepsBlock(plan: BlockPlan, numbering: Numbering): Block {
  const id = numbering.blockId();
  const first = plan.steps[0];
  const own = first === undefined ? undefined : sectionOf(first.paragraph, plan.title);
  const heading = headingOr(own, 'steps', numbering);
  return { id, kind: 'steps', heading, items: plan.steps.map((step) => numbering.item(step, step.candidate.text)) };
}

interface TermForm {
  statement: Statement;
  term: string;
  meaning: string;
}

/** Explanations of words become a glossary, where the level has one and at least two say nothing else. */
function pickTerms(statements: readonly Statement[], plan: BlockPlan): TermForm[] {
  if (!LEVELS[plan.level].glossary) return [];
  const forms: TermForm[] = [];
  for (const statement of statements) {
    if (statement.candidate.sentences.length > 1) continue;
    const found = recognizeDefinition(statement.drawn, '');
    if (found === undefined || !covers(`${found.term} ${found.meaning}`, statement, 0.8)) continue;
    if (found.term.split(' ').length > 4 || !/^(?:an?|the|any|one) /iu.test(found.meaning)) continue;
    forms.push({ statement, term: capitalised(found.term), meaning: capitalised(closed(found.meaning)) });
  }
  return forms.length >= 2 ? forms.slice(0, 4) : [];
}

function termsBlock(terms: readonly TermForm[], numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = labelled('terms', numbering);
  const items = terms.map((form) => ({
    ...numbering.item(form.statement, form.meaning, { heading: false }),
    term: form.term,
  }));
  return { id, kind: 'terms', heading, items };
}

interface ContrastForm {
  statement: Statement;
  subjects: [string, string];
}

function pickContrast(statements: readonly Statement[]): ContrastForm | undefined {
  for (const statement of statements) {
    const found = recognizeContrast(statement.drawn);
    if (found !== undefined && statement.candidate.words >= FEWEST_WORDS_OF_CONTRAST)
      return { statement, subjects: found.subjects };
  }
  return undefined;
}

function contrastBlock(form: ContrastForm, plan: BlockPlan, numbering: Numbering): Block {
  const id = numbering.blockId();
  const own = sectionOf(form.statement.paragraph, plan.title);
  const heading = headingOr(own, 'contrast', numbering);
  const items = [numbering.item(form.statement, form.statement.candidate.text)];
  return { id, kind: 'contrast', heading, subjects: form.subjects.map(capitalised), items };
}

interface CauseForm {
  statement: Statement;
  role: 'cause' | 'effect' | 'both';
}

function pickCauses(statements: readonly Statement[]): CauseForm[] {
  const forms: CauseForm[] = [];
  for (const statement of statements) {
    const found = recognizeCause(statement.drawn);
    if (found !== undefined) forms.push({ statement, role: found.role });
  }
  return forms.length >= 2 && forms.length < statements.length ? forms.slice(0, 3) : [];
}

function causesBlock(causes: readonly CauseForm[], numbering: Numbering): Block {
  const id = numbering.blockId();
  const heading = labelled('causes', numbering);
  const items = causes.map((form) => ({
    ...numbering.item(form.statement, form.statement.candidate.text),
    role: form.role,
  }));
  return { id, kind: 'causes', heading, items };
}

/** Facts under the sources' own headings; what stands alone under its heading goes under the title of its source, or joins the rest. */
function sectionBlocks(statements: readonly Statement[], plan: BlockPlan, numbering: Numbering): Block[] {
  const { groups, rest } = groupByHeading(statements, plan, numbering);
  const blocks: Block[] = [];
  for (const [section, list] of groups) blocks.push(factsBlock(numbering.use(section), list, numbering));
  if (rest.length > 0) {
    const key: LabelKey = blocks.length === 0 ? 'keyFacts' : 'more';
    blocks.push(factsBlock(labelled(key, numbering), rest, numbering));
  }
  return blocks;
}

interface Grouping {
  groups: Map<string, Statement[]>;
  rest: Statement[];
}

function groupByHeading(statements: readonly Statement[], plan: BlockPlan, numbering: Numbering): Grouping {
  const groups = new Map<string, Statement[]>();
  let rest: Statement[] = [];
  const place = (statement: Statement, heading: string | undefined): void => {
    if (heading === undefined || numbering.isUsed(heading)) rest.push(statement);
    else groups.set(heading, [...(groups.get(heading) ?? []), statement]);
  };
  for (const statement of statements) place(statement, sectionOf(statement.paragraph, plan.title));
  const single = [...groups].filter(([, list], i) => (list.length < 2 && groups.size > 2) || i >= MOST_SECTIONS);
  for (const [section] of single) groups.delete(section);
  const loose = [...rest, ...single.flatMap(([, list]) => list)].sort((a, b) => a.order - b.order);
  rest = [];
  for (const statement of loose) place(statement, sourceHeadingOf(statement.paragraph, plan.title));
  for (const [section, list] of [...groups]) {
    if (list.length > 1 || groups.size + Math.min(1, rest.length) <= 2) continue;
    groups.delete(section);
    rest.push(...list);
  }
  // One statement alone needs no heading of its own where its source has one already.
  const [only] = rest;
  const host = only === undefined ? undefined : [...groups.values()].find((list) => isOfSource(list, only));
  if (only !== undefined && rest.length === 1 && host !== undefined) {
    host.push(only);
    rest = [];
  }
  for (const list of groups.values()) list.sort((a, b) => a.order - b.order);
  const first = (list: readonly Statement[]): number => list[0]?.order ?? 0;
  return {
    groups: new Map([...groups].sort(([, a], [, b]) => first(a) - first(b))),
    rest: rest.sort((a, b) => a.order - b.order),
  };
}

function isOfSource(list: readonly Statement[], statement: Statement): boolean {
  return list.some((other) => other.drawn.sourceId === statement.drawn.sourceId);
}

function factsBlock(heading: string, statements: readonly Statement[], numbering: Numbering): Block {
  const id = numbering.blockId();
  return {
    id,
    kind: 'facts',
    heading,
    items: statements.map((statement) => numbering.item(statement, statement.candidate.text)),
  };
}
