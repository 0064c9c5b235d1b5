export * from './call.ts';
export * from './limits.ts';
export * from './read.ts';
export * from './transport.ts';
