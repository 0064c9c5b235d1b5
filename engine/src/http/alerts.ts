/** The rules that watch over the server's figures, and who is told. */
import { z } from 'zod';
import {
  type Alert,
  AlertManager,
  type AlertRule,
  DEFAULT_ALERT_RULES,
  type MetricsHistory,
  type PerformanceMonitor,
  WebhookSender,
} from '../performance/index.ts';
import type { Pipeline } from '../pipeline/index.ts';
import type { Store } from '../store/index.ts';

/** What a rule may watch. Percents 0 to 100, milliseconds, megabytes, US dollars of today (UTC), requests under way. */
export const ALERT_METRICS = [
  'successRate',
  'errorRate',
  'averageResponseTime',
  'p50ResponseTime',
  'p95ResponseTime',
  'p99ResponseTime',
  'throughput',
  'memoryUsage',
  'cpuUsage',
  'eventLoopDelay',
  'queueLength',
  'costToday',
] as const;

const TARGET = { error: 'must be "log" or the address of a webhook' };
const targetSchema = z.union([z.literal('log'), z.url({ protocol: /^https?$/u, ...TARGET })], TARGET);

const ruleSchema = z
  .strictObject({
    /** That of a rule of ours takes its place. */
    name: z.string().trim().min(1).max(100),
    metric: z.enum(ALERT_METRICS),
    /** `generate`, `render`, or method and path; without it all. */
    operation: z.string().min(1).optional(),
    above: z.number().optional(),
    below: z.number().optional(),
    forSeconds: z.number().nonnegative().max(86_400).default(60),
    notify: z.array(targetSchema).min(1).max(10).optional(),
  })
  .refine(({ above, below }) => (above === undefined) !== (below === undefined), {
    message: 'needs exactly one of above and below',
  });

/** The part `alerts` of the configuration. */
export const alertSettingsSchema = z.strictObject({
  rules: z.array(ruleSchema).max(50).optional(),
  /** Whom rules tell that do not say it themselves. Default the log. */
  notify: z.array(targetSchema).min(1).max(10).optional(),
  /** Signs what webhooks get. */
  secret: z.string().min(8).optional(),
  /** Names of rules of ours that are not wanted. */
  off: z.array(z.enum(DEFAULT_ALERT_RULES.map(({ name }) => name))).optional(),
});
export type AlertSettings = z.infer<typeof alertSettingsSchema>;

/** The rules of the settings, and those of ours that they neither replace nor turn off. */
export function rulesOf({ rules = [], notify = ['log'], off = [] }: AlertSettings = {}): AlertRule[] {
  const own = new Set([...rules.map(({ name }) => name), ...off]);
  const ours = DEFAULT_ALERT_RULES.filter(({ name }) => !own.has(name)).map((rule) => ({ ...rule, notify }));
  return [
    ...ours,
    ...rules.map(({ operation, above, below, ...rule }) => ({
      ...rule,
      ...(operation !== undefined && { operation }),
      ...(above !== undefined && { above }),
      ...(below !== undefined && { below }),
      notify: rule.notify ?? notify,
    })),
  ];
}

/** Name of the setting that holds the alerts of the server on this data folder. */
const KEPT_AS = 'alerts';

export interface AlertDeps {
  store: Pick<Store, 'getSetting' | 'setSetting'>;
  monitor: PerformanceMonitor;
  history: MetricsHistory;
  pipeline: Pick<Pipeline, 'stats'>;
  log: (message: string) => void;
}

export interface Alerts {
  manager: AlertManager;
  close(): void;
}

/** Goes on with the alerts of the last run, and watches from now on, every `interval` milliseconds (default 10,000). */
export function startAlerts(
  settings: AlertSettings | undefined,
  { store, monitor, history, pipeline, log }: AlertDeps,
  interval = 10_000,
): Alerts {
  const sender = new WebhookSender(settings?.secret === undefined ? {} : { secret: settings.secret });
  const manager = new AlertManager(rulesOf(settings), {
    read(metric, operation) {
      if (metric === 'queueLength') return pipeline.stats().running;
      if (metric === 'costToday') return history.spentSince(startOfDay(Date.now()));
      return readFigure(monitor, metric, operation);
    },
    notify(alert, target) {
      const { rule, state, metric, value, bound } = alert;
      if (target === 'log') return log(`alert ${rule}: ${state}, ${metric} is ${value}, bound ${bound}`);
      // Not waited for: a receiver that hangs must not hold up the next reading. Its address may hold a key.
      sender.send(target, alert).catch((error: Error) => {
        log(`alert ${rule}: not told to ${new URL(target).host}: ${error.message}`);
      });
    },
    archive: {
      loadAlerts: async () => ((await store.getSetting(KEPT_AS)) ?? []) as Alert[],
      saveAlerts: (alerts) => store.setSetting(KEPT_AS, alerts),
    },
  });
  manager.start(interval);
  return {
    manager,
    close() {
      manager.close();
      sender.close();
    },
  };
}

/** No reading of requests before the first request. */
function readFigure(monitor: PerformanceMonitor, metric: string, operation: string | undefined): number | undefined {
  const figures: Readonly<Record<string, unknown>> = {
    ...monitor.getMetrics(operation),
    ...monitor.getDetailedMetrics(operation),
  };
  const isOfProcess = metric === 'memoryUsage' || metric === 'cpuUsage' || metric === 'eventLoopDelay';
  const value = isOfProcess || figures.requestCount !== 0 ? figures[metric] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** Days begin at midnight UTC. */
function startOfDay(time: number): number {
  return Math.floor(time / 86_400_000) * 86_400_000;
}
