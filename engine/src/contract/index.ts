export * from './brief.ts';
export * from './claim.ts';
export * from './labels.ts';
export * from './run.ts';
export * from './source.ts';
export * from './spec.ts';
export * from './stages.ts';
export * from './values.ts';
