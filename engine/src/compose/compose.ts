/** From passages to a Spec: gather sentences, value them, choose under the budget of words, arrange them, cite each. */
import type { Claim, ComposeInput, ComposeOutput, OutputFormat, Spec, Warning } from '../contract/index.ts';
import { LANGUAGES, languageTag } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import { type PreparedAnalyses, type Reading, readAll } from './analysis.ts';
import { arrangeBlocks, type BlockPlan } from './assemble/blocks.ts';
import { chooseEvents } from './assemble/chronology.ts';
import { emphasized } from './assemble/emphasis.ts';
import type { EnumerationForm } from './assemble/enumeration.ts';
import { distinctYears, type EventForm, eventForm, isEvent } from './assemble/events.ts';
import { figureForm } from './assemble/figures.ts';
import { kickerOf, subtitleOf, titleOf } from './assemble/headings.ts';
import { importanceOf } from './assemble/importance.ts';
import { findOpening, type Opening } from './assemble/opening.ts';
import { ownersOf } from './assemble/owners.ts';
import { findShaped } from './assemble/shapes.ts';
import { makeStatement, Numbering, type Statement } from './assemble/statement.ts';
import { findStructures } from './assemble/structures/find.ts';
import type { StructureForm } from './assemble/structures/types.ts';
import { leansOnTold, worthOf } from './filter/worth.ts';
import { composeInquiry } from './inquiry/index.ts';
import { recognizeDefinition } from './kinds/index.ts';
import { LEVELS } from './levels.ts';
import { gatherMaterial, type Material, type Paragraph } from './material.ts';
import { type Candidate, candidatesOf } from './select/candidates.ts';
import { chooseCandidates } from './select/choose.ts';
import { findDefinition, findSteps, type RoleSearch } from './select/roles.ts';
import { type UnitTable, unitTable } from './select/units.ts';
import { kinTo, profileFor, setBonuses, topicStems, type Valuation, valuate } from './select/value.ts';

export interface ComposeDeps {
  signal?: AbortSignal;
  /** Saves time; changes no result. */
  prepared?: PreparedAnalyses | undefined;
}

const MOST_STATEMENTS = { Elementary: 8, 'High School': 12, College: 14, Expert: 16 } as const;
/** Fewer statements than this are called little. */
const LITTLE = 3;
const MOST_EVENTS = { Elementary: 6, 'High School': 8, College: 10, Expert: 12 } as const;
const FEWEST_EVENTS = 3;
/** Share of the budget that is kept for numbers drawn large. */
const FIGURE_SHARE = 0.05;
/** Words of a statement that fits beside a rail. */
const LONGEST_EVENT = 34;

/**
 * Composes an explainer from the passages of `input.research`; where there are none, an inquiry organizer.
 * Deterministic: the same input gives the same output. Every item leads to a claim, every claim to the exact stretch of its source.
 * `maxWords` bounds the words of all item texts, values, units, dates and terms together.
 */
export async function compose(input: ComposeInput, deps: ComposeDeps = {}): Promise<ComposeOutput> {
  if (deps.signal?.aborted === true) throw new HkmError('aborted', 'Composing was cancelled.');
  if (input.research.origin === 'none') return composeInquiry(input);
  const material = gatherMaterial(input);
  if (material.sentences.length === 0) return composeInquiry(input);
  const session = prepare(input, material, deps);
  const chosen = chooseStatements(session);
  return assemble(session, chosen);
}

interface Session {
  input: ComposeInput;
  material: Material;
  table: UnitTable;
  /** Keys of the topic's stems. */
  topic: ReadonlySet<number>;
  /** Whether a stem is one of the topic's, or of a word akin to it. */
  kin: (stem: string) => boolean;
  valuation: Valuation;
  candidates: Candidate[];
  /** What the poster may begin with: longer ones too. */
  openings: Candidate[];
  budget: number;
  /** Tables and lists that are drawn as such; the budget is what they leave. */
  structures: StructureForm[];
  /** The material is more than is told: what is central to it is chosen. */
  central: boolean;
  warnings: Warning[];
}

