/** How the server fares: figures and alerts. A figure that it does not give is absent, not zero. */
import { requestJson } from './http.ts';
import { compact, firstNumber, firstText, isRecord, type Json, list, number, record, text } from './read.ts';

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
  medianResponseTime?: number;
  /** Mean milliseconds of a call, by `provider/model`. */
  modelTimes?: Record<string, number>;
  /** Percent. */
  cacheHitRate?: number;
  /** Megabytes. */
  memoryUsage?: number;
  /** Explainers under way. */
  running?: number;
  /** Requests that wait for their turn. */
  waiting?: number;
  /** Open connections to model services. */
  connections?: number;
  /** How often each kind of error happened; absent where the server does not say. */
  errors?: Record<string, number>;
  alerts: Alert[];
}

/** The operation whose errors are told apart: what people ask for. */
const OPERATION = 'generate';

/** Figures, with the alerts of `/api/alerts` and the errors by kind where the server has them. */
export async function getFigures(signal?: AbortSignal): Promise<ServerFigures> {
  const [answer, alerts] = await Promise.all([
    requestJson('/api/metrics', { signal }),
    requestJson('/api/alerts', { signal }).catch(() => undefined),
  ]);
  const figures = readFigures(answer);
  const isKnown = record(record(answer).operations)[OPERATION] !== undefined;
  const details = isKnown
    ? await requestJson(`/api/metrics/${OPERATION}`, { signal }).catch(() => undefined)
    : undefined;
  return {
    ...figures,
    ...(details === undefined ? {} : { errors: readCounts(record(details).errorDistribution) }),
    ...(alerts === undefined ? {} : { alerts: readAlerts(record(alerts).alerts ?? alerts) }),
  };
}

function readTimes(byModel: Json): Record<string, number> {
  return Object.fromEntries(
    Object.entries(byModel).flatMap(([key, value]) => {
      const time = number(record(value).averageResponseTime);
      return time ? [[key, time]] : [];
    }),
  );
}

function readCounts(value: unknown): Record<string, number> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([kind, count]) => (typeof count === 'number' ? [[kind, count]] : [])),
  );
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
    medianResponseTime: number(record(operations.generate).p50ResponseTime),
    modelTimes: isRecord(outer.byModel) ? readTimes(outer.byModel) : undefined,
    cacheHitRate: pick('cacheHitRate') ?? firstNumber(record(outer.cache), 'hitRate'),
    memoryUsage: pick('memoryUsage'),
    running: pick('running'),
    waiting: pick('waiting', 'queueLength') ?? firstNumber(record(outer.queue), 'waiting', 'length'),
    connections:
      pick('connections', 'totalConnections') ??
      firstNumber(record(outer.connections), 'totalConnections', 'total', 'open'),
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
