export * from './model.ts';
export * from './provider.ts';
export * from './provider-error.ts';
