export { type FitOptions, type FitProblem, type FitResult, fit } from './fit.ts';
export { solve } from './solve.ts';
export { box, textNode } from './tree.ts';
