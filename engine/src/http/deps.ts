/** What the server is made of. */
import type { ModelManager } from '../models/index.ts';
import type { PerformanceMonitor } from '../performance/index.ts';
import type { Batches, Pipeline } from '../pipeline/index.ts';
import type { Store } from '../store/index.ts';
import type { AlertSettings } from './alerts.ts';
import type { GatewayClient } from './gateway/index.ts';

export interface ServerDeps {
  pipeline: Pipeline;
  store: Store;
  /** Batches of topics; made of store and pipeline when none is given. */
  batches?: Batches;
  /** Models and the OpenAI-compatible door; without it neither is there. */
  manager?: ModelManager;
  /** Who may use the OpenAI-compatible door; without it everybody who reaches the server. */
  gatewayClients?: readonly GatewayClient[];
  /** Counts and times of requests; one is made when none is given. */
  monitor?: PerformanceMonitor;
  /** Rules of its operator; without them ours, told to the log. */
  alerts?: AlertSettings;
  options?: Partial<ServerOptions>;
}

export interface ServerOptions {
  /**
   * Name or address that the server will listen on, default `localhost` (127.0.0.1 and ::1).
   * On a loopback address only requests for a loopback name are answered (protection against DNS rebinding).
   */
  host: string;
  /** Further names that a request may be for, e.g. behind a proxy. */
  allowedHosts: readonly string[];
  /** Built files of the studio, served at `/`; without them `/` says how to build it. */
  studioDir: string;
  /** pino level, default `warn`; content of documents and keys are never logged. */
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Requests to `/api` per minute and client that is not on this machine, default 300. */
  requestsPerMinute: number;
  /** true: callers on this machine are limited too. Default false. */
  limitLoopback: boolean;
  /** Milliseconds between looks of the alert rules at the figures, default 10,000. */
  alertInterval: number;
  /** Bytes of large bodies held at once, default 256 MiB; more are refused with `queue_full`. */
  maxBytesInFlight: number;
  version: string;
}

/** Bytes of a request's body. */
export const BODY_LIMIT = 24 * 1024 * 1024;
