export * from './alerts/alerts.ts';
export * from './alerts/webhook.ts';
export * from './batch/batch-processor.ts';
export * from './cache/cache-manager.ts';
export * from './cache/model-response-cache.ts';
export * from './history/metrics-history.ts';
export * from './monitor/performance-monitor.ts';
export * from './pool/connection-pool.ts';
export type { PooledConnection, PooledRequest, PooledResponse } from './pool/pooled-connection.ts';
