/** Runs by families: what was rendered again from one Run, or before it, is one explainer in several versions. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { RunsTable, Schema } from './schema.ts';
import { decodeCursor, encodeCursor, foldText, likePattern } from './text.ts';
import type { ListRunsOptions, RunSummary } from './types.ts';

/** The newest of its family, and how many there are. */
export interface FamilySummary extends RunSummary {
  versions: number;
}

export interface FamilyPage {
  families: FamilySummary[];
  /** Of all pages. */
  total: number;
  /** Absent on the last page. */
  nextCursor?: string;
}

export interface FamilyReads {
  /** Newest first. A family is found where any of its versions is. Errors: `bad_input` (a cursor that is none). */
  listFamilies(options?: ListRunsOptions): Promise<FamilyPage>;
}

type SummaryRow = Omit<RunsTable, 'search_text' | 'data' | 'origin' | 'passages'> & { size: string | null };
type FamilyRow = SummaryRow & { versions: number; total: number };

const DEFAULT_LIMIT = 24;
const MAX_LIMIT = 200;
/** More words than this in a search are ignored. */
const MAX_WORDS = 10;
/** Steps back to the first version, so that a circle of parents ends too. */
const MOST_STEPS = 500;

const COLUMNS = {
  outputFormat: 'format',
  visualStyle: 'style',
  complexityLevel: 'level',
  language: 'language',
} as const satisfies Partial<Record<keyof ListRunsOptions, keyof RunsTable>>;

export function createFamilyReads(queries: Kysely<Schema>, summaryOf: (row: SummaryRow) => RunSummary): FamilyReads {
  return {
    async listFamilies(options = {}) {
      const limit = Math.min(Math.max(Math.trunc(options.limit ?? DEFAULT_LIMIT), 1), MAX_LIMIT);
      const { rows } = await familyQuery(options, limit).execute(queries);
      const shown = rows.slice(0, limit);
      const families = shown.map(({ versions, total: _total, ...row }) => ({ ...summaryOf(row), versions }));
      const last = families.at(-1);
      const page: FamilyPage = { families, total: rows[0]?.total ?? 0 };
      return rows.length > limit && last ? { ...page, nextCursor: encodeCursor(last) } : page;
    },
  };
}

/**
 * Each Run is followed back to where its family began (a deleted parent still names it); windows over the family then give its
 * newest member, its size, and whether any member is looked for.
 */
function familyQuery(options: ListRunsOptions, limit: number): RawBuilder<FamilyRow> {
  return sql<FamilyRow>`
    with recursive
      back (id, root, step) as (
        select id, id, 0 from runs
        union all
        select back.id, runs.parent_id, step + 1 from back join runs on runs.id = back.root
        where runs.parent_id is not null and step < ${MOST_STEPS}
      ),
      -- the row of the largest step gives its root along
      roots (id, root, step) as (select id, root, max(step) from back group by id),
      members as (
        select id, created_at, kind, title, topic, format, style, level, language, parent_id,
          count(*) over family as versions,
          row_number() over (family order by created_at desc, id desc) as place,
          max(${conditionOf(options)}) over family as is_found
        from runs join roots using (id)
        window family as (partition by root)
      ),
      newest as (select *, count(*) over () as total from members where place = 1 and is_found)
    select id, created_at, kind, title, topic, format, style, level, language, parent_id, versions, total,
      (select json_extract(data, '$.brief.size') from runs where runs.id = newest.id) as size
    from newest
    where ${after(options.cursor)}
    order by created_at desc, id desc
    limit ${limit + 1}`;
}

function conditionOf(options: ListRunsOptions): RawBuilder<boolean> {
  const chosen = Object.entries(COLUMNS).flatMap(([option, column]) => {
    const wanted = options[option as keyof typeof COLUMNS];
    return wanted === undefined ? [] : [sql<boolean>`${sql.ref(column)} = ${wanted}`];
  });
  const words = foldText(options.search ?? '')
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, MAX_WORDS)
    .map((word) => sql<boolean>`search_text like ${likePattern(word)} escape '\\'`);
  return sql<boolean>`(${sql.join([sql`1`, ...chosen, ...words], sql` and `)})`;
}

function after(cursor: string | undefined): RawBuilder<boolean> {
  if (cursor === undefined) return sql<boolean>`1`;
  const { createdAt, id } = decodeCursor(cursor);
  return sql<boolean>`(created_at < ${createdAt} or (created_at = ${createdAt} and id < ${id}))`;
}
