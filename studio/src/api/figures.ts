/** How the server fares: figures and alerts. A figure that it does not give is absent, not zero. */
import { requestJson } from './http.ts';
import { compact, firstNumber, firstText, list, record, text } from './read.ts';

export interface Alert {
  name: string;
  state: 'firing' | 'resolved';
  metric?: string;
  value?: number;
  bound?: number;
  /** ISO 8601. */
  since?: string;
  resolvedAt?: string;
}

export interface ServerFigures {
  totalRequests?: number;
  /** Percent. */
  successRate?: number;
  /** Milliseconds. */
  averageResponseTime?: number;
  p95ResponseTime?: number;
  /** Percent. */
  cacheHitRate?: number;
  /** Megabytes. */
  memoryUsage?: number;
  alerts: Alert[];
}

/** Figures, with the alerts of `/api/alerts` where the server has that address. */
export async function getFigures(signal?: AbortSignal): Promise<ServerFigures> {
  const [answer, alerts] = await Promise.all([
    requestJson('/api/metrics', { signal }),
    requestJson('/api/alerts', { signal }).catch(() => undefined),
  ]);
  const figures = readFigures(answer);
  return alerts === undefined ? figures : { ...figures, alerts: readAlerts(record(alerts).alerts ?? alerts) };
}

/** The figures of generation where they are told apart, else those of the whole server. */
export function readFigures(answer: unknown): ServerFigures {
  const outer = record(answer);
  const operations = record(outer.operations ?? outer.byOperation);
  const scopes = [
    record(operations.generate),
    record(outer.generate),
    record(outer.requests),
    record(outer.metrics),
    outer,
  ];
  const pick = (...names: string[]) => {
    for (const scope of scopes) {
      const value = firstNumber(scope, ...names);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  return compact<ServerFigures>({
    totalRequests: pick('totalRequests', 'requestCount'),
    successRate: pick('successRate'),
    averageResponseTime: pick('averageResponseTime'),
    p95ResponseTime: pick('p95ResponseTime', 'p95'),
    cacheHitRate: pick('cacheHitRate') ?? firstNumber(record(outer.cache), 'hitRate'),
    memoryUsage: pick('memoryUsage'),
    alerts: readAlerts(outer.alerts),
  });
}

/** Alerts, those that fire first. */
export function readAlerts(value: unknown): Alert[] {
  const alerts = list(value).flatMap((item): Alert[] => {
    const row = record(item);
    const rule = record(row.rule);
    const name = firstText(row, 'rule', 'name') ?? firstText(rule, 'name', 'id', 'metric');
    if (!name) return [];
    return [
      compact<Alert>({
        name,
        state: row.state === 'resolved' ? 'resolved' : 'firing',
        metric: text(row.metric),
        value: firstNumber(row, 'value'),
        bound: firstNumber(row, 'bound', 'threshold'),
        since: text(row.since),
        resolvedAt: text(row.resolvedAt),
      }),
    ];
  });
  return alerts.sort((a, b) => Number(a.state === 'resolved') - Number(b.state === 'resolved'));
}
