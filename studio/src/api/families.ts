/** The history: each explainer once, with how many versions it has. */
import type { OutputFormat } from '@hkm/engine/contract';
import { requestJson } from './http.ts';
import { compact, list, number, record, text } from './read.ts';
import { type RunSummary, readSummary } from './runs.ts';

/** The newest version of an explainer. */
export interface Family extends RunSummary {
  versions: number;
}

export interface FamilyPage {
  families: Family[];
  /** Of all pages. */
  total: number;
  nextCursor?: string;
}

export interface FamilyQuery {
  search: string;
  outputFormat: OutputFormat | '';
}

const PAGE_SIZE = 24;

export async function listFamilies(
  { search, outputFormat }: FamilyQuery,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<FamilyPage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  if (search.trim()) query.set('search', search.trim().slice(0, 300));
  if (outputFormat) query.set('outputFormat', outputFormat);
  if (cursor) query.set('cursor', cursor);
  return readPage(await requestJson(`/api/history?${query}`, { signal }));
}

function readPage(answer: unknown): FamilyPage {
  const fields = record(answer);
  const families = list(fields.families).flatMap((row) =>
    readSummary(row).map((summary) => ({ ...summary, versions: number(record(row).versions) ?? 1 })),
  );
  return compact<FamilyPage>({
    families,
    total: number(fields.total) ?? families.length,
    nextCursor: text(fields.nextCursor),
  });
}

/** A run with all its other versions, for good. */
export async function deleteFamily(id: string): Promise<void> {
  await requestJson(`/api/history/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