function prepare(input: ComposeInput, material: Material, { prepared }: ComposeDeps): Session {
  const level = LEVELS[input.level];
  const texts = material.sentences.map((sentence) => sentence.text);
  const analyses = readAll(material, prepared);
  const table = unitTable(
    texts,
    analyses.map((analysis) => analysis.words),
    material.language,
  );
  const words = table.words.reduce((sum, list) => sum + list.length, 0);
  const profile = profileFor(input.research.origin, words);
  const valuation = valuate(material, table, input.topic, profile);
  const budget = Math.max(1, Math.floor(input.maxWords ?? level.words));
  const longest = Math.min(level.longest, budget);
  const warnings: Warning[] = [];
  let candidates = candidatesOf(material, table, analyses, { longest, lenient: false });
  if (countSentences(candidates) < LITTLE) {
    candidates = candidatesOf(material, table, analyses, { longest: budget, lenient: true });
    warnings.push({
      code: 'little_material',
      message: 'The material holds few statements that stand alone; the picture shows what there is.',
    });
  }
  const stems = topicStems(input.topic, material);
  const topic = new Set([...stems].map((stem) => table.stems.get(stem) ?? -1));
  const kin = kinTo(stems);
  setBonuses(candidates, material, valuation, { fits: level.fits, topic, kin, profile, counts: table.counts });
  const options = { longest: longestOpening(budget, level.longest), lenient: false };
  const longer = longest < options.longest ? candidatesOf(material, table, analyses, options) : candidates;
  const openings = [...longer, ...toldOpenings(material, table, analyses, options)];
  if (material.language === 'en' && profile.central >= 1) {
    for (const candidate of candidates) {
      const worth = worthOf(candidate.text);
      candidate.factor *= worth;
      candidate.bonus *= worth;
    }
  }
  const structures = structuresOf(input, material, budget);
  const told = new Set(structures.flatMap(({ passages }) => [...passages]));
  const isItem = ({ paragraph }: Candidate): boolean => isListItem(material.paragraphs[paragraph]);
  const isFree = ({ paragraph }: Candidate): boolean => !told.has(material.paragraphs[paragraph]?.passage.id ?? '');
  return {
    input,
    material,
    table,
    topic,
    kin,
    valuation,
    candidates: candidates.filter(isFree),
    openings: openings.filter((opening) => isFree(opening) && !isItem(opening)),
    budget: budget - structures.reduce((sum, { words }) => sum + words, 0),
    structures,
    central: profile.central >= 1,
    warnings,
  };
}

/** An item says what one of many is, not what the topic is. */
function isListItem(paragraph: Paragraph | undefined): boolean {
  const { passage, source } = paragraph ?? {};
  if (passage === undefined || source?.structures === undefined) return false;
  return source.structures.some(({ start, end }) => passage.start >= start && passage.end <= end);
}

/** Tables and lists of documents; a timeline has events alone. */
function structuresOf(input: ComposeInput, { language, sources }: Material, budget: number): StructureForm[] {
  if (input.format === 'Timeline') return [];
  const { longest } = LEVELS[input.level];
  return findStructures({ sources, passages: input.research.passages, language, title: input.topic, budget, longest });
}

/** Sentences that research chose because they say what the topic is may speak of "the black hole" before any was named. */
function toldOpenings(
  material: Material,
  table: UnitTable,
  analyses: readonly Reading[],
  options: { longest: number },
): Candidate[] {
  if (!material.paragraphs.some(({ passage }) => passage.key !== undefined)) return [];
  return candidatesOf(material, table, analyses, { ...options, lenient: true }).filter(
    ({ sentences, paragraph, text }) => {
      const [i = -1] = sentences;
      const key = material.paragraphs[paragraph]?.passage.key;
      const sentence = material.sentences[i];
      if (key === undefined || sentence === undefined || sentences.length > 1) return false;
      if (sentence.end <= key.start || sentence.start >= key.end) return false;
      return analyses[i]?.forms.find((form) => form.text === text)?.rejection === 'discourse';
    },
  );
}

/** A beginning may be longer than other statements, and leaves room for them. */
function longestOpening(budget: number, longest: number): number {
  return Math.min(Math.ceil(budget / 3), longest + 16);
}

function countSentences(candidates: readonly Candidate[]): number {
  return new Set(candidates.flatMap((candidate) => candidate.sentences)).size;
}

/** What has a place of its own on the page; the rest is told in sections. */
interface Roles {
  opening: Opening | undefined;
  steps: readonly Candidate[];
  /** The moments of a history. */
  events: readonly Candidate[];
  enumeration: EnumerationForm | undefined;
  terms: readonly Candidate[];
  timeline: boolean;
}

interface Chosen {
  statements: Statement[];
  opening: BlockPlan['opening'];
  steps: Statement[];
  events: Statement[];
  enumeration: EnumerationForm | undefined;
  terms: Statement[];
  timeline: boolean;
  words: number;
}

