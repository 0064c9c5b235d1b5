/** What the last runs took: tokens and money, and what they might have cost. Read from the runs themselves. */
import type { Usage } from '@hkm/engine/contract';
import { requestJson } from './http.ts';
import { compact, isRecord, number, record, text } from './read.ts';
import { readUsage } from './result.ts';
import { listRuns } from './runs.ts';

/** How many of the last runs are read; each is a request. */
export const MOST_RECORDS = 30;
const AT_ONCE = 4;

export interface RunRecord {
  id: string;
  title: string;
  createdAt: string;
  /** `builtin` or `provider/model`. */
  composer: string;
  usage: Usage;
  /** USD that the explainer was allowed to cost; absent without a budget. */
  budget?: number;
}

/** Newest first. A run that is deleted meanwhile is left out. */
export async function listRecords(signal?: AbortSignal): Promise<RunRecord[]> {
  const runs = (await listRuns(signal)).slice(0, MOST_RECORDS);
  const records: RunRecord[][] = [];
  for (let at = 0; at < runs.length; at += AT_ONCE) {
    const some = runs.slice(at, at + AT_ONCE).map(({ id }) =>
      requestJson(`/api/runs/${encodeURIComponent(id)}`, { signal }).then(readRecord, (error: unknown) => {
        if (signal?.aborted) throw error;
        return [];
      }),
    );
    records.push(...(await Promise.all(some)));
  }
  return records.flat();
}

export function readRecord(answer: unknown): RunRecord[] {
  const outer = record(answer);
  const inner = isRecord(outer.result) ? outer.result : isRecord(outer.run) ? outer.run : outer;
  const id = text(inner.id) ?? text(outer.id);
  if (!id) return [];
  return [
    compact<RunRecord>({
      id,
      title: text(inner.title) ?? id,
      createdAt: text(inner.createdAt) ?? '',
      composer: text(record(inner.route).composer) ?? 'builtin',
      usage: readUsage(inner.usage),
      budget: number(record(inner.brief).budget),
    }),
  ];
}
