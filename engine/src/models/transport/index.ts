export { type CallOptions, callBytes, callJson, callStream } from './call.ts';
export * from './local-address.ts';
export * from './shape.ts';
export * from './transport.ts';
