export * from './models.ts';
export * from './provider.ts';
