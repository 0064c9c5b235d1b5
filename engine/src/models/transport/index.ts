export * from './call.ts';
export * from './limits.ts';
export * from './local-address.ts';
export * from './read.ts';
export * from './shape.ts';
export * from './transport.ts';
