/** Recognisers of kinds of knowledge: pure functions over sentences, see docs/kinds.md. */
export { recognizeCause } from './cause.ts';
export { chartFrom, recognizeSeries } from './chart.ts';
export { recognizeContrast } from './contrast.ts';
export { recognizeDate } from './dates.ts';
export { clauseOf, type Deed, deedIn } from './deed.ts';
export { recognizeDefinition } from './definition.ts';
export { recognizeFigures } from './figures.ts';
export { headingFor, splitAtVerb } from './heading.ts';
export { nounsOf } from './nouns.ts';
export { recognizeParts } from './parts.ts';
export { recognizeSteps } from './steps.ts';
export { recognizeTerm } from './term.ts';
export type {
  ChartCandidate,
  FoundCause,
  FoundChart,
  FoundContrast,
  FoundDate,
  FoundFigure,
  FoundMeaning,
  FoundParts,
  LabelledFigure,
} from './types.ts';
