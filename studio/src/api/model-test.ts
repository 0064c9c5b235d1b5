/** One provider asked on its own: `POST /api/models/test`. */
import { requestJson } from './http.ts';
import { compact, isRecord, list, number, record, text } from './read.ts';

/** What to do about it; `look` where nobody knows better. */
export const MENDINGS = ['configure', 'start', 'wait', 'install', 'look'] as const;
export type Mending = (typeof MENDINGS)[number];

export interface ConnectionReport {
  ok: boolean;
  /** Milliseconds. */
  durationMs: number;
  endpoint?: string;
  modelCount: number;
  /** Of the first few. */
  modelNames: string[];
  problem?: { code: string; message: string; mending: Mending };
}

export async function testProvider(provider: string): Promise<ConnectionReport> {
  return readReport(await requestJson('/api/models/test', { method: 'POST', body: { provider } }));
}

export function readReport(answer: unknown): ConnectionReport {
  const report = record(answer);
  const modelNames = list(report.modelNames).flatMap((name) => text(name) ?? []);
  const { problem } = report;
  return compact<ConnectionReport>({
    ok: report.ok === true,
    durationMs: number(report.durationMs) ?? 0,
    endpoint: text(report.endpoint),
    modelCount: number(report.modelCount) ?? modelNames.length,
    modelNames,
    problem: isRecord(problem)
      ? {
          code: text(problem.code) ?? '',
          message: text(problem.message) ?? '',
          mending: MENDINGS.find((name) => name === problem.mending) ?? 'look',
        }
      : undefined,
  });
}
