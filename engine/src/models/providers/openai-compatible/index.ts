export * from './chat-provider.ts';
export * from './error.ts';
export * from './images.ts';
export * from './provider.ts';
export * from './reply.ts';
export * from './request.ts';
export * from './usage.ts';
