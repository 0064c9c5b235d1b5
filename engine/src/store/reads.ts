/** Every question. Reads never wait for the writer (write-ahead log), and see only what was committed. */
import { CompiledQuery, type Kysely, sql } from 'kysely';
import type { Artifact, ExportFormat, ResearchOutput, Run, SourceText } from '../contract/index.ts';
import { type BatchReads, createBatchReads } from './batches.ts';
import { type CacheReads, createCacheReads } from './cache.ts';
import { createFamilyReads, type FamilyReads } from './families.ts';
import { createMetricsReads, type MetricsReads } from './metrics.ts';
import type { RunsTable, Schema } from './schema.ts';
import { createSpendingReads, type SpendingReads } from './spending.ts';
import { decodeCursor, encodeCursor, foldText, fromJson, likePattern, unpackBlob } from './text.ts';
import type { KeptPassage, KeptResearch, ListRunsOptions, RunPage, RunSummary, Template } from './types.ts';
import { createUsageReads, type UsageReads } from './usage.ts';

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 200;
/** More words than this in a search are ignored. */
const MAX_WORDS = 10;
const HAS_RUN = 'select 1 from runs where id = ?';
const decoder = new TextDecoder();

export interface Reads extends MetricsReads, BatchReads, CacheReads, SpendingReads, UsageReads, FamilyReads {
  hasRun(id: string): Promise<boolean>;
  getRun(id: string): Promise<Run | undefined>;
  findRunByPicture(hash: string): Promise<Run | undefined>;
  getResearch(runId: string): Promise<KeptResearch | undefined>;
  getSource(runId: string, sourceId: string): Promise<SourceText | undefined>;
  listRuns(options?: ListRunsOptions): Promise<RunPage>;
  listVersions(id: string): Promise<RunSummary[]>;
  getArtifact(runId: string, format: ExportFormat): Promise<Artifact | undefined>;
  listArtifacts(runId: string): Promise<ExportFormat[]>;
  listTemplates(): Promise<Template[]>;
  getSetting(key: string): Promise<unknown>;
  countRuns(): Promise<number>;
}

export function createReads(queries: Kysely<Schema>): Reads {
  return {
    ...createMetricsReads(queries),
    ...createBatchReads(queries),
    ...createCacheReads(queries),
    ...createSpendingReads(queries),
    ...createUsageReads(queries),
    ...createFamilyReads(queries, summaryOf),
    // Written out: a query that is built anew for each call costs more than its answer.
    hasRun: async (id) => (await queries.executeQuery(CompiledQuery.raw(HAS_RUN, [id]))).rows.length > 0,
    async getRun(id) {
      const row = await queries.selectFrom('runs').select('data').where('id', '=', id).executeTakeFirst();
      return row && fromJson<Run>(row.data);
    },
    async findRunByPicture(hash) {
      const row = await queries
        .selectFrom('artifacts')
        .innerJoin('runs', 'runs.id', 'artifacts.run_id')
        .select('data')
        .where('hash', '=', hash)
        .where('artifacts.format', '=', 'svg')
        .where('parent_id', 'is', null)
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && fromJson<Run>(row.data);
    },
    getResearch: (runId) => getResearch(queries, runId),
    getSource: async (runId, sourceId) => (await selectSources(queries, runId, sourceId))[0],
    listRuns: (options = {}) => listRuns(queries, options),
    listVersions: (id) => listVersions(queries, id),

    async getArtifact(runId, format) {
      const row = await queries
        .selectFrom('artifacts')
        .innerJoin('blobs', 'blobs.hash', 'artifacts.hash')
        .select(['media_type', 'artifacts.hash as hash', 'encoding', 'bytes'])
        .where('run_id', '=', runId)
        .where('format', '=', format)
        .executeTakeFirst();
      return row && { format, mediaType: row.media_type, hash: row.hash, bytes: await unpackBlob(row) };
    },

    async listArtifacts(runId) {
      const rows = await queries.selectFrom('artifacts').select('format').where('run_id', '=', runId).execute();
      return rows.map((row) => row.format as ExportFormat);
    },

    async listTemplates() {
      const rows = await queries.selectFrom('templates').selectAll().orderBy('created_at').orderBy('id').execute();
      return rows.map(({ id, name, created_at, data }) => ({
        id,
        name,
        createdAt: created_at,
        options: fromJson(data),
      }));
    },

    async getSetting(key) {
      const row = await queries.selectFrom('settings').select('data').where('key', '=', key).executeTakeFirst();
      return row && fromJson<unknown>(row.data);
    },

    async countRuns() {
      const row = await queries
        .selectFrom('runs')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return row.count;
    },
  };
}

