/**
 * The schema, as an ordered list of named steps. A step that has been released is never edited: add another one.
 * `PRAGMA user_version` holds how many have been applied, so a file of a newer HKM is recognised.
 */
import type { DatabaseSync } from 'node:sqlite';

export interface Migration {
  name: string;
  up(database: DatabaseSync): void;
}

export const MIGRATIONS: readonly Migration[] = [
  {
    name: 'first tables',
    up: (database) =>
      database.exec(`
        create table blobs (
          hash text primary key, encoding text not null, bytes blob not null
        ) strict;
        create table runs (
          id text primary key, created_at text not null, kind text not null, title text not null, topic text not null,
          format text not null, style text not null, level text not null, language text not null,
          parent_id text, search_text text not null, data text not null, origin text not null, passages text not null
        ) strict;
        create index runs_by_time on runs (created_at desc, id desc);
        create table run_sources (
          run_id text not null references runs (id) on delete cascade, position integer not null,
          source_id text not null, text_hash text not null references blobs (hash), data text not null,
          primary key (run_id, position)
        ) strict, without rowid;
        create index run_sources_by_text on run_sources (text_hash);
        create table artifacts (
          run_id text not null references runs (id) on delete cascade, format text not null,
          media_type text not null, hash text not null references blobs (hash),
          primary key (run_id, format)
        ) strict, without rowid;
        create index artifacts_by_hash on artifacts (hash);
        create table templates (
          id text primary key, name text not null, created_at text not null, data text not null
        ) strict;
        create table settings (key text primary key, data text not null) strict;
      `),
  },
  {
    name: 'history of metrics',
    up: (database) =>
      database.exec(`
        create table metrics (
          step integer not null, time integer not null, operation text not null, origin text not null,
          data text not null,
          primary key (step, operation, time, origin)
        ) strict, without rowid;
      `),
  },
  {
    name: 'batches of topics',
    up: (database) =>
      database.exec(`
        create table batches (
          id text primary key, created_at text not null, finished_at text, name text not null, state text not null,
          door text not null, key text not null, owner text not null, claimed_until integer not null
        ) strict;
        create index batches_by_time on batches (created_at desc, id);
        create table batch_items (
          batch_id text not null references batches (id) on delete cascade, position integer not null,
          state text not null, data text not null,
          primary key (batch_id, position)
        ) strict, without rowid;
      `),
  },
  {
    name: 'versions of a run',
    up: (database) => database.exec('create index runs_by_parent on runs (parent_id) where parent_id is not null;'),
  },
  {
    name: 'what may be forgotten',
    up: (database) =>
      database.exec(`
        create table cached (
          key text primary key, encoding text not null, bytes blob not null, size integer not null,
          expires_at integer not null, saved_at integer not null
        ) strict;
        create index cached_by_age on cached (saved_at);
        create index cached_by_end on cached (expires_at);
        create table answered (
          key text primary key, run_id text not null references runs (id) on delete cascade, expires_at integer not null
        ) strict, without rowid;
        create index answered_by_run on answered (run_id);
      `),
  },
  {
    name: 'spending by day',
    up: (database) =>
      database.exec(`
        create table spending (
          day text not null, account text not null, usd real not null, primary key (day, account)
        ) strict, without rowid;
      `),
  },
  {
    name: 'usage by day and composer, of the runs that are there',
    up: (database) =>
      database.exec(`
        create table usage (
          day text not null, composer text not null, runs integer not null, calls integer not null,
          input_tokens integer not null, output_tokens integer not null,
          cost_usd real not null, unknown_costs integer not null,
          budgets integer not null, budget_usd real not null, budget_spent_usd real not null,
          over_budget integer not null,
          primary key (day, composer)
        ) strict, without rowid;
        with facts as (
          select substr(created_at, 1, 10) as day, coalesce(data ->> '$.route.composer', 'builtin') as composer,
            coalesce(data ->> '$.usage.calls', 0) as calls,
            coalesce(data ->> '$.usage.inputTokens', 0) as input_tokens,
            coalesce(data ->> '$.usage.outputTokens', 0) as output_tokens,
            data ->> '$.usage.costUsd' as cost, data ->> '$.brief.budget' as budget, parent_id
          from runs
        ), allowed as (
          select *, case when parent_id is null or calls > 0 then budget end as own_budget from facts
        )
        insert into usage
        select day, composer, count(*), sum(calls), sum(input_tokens), sum(output_tokens),
          total(cost), sum(calls > 0 and cost is null),
          count(own_budget), total(own_budget), total(iif(own_budget is null, 0, cost)),
          sum(coalesce(coalesce(cost, 0) > own_budget, 0))
        from allowed group by day, composer;
      `),
  },
];

/** Applies what is missing; safe when several processes open the folder at once. */
export function migrate(database: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  if (schemaVersion(database) >= migrations.length) return;
  database.exec('begin immediate');
  try {
    for (const migration of migrations.slice(schemaVersion(database))) migration.up(database);
    database.exec(`pragma user_version = ${migrations.length}`);
    database.exec('commit');
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

export function schemaVersion(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.user_version ?? 0);
}
