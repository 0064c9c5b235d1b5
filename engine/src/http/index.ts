export { type AlertSettings, alertSettingsSchema } from './alerts.ts';
export type { ServerDeps, ServerOptions } from './deps.ts';
export type { GatewayClient } from './gateway/index.ts';
export { type ListenOptions, listen } from './listen.ts';
export { createServer } from './server.ts';