function chooseStatements(session: Session): Chosen {
  const { input } = session;
  if (input.format === 'Timeline') {
    const timeline = chooseTimeline(session);
    if (timeline !== undefined) return timeline;
    session.warnings.push(unsupported('Timeline', 'few_dates'));
  } else if (input.format !== 'Infographic') {
    session.warnings.push(unsupported(input.format, 'not_drawn'));
  }
  const search = { ...session, topic: input.topic, format: input.format, fits: LEVELS[input.level].fits };
  const opening = openingOf(session) ?? definitionOf(search);
  const steps = findSteps(search).filter((step) => !sharesSentence(step, opening?.candidate));
  const fixed = [...(opening === undefined ? [] : [opening.candidate]), ...steps];
  const plain = { opening, steps, events: [], enumeration: undefined, terms: [], timeline: false };
  if (!session.central) return finish(session, pickWithFigures(session, fixed), plain);
  const shaped = findShaped(
    { ...session, level: input.level, topicStems: topicStems(input.topic, session.material) },
    fixed,
    steps.length > 0,
  );
  const all = [...fixed, ...shaped.candidates];
  const left = session.candidates.filter(({ sentences }) => !sentences.some((i) => shaped.told.includes(i)));
  const picked = shaped.isNumbered
    ? pick(session, left, all, session.budget - shaped.extra)
    : pickWithFigures({ ...session, candidates: left }, all);
  return finish(session, picked, { ...plain, ...shaped });
}

/** What a poster begins with. An even document begins with nothing that does not define its subject. */
function openingOf(session: Session): Opening | undefined {
  const { input, material, openings, valuation } = session;
  const opening = findOpening({
    material,
    candidates: openings,
    relevance: valuation.relevance,
    topic: input.topic,
    longest: longestOpening(session.budget, LEVELS[input.level].longest),
    fits: LEVELS[input.level].fits,
  });
  return opening === undefined || opening.isDefinition || input.research.origin !== 'documents' ? opening : undefined;
}

function definitionOf(search: RoleSearch): Opening | undefined {
  const candidate = search.material.language === 'en' ? undefined : findDefinition(search);
  const first = search.material.sentences[candidate?.sentences[0] ?? -1];
  if (candidate === undefined || first === undefined) return undefined;
  const found = recognizeDefinition({ ...first, text: candidate.text }, search.topic);
  return found === undefined ? undefined : { candidate, term: found.term, isDefinition: true };
}

function sharesSentence(a: Candidate, b: Candidate | undefined): boolean {
  return b !== undefined && a.sentences.some((i) => b.sentences.includes(i));
}

/** Why a format was not possible: a stable code, and what it says. */
const FORMAT_OBJECTIONS = {
  few_dates: 'the material has fewer than three dated events',
  not_drawn: 'it cannot be drawn yet',
} as const;

function unsupported(format: OutputFormat, reason: keyof typeof FORMAT_OBJECTIONS): Warning {
  return {
    code: 'format_unsupported',
    message: `No ${format} could be made: ${FORMAT_OBJECTIONS[reason]}. An Infographic was made instead.`,
    path: 'outputFormat',
    parameters: { format, reason },
  };
}

function pick(
  session: Session,
  candidates: readonly Candidate[],
  fixed: readonly Candidate[],
  budget = session.budget,
): Candidate[] {
  return chooseCandidates(candidates, session.valuation, {
    budget,
    most: MOST_STATEMENTS[session.input.level],
    fixed,
  });
}

/**
 * A number drawn large is drawn beside its sentence and costs words of its own; they are kept back where the choice has such a number.
 * An even document is worth more told than shown.
 */
function pickWithFigures(session: Session, fixed: readonly Candidate[]): Candidate[] {
  const reserve = session.central ? Math.floor(session.budget * FIGURE_SHARE) : 0;
  const picked = pick(session, session.candidates, fixed, session.budget - reserve);
  if (reserve === 0 || picked.some((candidate) => hasFigure(candidate, session.material))) return picked;
  return chooseCandidates(session.candidates, session.valuation, {
    budget: session.budget,
    most: MOST_STATEMENTS[session.input.level],
    fixed,
    from: picked,
  });
}

function hasFigure(candidate: Candidate, material: Material): boolean {
  const statement = makeStatement(candidate, material, 0);
  return statement !== undefined && figureForm(statement, true) !== undefined;
}

function finish(session: Session, picked: readonly Candidate[], roles: Roles): Chosen {
  const byCandidate = new Map<Candidate, Statement>();
  const statements: Statement[] = [];
  picked.forEach((candidate, order) => {
    const statement = makeStatement(candidate, session.material, order);
    if (statement === undefined) return;
    byCandidate.set(candidate, statement);
    statements.push(statement);
  });
  const drawn = (candidates: readonly Candidate[]): Statement[] =>
    candidates.map((candidate) => byCandidate.get(candidate)).filter((statement) => statement !== undefined);
  const first = roles.opening === undefined ? undefined : byCandidate.get(roles.opening.candidate);
  const opening =
    first === undefined || roles.opening === undefined ? undefined : { ...roles.opening, statement: first };
  const words = picked.reduce((sum, candidate) => sum + candidate.words, 0);
  return {
    statements,
    opening,
    steps: drawn(roles.steps),
    events: drawn(roles.events),
    enumeration: chosenForm(roles.enumeration, byCandidate),
    terms: drawn(roles.terms),
    timeline: roles.timeline,
    words,
  };
}

