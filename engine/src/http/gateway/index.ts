export type { GatewayClient } from './clients.ts';
export { type GatewayOptions, gatewayRoutes } from './routes.ts';
