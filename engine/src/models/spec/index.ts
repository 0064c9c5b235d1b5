export * from './model.ts';
export * from './provider.ts';