/** The enumeration with the statements that are on the page. */
function chosenForm(
  form: EnumerationForm | undefined,
  byCandidate: ReadonlyMap<Candidate, Statement>,
): EnumerationForm | undefined {
  if (form === undefined) return undefined;
  const chosen = (statement: Statement | undefined): Statement | undefined =>
    statement === undefined ? undefined : (byCandidate.get(statement.candidate) ?? undefined);
  if (form.members === undefined) {
    const naming = chosen(form.naming);
    return naming === undefined ? undefined : { ...form, naming };
  }
  const members = form.members.map(chosen).filter((member) => member !== undefined);
  return members.length < form.members.length ? undefined : { ...form, members };
}

/** Dated statements of one sentence that fit beside a rail; those with a year in figures, where there are enough of them. */
function datedForms({ candidates, material }: Session): EventForm[] {
  const dated = candidates.flatMap((candidate) => {
    const statement = makeStatement(candidate, material, 0);
    return (statement === undefined ? undefined : eventForm(statement)) ?? [];
  });
  const short = dated.filter(
    ({ statement: { candidate }, text }) =>
      candidate.sentences.length === 1 && candidate.words <= LONGEST_EVENT && !leansOnTold(text),
  );
  const precise = short.filter((form) => /\p{N}/u.test(form.date));
  const events = precise.filter(isEvent);
  return [events, precise, short].find((list) => distinctYears(list) > FEWEST_EVENTS) ?? dated;
}

/** The events that matter; undefined where there are fewer than three moments. */
function chooseTimeline(session: Session): Chosen | undefined {
  const { input, material, central, budget } = session;
  const forms = datedForms(session);
  const owned = ownersOf({ ...session, topicStems: topicStems(input.topic, material) });
  const ownership = ({ statement }: EventForm): number => (central ? owned(statement) : 1);
  const worth = importanceOf(forms, { ...session, ownership });
  const picked = chooseEvents(forms, { worth, most: MOST_EVENTS[input.level], room: budget });
  if (distinctYears(picked) < FEWEST_EVENTS) return undefined;
  const none = { opening: undefined, steps: [], events: [], enumeration: undefined, terms: [] };
  const inOrder = picked
    .map(({ statement }) => statement.candidate)
    .sort((a, b) => (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0));
  return finish(session, inOrder, { ...none, timeline: true });
}

function assemble(session: Session, chosen: Chosen): ComposeOutput {
  const { input, material, warnings } = session;
  if (chosen.statements.length === 0) return composeInquiry(input);
  const title = titleOf(input.topic, material, input.research.origin);
  const numbering = new Numbering(material);
  const blocks = arrangeBlocks(
    {
      statements: chosen.statements,
      opening: chosen.opening,
      steps: chosen.steps,
      events: chosen.events,
      enumeration: chosen.enumeration,
      terms: chosen.terms,
      structures: session.structures,
      topic: input.topic,
      title,
      level: input.level,
      spare: session.budget - chosen.words,
      timeline: chosen.timeline,
      readsOn: session.central,
    },
    numbering,
  );
  const sourceIds = citedSources(numbering.claims);
  const main = mainParagraph(chosen.statements);
  const subtitle =
    main === undefined || input.research.origin === 'documents'
      ? undefined
      : subtitleOf(main, title, (heading) => numbering.isUsed(heading));
  const kicker = kickerOf(material, sourceIds, title, (heading) => numbering.isUsed(heading));
  if (material.language !== languageTag(input.language)) warnings.push(otherLanguage(input, material));
  const spec: Spec = {
    version: 1,
    kind: 'explainer',
    format: chosen.timeline ? 'Timeline' : 'Infographic',
    level: input.level,
    style: input.style,
    language: material.language,
    ...(kicker === undefined ? {} : { kicker }),
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    blocks: emphasized(blocks, input.topic, material.language),
    sourceIds,
  };
  return { spec, claims: numbering.claims, warnings };
}

/** A paragraph of the source that most of the page is told from. */
function mainParagraph(statements: readonly Statement[]): Paragraph | undefined {
  const bySource = [...Map.groupBy(statements, ({ drawn }) => drawn.sourceId).values()];
  return bySource.sort((a, b) => b.length - a.length)[0]?.[0]?.paragraph;
}

function citedSources(claims: readonly Claim[]): string[] {
  return [...new Set(claims.flatMap((claim) => claim.citations.map((citation) => citation.sourceId)))];
}

function otherLanguage(input: ComposeInput, material: Material): Warning {
  const name = Object.entries(LANGUAGES).find(([, tag]) => tag === material.language)?.[0] ?? material.language;
  return {
    code: 'language_unavailable',
    message: `The sources are in ${name}; no text model is configured to translate them into ${input.language}.`,
    path: 'language',
    parameters: { found: name, wanted: input.language },
  };
}