async function selectSources(queries: Kysely<Schema>, runId: string, sourceId?: string): Promise<SourceText[]> {
  let query = queries
    .selectFrom('run_sources')
    .innerJoin('blobs', 'blobs.hash', 'run_sources.text_hash')
    .select(['data', 'encoding', 'bytes'])
    .where('run_id', '=', runId)
    .orderBy('position');
  if (sourceId !== undefined) query = query.where('source_id', '=', sourceId);
  const rows = await query.execute();
  return Promise.all(
    rows.map(async (row) => ({
      ...fromJson<Omit<SourceText, 'text'>>(row.data),
      text: decoder.decode(await unpackBlob(row)),
    })),
  );
}

async function getResearch(queries: Kysely<Schema>, runId: string): Promise<KeptResearch | undefined> {
  const row = await queries
    .selectFrom('runs')
    .select(['origin', 'passages'])
    .where('id', '=', runId)
    .executeTakeFirst();
  if (!row) return undefined;
  const sources = await selectSources(queries, runId);
  const textOf = new Map(sources.map((source) => [source.id, source.text]));
  const passages = fromJson<KeptPassage[]>(row.passages).map((passage) => ({
    ...passage,
    text: textOf.get(passage.sourceId)?.slice(passage.start, passage.end) ?? '',
  }));
  return { origin: row.origin as ResearchOutput['origin'], sources, passages };
}

const FILTERS = {
  outputFormat: 'format',
  visualStyle: 'style',
  complexityLevel: 'level',
  language: 'language',
} as const satisfies Partial<Record<keyof ListRunsOptions, keyof RunsTable>>;

const SUMMARY_COLUMNS = [
  'id',
  'created_at',
  'kind',
  'title',
  'topic',
  'format',
  'style',
  'level',
  'language',
  'parent_id',
] as const satisfies (keyof RunsTable)[];

/** Steps back to the first version, so that a circle of parents ends too. */
const MOST_STEPS = 500;

/** The family of a Run: back to where it began, then everything that came of that. A deleted member still ties the others. */
async function listVersions(queries: Kysely<Schema>, id: string): Promise<RunSummary[]> {
  const family = sql<string>`(
    with recursive
      back (id, step) as (
        select ${id}, 0
        union
        select parent_id, step + 1 from runs join back using (id) where parent_id is not null and step < ${MOST_STEPS}
      ),
      family (id) as (
        select id from back
        union
        select runs.id from runs join family on runs.parent_id = family.id
      )
    select id from family
  )`;
  const rows = await queries
    .selectFrom('runs')
    .select(SUMMARY_COLUMNS)
    .select(sql<string | null>`json_extract(data, '$.brief.size')`.as('size'))
    .where('id', 'in', family)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MAX_LIMIT)
    .execute();
  return rows.map(summaryOf);
}

async function listRuns(queries: Kysely<Schema>, options: ListRunsOptions): Promise<RunPage> {
  const limit = Math.min(Math.max(Math.trunc(options.limit ?? DEFAULT_LIMIT), 1), MAX_LIMIT);
  let query = queries
    .selectFrom('runs')
    .select(SUMMARY_COLUMNS)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1);
  for (const [option, column] of Object.entries(FILTERS) as [keyof typeof FILTERS, keyof RunsTable][]) {
    const wanted = options[option];
    if (wanted !== undefined) query = query.where(column, '=', wanted);
  }
  for (const word of foldText(options.search ?? '')
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS)) {
    query = query.where(sql<boolean>`search_text like ${likePattern(word)} escape '\\'`);
  }
  if (options.cursor !== undefined) {
    const { createdAt, id } = decodeCursor(options.cursor);
    query = query.where(({ eb, or, and }) =>
      or([eb('created_at', '<', createdAt), and([eb('created_at', '=', createdAt), eb('id', '<', id)])]),
    );
  }
  const rows = await query.execute();
  const runs = rows.slice(0, limit).map(summaryOf);
  const last = runs.at(-1);
  return rows.length > limit && last ? { runs, nextCursor: encodeCursor(last) } : { runs };
}

type SummaryRow = Omit<RunsTable, 'search_text' | 'data' | 'origin' | 'passages'> & { size?: string | null };

function summaryOf(row: SummaryRow): RunSummary {
  return {
    id: row.id,
    createdAt: row.created_at,
    kind: row.kind as RunSummary['kind'],
    title: row.title,
    topic: row.topic,
    outputFormat: row.format,
    visualStyle: row.style,
    complexityLevel: row.level,
    language: row.language,
    ...(row.size ? { size: row.size } : {}),
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
  };
}
