export { displayName } from './models.ts';
export * from './provider.ts';
