/** Figures over time: `GET /api/metrics/history`. */
import { requestJson } from './http.ts';
import { isRecord, list, number, record } from './read.ts';

export interface HistoryPoint {
  /** Milliseconds since 1970: when the step begins. */
  time: number;
  requests: number;
  /** Percent. */
  successRate: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Percent of lookups. */
  cacheHitRate: number;
}

export interface History {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Milliseconds between points. */
  step: number;
  /** Oldest first; steps in which nothing was asked are not in it. */
  points: HistoryPoint[];
}

/** What the charts of making explainers are drawn from; the page's own small requests would hide them. */
const OPERATION = 'generate';

export async function getHistory(hours: number, signal?: AbortSignal): Promise<History> {
  const query = new URLSearchParams({ hours: String(hours), operation: OPERATION });
  return readHistory(await requestJson(`/api/metrics/history?${query}`, { signal }), hours);
}

/** What is missing of the span is taken from the hours asked for, ending now. */
export function readHistory(answer: unknown, hours: number, now = Date.now()): History {
  const fields = record(answer);
  const to = timeOf(fields.to) ?? now;
  const points = list(fields.points)
    .flatMap(readPoint)
    .sort((a, b) => a.time - b.time);
  return { from: timeOf(fields.from) ?? to - hours * 3_600_000, to, step: number(fields.step) ?? 60_000, points };
}

function readPoint(value: unknown): HistoryPoint[] {
  if (!isRecord(value)) return [];
  const time = timeOf(value.time);
  const requests = number(value.requests) ?? 0;
  if (time === undefined || requests <= 0) return [];
  const figure = (name: string) => number(value[name]) ?? 0;
  return [
    {
      time,
      requests,
      successRate: figure('successRate'),
      p50: figure('p50'),
      p95: figure('p95'),
      p99: figure('p99'),
      cacheHitRate: figure('cacheHitRate'),
    },
  ];
}

/** A moment as milliseconds or as ISO 8601. */
function timeOf(value: unknown): number | undefined {
  const moment = typeof value === 'string' ? Date.parse(value) : number(value);
  return moment === undefined || Number.isNaN(moment) ? undefined : moment;
}
